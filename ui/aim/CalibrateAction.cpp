// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aim/CalibrateAction.h"

#include "aim/CalibrationDialog.h"
#include "LiveCamera.h"

namespace vedette {

CalibrateAction::CalibrateAction(QWidget *window)
    : QAction(tr("Cali&brate…"), window)
    , m_window(window)
{
    setObjectName(QStringLiteral("openCalibration"));
    refresh();
    connect(this, &QAction::triggered, this, &CalibrateAction::open);
}

CalibrateAction::~CalibrateAction() = default;

void CalibrateAction::setCamera(LiveCamera *camera)
{
    if (m_camera) {
        m_camera->handle().disconnect(this);
    }
    delete m_dialog;
    m_camera = camera;
    if (camera != nullptr) {
        connect(&camera->handle(), &CameraHandle::positionChanged, this, &CalibrateAction::refresh);
    }
    refresh();
}

void CalibrateAction::refresh()
{
    const CameraPosition position = m_camera ? m_camera->handle().position() : CameraPosition();
    setEnabled(position.turnsByDegrees || position.assumed);
}

void CalibrateAction::open()
{
    m_dialog = new CalibrationDialog(
        *m_camera, [this](QSize field, QSize ranges) { emit found(field, ranges); }, m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->open();
}

} // namespace vedette

#include "moc_CalibrateAction.cpp"
