// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aim/WindowAim.h"

#include "aim/AimAction.h"
#ifdef VEDETTE_HAS_CALIBRATION
#include "aim/CalibrateAction.h"
#endif
#include "OpenCameras.h"
#include "SelectedCamera.h"
#include "wall/Wall.h"

namespace vedette {

WindowAim::WindowAim(const Wall &wall, OpenCameras &open, QWidget *window)
    : QObject(window)
    , m_wall(wall)
    , m_open(open)
    , m_window(window)
    , m_aim(new AimAction(window))
{
    connect(m_aim, &AimAction::explained, this, &WindowAim::said);
}

WindowAim::~WindowAim() = default;

void WindowAim::connectCameras(const SelectedCamera &selected)
{
    connect(&selected, &SelectedCamera::handleChanged, m_aim,
            [this, &selected](CameraHandle *camera) {
                m_aim->setCamera(camera, m_wall.picture(selected.id()));
            });
#ifdef VEDETTE_HAS_CALIBRATION
    auto *const calibrate = new CalibrateAction(m_window);
    m_calibrate = calibrate;
    connect(&selected, &SelectedCamera::changed, calibrate, &CalibrateAction::setCamera);
    connect(
        calibrate, &CalibrateAction::found, this,
        [this, &selected](QSize field, QSize ranges) {
            setFieldOfView(selected.id(), field, ranges);
        },
        Qt::QueuedConnection);
#endif
}

void WindowAim::setFieldOfView(const QString &id, QSize field, QSize ranges)
{
    const QString problem = m_open.setFieldOfView(id, field, ranges);
    emit calibrated();
    emit said(problem.isEmpty()
                  ? tr("Click with Ctrl into the picture to turn the camera there, or choose "
                       "Aim in the menu View")
                  : problem);
}

} // namespace vedette

#include "moc_WindowAim.cpp"
