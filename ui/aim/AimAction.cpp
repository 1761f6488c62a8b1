// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aim/AimAction.h"

#include "aim/AimPointer.h"
#include "camera/CameraHandle.h"
#include "VideoWidget.h"

namespace vedette {

AimAction::AimAction(QObject *parent)
    : QAction(tr("A&im"), parent)
{
    setObjectName(QStringLiteral("aim"));
    setShortcut(QKeySequence(Qt::Key_C));
    setCheckable(true);
    m_settling.setSingleShot(true);
    m_settling.setInterval(Settling);
    connect(&m_settling, &QTimer::timeout, this, [this] { m_isUnderWay = false; });
    connect(this, &QAction::toggled, this, [this](bool on) {
        if (m_pointer) {
            m_pointer->setMode(on && m_canAim);
        }
        if (on && !m_canAim) {
            setChecked(false);
            emit explained(toolTip());
        }
    });
    refresh();
}

AimAction::~AimAction()
{
    delete m_pointer;
}

void AimAction::setCamera(CameraHandle *camera, VideoWidget *picture)
{
    if (m_camera) {
        m_camera->disconnect(this);
    }
    delete m_pointer;
    m_camera = camera;
    m_picture = picture;
    m_isUnderWay = false;
    m_settling.stop();
    if (camera != nullptr) {
        connect(camera, &CameraHandle::positionChanged, this, &AimAction::refresh);
        connect(camera, &CameraHandle::servoReplied, &m_settling, qOverload<>(&QTimer::start));
    }
    refresh();
}

void AimAction::refresh()
{
    const CameraPosition position = m_camera ? m_camera->position() : CameraPosition();
    m_canAim = m_picture && position.canAim();
    setEnabled(m_picture && m_camera);
    setToolTip(hintFor(position));
    if (!m_canAim) {
        setChecked(false);
    }
    if (!isEnabled()) {
        delete m_pointer;
    } else if (!m_pointer) {
        // Not for the very click that selects this camera.
        QMetaObject::invokeMethod(this, &AimAction::watchPicture, Qt::QueuedConnection);
    }
}

void AimAction::watchPicture()
{
    if (m_pointer || !m_picture || !isEnabled()) {
        return;
    }
    m_pointer = new AimPointer(*m_picture);
    m_pointer->setMode(isChecked());
    connect(m_pointer, &AimPointer::clicked, this, [this](QPointF point) { aim({.from = point}); });
    connect(m_pointer, &AimPointer::dragged, this,
            [this](QPointF from, QPointF to) { aim({.from = from, .to = to}); });
}

void AimAction::aim(const Aim &aim)
{
    if (!m_canAim) {
        emit explained(toolTip());
    } else if (m_camera && !m_isUnderWay) {
        m_isUnderWay = true;
        m_camera->aim(aim);
    }
}

QString AimAction::hintFor(const CameraPosition &position)
{
    if (position.canAim()) {
        return tr("A click centres what is there; dragging brings it to another place");
    }
    if (position.turnsByDegrees) {
#ifdef VEDETTE_HAS_CALIBRATION
        return tr("It is not known how much this camera shows: choose Calibrate… in the menu "
                  "Camera, or set VEDETTE_FIELD_OF_VIEW in its file");
#else
        return tr("It is not known how much this camera shows: set VEDETTE_FIELD_OF_VIEW in its "
                  "file");
#endif
    }
    if (position.assumed) {
#ifdef VEDETTE_HAS_CALIBRATION
        return tr("It is not known how many degrees this camera turns: choose Calibrate… in the "
                  "menu Camera, or set VEDETTE_PAN_DEGREES and VEDETTE_TILT_DEGREES in its file");
#else
        return tr("It is not known how many degrees this camera turns: set VEDETTE_PAN_DEGREES and "
                  "VEDETTE_TILT_DEGREES in its file");
#endif
    }
    return tr("Only for cameras that turn by degrees");
}

} // namespace vedette

#include "moc_AimAction.cpp"
