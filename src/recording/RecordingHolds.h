// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/Segment.h"

#include <QString>

#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

namespace vedette {

/// What an export has still to read of a camera's past: as long as this object is there, none of it
/// is deleted, unless the disk is full. Thread-safe.
class RecordingHold
{
public:
    /// removals: see removals().
    RecordingHold(QString camera, WallTime from, WallTime to, quint64 removals);
    Q_DISABLE_COPY_MOVE(RecordingHold)
    ~RecordingHold() = default;

    /// What RecordingIndex::mark() gave out last before this: what was removed later is held.
    [[nodiscard]] quint64 removals() const { return m_removals; }
    [[nodiscard]] bool has(const Segment &segment) const;
    /// What is before this was read, and may go.
    void release(WallTime before) { m_from = before; }
    /// All of it may go.
    void breakUp() { m_isBroken = true; }
    /// What was held may be gone, since the disk was full.
    [[nodiscard]] bool isBroken() const { return m_isBroken; }

private:
    const QString m_camera;
    std::atomic<WallTime> m_from;
    const WallTime m_to;
    const quint64 m_removals;
    std::atomic<bool> m_isBroken = false;
};

/// All that is held of one recordings' folder, for who deletes there. Thread-safe.
class RecordingHolds
{
public:
    /// From now on, until the last one lets go of it. Null: deletions are another process' there,
    /// and wait for nobody here.
    [[nodiscard]] std::shared_ptr<RecordingHold> hold(const QString &camera, WallTime from,
                                                      WallTime to);
    [[nodiscard]] bool has(const Segment &segment);
    /// Whoever holds this one does so no longer.
    void breakUp(const Segment &segment);
    /// Whether this process is the one that deletes there. At first: no.
    void setOwn(bool isOwn) { m_isOwn = isOwn; }

private:
    [[nodiscard]] std::vector<std::shared_ptr<RecordingHold>> of(const Segment &segment);

    std::mutex m_mutex;
    std::vector<std::weak_ptr<RecordingHold>> m_holds; ///< also of some that are gone
    std::atomic<bool> m_isOwn = false;
};

} // namespace vedette
