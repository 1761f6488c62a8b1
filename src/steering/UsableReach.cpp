// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/UsableReach.h"

#include "config/Settings.h"
#include "steering/DialectPlan.h"

#include <QCoreApplication>

#include <algorithm>

namespace vedette {

namespace {

constexpr auto ReachContext = "vedette::UsableReach";

AxisRange between(double one, double other)
{
    return {.minimum = std::min(one, other), .maximum = std::max(one, other)};
}

/// How far the servos turn from their middle, as the picture is shown.
AxisRanges shownReach(const AxisRanges &own, const Mounting &mounting)
{
    const QPointF low = mounting.shownDirection({own.pan.minimum, own.tilt.minimum});
    const QPointF high = mounting.shownDirection({own.pan.maximum, own.tilt.maximum});
    return {.pan = between(low.x(), high.x()), .tilt = between(low.y(), high.y())};
}

bool holds(const AxisRange &range, double degrees)
{
    return degrees >= range.minimum && degrees <= range.maximum;
}

QString textOf(const AxisRange &range)
{
    return QStringLiteral("%1..%2").arg(range.minimum).arg(range.maximum);
}

void checkCentre(UsableReach &usable, const AxisRanges &servos, const QString &camera)
{
    const QPoint centre = usable.reach.centre;
    if (centre.isNull() || (holds(servos.pan, centre.x()) && holds(servos.tilt, centre.y()))) {
        return;
    }
    usable.warnings += QCoreApplication::translate(
                           ReachContext, "%1=%2,%3 of %4 has no effect: from their middle the "
                                         "servos turn %5 degrees across and %6 upwards.")
                           .arg(key::Centre)
                           .arg(centre.x())
                           .arg(centre.y())
                           .arg(camera, textOf(servos.pan), textOf(servos.tilt));
    usable.reach.centre = {};
}

/// servos: from the centre.
void checkLimits(std::optional<DegreeRange> &limits, const AxisRange &servos, const QString &name,
                 const QString &camera, QStringList &warnings)
{
    if (!limits || (limits->minimum <= servos.maximum && limits->maximum >= servos.minimum)) {
        return;
    }
    warnings += QCoreApplication::translate(
                    ReachContext, "%1=%2..%3 of %4 has no effect: from the centre the servos turn "
                                  "%5 degrees, and this would leave them no place.")
                    .arg(name)
                    .arg(limits->minimum)
                    .arg(limits->maximum)
                    .arg(camera, textOf(servos));
    limits.reset();
}

AxisRange from(int centre, const AxisRange &range)
{
    return {.minimum = range.minimum - centre, .maximum = range.maximum - centre};
}

} // namespace

UsableReach usableReach(const CameraConfig &config)
{
    UsableReach usable{.reach = config.reach, .warnings = {}};
    if (config.servoUrl.isEmpty()) {
        return usable;
    }
    const DialectPlan plan(config);
    const QString camera = config.cameraName();
    if (!plan.position()) {
        if (config.reach.pan || config.reach.tilt) {
            usable.warnings +=
                QCoreApplication::translate(ReachContext,
                                            "The limits of %1 have no effect: Vedette does not "
                                            "know in degrees where this camera points.")
                    .arg(camera);
        }
        return usable;
    }
    const AxisRanges servos = shownReach(plan.reach(), config.mounting);
    checkCentre(usable, servos, camera);
    CameraReach &reach = usable.reach;
    checkLimits(reach.pan, from(reach.centre.x(), servos.pan), key::PanLimits, camera,
                usable.warnings);
    checkLimits(reach.tilt, from(reach.centre.y(), servos.tilt), key::TiltLimits, camera,
                usable.warnings);
    return usable;
}

} // namespace vedette
