// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/RetentionRunner.h"

#include "recording/DiskSpace.h"
#include "recording/ExportFolder.h"
#include "recording/RecordingEraser.h"
#include "recording/RecordingHolds.h"
#include "recording/RecordingLog.h"
#include "recording/RecordingRoot.h"

#include <utility>

namespace vedette {

RetentionRunner::RetentionRunner(RecordingRoot &root, RecordingIndex &index, RecordingHolds &holds,
                                 AgeClock &clock, QObject *parent)
    : QObject(parent)
    , m_root(root)
    , m_index(index)
    , m_holds(holds)
    , m_clock(clock)
{
    m_step.setInterval(0);
    connect(&m_step, &QTimer::timeout, this, &RetentionRunner::step);
}

void RetentionRunner::run(Ages ages)
{
    m_ages = ages;
    m_failed.clear();
    m_step.start();
}

void RetentionRunner::step()
{
    const auto segment = m_root.isThere() ? next() : std::nullopt;
    if (!segment || m_failed.size() > MostFailures || isHeld(*segment)) {
        m_step.stop();
        return;
    }
    if (eraseRecording(m_index, segment->path) == Erasing::Failed) {
        m_failed.insert(segment->path);
    } else {
        qCInfo(recordingLog) << segment->path << "had to go";
    }
}

/// What is newer does not go in its place. But exports leave recordings the room that they need.
bool RetentionRunner::isHeld(const Segment &segment)
{
    if (!m_hasRoom) {
        m_holds.breakUp(segment);
    }
    return m_holds.has(segment);
}

std::optional<Segment> RetentionRunner::next()
{
    const RecordingIndex::Use recordings = m_index.use();
    // Of each camera one more than those that cannot be deleted: the oldest one that can.
    QList<Segment> oldest =
        m_index.oldest(recordings.bytes.keys(), static_cast<int>(m_failed.size()) + 1);
    oldest.removeIf([this](const Segment &segment) { return m_failed.contains(segment.path); });
    return m_retention.next(oldest, use(recordings));
}

Retention::Use RetentionRunner::use(const RecordingIndex::Use &recordings)
{
    Retention::Use use{
        .bytes = recordings.bytes, .free = {}, .disk = {}, .now = now(recordings.newest)};
    if (const auto space = DiskSpace::at(m_index.root())) {
        // What was removed already is as good as free. So are exports, which go by themselves, as
        // long as they leave what they have to.
        m_hasRoom = space->free >= ExportFolder::keptFree(m_retention, *space);
        use.free = space->free + recordings.removedBytes +
                   (m_hasRoom ? ExportFolder::bytesBelow(m_index.root()) : 0);
        use.disk = space->size;
    }
    return use;
}

std::optional<WallTime> RetentionRunner::now(WallTime newest)
{
    if (m_ages == Ages::Wait) {
        return std::nullopt;
    }
    const auto now = m_clock.at(std::chrono::system_clock::now(), SteadyClock::now(), newest);
    const bool isBelieved = now || newest == WallTime();
    if (std::exchange(m_isClockBelieved, isBelieved) && !isBelieved) {
        qCWarning(recordingLog) << m_index.root()
                                << "has a recording that ends later than now. Until then, or until "
                                   "it is deleted, none is deleted for its age.";
    }
    return now;
}

} // namespace vedette

#include "moc_RetentionRunner.cpp"
