// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/RequestPlan.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vedette {

namespace {

PlannedRequest planned(const DialectRequest &request, std::optional<Heading> driven = {})
{
    return {.request = request, .move = {}, .pan = {}, .tilt = {}, .driven = driven};
}

const std::optional<RequestTemplate> &requestFor(const HeadingRequests &requests, Heading heading)
{
    return requests[static_cast<std::size_t>(heading)];
}

/// As a firmware takes speeds that say the direction by their sign.
QString signedSpeed(const Dialect &dialect, const DialectAxis &axis, double level)
{
    if (level == 0) {
        return QStringLiteral("0");
    }
    const int speed = speedAt(dialect.speed, std::abs(level)) * axis.sign;
    return QString::number(level < 0 ? -speed : speed);
}

/// A request for each axis, or one for both.
RequestPlan axesPlan(const PlanBasis &basis, QPointF direction)
{
    const Dialect &dialect = *basis.dialect;
    const RequestTemplate::Values speeds = {
        {"pan", signedSpeed(dialect, dialect.pan, direction.x())},
        {"tilt", signedSpeed(dialect, dialect.tilt, direction.y())}};
    if (dialect.drive.both) {
        return {planned(basis.filled(*dialect.drive.both, speeds))};
    }
    RequestPlan plan;
    for (const auto *request : {&dialect.drive.pan, &dialect.drive.tilt}) {
        if (*request) {
            plan.append(planned(basis.filled(**request, speeds)));
        }
    }
    return plan;
}

} // namespace

bool hasDiagonals(const HeadingRequests &requests)
{
    return std::all_of(requests.cbegin() + static_cast<int>(Heading::LeftUp), requests.cend(),
                       [](const auto &request) { return request.has_value(); });
}

Heading headingOf(QPointF direction, bool withDiagonals)
{
    const double x = std::abs(direction.x());
    const double y = std::abs(direction.y());
    // A diagonal is what is nearer to it than to either axis.
    constexpr double Nearer = std::numbers::sqrt2 - 1;
    const bool isRight = direction.x() > 0;
    const bool isUp = direction.y() > 0;
    if (withDiagonals && std::min(x, y) > Nearer * std::max(x, y)) {
        return isUp ? (isRight ? Heading::RightUp : Heading::LeftUp)
                    : (isRight ? Heading::RightDown : Heading::LeftDown);
    }
    if (x >= y) {
        return isRight ? Heading::Right : Heading::Left;
    }
    return isUp ? Heading::Up : Heading::Down;
}

int speedAt(const NumberRange &speed, double level)
{
    constexpr double Usual = 0.5;
    const double within = std::clamp(level, 0.0, 1.0);
    const auto between = [](int from, int to, double share) {
        return qRound(from + (to - from) * share);
    };
    return within < Usual ? between(speed.minimum, speed.usual, within / Usual)
                          : between(speed.usual, speed.maximum, (within - Usual) / Usual);
}

RequestPlan drivePlan(const PlanBasis &basis, QPointF direction, std::optional<Heading> driven)
{
    const Dialect &dialect = *basis.dialect;
    if (!dialect.drive.isEmpty()) {
        return axesPlan(basis, direction);
    }
    const Heading heading = headingOf(direction, hasDiagonals(dialect.drives));
    const auto &request = requestFor(dialect.drives, heading);
    RequestPlan plan;
    if (driven && driven != heading && requestFor(dialect.stops, *driven)) {
        plan.append(planned(basis.filled(*requestFor(dialect.stops, *driven))));
    }
    if (request) {
        const double level = std::max(std::abs(direction.x()), std::abs(direction.y()));
        const int speed = speedAt(dialect.speed, level);
        plan.append(planned(basis.filled(*request, {{"speed", QString::number(speed)}}), heading));
    }
    return plan;
}

RequestPlan stopPlan(const PlanBasis &basis, std::optional<Heading> driven)
{
    const Dialect &dialect = *basis.dialect;
    const RequestTemplate::Values values = {{"speed", QString::number(dialect.speed.usual)}};
    RequestPlan plan;
    if (driven && requestFor(dialect.stops, *driven)) {
        plan.append(planned(basis.filled(*requestFor(dialect.stops, *driven), values)));
        return plan;
    }
    if (dialect.stop) {
        plan.append(planned(basis.filled(*dialect.stop, values)));
    }
    for (const RequestTemplate &request : dialect.alsoStop) {
        plan.append(planned(basis.filled(request, values)));
    }
    return plan;
}

} // namespace vedette
