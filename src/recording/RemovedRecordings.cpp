// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/RemovedRecordings.h"

#include "base/Clock.h"
#include "recording/RecordingEraser.h"
#include "recording/RecordingHolds.h"
#include "recording/RecordingRoot.h"

#include <algorithm>
#include <utility>

namespace vedette {

RemovedRecordings::RemovedRecordings(RecordingRoot &root, RecordingIndex &index,
                                     RecordingHolds &holds, QObject *parent)
    : QObject(parent)
    , m_root(root)
    , m_index(index)
    , m_holds(holds)
{
    m_step.setSingleShot(true);
    connect(&m_step, &QTimer::timeout, this, &RemovedRecordings::step);
}

RecordingIndex::Removal RemovedRecordings::remove(const QString &camera, WallTime from, WallTime to)
{
    const RecordingIndex::Removal removal = m_index.mark(camera, from, to);
    if (removal.removed > 0) {
        m_waiting.push_back({.token = removal.token, .until = SteadyClock::now() + m_undoTime});
        waitForNext();
    }
    return removal;
}

int RemovedRecordings::undo(quint64 token)
{
    const auto found = std::find_if(m_waiting.begin(), m_waiting.end(),
                                    [=](const Waiting &waiting) { return waiting.token == token; });
    if (found == m_waiting.end()) {
        return 0;
    }
    m_waiting.erase(found);
    waitForNext();
    return m_index.unmark(token);
}

void RemovedRecordings::makeRoom()
{
    takeAll();
    for (const Segment &segment : std::as_const(m_due)) {
        m_holds.breakUp(segment);
    }
    waitForNext();
}

void RemovedRecordings::finish()
{
    m_step.stop();
    if (!m_root.isThere()) {
        return;
    }
    takeAll();
    while (!m_due.isEmpty()) {
        erase(m_due.takeLast());
    }
}

/// Their time is over.
void RemovedRecordings::takeAll()
{
    m_due += std::exchange(m_held, {});
    for (const Waiting &waiting : std::exchange(m_waiting, {})) {
        m_due += m_index.marked(waiting.token);
    }
}

void RemovedRecordings::waitForNext()
{
    using std::chrono::milliseconds;
    if (!m_due.isEmpty()) {
        m_step.start(milliseconds(0));
    } else if (m_waiting.empty() && m_held.isEmpty()) {
        m_step.stop();
    } else {
        milliseconds left = m_held.isEmpty() ? m_undoTime : HeldInterval;
        if (!m_waiting.empty()) {
            left = std::min(left, std::chrono::ceil<milliseconds>(m_waiting.front().until -
                                                                  SteadyClock::now()));
        }
        m_step.start(std::max(left, milliseconds(0)));
    }
}

void RemovedRecordings::step()
{
    if (!m_root.isThere()) {
        m_step.start(RetryInterval);
        return;
    }
    if (!m_due.isEmpty()) {
        eraseOne();
    } else if (!m_waiting.empty() && m_waiting.front().until <= SteadyClock::now()) {
        m_due = m_index.marked(m_waiting.front().token);
        m_waiting.pop_front();
    } else {
        m_due = std::exchange(m_held, {});
    }
    waitForNext();
}

void RemovedRecordings::eraseOne()
{
    const Segment segment = m_due.takeLast();
    if (m_holds.has(segment)) {
        m_held += segment;
    } else {
        erase(segment);
    }
}

void RemovedRecordings::erase(const Segment &segment)
{
    if (eraseRecording(m_index, segment.path) != Erasing::Gone) {
        m_index.unmark(segment.path);
    }
}

} // namespace vedette

#include "moc_RemovedRecordings.cpp"
