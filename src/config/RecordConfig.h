// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/WeekSchedule.h"

#include <QString>

#include <chrono>

namespace vedette {

/// How much of the past stays; what is older goes. A value.
struct RecordKeep
{
    /// A hundred years: who writes more means for ever, and writes nothing.
    static constexpr int MostDays = 36500;
    /// More than any disk has.
    static constexpr double MostGigabytes = 1e6;

    int days = 0;         ///< VEDETTE_RECORD_KEEP_DAYS; 0: as long as there is room
    double gigabytes = 0; ///< VEDETTE_RECORD_KEEP_GB, of 10⁹ bytes; 0: as there is room

    bool operator==(const RecordKeep &) const = default;
};

/// When and how one camera is recorded. A value.
struct RecordConfig
{
    enum class When {
        Asked,    ///< when somebody asks for it
        Ready,    ///< likewise, with the seconds before also when nobody watches
        Always,   ///< and no one has to ask
        Schedule, ///< at the times of the schedule; else when somebody asks
    };
    static constexpr int MostBeforeSeconds = 60;
    static constexpr int MostSegmentMinutes = 60;
    static constexpr int MostEverySeconds = 3600;

    /// The camera's, below the one of all recordings: its id where it has one. Of the
    /// characters of an id; see recordFolderOf().
    QString folder{};
    When when = When::Asked; ///< VEDETTE_RECORD
    WeekSchedule schedule{}; ///< of When::Schedule
    int beforeSeconds = 10;  ///< VEDETTE_RECORD_BEFORE: in front of what is asked for, from 0
    int segmentMinutes = 10; ///< VEDETTE_RECORD_SEGMENT: of one file, from 1
    /// VEDETTE_RECORD_EVERY: of what is recorded without being asked for, one frame each so many
    /// seconds; 0: each frame.
    int everySeconds = 0;
    RecordKeep keep{}; ///< of this camera

    bool operator==(const RecordConfig &) const = default;
};

/// Where all cameras are recorded, and how much of that stays. A value.
struct RecordFolderConfig
{
    QString path;    ///< VEDETTE_RECORD_FOLDER; absolute; empty: none is recorded
    RecordKeep keep; ///< of all cameras together
    /// VEDETTE_RECORD_KEEP_FREE_GB: what stays free of the disk.
    double freeGigabytes = 2;
    /// VEDETTE_VIEWER_RECORDINGS: the viewer's login may see them.
    bool areForViewers = false;

    bool operator==(const RecordFolderConfig &) const = default;
};

} // namespace vedette
