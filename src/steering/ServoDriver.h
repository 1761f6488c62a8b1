// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/CameraConfig.h"
#include "dialects/Dialect.h"
#include "steering/AssumedTurns.h"
#include "steering/Grain.h"
#include "steering/Position.h"
#include "steering/ServoCommand.h"
#include "steering/ServoReply.h"

#include <QJsonObject>
#include <QObject>
#include <QStringList>

#include <array>
#include <memory>
#include <optional>

namespace vedette {

/// What a camera can be asked for. Callers look here, and never at which dialect it is. A value.
struct ServoAbilities
{
    SteeringKind kind = SteeringKind::Relative; ///< how hands steer it
    int stepDegrees = 5;                        ///< CameraConfig::stepDegrees: what one tap turns
    Grain grain;                                ///< of a Move
    bool canMove = true;                        ///< Move: it turns by so much and stops by itself
    bool canDrive = false;                      ///< Drive and Stop
    bool hasDiagonals = true;                   ///< both axes at once
    bool canMoveTo = false;                     ///< MoveTo
    bool needsSurePosition =
        false; ///< … while position() is sure, as it can only be turned by so much
    bool canGoHome = false;
    bool canFindHome = false; ///< its firmware is known to stop at the ends
    bool canGoToPresets = false;
    bool canStorePresets = false;
    bool canReadPosition = false;
    bool canCentreOn = false;
    /// What a Move calls degrees are degrees; else the whole range of an axis is taken for 180.
    bool degreesAreKnown = true;
    bool movesInDegrees = true; ///< … and a Move turns by as many
    /// A Move turns by as much as is asked for, but nobody knows how many degrees that is. In the
    /// camera's own axes.
    std::optional<AssumedTurns> assumed;
    DialectAxis pan;  ///< unit and range, as the firmware counts
    DialectAxis tilt; ///< likewise
    NumberRange presets;
    QStringList controls; ///< ids
};

/// Between which degrees a camera may be sent on one axis.
struct AxisRange
{
    double minimum = 0;
    double maximum = 0;

    bool operator==(const AxisRange &) const = default;
};

struct AxisRanges
{
    AxisRange pan;
    AxisRange tilt;
};

/// On which axes a camera may not be sent everywhere, in its own axes. A value.
struct TurnLimits
{
    std::optional<AxisRange> pan;
    std::optional<AxisRange> tilt;

    bool operator==(const TurnLimits &) const = default;
};

/// What turns a camera: takes one command at a time and says how it ended. Lives in the thread of
/// its parent; all calls there.
class ServoDriver : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// For the camera's dialect. Without a servo address each command ends as NotConfigured.
    static std::unique_ptr<ServoDriver> forCamera(const CameraConfig &config);

    [[nodiscard]] virtual const ServoAbilities &abilities() const = 0;
    /// Does what command says, in as many requests as the dialect needs, one after another and each
    /// sent once, and later, never from within this call, emits finished() once. While busy it is
    /// a programming error: logged, and the command ignored.
    virtual void send(const ServoCommand &command) = 0;
    [[nodiscard]] virtual bool isBusy() const = 0;
    /// Where the camera points, in its own axes; nothing when that cannot be said in degrees.
    [[nodiscard]] virtual std::optional<Position> position() const = 0;
    /// How far it turns, limits or not, in degrees of its own axes; means nothing without a
    /// position.
    [[nodiscard]] virtual AxisRanges reach() const = 0;
    /// Between which degrees it can point, by what is known; where there is a position.
    [[nodiscard]] virtual AxisRanges possible() const = 0;
    /// What makes the position sure again and turns the camera no further than it may have been
    /// asked to already.
    [[nodiscard]] virtual std::optional<ServoCommand> recovery() const = 0;
    /// The camera may have been off, and its firmware may have begun again.
    virtual void mayHaveRestarted() = 0;
    /// It may point anywhere.
    virtual void losePosition() = 0;
    /// Where Move, MoveTo and a Home without a place of the firmware's own end from now on. While
    /// the position is unsure, so are they. What turns until it is stopped is not limited, nor are
    /// the camera's own presets.
    virtual void setLimits(const TurnLimits &limits) = 0;
    /// The position as restorePosition() takes it, of this camera with this dialect alone; empty
    /// without a position.
    [[nodiscard]] virtual QJsonObject keptPosition() const = 0;
    /// False, and nothing is done, when that is not one.
    virtual bool restorePosition(const QJsonObject &kept) = 0;
    /// A command that takes several requests ends as Superseded after the one under way.
    virtual void interrupt() = 0;
    void send(Move move) { send(ServoCommand::ofMove(move)); }

signals:
    /// isBusy() is false again; a slot may call send().
    void finished(const vedette::ServoReply &reply);
};

} // namespace vedette
