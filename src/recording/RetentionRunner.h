// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/AgeClock.h"
#include "recording/RecordingIndex.h"
#include "recording/Retention.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace vedette {

class RecordingHolds;
class RecordingRoot;

/// Deletes what has to go by a Retention, one file a step, so that the disk's thread goes on
/// writing. When the next one is what an export has still to read, waits for the next run, unless
/// recordings need the room. Lives in that thread.
class RetentionRunner : public QObject
{
    Q_OBJECT

public:
    /// Files that cannot be deleted are skipped, up to so many; the next run tries them again.
    static constexpr qsizetype MostFailures = 100;
    /// Whether the age of recordings counts: not while the newest one may not be known yet.
    enum class Ages { Count, Wait };

    /// All must outlive this object.
    RetentionRunner(RecordingRoot &root, RecordingIndex &index, RecordingHolds &holds,
                    AgeClock &clock, QObject *parent = nullptr);

    void setRetention(const Retention &retention) { m_retention = retention; }
    /// Deletes until all that is left may stay.
    void run(Ages ages);

private:
    void step();
    [[nodiscard]] bool isHeld(const Segment &segment);
    [[nodiscard]] std::optional<Segment> next();
    [[nodiscard]] Retention::Use use(const RecordingIndex::Use &recordings);
    [[nodiscard]] std::optional<WallTime> now(WallTime newest);

    RecordingRoot &m_root;
    RecordingIndex &m_index;
    RecordingHolds &m_holds;
    AgeClock &m_clock;
    Retention m_retention;
    Ages m_ages = Ages::Wait;
    QSet<QString> m_failed;        ///< paths, in this run
    bool m_hasRoom = true;         ///< for exports too, as was seen last
    bool m_isClockBelieved = true; ///< what was logged last
    QTimer m_step{this};
};

} // namespace vedette
