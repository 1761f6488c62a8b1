// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Clock.h"
#include "recording/Beat.h"
#include "recording/PastPictures.h"
#include "recording/PlaybackClock.h"
#include "recording/SegmentSource.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <utility>

namespace vedette {

/// Plays what was recorded of one camera: from any moment, forwards or backwards, faster or slower.
/// One picture is under way at a time: after picture(), the next one comes when taken() was called,
/// and it is the one that is due by then. So a slow window or network skips pictures and falls
/// behind by none. Gaps are skipped. Blocks as long as the disk does: give it a thread for that
/// (moveToThread()), call its slots through queued connections, and end it by deleteLater().
class Playback : public QObject
{
    Q_OBJECT

public:
    /// Times as fast as it was, at most; below 0 backwards.
    static constexpr double FastestSpeed = 16;
    /// Slower, one picture would stand for minutes.
    static constexpr double SlowestSpeed = 0.01;
    /// Faster than it was, pictures are this far apart on average at least.
    static constexpr std::chrono::milliseconds FastInterval{40};

    /// makeSource is called in the thread that this object lives in, with the first use. It stands
    /// still until seek().
    Playback(QString camera, SegmentSourceMaker makeSource, QObject *parent = nullptr);
    ~Playback() override;

    [[nodiscard]] double speed() const { return m_clock.speed(); }
    /// For tests: what time it is from now on. advance() is called by whoever sets it.
    void setClock(PlaybackClock::Now now) { m_clock.setNow(std::move(now)); }

public slots:
    /// Shows what was to be seen then. In a gap: while it plays, what comes next; otherwise
    /// nothingAt().
    void seek(vedette::WallTime time);
    /// 0 pauses. Limited to what FastestSpeed and SlowestSpeed say.
    void setSpeed(double speed);
    /// Pauses; shows the next picture, or, below 0, the one before.
    void step(int direction);
    /// Whoever got the last picture() can take another one.
    void taken();
    /// Does what is due.
    void advance();

signals:
    void picture(const vedette::PastPicture &picture);
    /// Nothing was recorded between these two, in the order in which it plays.
    void skipped(vedette::WallTime from, vedette::WallTime to);
    void nothingAt(vedette::WallTime time);
    /// There is no further picture in this direction. Goes on after seek(), setSpeed() or step().
    void ended();

private:
    [[nodiscard]] PastPictures &pictures();
    void show(const PastPicture &picture);
    void end();
    void showSought();
    void showStep();
    void play();
    void playOn(const PastPicture &next);
    [[nodiscard]] std::optional<PastPicture> towards(int direction);
    [[nodiscard]] bool isGap(const PastPicture &next);
    void await(std::chrono::nanoseconds time);

    QString m_camera;
    SegmentSourceMaker m_makeSource;
    std::unique_ptr<SegmentSource> m_source;
    std::unique_ptr<PastPictures> m_pictures; ///< null: not used yet
    PlaybackClock m_clock;                    ///< stopped when it has ended
    QTimer m_timer{this};

    Beat m_beat{FastInterval};            ///< of what is shown
    std::optional<PastPicture> m_current; ///< what is shown
    bool m_isTaken = true;                ///< m_current, by whoever shows it
    bool m_isSought = false;              ///< where m_clock is, is to be shown
    bool m_hasEnded = true;
    int m_step = 0; ///< still to be done
};

} // namespace vedette
