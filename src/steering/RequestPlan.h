// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/CameraConfig.h"
#include "dialects/Dialect.h"
#include "steering/AxisPosition.h"
#include "steering/AxisScale.h"
#include "steering/Grain.h"
#include "steering/Motion.h"

#include <QList>
#include <QPointF>

#include <optional>

namespace vedette {

/// One request of a command, and what is true once the camera has acknowledged it. A value.
struct PlannedRequest
{
    DialectRequest request;
    Move move;                  ///< its part of the move that was asked for, in the camera's axes
    std::optional<double> pan;  ///< where this axis is then, in the firmware's units
    std::optional<double> tilt; ///< likewise
    std::optional<Heading> driven; ///< where it turns then, until it is stopped
    double panBy = 0;              ///< how far this axis turns, in the firmware's units and sign
    double tiltBy = 0;             ///< likewise
    bool leadsAway = false;        ///< it turns, and nobody knows where to

    [[nodiscard]] bool turns() const
    {
        return leadsAway || pan || tilt || panBy != 0 || tiltBy != 0;
    }
};

using RequestPlan = QList<PlannedRequest>;

/// What all requests to one camera are made from. A value.
struct PlanBasis
{
    explicit PlanBasis(const CameraConfig &config);

    /// The template with what is always the same, and with more.
    [[nodiscard]] DialectRequest filled(const RequestTemplate &request,
                                        const RequestTemplate::Values &more = {}) const;
    /// Of each axis that the camera has.
    [[nodiscard]] bool degreesAreKnown() const
    {
        return (!hasPan() || pan.degreesAreKnown()) && (!hasTilt() || tilt.degreesAreKnown());
    }
    [[nodiscard]] bool hasPan() const;
    [[nodiscard]] bool hasTilt() const;
    /// Of one fixed step, in degrees.
    [[nodiscard]] Grain fixedStep() const;
    /// … and in the firmware's units.
    [[nodiscard]] QPointF fixedStepUnits() const;

    DialectPointer dialect;
    AxisScale pan;
    AxisScale tilt;
    ServoAxes axes;
    QString panId; ///< {id} of a request for this axis
    QString tiltId;
    RequestTemplate::Values values;
};

/// A firmware that does not say how far its step goes is taken to turn by so many degrees.
inline constexpr int AssumedStepDegrees = 5;

// The requests of one movement, given in the firmware's own axes. What the dialect has no request
// for is left out.

RequestPlan relativePlan(const PlanBasis &basis, Move servo);
/// from: where it points now, in units.
RequestPlan absolutePlan(const PlanBasis &basis, QPointF from, Move servo);
/// To there, in units.
RequestPlan absolutePlanTo(const PlanBasis &basis, QPointF target, bool withPan, bool withTilt);
/// Fixed steps one after another, or one of the size that is asked for on each axis; both axes in
/// one request where the dialect has diagonals.
RequestPlan stepPlan(const PlanBasis &basis, Move servo);
/// For a camera that is told how far to turn: by so many units, as near as its requests come to
/// that, in as many as it takes. Nothing when those would be more than MostTurnRequests.
std::optional<RequestPlan> turnPlan(const PlanBasis &basis, QPointF units);
/// To the lower end of each axis that is not where it is known to be, and then to middle, in units.
std::optional<RequestPlan> findHomePlan(const PlanBasis &basis, const AxisPosition &pan,
                                        const AxisPosition &tilt, QPointF middle);
/// Some minutes' worth. A step of a degree takes 360 for a whole turn.
inline constexpr int MostTurnRequests = 500;
/// direction: each axis -1…1. A direction between two that the dialect has takes the nearer.
/// driven: where it turns already, which some firmwares have to be told to end.
RequestPlan drivePlan(const PlanBasis &basis, QPointF direction, std::optional<Heading> driven);
/// driven: nothing when that is not known; then everything is stopped that could turn.
RequestPlan stopPlan(const PlanBasis &basis, std::optional<Heading> driven);

/// The dialect has a request for each diagonal.
bool hasDiagonals(const HeadingRequests &requests);
/// Of the eight headings, the one nearest to direction, which is not (0, 0).
Heading headingOf(QPointF direction, bool withDiagonals);
/// What the firmware's {speed} is at this level, 0…1: at 0.5 the usual one.
int speedAt(const NumberRange &speed, double level);

} // namespace vedette
