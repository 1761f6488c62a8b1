// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/CameraConfig.h"
#include "dialects/Dialect.h"
#include "steering/Grain.h"
#include "steering/Position.h"
#include "steering/ServoCommand.h"
#include "steering/ServoReply.h"

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
    bool canMoveTo = false; ///< MoveTo, while position() is known or wherever it points
    bool canGoHome = false;
    bool canGoToPresets = false;
    bool canStorePresets = false;
    bool canReadPosition = false;
    bool canCentreOn = false;
    /// What a Move calls degrees are degrees; else the whole range of an axis is taken for 180.
    bool degreesAreKnown = true;
    DialectAxis pan;  ///< unit and range, as the firmware counts
    DialectAxis tilt; ///< likewise
    NumberRange presets;
    QStringList controls; ///< ids
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
    void send(Move move) { send(ServoCommand::ofMove(move)); }

signals:
    /// isBusy() is false again; a slot may call send().
    void finished(const vedette::ServoReply &reply);
};

} // namespace vedette
