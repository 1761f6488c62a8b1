// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/RequestPlan.h"

#include <algorithm>
#include <cmath>

namespace vedette {

namespace {

std::size_t indexOf(Heading heading)
{
    return static_cast<std::size_t>(heading);
}

int signOf(double value)
{
    return value > 0 ? 1 : value < 0 ? -1 : 0;
}

/// What so many units are, in whole degrees to the right and up.
Move degreesOf(const PlanBasis &basis, QPointF units)
{
    const auto degrees = [](const AxisScale &scale, double amount) {
        return qRound(amount / scale.unitsPerDegree() * scale.axis().sign);
    };
    return {.pan = degrees(basis.pan, units.x()), .tilt = degrees(basis.tilt, units.y())};
}

/// units as a movement to the right and up.
QPointF rightAndUp(const PlanBasis &basis, QPointF units)
{
    return {units.x() * basis.pan.axis().sign, units.y() * basis.tilt.axis().sign};
}

PlannedRequest turning(const PlanBasis &basis, const RequestTemplate &request,
                       const RequestTemplate::Values &values, Move servo, QPointF units)
{
    return {.request = basis.filled(request, values),
            .move = cameraMoveOf(servo, basis.axes),
            .pan = {},
            .tilt = {},
            .driven = {},
            .panBy = units.x(),
            .tiltBy = units.y()};
}

/// One request, or one for each axis.
void appendRelative(RequestPlan &plan, const PlanBasis &basis, QPoint units, Move servo)
{
    const AxisRequests &requests = basis.dialect->relative;
    const RequestTemplate::Values amounts = {{"dpan", QString::number(units.x())},
                                             {"dtilt", QString::number(units.y())}};
    if (requests.both) {
        plan.append(turning(basis, *requests.both, amounts, servo, units));
        return;
    }
    if (requests.pan && (servo.pan != 0 || servo.tilt == 0)) {
        plan.append(turning(basis, *requests.pan, amounts, {.pan = servo.pan},
                            {static_cast<double>(units.x()), 0}));
    }
    if (requests.tilt && servo.tilt != 0) {
        plan.append(turning(basis, *requests.tilt, amounts, {.tilt = servo.tilt},
                            {0, static_cast<double>(units.y())}));
    }
}

/// count steps, each by so many units; step: the firmware's {step}.
void appendSteps(RequestPlan &plan, const PlanBasis &basis, QPointF units, qsizetype count,
                 int step = 0)
{
    if (count == 0 || units.isNull()) {
        return;
    }
    const QPointF way = rightAndUp(basis, units);
    const QPointF direction(signOf(way.x()), signOf(way.y()));
    if (const auto &request = basis.dialect->steps[indexOf(headingOf(direction, true))]) {
        const RequestTemplate::Values values =
            step > 0 ? RequestTemplate::Values{{"step", QString::number(step)}}
                     : RequestTemplate::Values();
        plan.append(
            RequestPlan(count, turning(basis, *request, values, degreesOf(basis, units), units)));
    }
}

/// So many steps to the right and up.
RequestPlan fixedSteps(const PlanBasis &basis, int pans, int tilts)
{
    const QPointF step = basis.fixedStepUnits();
    const QPointF one(signOf(pans) * basis.pan.axis().sign * step.x(),
                      signOf(tilts) * basis.tilt.axis().sign * step.y());
    int panCount = std::abs(pans);
    int tiltCount = std::abs(tilts);
    RequestPlan plan;
    if (panCount > 0 && tiltCount > 0 && hasDiagonals(basis.dialect->steps)) {
        const int both = std::min(panCount, tiltCount);
        appendSteps(plan, basis, one, both);
        panCount -= both;
        tiltCount -= both;
    }
    appendSteps(plan, basis, {one.x(), 0}, panCount);
    appendSteps(plan, basis, {0, one.y()}, tiltCount);
    return plan;
}

/// One step on each axis, of those sizes; 0: none.
void appendSizedSteps(RequestPlan &plan, const PlanBasis &basis, QPoint units)
{
    const int pan = std::abs(units.x());
    const int tilt = std::abs(units.y());
    if (pan != 0 && pan == tilt && hasDiagonals(basis.dialect->steps)) {
        appendSteps(plan, basis, units, 1, pan);
        return;
    }
    appendSteps(plan, basis, QPointF(units.x(), 0), pan > 0 ? 1 : 0, pan);
    appendSteps(plan, basis, QPointF(0, units.y()), tilt > 0 ? 1 : 0, tilt);
}

/// Takes from what is left as much as one request may turn.
int takeChunk(int &left, int least, int most)
{
    const int chunk = std::clamp(left, -most, most);
    left -= chunk;
    return std::abs(chunk) < least ? 0 : chunk;
}

} // namespace

RequestPlan relativePlan(const PlanBasis &basis, Move servo)
{
    const int most = basis.dialect->relativeMaximum;
    const QPoint units(std::clamp(qRound(basis.pan.units(servo.pan)), -most, most),
                       std::clamp(qRound(basis.tilt.units(servo.tilt)), -most, most));
    RequestPlan plan;
    appendRelative(plan, basis, units, servo);
    return plan;
}

RequestPlan stepPlan(const PlanBasis &basis, Move servo)
{
    if (basis.dialect->stepSize) {
        const NumberRange &size = *basis.dialect->stepSize;
        const auto sized = [&size](const AxisScale &scale, int degrees) {
            const double units = scale.units(degrees);
            return signOf(units) * std::clamp(qRound(std::abs(units)), size.minimum, size.maximum);
        };
        RequestPlan plan;
        appendSizedSteps(plan, basis, {sized(basis.pan, servo.pan), sized(basis.tilt, servo.tilt)});
        return plan;
    }
    // The nearest number of steps, at least one where anything was asked for.
    const auto count = [](int degrees, int step) {
        return signOf(degrees) *
               std::max(degrees == 0 ? 0 : 1, qRound(std::abs(degrees) / double(step)));
    };
    const Grain step = basis.fixedStep();
    return fixedSteps(basis, count(servo.pan, step.pan), count(servo.tilt, step.tilt));
}

std::optional<RequestPlan> turnPlan(const PlanBasis &basis, QPointF units)
{
    const Dialect &dialect = *basis.dialect;
    RequestPlan plan;
    if (dialect.relative.isEmpty() && !dialect.stepSize) {
        const QPointF step = basis.fixedStepUnits();
        const int pans = qRound(rightAndUp(basis, units).x() / step.x());
        const int tilts = qRound(rightAndUp(basis, units).y() / step.y());
        if (std::abs(pans) + std::abs(tilts) > MostTurnRequests) {
            return std::nullopt;
        }
        return fixedSteps(basis, pans, tilts);
    }
    const bool isSized = dialect.relative.isEmpty();
    const int least = isSized ? dialect.stepSize->minimum : 1;
    const int most = isSized ? dialect.stepSize->maximum : dialect.relativeMaximum;
    QPoint left = units.toPoint();
    while (!left.isNull()) {
        if (plan.size() >= MostTurnRequests) {
            return std::nullopt;
        }
        const QPoint chunk(takeChunk(left.rx(), least, most), takeChunk(left.ry(), least, most));
        if (isSized) {
            appendSizedSteps(plan, basis, chunk);
        } else if (!chunk.isNull()) {
            appendRelative(plan, basis, chunk, degreesOf(basis, chunk));
        }
    }
    return plan;
}

std::optional<RequestPlan> findHomePlan(const PlanBasis &basis, const AxisPosition &pan,
                                        const AxisPosition &tilt, QPointF middle)
{
    const auto down = [](const AxisPosition &axis, const AxisScale &scale) {
        return axis.isSure() ? 0 : axis.highest() - scale.axis().minimum;
    };
    const auto from = [](const AxisPosition &axis, const AxisScale &scale) {
        return axis.isSure() ? axis.at() : scale.axis().minimum;
    };
    QPointF range(down(pan, basis.pan), down(tilt, basis.tilt));
    if (basis.dialect->relative.isEmpty() && !basis.dialect->stepSize) {
        const QPointF step = basis.fixedStepUnits();
        range = {std::ceil(range.x() / step.x()) * step.x(),
                 std::ceil(range.y() / step.y()) * step.y()};
    }
    const std::optional<RequestPlan> there = turnPlan(basis, -range);
    const std::optional<RequestPlan> back =
        turnPlan(basis, middle - QPointF(from(pan, basis.pan), from(tilt, basis.tilt)));
    return there && back ? std::optional(*there + *back) : std::nullopt;
}

} // namespace vedette
