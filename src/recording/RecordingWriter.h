// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/FileIdentity.h"
#include "recording/MatroskaFile.h"
#include "recording/RecordingStatus.h"
#include "recording/Segment.h"
#include "recording/SegmentRule.h"
#include "stream/Frame.h"

#include <QObject>

#include <memory>
#include <optional>

namespace vedette {

class EveryFrameTap;
class RecordingRoot;
class WritingTurns;

/// Writes one camera's frames into files, in the disk's thread, which it blocks as long as the disk
/// does. What cannot be written is counted, and it goes on by itself as soon as the disk takes
/// something again.
class RecordingWriter : public QObject
{
    Q_OBJECT

public:
    /// A disk that took nothing is asked again after this, with the next frame.
    static constexpr std::chrono::seconds RetryInterval{5};
    /// progressed() comes no more often, unless something changes.
    static constexpr std::chrono::milliseconds ProgressInterval{500};

    /// root and turns must outlive this object. title: the camera's name, for players.
    RecordingWriter(RecordingRoot &root, WritingTurns &turns, QString camera, QString title,
                    QObject *parent = nullptr);
    ~RecordingWriter() override;

    /// For begin(): what it is offered, in the thread that calls this, has a turn asked for. Any
    /// thread.
    [[nodiscard]] std::shared_ptr<EveryFrameTap> makeTap() const;
    /// Writes what comes in tap, until finish(). length: of one file.
    void begin(const std::shared_ptr<EveryFrameTap> &tap,
               std::chrono::milliseconds length = SegmentRule::UsualLength);
    /// Writes what is left, and closes the file.
    void finish();
    /// For tests: another time than RetryInterval.
    void setRetryInterval(std::chrono::milliseconds interval) { m_retryInterval = interval; }
    [[nodiscard]] const RecordingProgress &progress() const { return m_progress; }

signals:
    void segmentBegan(const vedette::Segment &segment);
    /// Once a second at most, after what it says is on the disk.
    void segmentGrew(const vedette::Segment &segment);
    void segmentEnded(const vedette::Segment &segment);
    void progressed(const vedette::RecordingProgress &progress);
    /// There was no room for something.
    void diskFilled();

private:
    void takeFrames();
    void write(const Frame &frame);
    [[nodiscard]] std::optional<DiskError> open(const Frame &first);
    void closeFile();
    void pause(const DiskError &error);
    void sync();
    [[nodiscard]] std::optional<DiskError> problemOnDisk();
    void tell();

    RecordingRoot &m_root;
    WritingTurns &m_turns;
    QString m_camera;
    QString m_title;
    std::shared_ptr<EveryFrameTap> m_tap;
    SegmentRule m_rule;
    std::unique_ptr<MatroskaFile> m_file;
    std::optional<FileIdentity> m_identity; ///< of m_file; nothing: not known
    Segment m_segment;                      ///< of m_file
    bool m_isDirty = false;                 ///< since the last sync
    std::chrono::milliseconds m_retryInterval = RetryInterval;
    SteadyClock::time_point m_retryAt;
    SteadyClock::time_point m_toldAt;
    quint64 m_refused = 0; ///< frames
    RecordingProgress m_progress;
};

} // namespace vedette
