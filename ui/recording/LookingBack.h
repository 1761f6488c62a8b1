// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/PastCamera.h"
#include "recording/PastCommand.h"
#include "recording/Segment.h"

#include <QList>
#include <QObject>

#include <chrono>
#include <memory>

namespace vedette {

class DecodePool;
class PastPlayer;
class PastReader;
class PastTiles;
class Wall;

/// Shows the past on the wall in place of what is live: plays that of the selected camera, and the
/// other tiles follow with theirs of the same moment. GUI thread.
class LookingBack : public QObject
{
    Q_OBJECT

public:
    /// Who plays up to so long ago has caught up with what is live.
    static constexpr std::chrono::milliseconds LiveEdge{5000};

    /// Both must outlive this object's being on.
    LookingBack(Wall &wall, DecodePool &pool, QObject *parent);
    ~LookingBack() override;

    /// Where recordings are from now on. This object outlives it.
    void setReader(PastReader &reader);
    /// Which are open.
    void setCameras(const QList<PastCamera> &cameras);
    /// Whose past is played.
    void setSelected(const QString &id);

    [[nodiscard]] bool isOn() const { return m_player != nullptr; }
    /// What is shown, while it is on.
    [[nodiscard]] WallTime moment() const { return m_moment; }
    [[nodiscard]] bool isPlaying() const { return m_isPlaying; }
    /// While it plays; below 0: backwards.
    [[nodiscard]] double speed() const { return m_speed; }

    /// Shows that moment, and plays on from there unless it is paused.
    void goTo(WallTime time);
    /// Stands still meanwhile.
    void scrubTo(WallTime time);
    void endScrub();
    void goLive();
    /// Plays forwards or, below 0, backwards; pauses if it does already.
    void play(int direction);
    /// All but marks. While what is live is shown, only what leads back from there.
    void run(PastCommand command);

signals:
    void onChanged(bool on);
    /// It plays, or how fast.
    void changed();
    void moved(vedette::WallTime time);

private:
    [[nodiscard]] const PastCamera *find(const QString &id) const
    {
        return findCamera(m_cameras, id);
    }
    [[nodiscard]] bool begin();
    void makePlayer(const PastCamera &camera);
    void seek(WallTime time);
    void setSpeed(double speed);
    void applySpeed();
    void skip(std::chrono::milliseconds by);
    void step(int direction);
    void goToEdge(int direction);
    void moveTo(WallTime time);
    void end();
    void follow();

    Wall &m_wall;
    DecodePool &m_pool;
    PastTiles *m_tiles;
    PastReader *m_reader = nullptr;
    QList<PastCamera> m_cameras;
    QString m_selected;
    std::unique_ptr<PastPlayer> m_player; ///< null: what is live is shown
    WallTime m_moment;
    double m_speed = 1;
    bool m_isPlaying = false;
    bool m_isScrubbing = false;
    bool m_hasPicture = false; ///< since the last seek
    int m_edges = 0;           ///< asked for
};

} // namespace vedette
