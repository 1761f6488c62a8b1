// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "LiveCamera.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <memory>

namespace vedette {

class CameraHandle;
class JoystickDock;
class StatusLine;
class SteeringInputs;
class WatchedCameras;
struct CameraPosition;

/// What of the window is about one camera, joined with the selected one: the status line says what
/// it does, and keys, joysticks and gamepad steer it and no other. GUI thread.
class SelectedCamera : public QObject
{
    Q_OBJECT

public:
    /// All must outlive this object.
    SelectedCamera(WatchedCameras &watched, StatusLine &statusLine, JoystickDock &joystick,
                   SteeringInputs &inputs);
    ~SelectedCamera() override;

    /// Which is selected from now on. What was steered before stops at once.
    void set(const QString &id);
    [[nodiscard]] QString id() const { return m_id; }
    /// Blocked: nothing of the window steers it, or any other one.
    void setBlocked(bool blocked);
    /// Null while it is not watched.
    [[nodiscard]] LiveCamera *camera() const { return m_camera; }

signals:
    /// camera() is another one, or null.
    void changed(vedette::LiveCamera *camera);
    /// The same of its handle; the camera outlives that being told.
    void handleChanged(vedette::CameraHandle *camera);
    /// Likewise of whom menus may steer: null also while that is blocked.
    void steerableChanged(vedette::CameraHandle *camera);

private:
    void showPosition(const CameraPosition &position);
    void join(LiveCamera *camera);

    WatchedCameras &m_watched;
    StatusLine &m_statusLine;
    JoystickDock &m_joystick;
    SteeringInputs &m_inputs;
    QString m_id;
    QPointer<LiveCamera> m_camera;
    bool m_isBlocked = false;
    std::unique_ptr<QObject> m_link; ///< of the connections to m_camera
};

} // namespace vedette
