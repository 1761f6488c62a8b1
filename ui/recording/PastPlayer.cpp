// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/PastPlayer.h"

#include "base/OtherThread.h"
#include "recording/PastReader.h"
#include "recording/Playback.h"

#include <utility>

namespace vedette {

PastPlayer::PastPlayer(PastReader &reader, const QString &camera, DecodePool &pool, QObject *parent)
    : QObject(parent)
    , m_playback(reader.makePlayback(camera))
    , m_slot(pool)
{
    connect(&m_slot, &DecodeSlot::ready, this, &PastPlayer::takeDecoded, Qt::QueuedConnection);
    connect(m_playback, &Playback::picture, this, &PastPlayer::take);
    connect(m_playback, &Playback::skipped, this,
            [this](WallTime /*from*/, WallTime to) { emit moved(to); });
    connect(m_playback, &Playback::nothingAt, this, &PastPlayer::nothingAt);
    connect(m_playback, &Playback::ended, this, &PastPlayer::ended);
}

PastPlayer::~PastPlayer()
{
    deleteThere(m_playback, this);
}

void PastPlayer::setShown(QSize devicePixels, const Mounting &mounting)
{
    if (devicePixels == m_size && mounting == m_mounting) {
        return;
    }
    m_size = devicePixels;
    m_mounting = mounting;
    m_slot.setTargetSize(devicePixels);
    m_slot.setMounting(mounting);
    if (!m_frame.jpeg.isEmpty()) {
        m_slot.offer(m_frame);
    }
}

void PastPlayer::seek(WallTime time)
{
    m_hasSought = true;
    QMetaObject::invokeMethod(m_playback, [playback = m_playback, time] { playback->seek(time); });
}

void PastPlayer::setSpeed(double speed)
{
    QMetaObject::invokeMethod(m_playback,
                              [playback = m_playback, speed] { playback->setSpeed(speed); });
}

void PastPlayer::step(int direction)
{
    m_hasSought = false;
    QMetaObject::invokeMethod(m_playback,
                              [playback = m_playback, direction] { playback->step(direction); });
}

/// The first one after a seek may be one that was on its way before; and where the one that was
/// sought is, whoever sought it knows.
void PastPlayer::take(const PastPicture &picture)
{
    m_frame.jpeg = picture.jpeg;
    m_frame.wallTime = picture.time;
    ++m_frame.sequence;
    m_isOwed = true;
    m_slot.offer(m_frame);
    if (!std::exchange(m_hasSought, false)) {
        emit moved(picture.time);
    }
}

void PastPlayer::takeDecoded()
{
    const auto decoded = m_slot.take();
    if (!decoded) {
        return;
    }
    emit picture(*decoded);
    if (std::exchange(m_isOwed, false)) {
        QMetaObject::invokeMethod(m_playback, &Playback::taken);
    }
}

} // namespace vedette

#include "moc_PastPlayer.cpp"
