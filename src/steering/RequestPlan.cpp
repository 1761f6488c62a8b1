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

bool PlanBasis::hasPan() const
{
    const AxisRequests &places = dialect->absolute;
    return dialect->kind != SteeringKind::Absolute || places.both || places.pan;
}

bool PlanBasis::hasTilt() const
{
    const AxisRequests &places = dialect->absolute;
    return dialect->kind != SteeringKind::Absolute || places.both || places.tilt;
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

QPointF PlanBasis::fixedStepUnits() const
{
    if (dialect->fixedStep <= 0) {
        return {AssumedStepDegrees * pan.unitsPerDegree(),
                AssumedStepDegrees * tilt.unitsPerDegree()};
    }
    return {static_cast<double>(dialect->fixedStep), static_cast<double>(dialect->fixedStep)};
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

} // namespace vedette
