// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Mounting.h"
#include "steering/HandMotion.h"
#include "steering/Motion.h"
#include "steering/PositionRecovery.h"
#include "steering/ServoDriver.h"

#include <QList>
#include <QObject>
#include <QPointF>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace vedette {

class OwedStop;

/// Turns what hands do into servo commands (a tap is a step at once, a hold is smooth motion by
/// this object's own clock, a deflection is a speed), with at most one in flight and nothing
/// queued. What becomes of what, JogMotion says, or DriveMotion for a camera that turns until it is
/// stopped. Where the camera points is in SteeringPosition.cpp. Lives in the io thread; all calls
/// on that thread (or through queued connections).
class Steering : public QObject
{
    Q_OBJECT

public:
    /// How often a hold moves on. A servo takes a new position 50 times a second; the clock runs
    /// only while something is held.
    static constexpr std::chrono::milliseconds TickInterval{20};

    /// `driver` must outlive this object, which is to be its only user.
    explicit Steering(ServoDriver &driver, QObject *parent = nullptr);
    ~Steering() override;

    /// Where it is kept that the camera may be turning; must outlive this object. If it says so
    /// already, the camera is stopped as soon as the event loop runs.
    void setOwedStop(OwedStop &owed);
    /// Nothing turns, as far as this object started it and knows. False while a stop is owed.
    [[nodiscard]] bool isAtRest() const { return !m_motion->owesStop(); }
    /// A request has not been answered yet: position() is where the camera was before it.
    [[nodiscard]] bool isUnderWay() const { return m_driver.isBusy(); }
    /// Somebody's command has not ended yet.
    [[nodiscard]] bool isSteering() const
    {
        return m_driver.isBusy() || !m_orders.isEmpty() || !isAtRest();
    }
    [[nodiscard]] const ServoAbilities &abilities() const { return m_driver.abilities(); }

    /// Where the camera points, as its picture is shown; nothing when that cannot be said.
    [[nodiscard]] std::optional<Position> position() const;

    /// How far it may be sent, likewise.
    [[nodiscard]] AxisRanges reach() const;
    /// Between which degrees it can point, by what is known; where there is a position.
    [[nodiscard]] AxisRanges possible() const;
    /// A place in the camera's own axes, which stays the same place however it is mounted, as it is
    /// shown; and back.
    [[nodiscard]] QPointF shownPlace(QPointF ofCamera) const;
    [[nodiscard]] QPointF cameraPlace(QPointF shown) const;

    using Done = std::function<void(const ServoReply &reply)>;
    /// Commands that are not of hands: to turn to a place, home or a preset, to set a control. Each
    /// waits for what is under way, and those of hands go first. The last command wins: one that
    /// turns the camera releases what is held and takes the place of those that wait to turn it, as
    /// any movement of hands does; these end as Superseded. move, target and point are those of the
    /// picture as it is shown. Those that wait while the
    /// camera does not answer end as what it did not answer. done is called once, later, never from
    /// within this call.
    void order(ServoCommand command, const Done &done);
    /// Drives the camera against the ends of both axes and to its centre, after which it is known
    /// where it points. Not limited: only when somebody asked for it. For cameras with
    /// ServoAbilities::canFindHome; interrupted by whatever else turns the camera.
    void findHome(const Done &done);
    /// So many may wait; more than anybody can press in the time of one answer end as Superseded.
    static constexpr int MostOrders = 16;

    /// Where straight ahead is, and between which degrees the camera may be sent, both as it is
    /// shown. A camera with limits that turns until it is stopped is steered by single moves
    /// instead, where it has them.
    void setReach(const CameraReach &reach);
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
    /// The camera may have been off, and its firmware may have begun again.
    void mayHaveRestarted();
    /// Asks the camera where it points, if it can say and nothing else is under way.
    void checkPosition();

signals:
    /// A request leaves, with all that move() was given until now.
    void sent();
    /// A request has ended, well or not. A failure's text is for the user.
    void replied(const vedette::ServoReply &reply);
    /// What somebody steered by has ended, well or not: a command of hands, or an order that turns.
    void turned();
    /// isAtRest() again.
    void rested();
    /// Somebody began to steer: hands, or an order that turns the camera.
    void steered();
    /// A command leaves after which the camera may point elsewhere.
    void turning();
    /// position() may be another.
    void positionChanged();

private:
    struct Order
    {
        ServoCommand command;
        Done done;
    };

    void handsSteer();
    void dropTurningOrders();
    void supersede(const Order &order);
    void endLater(const Order &order, const ServoReply &reply);
    [[nodiscard]] QList<Order> takeHopeless(const ServoReply &reply);
    [[nodiscard]] bool sendHands();
    void sendOrder();
    void sendWhatIsDue();
    void driverFinished(const ServoReply &reply);
    void applyLimits();
    void dropTurning();
    static CommandEnd endOf(const ServoReply &reply);
    void followPosition(const ServoReply &reply);
    [[nodiscard]] AxisRanges shownRanges(const AxisRanges &own) const;
    [[nodiscard]] bool sendRecovery();
    void send(const ServoCommand &command);

    ServoDriver &m_driver;
    std::unique_ptr<HandMotion> m_motion; ///< in the camera's own axes
    QList<Order> m_orders;                ///< that wait
    std::optional<Order> m_ordered;       ///< in flight
    OwedStop *m_owed = nullptr;
    Mounting m_mounting;
    CameraReach m_reach;
    QTimer m_tick{this};
    ServoCommand::Kind m_sent = ServoCommand::Kind::Move;
    bool m_wasSure = false; ///< after the last command
    PositionRecovery m_recovery;
    bool m_isRecovering = false; ///< what is in flight asks for or restores the position
    QTimer m_recoverAt{this};
};

} // namespace vedette
