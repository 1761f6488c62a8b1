// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/PreRoll.h"
#include "recording/RecordingWriter.h"

#include <QMetaType>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace vedette {

class EveryFrameTap;
class FrameHub;
class RecordingDisk;

/// Whether a camera is recorded, and how that goes. A value; passes between threads.
struct RecordingStatus
{
    /// Since when; nothing: it is not.
    std::optional<std::chrono::system_clock::time_point> since;
    /// Until when, where that is known.
    std::optional<std::chrono::system_clock::time_point> until;
    RecordingProgress progress; ///< of this recording, or of the last one

    bool operator==(const RecordingStatus &) const = default;
};

/// Records one camera: always, or when somebody asks for it, with the last seconds before that. Is
/// no viewer, but wants the camera while it records. Lives in the hub's thread.
class Recorder : public QObject
{
    Q_OBJECT

public:
    struct Setup
    {
        QString camera;                                             ///< id
        QString title;                                              ///< for players
        std::chrono::milliseconds before{std::chrono::seconds(10)}; ///< in front of what is asked
        std::chrono::milliseconds segment{SegmentRule::UsualLength};
        bool isAlways = false;
    };

    /// hub and disk must outlive this object.
    Recorder(FrameHub &hub, RecordingDisk &disk, const Setup &setup, QObject *parent = nullptr);
    /// What has come until now is written.
    ~Recorder() override;

    /// From some seconds ago, for so long from now on or until stop(). While it records already,
    /// the later end counts.
    void start(std::optional<std::chrono::seconds> length = {});
    /// Ends what was asked; what is recorded always goes on.
    void stop();
    [[nodiscard]] const RecordingStatus &status() const { return m_status; }

signals:
    void changed(const vedette::RecordingStatus &status);
    void segmentBegan(const vedette::Segment &segment);
    void segmentEnded(const vedette::Segment &segment);

private:
    void begin();
    void end();
    void setUntil(std::optional<std::chrono::seconds> length);
    void tell(const RecordingStatus &status);

    FrameHub &m_hub;
    Setup m_setup;
    PreRoll m_preRoll;
    RecordingWriter *m_writer;            ///< lives in the disk's thread, and is deleted there
    std::shared_ptr<EveryFrameTap> m_tap; ///< while it records
    QTimer m_end{this};                   ///< of what was asked for a while
    bool m_isAsked = false;
    RecordingStatus m_status;
};

} // namespace vedette

Q_DECLARE_METATYPE(vedette::RecordingStatus)
