// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLatin1String>
#include <QString>
#include <QStringList>

#include <optional>

namespace vedette {

/// The most simulated cameras at once: so many different scenes there are.
inline constexpr int MostDemoCameras = 16;

/// What the picture of each shows, as VEDETTE_FIELD_OF_VIEW says it: in its middle as much as that
/// of a lens of so many degrees.
inline constexpr QLatin1String DemoFieldOfView{"64x99"};

/// How many simulated cameras a word asks for, 1 to MostDemoCameras; else nothing.
std::optional<int> demoCount(const QString &word);

/// A command line whose --demo always has its number as QCommandLineParser, which knows no optional
/// values, wants it: of "--demo" alone "--demo=1", of "--demo 4" "--demo=4". Only a word that
/// begins like a number is taken for one.
QStringList withDemoCount(const QStringList &arguments);

} // namespace vedette
