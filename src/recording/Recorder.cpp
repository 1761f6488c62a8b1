// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/Recorder.h"

#include "recording/RecordingDisk.h"
#include "stream/EveryFrameTap.h"
#include "stream/FrameHub.h"

#include <algorithm>

namespace vedette {

Recorder::Recorder(FrameHub &hub, RecordingDisk &disk, const Setup &setup, QObject *parent)
    : QObject(parent)
    , m_hub(hub)
    , m_setup(setup)
    , m_preRoll(setup.before)
    , m_writer(disk.makeWriter(setup.camera, setup.title, setup.segment))
{
    m_end.setSingleShot(true);
    connect(&m_end, &QTimer::timeout, this, &Recorder::stop);
    connect(&m_hub, &FrameHub::frameRead, this, [this](const Frame &frame) {
        if (!m_tap) {
            m_preRoll.add(frame);
        }
    });
    connect(m_writer, &RecordingWriter::progressed, this,
            [this](const RecordingProgress &progress) {
                RecordingStatus status = m_status;
                status.progress = progress;
                tell(status);
            });
    connect(m_writer, &RecordingWriter::segmentBegan, this, &Recorder::segmentBegan);
    connect(m_writer, &RecordingWriter::segmentEnded, this, &Recorder::segmentEnded);
    if (m_setup.isAlways) {
        begin();
    }
}

Recorder::~Recorder()
{
    if (m_tap) {
        end();
    }
    m_writer->deleteLater();
}

void Recorder::start(std::optional<std::chrono::seconds> length)
{
    const bool wasEndless = m_isAsked && !m_end.isActive();
    m_isAsked = true;
    if (!m_tap) {
        begin();
    }
    if (!wasEndless) {
        setUntil(length);
    }
}

void Recorder::setUntil(std::optional<std::chrono::seconds> length)
{
    using std::chrono::milliseconds;
    RecordingStatus status = m_status;
    if (length) {
        m_end.start(std::max<milliseconds>(*length, m_end.remainingTimeAsDuration()));
    } else {
        m_end.stop();
    }
    status.until =
        m_end.isActive() && !m_setup.isAlways
            ? std::optional(std::chrono::system_clock::now() + m_end.remainingTimeAsDuration())
            : std::nullopt;
    tell(status);
}

void Recorder::stop()
{
    m_isAsked = false;
    m_end.stop();
    if (m_tap && !m_setup.isAlways) {
        end();
    }
}

void Recorder::begin()
{
    // The disk's thread may be the last to have it, and it belongs to this one.
    m_tap = {new EveryFrameTap, [](EveryFrameTap *tap) { tap->deleteLater(); }};
    const std::deque<Frame> before = m_preRoll.take(SteadyClock::now());
    for (const Frame &frame : before) {
        m_tap->offer(frame);
    }
    m_hub.attachEvery(m_tap.get());
    QMetaObject::invokeMethod(m_writer, [writer = m_writer, tap = m_tap] { writer->begin(tap); });
    tell({.since = before.empty() ? std::chrono::system_clock::now() : before.front().wallTime,
          .until = {},
          .progress = {}});
}

void Recorder::end()
{
    m_hub.detach(m_tap.get());
    m_tap.reset();
    QMetaObject::invokeMethod(m_writer, &RecordingWriter::finish);
    RecordingStatus status = m_status;
    status.since.reset();
    status.until.reset();
    tell(status);
}

void Recorder::tell(const RecordingStatus &status)
{
    if (status != m_status) {
        m_status = status;
        emit changed(m_status);
    }
}

} // namespace vedette
