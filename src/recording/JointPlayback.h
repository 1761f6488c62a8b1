// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/Beat.h"
#include "recording/PastPictures.h"
#include "recording/PlaybackClock.h"

#include <QList>
#include <QMetaType>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace vedette {

/// What one camera has of a moment. A value; passes between threads.
struct PastShare
{
    QString camera;
    std::optional<PastPicture> picture; ///< nothing: nothing was recorded then
    WallTime moment;                    ///< that all cameras show
};

/// Plays what was recorded of several cameras by one clock, forwards or backwards: at each beat all
/// of them show the same moment. What has changed since the beat before is under way at a time:
/// after changed(), the next beat is when taken() was called, and shows what is due by then. So
/// whoever is slow skips moments, falls behind by none, and never has cameras out of step. A moment
/// of which no camera has anything is skipped. Blocks as long as the disk does, like Playback: give
/// it a thread, call its slots through queued connections, and end it by deleteLater().
class JointPlayback : public QObject
{
    Q_OBJECT

public:
    /// From beat to beat, at least: enough for the small pictures of a wall.
    static constexpr std::chrono::milliseconds Interval{100};

    /// makeSource is called in the thread that this object lives in, with the first use. It stands
    /// still until play().
    JointPlayback(QStringList cameras, SegmentSourceMaker makeSource, QObject *parent = nullptr);
    ~JointPlayback() override;

    /// For tests: what time it is from now on. advance() is called by whoever sets it.
    void setClock(PlaybackClock::Now now) { m_clock.setNow(std::move(now)); }

public slots:
    /// From this moment on. speed: not 0; limited to what Playback::FastestSpeed says.
    void play(vedette::WallTime from, double speed);
    /// Whoever got the last changed() can take more.
    void taken();
    /// Does what is due.
    void advance();

signals:
    void changed(const QList<vedette::PastShare> &shares);
    /// No camera has anything further in this direction.
    void ended();

private:
    /// One camera, and what was said of it last.
    struct Member
    {
        Member(QString id, const SegmentSource &source);

        QString camera;
        PastPictures pictures; ///< of its own: its files stay open
        bool isKnown = false;
        std::optional<WallTime> shown;
        std::optional<PastPicture> found; ///< of the beat that is being made
    };

    [[nodiscard]] WallTime find(WallTime moment);
    [[nodiscard]] std::optional<WallTime> nearestFrom(WallTime moment);
    void beat();
    void skipTo(WallTime moment);
    void tell(WallTime moment);
    void end();

    QStringList m_cameras;
    SegmentSourceMaker m_makeSource;
    std::unique_ptr<SegmentSource> m_source;
    std::vector<std::unique_ptr<Member>> m_members; ///< empty: not used yet
    PlaybackClock m_clock;
    QTimer m_timer{this};

    Beat m_beat{Interval};
    bool m_isTaken = true;
    bool m_hasEnded = true;
};

} // namespace vedette

Q_DECLARE_METATYPE(vedette::PastShare)
