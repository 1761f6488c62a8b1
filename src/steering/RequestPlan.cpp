// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/RequestPlan.h"

#include "config/Login.h"
#include "http/AddressLogin.h"
#include "steering/ServoProfile.h"

#include <algorithm>

namespace vedette {

namespace {

Login loginOf(const CameraConfig &config)
{
    const QUrl &url = config.servoUrl;
    return hasOwnLogin(url)
               ? Login{url.userName(QUrl::FullyDecoded), url.password(QUrl::FullyDecoded)}
               : config.login;
}

QString axisValue(double units)
{
    return QString::number(qRound(units));
}

/// Whole units of a relative move, within what one request may turn.
int relativeUnits(const AxisScale &scale, int degrees, int most)
{
    return std::clamp(qRound(scale.units(degrees)), -most, most);
}

std::size_t indexOf(Heading heading)
{
    return static_cast<std::size_t>(heading);
}

const std::optional<RequestTemplate> &stepTo(const PlanBasis &basis, Move direction)
{
    const QPointF point(direction.pan, direction.tilt);
    return basis.dialect->steps[indexOf(headingOf(point, true))];
}

/// How many steps of so many degrees come nearest, at least one where anything was asked for.
int countOf(int degrees, int stepDegrees)
{
    return degrees == 0 ? 0 : std::max(1, qRound(std::abs(degrees) / double(stepDegrees)));
}

int signOf(int value)
{
    return value > 0 ? 1 : value < 0 ? -1 : 0;
}

void appendSteps(RequestPlan &plan, const PlanBasis &basis, Move one, int count)
{
    if (count == 0) {
        return;
    }
    if (const auto &step = stepTo(basis, one)) {
        plan.append(RequestPlan(count, {.request = basis.filled(*step),
                                        .move = cameraMoveOf(one, basis.axes),
                                        .pan = {},
                                        .tilt = {},
                                        .driven = {}}));
    }
}

RequestPlan fixedStepPlan(const PlanBasis &basis, Move servo)
{
    const Grain step = basis.fixedStep();
    const Move one{.pan = signOf(servo.pan) * step.pan, .tilt = signOf(servo.tilt) * step.tilt};
    int pans = countOf(servo.pan, step.pan);
    int tilts = countOf(servo.tilt, step.tilt);
    RequestPlan plan;
    if (pans > 0 && tilts > 0 && hasDiagonals(basis.dialect->steps)) {
        const int both = std::min(pans, tilts);
        appendSteps(plan, basis, one, both);
        pans -= both;
        tilts -= both;
    }
    appendSteps(plan, basis, {.pan = one.pan}, pans);
    appendSteps(plan, basis, {.tilt = one.tilt}, tilts);
    return plan;
}

RequestPlan sizedStepPlan(const PlanBasis &basis, Move servo)
{
    const NumberRange &size = *basis.dialect->stepSize;
    const auto sized = [&size](const AxisScale &scale, int degrees) {
        return std::clamp(qRound(std::abs(scale.units(degrees))), size.minimum, size.maximum);
    };
    const int pan = sized(basis.pan, servo.pan);
    const int tilt = sized(basis.tilt, servo.tilt);
    RequestPlan plan;
    const auto append = [&plan, &basis](Move move, int step) {
        if (const auto &request = stepTo(basis, move)) {
            plan.append({.request = basis.filled(*request, {{"step", QString::number(step)}}),
                         .move = cameraMoveOf(move, basis.axes),
                         .pan = {},
                         .tilt = {},
                         .driven = {}});
        }
    };
    if (servo.pan != 0 && servo.tilt != 0 && pan == tilt && hasDiagonals(basis.dialect->steps)) {
        append(servo, pan);
        return plan;
    }
    if (servo.pan != 0) {
        append({.pan = servo.pan}, pan);
    }
    if (servo.tilt != 0) {
        append({.tilt = servo.tilt}, tilt);
    }
    return plan;
}

} // namespace

PlanBasis::PlanBasis(const CameraConfig &config)
    : dialect(config.dialect ? config.dialect : ServoProfile::usualDialect())
    , pan(dialect->pan, config.servoAxes.panDegrees)
    , tilt(dialect->tilt, config.servoAxes.tiltDegrees)
    , axes(config.servoAxes)
    , panId(config.panId)
    , tiltId(config.tiltId)
{
    const Login login = loginOf(config);
    const std::optional<int> channel = config.servoChannel ? config.servoChannel : dialect->channel;
    values = {{"user", login.userName},
              {"password", login.password},
              {"channel", channel ? QString::number(*channel) : QString()}};
}

DialectRequest PlanBasis::filled(const RequestTemplate &request,
                                 const RequestTemplate::Values &more) const
{
    RequestTemplate::Values all = values;
    all.insert(more);
    return request.filled(all);
}

Grain PlanBasis::fixedStep() const
{
    if (dialect->fixedStep <= 0) {
        return {.pan = AssumedStepDegrees, .tilt = AssumedStepDegrees, .isStep = true};
    }
    return {.pan = pan.degreesOf(dialect->fixedStep),
            .tilt = tilt.degreesOf(dialect->fixedStep),
            .isStep = true};
}

RequestPlan relativePlan(const PlanBasis &basis, Move servo)
{
    const AxisRequests &requests = basis.dialect->relative;
    const int most = basis.dialect->relativeMaximum;
    const RequestTemplate::Values amounts = {
        {"dpan", QString::number(relativeUnits(basis.pan, servo.pan, most))},
        {"dtilt", QString::number(relativeUnits(basis.tilt, servo.tilt, most))}};
    RequestPlan plan;
    const auto append = [&](const RequestTemplate &request, Move move) {
        plan.append({.request = basis.filled(request, amounts),
                     .move = cameraMoveOf(move, basis.axes),
                     .pan = {},
                     .tilt = {},
                     .driven = {}});
    };
    if (requests.both) {
        append(*requests.both, servo);
        return plan;
    }
    if (requests.pan && (servo.pan != 0 || servo.tilt == 0)) {
        append(*requests.pan, {.pan = servo.pan});
    }
    if (requests.tilt && servo.tilt != 0) {
        append(*requests.tilt, {.tilt = servo.tilt});
    }
    return plan;
}

RequestPlan absolutePlan(const PlanBasis &basis, QPointF from, Move servo)
{
    const QPointF target(basis.pan.clamped(from.x() + basis.pan.units(servo.pan)),
                         basis.tilt.clamped(from.y() + basis.tilt.units(servo.tilt)));
    RequestPlan plan = absolutePlanTo(basis, target, servo.pan != 0, servo.tilt != 0);
    for (PlannedRequest &request : plan) {
        request.move = cameraMoveOf(
            {.pan = request.pan ? servo.pan : 0, .tilt = request.tilt ? servo.tilt : 0},
            basis.axes);
    }
    return plan;
}

RequestPlan absolutePlanTo(const PlanBasis &basis, QPointF target, bool withPan, bool withTilt)
{
    const AxisRequests &requests = basis.dialect->absolute;
    const auto places = [&target](const QString &id) {
        return RequestTemplate::Values{
            {"pan", axisValue(target.x())}, {"tilt", axisValue(target.y())}, {"id", id}};
    };
    RequestPlan plan;
    if (requests.both) {
        plan.append({.request = basis.filled(*requests.both, places({})),
                     .move = {},
                     .pan = target.x(),
                     .tilt = target.y(),
                     .driven = {}});
        return plan;
    }
    if (requests.pan && withPan) {
        plan.append({.request = basis.filled(*requests.pan, places(basis.panId)),
                     .move = {},
                     .pan = target.x(),
                     .tilt = {},
                     .driven = {}});
    }
    if (requests.tilt && withTilt) {
        plan.append({.request = basis.filled(*requests.tilt, places(basis.tiltId)),
                     .move = {},
                     .pan = {},
                     .tilt = target.y(),
                     .driven = {}});
    }
    return plan;
}

RequestPlan stepPlan(const PlanBasis &basis, Move servo)
{
    return basis.dialect->stepSize ? sizedStepPlan(basis, servo) : fixedStepPlan(basis, servo);
}

} // namespace vedette
