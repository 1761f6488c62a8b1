// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dialects/RequestTemplate.h"

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <array>
#include <memory>
#include <optional>

namespace vedette {

/// How hands steer a camera: what its firmware can be asked for.
enum class SteeringKind {
    Relative,   ///< turn by so much
    Absolute,   ///< turn to there
    Step,       ///< one step in a direction, of a fixed or a given size
    Continuous, ///< start to turn in a direction; it turns until it is stopped
};

/// The eight ways a camera can be sent; the four diagonals are often missing.
enum class Heading { Left, Right, Up, Down, LeftUp, RightUp, LeftDown, RightDown };
inline constexpr std::size_t HeadingCount = 8;

/// What one unit of an axis is. Only Degrees say by themselves where a camera points.
enum class AxisUnit { Degrees, Steps, Percent, Duty };

/// One axis as the firmware counts it.
struct DialectAxis
{
    AxisUnit unit = AxisUnit::Degrees;
    int minimum = 0;   ///< in the axis' unit
    int maximum = 180; ///< above minimum
    int centre = 90;   ///< within both; where the camera looks straight ahead
    int sign = 1;      ///< 1: larger is to the right, or up; -1: to the left, or down
    bool clamps =
        false; ///< the firmware is known to stop at the ends, so that Find Home may drive there
    bool isStated = true; ///< the dialect's file says all this; else nothing is known of the axis

    bool operator==(const DialectAxis &) const = default;
};

/// How a firmware wants amounts of one kind: in one request for both axes, or one for each.
struct AxisRequests
{
    std::optional<RequestTemplate> both;
    std::optional<RequestTemplate> pan;
    std::optional<RequestTemplate> tilt;

    [[nodiscard]] bool isEmpty() const { return !both && !pan && !tilt; }
};

/// A whole number that a firmware takes, such as a speed.
struct NumberRange
{
    int minimum = 0;
    int maximum = 0;
    int usual = 0; ///< within both
};

/// One request for each heading that the firmware knows.
using HeadingRequests = std::array<std::optional<RequestTemplate>, HeadingCount>;

/// Something of the camera's that can be set: lamp, brightness, size of the picture.
struct CameraControl
{
    enum class Kind { Switch, Number, Choice };
    struct Choice
    {
        int value = 0;
        QString label;
    };

    QString id;    ///< [a-z][a-z0-9-]*: lamp, frame-size, quality, brightness, mirror, flip, …
    QString label; ///< for the user
    Kind kind = Kind::Switch;
    NumberRange range;       ///< of a Number; a Switch is 0 or 1
    QList<Choice> choices;   ///< of a Choice
    RequestTemplate request; ///< with {value}
    QString statusKey;       ///< in the answer to Dialect::controlStatus; empty: cannot be read.
                             ///< As those of Dialect::Reading; lines may be `var key=value;`
};

/// One firmware's way of being steered, as its file in resources/dialects says it. Immutable once
/// read, so that threads share it as std::shared_ptr<const Dialect>.
struct Dialect
{
    QString id;                     ///< [a-z0-9][a-z0-9-]*
    QString name;                   ///< for people
    QStringList firmwares;          ///< which projects and models use it
    QStringList unverified;         ///< what was not seen in a source; the dialog says so
    bool isUsers = false;           ///< from a file of the user's
    bool takesWholeAddress = false; ///< SERVO_URL is the whole address, with the path; else without
    /// Steered by a WebSocket at socketPath: the `body` of a request is the text frame, and its
    /// target is empty. Requests for controls, their status and the position are HTTP as ever.
    bool usesWebSocket = false;
    QString socketPath;
    std::optional<int> channel; ///< the usual {channel}; nothing: no request has it

    SteeringKind kind = SteeringKind::Relative; ///< what keys and sticks use, of the ways below
    DialectAxis pan;
    DialectAxis tilt;

    AxisRequests relative;     ///< {dpan}, {dtilt} in the axes' units and signs
    int relativeMaximum = 180; ///< the most that one relative request may turn, in units
    AxisRequests
        absolute; ///< {pan}, {tilt}; a request for one axis maybe with {id}, see CameraConfig
    HeadingRequests steps;               ///< maybe with {step}
    std::optional<NumberRange> stepSize; ///< of {step}, in units; without it a step is fixed …
    int fixedStep = 0;                   ///< … and turns by this many units; 0: not known
    HeadingRequests drives;              ///< start to turn; maybe with {speed}
    AxisRequests drive; ///< or with {pan}, {tilt} as speeds -speed.maximum…speed.maximum
    /// Stops whatever moves, together with alsoStop; always there when the camera can be driven.
    std::optional<RequestTemplate> stop;
    QList<RequestTemplate> alsoStop; ///< to be sent too, where one request does not stop both axes
    /// Instead of both, where the firmware wants to know what stops: for what a heading started.
    HeadingRequests stops;
    NumberRange speed; ///< of {speed}
    std::optional<RequestTemplate> home;
    std::optional<RequestTemplate> goToPreset; ///< {preset}
    std::optional<RequestTemplate> storePreset;
    NumberRange presets; ///< numbers that the firmware has

    struct Reading
    {
        RequestTemplate request;
        QString panKey; ///< of the JSON object, or of `key=value` lines, that is answered; maybe
                        ///< below others, with dots between: "message.xpos"
        QString tiltKey;
    };
    std::optional<Reading> position;         ///< where it points can be asked
    std::optional<RequestTemplate> centreOn; ///< {x} {y} {width} {height}: click to centre
    std::optional<RequestTemplate> controlStatus;
    QList<CameraControl> controls;
};

using DialectPointer = std::shared_ptr<const Dialect>;

} // namespace vedette
