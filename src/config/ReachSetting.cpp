// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/ReachSetting.h"

#include "config/Settings.h"

#include <utility>

namespace vedette {

namespace {

/// To each side of the centre: what servos turn at most is a whole turn.
constexpr int FarthestDegrees = 180;

/// Two whole numbers with separator between them, each from least to FarthestDegrees.
std::optional<std::pair<int, int>> pairOf(const QString &value, const QString &separator, int least)
{
    const qsizetype at = value.indexOf(separator);
    if (at < 0) {
        return std::nullopt;
    }
    bool isFirst = false;
    bool isSecond = false;
    const int first = value.first(at).trimmed().toInt(&isFirst);
    const int second = value.mid(at + separator.size()).trimmed().toInt(&isSecond);
    const auto isWithin = [least](int number) {
        return number >= least && number <= FarthestDegrees;
    };
    return isFirst && isSecond && isWithin(first) && isWithin(second)
               ? std::optional(std::pair(first, second))
               : std::nullopt;
}

QString takeLimits(std::optional<DegreeRange> &limits, const QString &name, const QString &value)
{
    const auto ends = pairOf(value, QStringLiteral(".."), -FarthestDegrees);
    if (!ends) {
        return Settings::tr("%1 must be two whole numbers of degrees from -%2 to %2, such as "
                            "-60..45")
            .arg(name)
            .arg(FarthestDegrees);
    }
    if (ends->first > ends->second) {
        return Settings::tr(
                   "%1: the first number, %2, is the lower end and must not be larger than "
                   "the second, %3")
            .arg(name)
            .arg(ends->first)
            .arg(ends->second);
    }
    limits = {.minimum = ends->first, .maximum = ends->second};
    return {};
}

QString takeCentre(QPoint &centre, const QString &value)
{
    const auto degrees = pairOf(value, QStringLiteral(","), -FarthestDegrees);
    if (!degrees) {
        return Settings::tr(
                   "%1 must be degrees to the right and degrees up, two whole numbers from "
                   "-%2 to %2, such as 5,-10")
            .arg(key::Centre)
            .arg(FarthestDegrees);
    }
    centre = {degrees->first, degrees->second};
    return {};
}

QString takeFieldOfView(QSize &field, const QString &value)
{
    const auto degrees = pairOf(value, QStringLiteral("x"), 1);
    if (!degrees) {
        return Settings::tr("%1 must be the degrees that the picture shows from left to right and "
                            "from bottom to top, two whole numbers from 1 to %2, such as 65x50")
            .arg(key::FieldOfView)
            .arg(FarthestDegrees);
    }
    field = {degrees->first, degrees->second};
    return {};
}

} // namespace

std::optional<QString> takeReach(CameraReach &reach, const QString &name, const QString &value)
{
    if (name == key::PanLimits) {
        return takeLimits(reach.pan, name, value);
    }
    if (name == key::TiltLimits) {
        return takeLimits(reach.tilt, name, value);
    }
    if (name == key::Centre) {
        return takeCentre(reach.centre, value);
    }
    if (name == key::FieldOfView) {
        return takeFieldOfView(reach.fieldOfView, value);
    }
    return std::nullopt;
}

} // namespace vedette
