// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/DialectPlan.h"

#include <algorithm>
#include <cmath>

namespace vedette {

namespace {

AxisRange sorted(double one, double other)
{
    return {.minimum = std::min(one, other), .maximum = std::max(one, other)};
}

/// Where an axis may be by what is known, or is guessed while nothing is.
AxisRange likely(const AxisPosition &axis, const AxisScale &scale)
{
    const double low = axis.isLost() ? axis.at() : axis.lowest();
    const double high = axis.isLost() ? axis.at() : axis.highest();
    return sorted(scale.degreesAt(low), scale.degreesAt(high));
}

/// … by what is known alone.
AxisRange possibleOf(const AxisPosition &axis, const AxisScale &scale)
{
    return sorted(scale.degreesAt(axis.lowest()), scale.degreesAt(axis.highest()));
}

AxisRange reachOf(const AxisScale &scale)
{
    return sorted(scale.degreesAt(scale.axis().minimum), scale.degreesAt(scale.axis().maximum));
}

/// As much of a move as ends within the limit wherever the axis may be; a part of a step is none.
int limitedMove(int degrees, const AxisRange &place, const std::optional<AxisRange> &limit,
                int step)
{
    if (!limit || degrees == 0) {
        return degrees;
    }
    const double room =
        degrees > 0 ? limit->maximum - place.maximum : place.minimum - limit->minimum;
    if (std::abs(degrees) <= room) {
        return degrees;
    }
    const int left = static_cast<int>(std::floor(std::max(0.0, room)));
    return (degrees > 0 ? 1 : -1) * (left - left % step);
}

double within(double degrees, const AxisRange &range)
{
    // A limit that lies wholly beyond the end is at the end.
    return std::clamp(degrees, range.minimum, std::max(range.minimum, range.maximum));
}

} // namespace

/// Two ranges of the firmware's axes as those of the camera's own.
AxisRanges DialectPlan::ofCamera(const AxisRange &pan, const AxisRange &tilt) const
{
    const QPointF low = cameraDirectionOf(QPointF(pan.minimum, tilt.minimum), m_basis.axes);
    const QPointF high = cameraDirectionOf(QPointF(pan.maximum, tilt.maximum), m_basis.axes);
    return {.pan = sorted(low.x(), high.x()), .tilt = sorted(low.y(), high.y())};
}

AxisRanges DialectPlan::reach() const
{
    return ofCamera(reachOf(m_basis.pan), reachOf(m_basis.tilt));
}

AxisRanges DialectPlan::possible() const
{
    return ofCamera(possibleOf(m_place.pan(), m_basis.pan),
                    possibleOf(m_place.tilt(), m_basis.tilt));
}

ServoCommand DialectPlan::limited(const ServoCommand &command) const
{
    using Kind = ServoCommand::Kind;
    ServoCommand allowed = command;
    if (!m_isPlaced) {
        return allowed;
    }
    if (command.kind == Kind::Move) {
        const auto [pan, tilt] =
            ofCamera(likely(m_place.pan(), m_basis.pan), likely(m_place.tilt(), m_basis.tilt));
        const Grain &grain = m_abilities.grain;
        allowed.move = {
            .pan = limitedMove(command.move.pan, pan, m_limits.pan, grain.isStep ? grain.pan : 1),
            .tilt =
                limitedMove(command.move.tilt, tilt, m_limits.tilt, grain.isStep ? grain.tilt : 1)};
    }
    if (command.kind == Kind::MoveTo || (command.kind == Kind::Home && !m_basis.dialect->home)) {
        const auto [pan, tilt] = reach();
        const QPointF &target = command.target;
        allowed.target = {within(within(target.x(), m_limits.pan.value_or(pan)), pan),
                          within(within(target.y(), m_limits.tilt.value_or(tilt)), tilt)};
    }
    return allowed;
}

} // namespace vedette
