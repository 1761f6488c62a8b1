// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QLatin1String>

namespace vedette {

/// How the colours of one place differ from the garden's.
struct DemoTint
{
    int hue = 0;           ///< degrees added
    double saturation = 1; ///< factor
    double brightness = 1; ///< factor

    QColor of(const QColor &colour) const;
};

/// What one of several simulated cameras sees: the garden, at another time or season, with
/// everything in other places, so that two cameras are told apart at a glance.
struct DemoPlace
{
    /// How many there are.
    static constexpr int Count = 16;

    QLatin1String name{"Garden"}; ///< not translated: addresses are made of it
    quint32 seed = 1906;          ///< where clouds, trees and flowers are
    double shift = 0;             ///< how much further to the right houses are, in units
    DemoTint sky;
    DemoTint land;

    /// The first is the garden itself. index: below Count.
    static const DemoPlace &at(int index);
};

} // namespace vedette
