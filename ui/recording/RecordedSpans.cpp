// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/RecordedSpans.h"

#include "recording/PastReader.h"

#include <algorithm>
#include <utility>

namespace vedette {

namespace {

using std::chrono::milliseconds;

/// How often recordings that grow are looked at, while that can be seen …
constexpr milliseconds GrowthInterval{1000};
/// … and where a pixel is some minutes. A month of them is thousands of files.
constexpr milliseconds WideInterval{10'000};
constexpr std::chrono::hours WideRange{48};

} // namespace

RecordedSpans::RecordedSpans(QObject *parent)
    : QObject(parent)
{
    connect(&m_timer, &QTimer::timeout, this, &RecordedSpans::refresh);
}

void RecordedSpans::setReader(PastReader &reader)
{
    if (&reader != m_reader) {
        m_reader = &reader;
        ++m_generation;
        m_known.clear();
        refresh();
    }
}

void RecordedSpans::setCameras(const QStringList &cameras)
{
    if (cameras != m_cameras) {
        m_cameras = cameras;
        ++m_generation;
        m_known.clear();
        refresh();
    }
}

void RecordedSpans::setScale(const TimeScale &scale)
{
    const bool isKnown =
        scale.range() == m_scale.range() && scale.begin() >= m_from && scale.end() <= m_to;
    m_scale = scale;
    if (!isKnown) {
        m_timer.setInterval(scale.range() > WideRange ? WideInterval : GrowthInterval);
        refresh();
    }
}

void RecordedSpans::setWatched(bool watched)
{
    if (watched == m_timer.isActive()) {
        return;
    }
    if (watched) {
        m_timer.start();
        refresh();
    } else {
        m_timer.stop();
    }
}

void RecordedSpans::refresh()
{
    if (m_reader == nullptr || !m_timer.isActive()) {
        return;
    }
    m_from = m_scale.begin() - m_scale.range() / 2;
    m_to = m_scale.end() + m_scale.range() / 2;
    for (const QString &camera : std::as_const(m_cameras)) {
        Known &known = m_known[camera];
        if (known.isAsked) {
            known.isOutdated = true;
        } else {
            known.isAsked = true;
            ask(camera);
        }
    }
}

void RecordedSpans::ask(const QString &camera)
{
    const auto gap = std::max(RecordingCatalog::SmallestGap, m_scale.pixel());
    m_reader->spans(camera, m_from, m_to, gap)
        .then(this, [this, camera, asked = m_generation](const Spans &spans) {
            if (asked != m_generation) {
                return;
            }
            m_known[camera].spans = spans;
            if (m_scale.range() <= LongestForLocks) {
                askForLocks(camera);
            } else {
                m_known[camera].locked = {};
                answered(camera);
            }
        });
}

void RecordedSpans::askForLocks(const QString &camera)
{
    m_reader->segments(camera, m_from, m_to)
        .then(this, [this, camera, asked = m_generation](const QList<Segment> &segments) {
            if (asked != m_generation) {
                return;
            }
            Spans locked;
            for (const Segment &segment : segments) {
                if (segment.isLocked) {
                    locked += {segment.start, segment.end()};
                }
            }
            m_known[camera].locked = locked;
            answered(camera);
        });
}

void RecordedSpans::answered(const QString &camera)
{
    Known &known = m_known[camera];
    known.isAsked = std::exchange(known.isOutdated, false);
    if (known.isAsked) {
        ask(camera);
    }
    emit changed();
}

} // namespace vedette

#include "moc_RecordedSpans.cpp"
