// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "Gamepad.h"

#include <QList>
#include <QObject>
#include <QPointF>
#include <QTimer>

#include <chrono>
#include <memory>
#include <vector>

namespace vedette {

/// Steering by gamepads and joysticks, through SDL: a stick is proportional, the D-pad makes steps
/// and holds, other buttons do what GamepadAction has. Devices may come and go at any time. Each
/// may be used; the one whose stick or D-pad was touched last steers, and another one that is held
/// then counts only after it has been at rest. GUI thread.
class GamepadInput : public QObject
{
    Q_OBJECT

public:
    /// How often devices are read: as often as USB gamepads report.
    static constexpr std::chrono::milliseconds PollInterval{8};
    /// How often new devices are looked for, and whether one is still there while nobody uses it.
    static constexpr std::chrono::milliseconds IdleInterval{1000};

    /// SDL is started when the event loop runs.
    explicit GamepadInput(QObject *parent = nullptr);
    ~GamepadInput() override;

    /// Only while active is anything passed on, from false at the beginning. What is held when it
    /// becomes false is released; what is held when it becomes true counts only after the device
    /// has been at rest.
    void setActive(bool active);
    /// What is held is released, and counts only after a rest.
    void awaitRest();
    /// While watched, devices are read as often as while active, and polled() says when.
    void setWatched(bool watched);

    /// In the order they came; there until gamepadsChanged().
    [[nodiscard]] QList<const Gamepad *> gamepads() const;
    /// The text of unavailable(), empty while there is no reason.
    [[nodiscard]] QString problem() const { return m_problem; }
    /// From now on for all of this kind (a device's GUID), and kept.
    void setMapping(const QString &guid, const GamepadMapping &mapping);
    /// All of this kind have their defaults again.
    void resetMapping(const QString &guid);

signals:
    /// The D-pad went down, or the pace changed while it is held.
    void pressed(vedette::Direction direction, vedette::Pace pace);
    void released(vedette::Direction direction);
    /// The stick, after dead zone and curve: each axis -1…1, x to the right, y up.
    void deflected(QPointF deflection, vedette::Pace pace);
    void snapshotRequested();
    void nextCameraRequested();
    void homeRequested();
    /// 1…9.
    void presetRequested(int number);
    /// Devices came or went: the names of all there are.
    void connectedChanged(bool connected, const QString &names);
    /// The same; the pointers of before are no longer valid.
    void gamepadsChanged();
    /// Every device has been read. Only while watched.
    void polled();
    /// Gamepads cannot be used at all; the text says why.
    void unavailable(const QString &text);

private:
    bool start();
    void poll();
    void findDevices(std::chrono::milliseconds now);
    bool removeDetached();
    bool openNew();
    void readAll(std::chrono::milliseconds now);
    void request(GamepadAction action);
    void show(const GamepadState &state);

    QTimer m_timer{this};
    std::vector<std::unique_ptr<Gamepad>> m_gamepads;
    Gamepad *m_steering = nullptr; ///< of m_gamepads: the one that steers, or did last
    GamepadState m_shown;          ///< what the signals have said, the stick after its curve
    std::chrono::milliseconds m_lookedAt{};
    QString m_problem;
    bool m_started = false;
    bool m_active = false;
    bool m_watched = false;
};

} // namespace vedette
