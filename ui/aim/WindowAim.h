// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QSize>

class QAction;

namespace vedette {

class AimAction;
class OpenCameras;
class SelectedCamera;
class Wall;

/// What the window has of aiming: the action that aims the selected camera by its picture and, when
/// built with OpenCV, the one that calibrates it first. Both are the window's. GUI thread.
class WindowAim : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive this object; window owns it.
    WindowAim(const Wall &wall, OpenCameras &open, QWidget *window);
    ~WindowAim() override;

    /// Both are about the selected camera. Once.
    void connectCameras(const SelectedCamera &selected);
    [[nodiscard]] AimAction *action() const { return m_aim; }
    /// Null: Vedette was built without it, or is not connected yet.
    [[nodiscard]] QAction *calibrate() const { return m_calibrate; }

signals:
    /// A camera has another field of view from now on.
    void calibrated();
    /// A sentence for the user.
    void said(const QString &text);

private:
    void setFieldOfView(const QString &id, QSize field, QSize ranges);

    const Wall &m_wall;
    OpenCameras &m_open;
    QWidget *m_window;
    AimAction *m_aim;
    QAction *m_calibrate = nullptr;
};

} // namespace vedette
