// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/RecordingWriter.h"

#include "recording/RecordingRoot.h"
#include "recording/WritingTurns.h"
#include "stream/EveryFrameTap.h"

#include <QFile>

#include <cerrno>
#include <utility>

namespace vedette {

RecordingWriter::RecordingWriter(RecordingRoot &root, WritingTurns &turns, QString camera,
                                 QString title, QObject *parent)
    : QObject(parent)
    , m_root(root)
    , m_turns(turns)
    , m_camera(std::move(camera))
    , m_title(std::move(title))
{
    connect(&m_turns, &WritingTurns::turn, this, &RecordingWriter::takeFrames);
    connect(&m_turns, &WritingTurns::syncDue, this, &RecordingWriter::sync);
}

RecordingWriter::~RecordingWriter()
{
    finish();
}

std::shared_ptr<EveryFrameTap> RecordingWriter::makeTap() const
{
    auto tap = std::make_shared<EveryFrameTap>();
    connect(tap.get(), &EveryFrameTap::ready, &m_turns, &WritingTurns::ask, Qt::DirectConnection);
    return tap;
}

void RecordingWriter::begin(const std::shared_ptr<EveryFrameTap> &tap,
                            std::chrono::milliseconds length)
{
    finish();
    m_rule = SegmentRule(length);
    m_tap = tap;
    m_progress = {};
    m_refused = 0;
    m_retryAt = {};
    takeFrames();
}

void RecordingWriter::finish()
{
    if (!m_tap) {
        return;
    }
    takeFrames();
    m_tap.reset();
    closeFile();
    tell();
}

void RecordingWriter::takeFrames()
{
    if (!m_tap) {
        return;
    }
    const QList<Frame> frames = m_tap->take();
    if (frames.isEmpty()) {
        return;
    }
    for (const Frame &frame : frames) {
        write(frame);
    }
    m_progress.lost = m_refused + m_tap->dropped();
    if (SteadyClock::now() - m_toldAt >= ProgressInterval) {
        tell();
    }
}

void RecordingWriter::write(const Frame &frame)
{
    if (m_file && m_rule.isNext(frame)) {
        closeFile();
    }
    if (!m_file && SteadyClock::now() < m_retryAt) {
        ++m_refused;
        return;
    }
    if (!m_file) {
        if (const auto error = open(frame)) {
            ++m_refused;
            pause(*error);
            return;
        }
    }
    const std::chrono::milliseconds at = m_rule.timeOf(frame);
    if (const auto error = m_file->write(frame.jpeg, at)) {
        ++m_refused;
        pause(*error);
        return;
    }
    m_isDirty = true;
    m_turns.askForSync();
    m_segment.length = at;
    if (++m_segment.frames == 1) {
        emit segmentBegan(m_segment);
    }
    ++m_progress.frames;
    m_progress.bytes += m_file->bytes() - std::exchange(m_segment.bytes, m_file->bytes());
    if (!std::exchange(m_progress.problem, {}).isEmpty()) {
        tell();
    }
}

std::optional<DiskError> RecordingWriter::open(const Frame &first)
{
    const auto path = m_root.freePath(m_camera, first.wallTime);
    if (const auto *const error = std::get_if<DiskError>(&path)) {
        return *error;
    }
    auto made = MatroskaFile::create(
        std::get<QString>(path), {.title = m_title, .size = first.size, .start = first.wallTime});
    if (const auto *const error = std::get_if<DiskError>(&made)) {
        return *error;
    }
    m_file = std::move(std::get<std::unique_ptr<MatroskaFile>>(made));
    m_identity = FileIdentity::at(m_file->path(), FileIdentity::Links::Keep);
    m_rule.begin(first);
    m_segment = {
        .path = m_file->path(), .camera = m_camera, .start = first.wallTime, .isGrowing = true};
    return std::nullopt;
}

void RecordingWriter::closeFile()
{
    if (!m_file) {
        return;
    }
    // What it says matters to seeking alone: the pictures are there.
    static_cast<void>(m_file->close());
    m_segment.bytes = m_file->bytes();
    m_segment.isGrowing = false;
    m_file.reset();
    m_isDirty = false;
    if (m_segment.frames > 0) {
        emit segmentEnded(m_segment);
    } else {
        QFile::remove(m_segment.path); // the disk took its head, and no picture
    }
}

/// What is whole stays, and nothing is written for a while.
void RecordingWriter::pause(const DiskError &error)
{
    m_progress.lost = m_refused + m_tap->dropped();
    m_retryAt = SteadyClock::now() + m_retryInterval;
    closeFile();
    if (error.kind == DiskError::Kind::Full) {
        emit diskFilled();
    }
    if (std::exchange(m_progress.problem, error.text) != error.text) {
        tell();
    }
}

void RecordingWriter::sync()
{
    if (!m_file || !std::exchange(m_isDirty, false)) {
        return;
    }
    if (const auto error = problemOnDisk()) {
        pause(*error);
    } else {
        emit segmentGrew(m_segment);
    }
    tell();
}

/// Once all of it is on the disk. A file that somebody deleted, or whose disk was taken out, takes
/// pictures without a word, and nobody sees them again.
std::optional<DiskError> RecordingWriter::problemOnDisk()
{
    if (auto error = m_file->sync()) {
        return error;
    }
    return FileIdentity::at(m_file->path(), FileIdentity::Links::Keep) == m_identity
               ? std::nullopt
               : std::optional(DiskError::ofSystem(ENOENT, m_file->path()));
}

void RecordingWriter::tell()
{
    m_toldAt = SteadyClock::now();
    emit progressed(m_progress);
}

} // namespace vedette

#include "moc_RecordingWriter.cpp"
