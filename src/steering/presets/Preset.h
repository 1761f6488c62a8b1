// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QPointF>
#include <QString>

#include <chrono>
#include <optional>

namespace vedette {

/// A place that a camera can be sent to again. A value.
struct Preset
{
    /// Of one camera; numbers are 1 to this. Who needs more wants a map.
    static constexpr int Most = 1000;
    /// The first one given to a preset that is stored by its name alone: those before it are for
    /// the digit keys.
    static constexpr int FirstNamed = 10;
    /// Of a name, in UTF-16 units: it has to fit on a button.
    static constexpr int MaximumNameLength = 64;
    /// Degrees from the centre, either way; no camera turns further.
    static constexpr double MostDegrees = 360;

    int number = 0;
    QString name; ///< may be empty
    /// Degrees to the right of the centre and above it, in the camera's own axes, so that it stays
    /// the same place when the camera is mounted otherwise. Nothing: the camera itself keeps it.
    std::optional<QPointF> place;

    bool operator==(const Preset &) const = default;
};

/// One place of a patrol.
struct PatrolStop
{
    int preset = 0;                ///< its number
    std::chrono::seconds dwell{0}; ///< how long the camera stays there

    bool operator==(const PatrolStop &) const = default;
};

/// Where a camera goes by itself. A value.
struct PatrolPlan
{
    /// What fits into the body of a request.
    static constexpr int MostStops = 100;
    /// A servo needs about a second; who stays for longer than a day does not patrol.
    static constexpr std::chrono::seconds ShortestDwell{1};
    static constexpr std::chrono::seconds LongestDwell{86'400};
    static constexpr std::chrono::seconds UsualDwell{20}; ///< where the user has not said
    static constexpr std::chrono::seconds LongestResume{86'400};
    static constexpr std::chrono::seconds UsualResume{60};
    static constexpr std::chrono::minutes LongestPark{1'440};

    QList<PatrolStop> stops; ///< none: all presets, each for UsualDwell
    /// It goes on so long after the last steering by anybody; 0: it ends there.
    std::chrono::seconds resume = UsualResume;
    bool isRunning = false; ///< somebody started it, and nobody stopped it
    /// The camera is parked so long after the last steering, unless it patrols; 0: never.
    std::chrono::minutes park{0};
    int parkPreset = 0; ///< where; 0: home

    bool operator==(const PatrolPlan &) const = default;
};

/// All that is kept of one camera. A value.
struct PresetBook
{
    QList<Preset> presets; ///< by number, each once
    PatrolPlan patrol;

    /// Null when there is none.
    [[nodiscard]] const Preset *find(int number) const;
    /// By name, whatever the case of its letters.
    [[nodiscard]] const Preset *find(const QString &name) const;
    /// In the place of the one of that number.
    void insert(const Preset &preset);

    bool operator==(const PresetBook &) const = default;
};

/// What is wrong with a name, a sentence for the user; empty when it can be one.
QString problemWithPresetName(const QString &name);

} // namespace vedette
