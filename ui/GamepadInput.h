// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "GamepadState.h"
#include "steering/Motion.h"

#include <QObject>
#include <QPointF>
#include <QTimer>

#include <chrono>
#include <memory>

namespace vedette {

class GamepadDevice;

/// Steering by a gamepad or joystick, through SDL: the left stick is proportional, the D-pad makes
/// steps and holds. Devices may come and go at any time; the first one counts. GUI thread.
class GamepadInput : public QObject
{
    Q_OBJECT

public:
    /// How often an open device is read: as often as USB gamepads report.
    static constexpr std::chrono::milliseconds PollInterval{8};
    /// How often devices are looked for, and whether one is still there while nobody uses it.
    static constexpr std::chrono::milliseconds IdleInterval{1000};

    /// SDL is started when the event loop runs.
    explicit GamepadInput(QObject *parent = nullptr);
    ~GamepadInput() override;

    /// Only while active is anything passed on, from false at the beginning. What is held when it
    /// becomes false is released; what is held when it becomes true counts only after the device
    /// has been at rest.
    void setActive(bool active);

signals:
    /// The D-pad went down, or the pace changed while it is held.
    void pressed(vedette::Direction direction, vedette::Pace pace);
    void released(vedette::Direction direction);
    /// The stick, after dead zone and curve: each axis -1…1, x to the right, y up.
    void deflected(QPointF deflection, vedette::Pace pace);
    void connectedChanged(bool connected, const QString &name);
    /// Gamepads cannot be used at all; the text says why.
    void unavailable(const QString &text);

private:
    bool start();
    void poll();
    void follow();
    void show(const GamepadState &state);

    QTimer m_timer{this};
    std::unique_ptr<GamepadDevice> m_device;
    GamepadState m_shown; ///< what the signals have said, the stick after its curve
    bool m_started = false;
    bool m_active = false;
    bool m_awaitsRest = false;
};

} // namespace vedette
