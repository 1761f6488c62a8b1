// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/TrackedPosition.h"

#include <cmath>

namespace vedette {

namespace {

bool mayBe(const AxisPosition &axis, double units)
{
    return !axis.isLost() &&
           (axis.isNear(units, axis.lowest()) || axis.isNear(units, axis.highest()));
}

QJsonObject jsonOf(const AxisPosition &axis)
{
    return {{QStringLiteral("at"), axis.at()},
            {QStringLiteral("lowest"), axis.lowest()},
            {QStringLiteral("highest"), axis.highest()},
            {QStringLiteral("lost"), axis.isLost()}};
}

bool restoreAxis(AxisPosition &axis, const QJsonObject &kept)
{
    const auto number = [&kept](QLatin1String key) { return kept.value(key).toDouble(NAN); };
    // What is not a number is between no two ends.
    return axis.restore(number(QLatin1String("at")), number(QLatin1String("lowest")),
                        number(QLatin1String("highest")),
                        kept.value(QLatin1String("lost")).toBool(true));
}

void takePlace(AxisPosition &axis, const std::optional<double> &place, double by)
{
    if (place) {
        axis.set(*place);
    } else if (by != 0) {
        axis.turned(by);
    }
}

void mayTakePlace(AxisPosition &axis, const std::optional<double> &place, double by)
{
    if (place) {
        axis.mayBeAt(*place);
    } else if (by != 0) {
        axis.mayHaveTurned(by);
    }
}

} // namespace

TrackedPosition::TrackedPosition(const PlanBasis &basis)
    : m_pan(basis.pan)
    , m_tilt(basis.tilt)
    , m_middle(basis.dialect->pan.centre, basis.dialect->tilt.centre)
    , m_startsInTheMiddle(basis.dialect->pan.clamps && basis.dialect->tilt.clamps)
{
    if (!basis.hasPan()) {
        m_pan.set(m_middle.x());
    }
    if (!basis.hasTilt()) {
        m_tilt.set(m_middle.y());
    }
}

/// What was read before it no longer counts; where it leads is to be followed, unless nobody knows.
bool TrackedPosition::leadsSomewhereKnown(const PlannedRequest &request)
{
    if (!request.turns()) {
        return false;
    }
    m_lastReading.reset();
    if (request.leadsAway) {
        lose();
    }
    return !request.leadsAway;
}

void TrackedPosition::acknowledged(const PlannedRequest &request)
{
    if (!leadsSomewhereKnown(request)) {
        return;
    }
    takePlace(m_pan, request.pan, request.panBy);
    takePlace(m_tilt, request.tilt, request.tiltBy);
    if (isSure()) {
        m_unclear.reset();
    }
}

void TrackedPosition::failed(const PlannedRequest &request)
{
    if (!leadsSomewhereKnown(request)) {
        return;
    }
    mayTakePlace(m_pan, request.pan, request.panBy);
    mayTakePlace(m_tilt, request.tilt, request.tiltBy);
    if (request.pan || request.tilt) {
        QPointF target = m_unclear.value_or(at());
        target.setX(request.pan.value_or(target.x()));
        target.setY(request.tilt.value_or(target.y()));
        m_unclear = target;
    }
}

void TrackedPosition::read(QPointF units)
{
    const bool wasExpected = mayBe(m_pan, units.x()) && mayBe(m_tilt, units.y());
    const bool isSaidTwice = m_lastReading && m_pan.isNear(m_lastReading->x(), units.x()) &&
                             m_tilt.isNear(m_lastReading->y(), units.y());
    m_pan.set(units.x());
    m_tilt.set(units.y());
    m_unclear.reset();
    if (!wasExpected && !isSaidTwice) {
        m_pan.lose();
        m_tilt.lose();
    }
    m_lastReading = units;
}

void TrackedPosition::mayHaveRestarted()
{
    m_lastReading.reset();
    m_unclear.reset();
    if (m_startsInTheMiddle) {
        m_pan.mayBeAt(m_middle.x());
        m_tilt.mayBeAt(m_middle.y());
    } else {
        lose();
    }
}

void TrackedPosition::lose()
{
    m_unclear.reset();
    m_pan.lose();
    m_tilt.lose();
}

QJsonObject TrackedPosition::toJson() const
{
    return {{QStringLiteral("pan"), jsonOf(m_pan)}, {QStringLiteral("tilt"), jsonOf(m_tilt)}};
}

bool TrackedPosition::restore(const QJsonObject &kept)
{
    TrackedPosition restored = *this;
    if (!restoreAxis(restored.m_pan, kept.value(QLatin1String("pan")).toObject()) ||
        !restoreAxis(restored.m_tilt, kept.value(QLatin1String("tilt")).toObject())) {
        return false;
    }
    *this = restored;
    return true;
}

} // namespace vedette
