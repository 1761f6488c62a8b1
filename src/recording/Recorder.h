// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/RecordConfig.h"
#include "recording/PreRoll.h"
#include "recording/RecordingStatus.h"
#include "recording/Segment.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace vedette {

class EveryFrameTap;
class FrameHub;
class RecordingDisk;
class RecordingWriter;

/// Records one camera: when somebody asks for it, with the last seconds before that; and always, or
/// at times of the week, if it is set so. Is no viewer, but wants the camera while it records.
/// Lives in the hub's thread.
class Recorder : public QObject
{
    Q_OBJECT

public:
    /// Of what somebody asks for: a day. Who wants more asks again, or sets it to be always.
    static constexpr std::chrono::seconds Longest{std::chrono::hours(24)};
    /// How often the times of the week are looked at.
    static constexpr std::chrono::seconds ScheduleInterval{1};
    /// Of a time lapse, as many frames are in one file as this, if that is longer than its usual
    /// length: files of a single frame would be no use.
    static constexpr int LapseFrames = 60;

    /// hub and disk must outlive this object. camera: its id; title: for players.
    Recorder(FrameHub &hub, RecordingDisk &disk, QString camera, const QString &title,
             const RecordConfig &config, QObject *parent = nullptr);
    /// What has come until now is written.
    ~Recorder() override;

    /// What is asked for goes on meanwhile.
    void setConfig(const RecordConfig &config);
    /// From some seconds ago, for so long from now on (at most Longest) or until stop(). While it
    /// records what was asked for already, the later end counts.
    void start(std::optional<std::chrono::seconds> length = {});
    /// Ends what was asked; what is recorded without being asked goes on.
    void stop();
    [[nodiscard]] const RecordingStatus &status() const { return m_status; }
    /// Of all recordings since this object was made.
    [[nodiscard]] const RecordingProgress &total() const { return m_total; }
    [[nodiscard]] const QString &camera() const { return m_camera; }
    [[nodiscard]] RecordingDisk &disk() { return m_disk; }

signals:
    void changed(const vedette::RecordingStatus &status);
    void segmentBegan(const vedette::Segment &segment);
    void segmentEnded(const vedette::Segment &segment);

private:
    using Why = RecordingStatus::Why;

    [[nodiscard]] Why wanted() const;
    void adjust();
    void begin(Why why);
    void end();
    void releaseTap();
    [[nodiscard]] std::chrono::milliseconds lapse(Why why) const;
    void setUntil(std::optional<std::chrono::seconds> length);
    void keepReady();
    void take(const RecordingProgress &progress);
    void tellProblem();
    [[nodiscard]] QString problem() const;
    void tell(const RecordingStatus &status);

    FrameHub &m_hub;
    RecordingDisk &m_disk;
    QString m_camera;
    RecordConfig m_config;
    PreRoll m_preRoll;
    RecordingWriter *m_writer;            ///< lives in the disk's thread, and is deleted there
    std::shared_ptr<EveryFrameTap> m_tap; ///< while it records
    QTimer m_end{this};                   ///< of what was asked for a while
    QTimer m_schedule{this};
    bool m_isAsked = false;
    RecordingStatus m_status;
    RecordingProgress m_written; ///< as the writer said last, perhaps of the recording before
    RecordingProgress m_total;
};

} // namespace vedette
