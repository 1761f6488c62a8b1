// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/PastPictures.h"
#include "stream/DecodeSlot.h"

#include <QObject>
#include <QPointer>
#include <QSize>

namespace vedette {

class PastReader;
class Playback;

/// Plays what was recorded of one camera, decoded in the pool, at the pace at which its pictures
/// are taken. GUI thread; Playback is in the reader's.
class PastPlayer : public QObject
{
    Q_OBJECT

public:
    /// camera: its folder. Both must outlive this object. Stands still until seek().
    PastPlayer(PastReader &reader, const QString &camera, DecodePool &pool,
               QObject *parent = nullptr);
    ~PastPlayer() override;

    /// How pictures are shown from now on, and the present one once more.
    void setShown(QSize devicePixels, const Mounting &mounting);
    // As Playback has them.
    void seek(WallTime time);
    void setSpeed(double speed);
    void step(int direction);

signals:
    void picture(const vedette::DecodedFrame &picture);
    /// Where it is by now, when nobody sought that.
    void moved(vedette::WallTime time);
    void nothingAt(vedette::WallTime time);
    void ended();

private:
    void take(const PastPicture &picture);
    void takeDecoded();

    Playback *m_playback; ///< ends with this object, in its own thread
    DecodeSlot m_slot;
    Frame m_frame;            ///< the present one
    QSize m_size;             ///< it is shown at
    Mounting m_mounting;      ///< likewise
    bool m_isOwed = false;    ///< Playback waits for the picture to be taken
    bool m_hasSought = false; ///< and no picture has come since
};

} // namespace vedette
