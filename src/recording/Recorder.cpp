// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/Recorder.h"

#include "base/OtherThread.h"
#include "recording/RecordingDisk.h"
#include "recording/RecordingWriter.h"
#include "stream/EveryFrameTap.h"
#include "stream/FrameHub.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace vedette {

Recorder::Recorder(FrameHub &hub, RecordingDisk &disk, QString camera, const QString &title,
                   const RecordConfig &config, QObject *parent)
    : QObject(parent)
    , m_hub(hub)
    , m_disk(disk)
    , m_camera(std::move(camera))
    , m_config(config)
    , m_preRoll(std::chrono::seconds(config.beforeSeconds))
    , m_writer(disk.makeWriter(m_camera, title))
{
    m_end.setSingleShot(true);
    connect(&m_end, &QTimer::timeout, this, &Recorder::stop);
    m_schedule.setInterval(ScheduleInterval);
    connect(&m_schedule, &QTimer::timeout, this, &Recorder::adjust);
    connect(&m_hub, &FrameHub::frameRead, this, [this](const Frame &frame) {
        if (m_status.why == Why::Not || lapse(m_status.why).count() > 0) {
            m_preRoll.add(frame);
        }
    });
    connect(m_writer, &RecordingWriter::progressed, this, &Recorder::take);
    connect(&m_disk, &RecordingDisk::problemChanged, this, &Recorder::tellProblem);
    tellProblem();
    connect(m_writer, &RecordingWriter::segmentBegan, this, &Recorder::segmentBegan);
    connect(m_writer, &RecordingWriter::segmentEnded, this, &Recorder::segmentEnded);
    keepReady();
}

Recorder::~Recorder()
{
    m_hub.detach(this);
    if (m_tap) {
        releaseTap();
    }
    deleteThere(m_writer, this);
}

void Recorder::setConfig(const RecordConfig &config)
{
    if (config == m_config) {
        return;
    }
    const bool isOtherFile = config.everySeconds != m_config.everySeconds ||
                             config.segmentMinutes != m_config.segmentMinutes;
    if (config.beforeSeconds != m_config.beforeSeconds) {
        m_preRoll = PreRoll(std::chrono::seconds(config.beforeSeconds));
    }
    if (m_tap && isOtherFile) {
        end();
    }
    m_config = config;
    keepReady();
}

/// The camera stays connected where the seconds before are wanted at any time.
void Recorder::keepReady()
{
    m_config.when == RecordConfig::When::Ready ? m_hub.hold(this) : m_hub.detach(this);
    m_config.when == RecordConfig::When::Schedule ? m_schedule.start() : m_schedule.stop();
    adjust();
}

Recorder::Why Recorder::wanted() const
{
    if (m_isAsked) {
        return Why::Asked;
    }
    if (m_config.when == RecordConfig::When::Always) {
        return Why::Always;
    }
    const bool isTime = m_config.when == RecordConfig::When::Schedule &&
                        m_config.schedule.contains(QDateTime::currentDateTime());
    return isTime ? Why::Schedule : Why::Not;
}

/// Makes it as it is wanted now.
void Recorder::adjust()
{
    const Why why = wanted();
    if (why == m_status.why && (m_tap || why == Why::Not)) {
        return;
    }
    // A recording that only has another reason now goes on in its file.
    if (m_tap && why != Why::Not && lapse(why) == lapse(m_status.why)) {
        RecordingStatus status = m_status;
        status.why = why;
        status.until.reset();
        tell(status);
        return;
    }
    if (m_tap) {
        end();
    }
    if (why != Why::Not) {
        begin(why);
    }
}

std::chrono::milliseconds Recorder::lapse(Why why) const
{
    return why == Why::Asked ? std::chrono::seconds(0)
                             : std::chrono::seconds(m_config.everySeconds);
}

void Recorder::start(std::optional<std::chrono::seconds> length)
{
    const bool isEndless = m_isAsked && !m_end.isActive();
    m_isAsked = true;
    adjust();
    if (!isEndless) {
        setUntil(length);
    }
}

void Recorder::setUntil(std::optional<std::chrono::seconds> length)
{
    using std::chrono::milliseconds;
    RecordingStatus status = m_status;
    if (length) {
        const milliseconds wanted = std::min<milliseconds>(*length, Longest);
        m_end.start(std::max(wanted, m_end.remainingTimeAsDuration()));
        status.until = std::chrono::system_clock::now() + m_end.remainingTimeAsDuration();
    } else {
        m_end.stop();
        status.until.reset();
    }
    tell(status);
}

void Recorder::stop()
{
    m_isAsked = false;
    m_end.stop();
    adjust();
}

void Recorder::begin(Why why)
{
    const std::chrono::milliseconds every = lapse(why);
    m_tap = m_writer->makeTap();
    m_tap->setInterval(every);
    const std::deque<Frame> before =
        why == Why::Asked ? m_preRoll.take(SteadyClock::now()) : std::deque<Frame>();
    for (const Frame &frame : before) {
        m_tap->offer(frame);
    }
    m_hub.attachEvery(m_tap.get());
    const auto length = std::max<std::chrono::milliseconds>(
        std::chrono::minutes(m_config.segmentMinutes), every * LapseFrames);
    QMetaObject::invokeMethod(
        m_writer, [writer = m_writer, tap = m_tap, length] { writer->begin(tap, length); });
    tell({.why = why,
          .since = before.empty() ? std::chrono::system_clock::now() : before.front().wallTime,
          .until = {},
          .progress = {.problem = problem()}});
}

void Recorder::end()
{
    releaseTap();
    RecordingStatus status = m_status;
    status.why = Why::Not;
    status.since.reset();
    status.until.reset();
    tell(status);
}

/// The writer takes what is left in it, and is the last to have it: then it is its thread's.
void Recorder::releaseTap()
{
    m_hub.detach(m_tap.get());
    m_tap->moveToThread(m_writer->thread());
    QMetaObject::invokeMethod(
        m_writer, [writer = m_writer, tap = std::exchange(m_tap, {})] { writer->finish(); });
}

void Recorder::take(const RecordingProgress &progress)
{
    const RecordingProgress before = std::exchange(m_written, progress);
    // What is less is of the next recording, which begins at nothing.
    const auto grown = [](auto now, auto then) { return now < then ? now : now - then; };
    m_total.frames += grown(progress.frames, before.frames);
    m_total.bytes += grown(progress.bytes, before.bytes);
    m_total.lost += grown(progress.lost, before.lost);
    RecordingStatus status = m_status;
    status.progress = progress;
    status.progress.problem = problem();
    tell(status);
}

void Recorder::tellProblem()
{
    RecordingStatus status = m_status;
    status.progress.problem = problem();
    tell(status);
}

/// Why nothing is written just now, or why nothing could be.
QString Recorder::problem() const
{
    if (!m_written.problem.isEmpty()) {
        return m_written.problem;
    }
    const auto found = m_disk.problem();
    return found && found->kind != DiskError::Kind::Unused ? found->text : QString();
}

void Recorder::tell(const RecordingStatus &status)
{
    m_total.problem = status.progress.problem;
    if (status != m_status) {
        m_status = status;
        emit changed(m_status);
    }
}

} // namespace vedette

#include "moc_Recorder.cpp"
