// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/RecordingHolds.h"

#include "recording/RecordingIndex.h"

#include <utility>

namespace vedette {

RecordingHold::RecordingHold(QString camera, WallTime from, WallTime to, quint64 removals)
    : m_camera(std::move(camera))
    , m_from(from)
    , m_to(to)
    , m_removals(removals)
{
}

bool RecordingHold::has(const Segment &segment) const
{
    return !m_isBroken && segment.camera == m_camera && segment.end() >= m_from.load() &&
           segment.start <= m_to;
}

std::shared_ptr<RecordingHold> RecordingHolds::hold(const QString &camera, WallTime from,
                                                    WallTime to)
{
    if (!m_isOwn) {
        return nullptr;
    }
    auto hold = std::make_shared<RecordingHold>(camera, from, to, RecordingIndex::newestRemoval());
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_holds, [](const auto &known) { return known.expired(); });
    m_holds.push_back(hold);
    return hold;
}

std::vector<std::shared_ptr<RecordingHold>> RecordingHolds::of(const Segment &segment)
{
    std::vector<std::shared_ptr<RecordingHold>> found;
    const std::lock_guard lock(m_mutex);
    for (const auto &known : m_holds) {
        if (auto hold = known.lock(); hold && hold->has(segment)) {
            found.push_back(std::move(hold));
        }
    }
    return found;
}

bool RecordingHolds::has(const Segment &segment)
{
    return !of(segment).empty();
}

void RecordingHolds::breakUp(const Segment &segment)
{
    for (const auto &hold : of(segment)) {
        hold->breakUp();
    }
}

} // namespace vedette
