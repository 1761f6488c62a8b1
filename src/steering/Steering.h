// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Mounting.h"
#include "steering/JogMotion.h"
#include "steering/Motion.h"
#include "steering/ServoLink.h"

#include <QObject>
#include <QPointF>
#include <QTimer>

#include <chrono>

namespace vedette {

/// Turns what hands do into servo moves (a tap is a step at once, a hold is smooth motion by this
/// object's own clock, a deflection is a speed), with at most one request in flight and nothing
/// queued; JogMotion says what becomes of what. Lives in the io thread; all calls on that thread
/// (or through queued connections).
class Steering : public QObject
{
    Q_OBJECT

public:
    /// How often a hold moves on. A servo takes a new position 50 times a second; the clock runs
    /// only while something is held.
    static constexpr std::chrono::milliseconds TickInterval{20};

    /// `link` must outlive this object, which is to be its only user.
    explicit Steering(ServoLink &link, QObject *parent = nullptr);
    ~Steering() override;

    /// How the camera is mounted from now on. Directions and moves are those of the picture as it
    /// is shown; they are turned where they come in, so that all behind is in the camera's own
    /// axes. What is held is released: it meant another direction.
    void setMounting(const Mounting &mounting);

public slots:
    /// A key, a pad or an arrow button went down: one step at once; after a short while, motion.
    void press(vedette::Direction direction, vedette::Pace pace);
    /// It came up: motion in this direction stops. Harmless when it was not down.
    void release(vedette::Direction direction);
    /// An analog stick: each axis -1…1, x positive to the right, y positive up; (0, 0) stops.
    void setDeflection(QPointF deflection, vedette::Pace pace);
    /// One single movement, as from a web request; sent() and replied() follow in any case.
    void move(vedette::Move move);
    /// Focus lost, window closed, device unplugged: everything is released at once. Steps and
    /// single moves that wait for the request in flight still leave, as one.
    void releaseAll();

signals:
    /// A request leaves, with all that move() was given until now.
    void sent();
    /// A request has ended, well or not. A failure's text is for the user.
    void replied(const vedette::ServoReply &reply);

private:
    void sendWhatIsDue();
    void linkFinished(const ServoReply &reply);

    ServoLink &m_link;
    JogMotion m_motion; ///< in the camera's own axes
    Mounting m_mounting;
    QTimer m_tick{this};
};

} // namespace vedette
