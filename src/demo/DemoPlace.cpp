// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/DemoPlace.h"

#include <algorithm>
#include <array>

namespace vedette {

namespace {

// Name, seed, shift, sky, land.
constexpr std::array<DemoPlace, DemoPlace::Count> Places{{
    {QLatin1String("Garden"), 1906, 0, {0, 1, 1}, {0, 1, 1}},
    {QLatin1String("Front Door"), 2, 620, {150, 0.8, 1}, {0, 0.9, 0.75}},
    {QLatin1String("Driveway"), 3, 1240, {0, 0.4, 0.85}, {-65, 1.2, 1.05}},
    {QLatin1String("Back Yard"), 4, 1830, {15, 1.1, 0.3}, {40, 0.7, 0.3}},
    {QLatin1String("Garage"), 5, 410, {0, 0.25, 0.95}, {30, 0.08, 1.6}},
    {QLatin1String("Pool"), 6, 980, {0, 1, 1.1}, {95, 1.1, 1.1}},
    {QLatin1String("Orchard"), 7, 1500, {-20, 0.5, 1}, {200, 0.8, 1.1}},
    {QLatin1String("Lake"), 8, 2050, {-80, 1.1, 0.6}, {60, 1, 0.5}},
    {QLatin1String("Barn"), 9, 230, {-170, 1, 1}, {-80, 1.2, 0.9}},
    {QLatin1String("Workshop"), 10, 760, {0, 0.04, 0.8}, {0, 0.05, 0.8}},
    {QLatin1String("Gate"), 11, 1110, {65, 0.9, 0.8}, {0, 0.9, 0.8}},
    {QLatin1String("Terrace"), 12, 1370, {110, 0.6, 1}, {135, 0.9, 0.8}},
    {QLatin1String("Henhouse"), 13, 1690, {0, 1, 0.75}, {-42, 1.3, 1.4}},
    {QLatin1String("Roof"), 14, 1950, {10, 1.7, 0.6}, {0, 0.15, 0.6}},
    {QLatin1String("Beach"), 15, 2160, {-25, 0.7, 1}, {-55, 0.6, 1.7}},
    {QLatin1String("Greenhouse"), 16, 530, {-105, 0.8, 0.9}, {25, 1.7, 0.55}},
}};

} // namespace

QColor DemoTint::of(const QColor &colour) const
{
    if (hue == 0 && saturation == 1 && brightness == 1) {
        return colour;
    }
    int before = 0;
    int strength = 0;
    int value = 0;
    int alpha = 0;
    colour.getHsv(&before, &strength, &value, &alpha);
    const auto scaled = [](int number, double factor) {
        return std::clamp(qRound(number * factor), 0, 255);
    };
    // Qt's hue of a grey is -1.
    const int turned = before < 0 ? before : (before + hue + 360) % 360;
    return QColor::fromHsv(turned, scaled(strength, saturation), scaled(value, brightness), alpha);
}

const DemoPlace &DemoPlace::at(int index)
{
    return Places.at(static_cast<std::size_t>(index));
}

} // namespace vedette
