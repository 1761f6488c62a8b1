// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/RemovedRecordings.h"

#include "base/Clock.h"
#include "recording/RecordingEraser.h"
#include "recording/RecordingRoot.h"

#include <algorithm>

namespace vedette {

RemovedRecordings::RemovedRecordings(RecordingRoot &root, RecordingIndex &index, QObject *parent)
    : QObject(parent)
    , m_root(root)
    , m_index(index)
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

void RemovedRecordings::finish()
{
    for (Waiting &waiting : m_waiting) {
        waiting.until = {};
    }
    waitForNext();
}

void RemovedRecordings::waitForNext()
{
    using std::chrono::milliseconds;
    if (!m_paths.isEmpty()) {
        m_step.start(milliseconds(0));
    } else if (m_waiting.empty()) {
        m_step.stop();
    } else {
        const auto left =
            std::chrono::ceil<milliseconds>(m_waiting.front().until - SteadyClock::now());
        m_step.start(std::clamp<milliseconds>(left, milliseconds(0), m_undoTime));
    }
}

void RemovedRecordings::step()
{
    if (!m_root.isThere()) {
        m_step.start(RetryInterval);
        return;
    }
    if (!m_paths.isEmpty()) {
        eraseOne();
    } else if (!m_waiting.empty() && m_waiting.front().until <= SteadyClock::now()) {
        m_paths = m_index.marked(m_waiting.front().token);
        m_waiting.pop_front();
    }
    waitForNext();
}

void RemovedRecordings::eraseOne()
{
    const QString path = m_paths.takeLast();
    if (eraseRecording(m_index, path) != Erasing::Gone) {
        m_index.unmark(path);
    }
}

} // namespace vedette

#include "moc_RemovedRecordings.cpp"
