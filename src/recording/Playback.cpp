// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/Playback.h"

#include "recording/EpochTime.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vedette {

using std::chrono::milliseconds;
using std::chrono::nanoseconds;

namespace {

/// What takes longer is looked at again then.
constexpr milliseconds LongestWait{60'000};

} // namespace

Playback::Playback(QString camera, SegmentSourceMaker makeSource, QObject *parent)
    : QObject(parent)
    , m_camera(std::move(camera))
    , m_makeSource(std::move(makeSource))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Playback::advance);
}

Playback::~Playback() = default;

PastPictures &Playback::pictures()
{
    if (!m_pictures) {
        m_source = m_makeSource();
        m_pictures = std::make_unique<PastPictures>(*m_source);
    }
    return *m_pictures;
}

void Playback::seek(WallTime time)
{
    m_current.reset();
    m_isSought = true;
    m_hasEnded = false;
    m_step = 0;
    m_clock.moveTo(time);
    advance();
}

void Playback::setSpeed(double speed)
{
    m_clock.setSpeed(speed);
    m_hasEnded = !m_current && !m_isSought;
    if (m_hasEnded) {
        m_clock.stop();
    }
    advance();
}

void Playback::step(int direction)
{
    m_step = direction;
    setSpeed(0);
}

void Playback::taken()
{
    m_isTaken = true;
    advance();
}

void Playback::advance()
{
    m_timer.stop();
    if (!m_isTaken || m_hasEnded) {
        return;
    }
    if (m_step != 0) {
        showStep();
    } else if (m_isSought) {
        showSought();
    } else if (speed() != 0) {
        play();
    }
}

void Playback::show(const PastPicture &picture)
{
    m_current = picture;
    m_beat.happen(m_clock.now());
    m_isTaken = false;
    emit this->picture(picture);
}

void Playback::end()
{
    if (m_current) {
        m_clock.moveTo(m_current->time);
    }
    m_clock.stop();
    m_hasEnded = true;
    emit ended();
}

/// From what is shown, or from where it is.
std::optional<PastPicture> Playback::towards(int direction)
{
    if (direction < 0) {
        return pictures().previous(m_camera, m_current ? m_current->time : m_clock.position());
    }
    return m_current ? pictures().following(*m_current)
                     : pictures().next(m_camera, m_clock.position());
}

void Playback::showSought()
{
    const WallTime sought = m_clock.position();
    if (const auto picture = pictures().at(m_camera, sought)) {
        m_isSought = false;
        show(*picture);
        return;
    }
    if (speed() == 0) {
        m_clock.stop(); // until it plays on from here
        m_hasEnded = true;
        emit nothingAt(sought);
    } else if (const auto picture = towards(speed() > 0 ? 1 : -1)) {
        m_isSought = false;
        m_clock.moveTo(picture->time);
        emit skipped(sought, picture->time);
        show(*picture);
    } else {
        end();
    }
}

void Playback::showStep()
{
    if (const auto picture = towards(std::exchange(m_step, 0))) {
        m_isSought = false;
        m_clock.moveTo(picture->time);
        show(*picture);
    } else {
        end();
    }
}

bool Playback::isGap(const PastPicture &next)
{
    const bool isForward = next.time >= m_current->time;
    const PastPicture &earlier = isForward ? *m_current : next;
    const PastPicture &later = isForward ? next : *m_current;
    return later.time > pictures().staysUntil(earlier) + milliseconds(1);
}

void Playback::play()
{
    const nanoseconds untilBeat = m_beat.missing(m_clock.now());
    const auto next = towards(speed() > 0 ? 1 : -1);
    const bool isBehindGap = next && isGap(*next);
    if (!next) {
        end();
    } else if ((std::abs(speed()) > 1 || isBehindGap) && untilBeat > nanoseconds(0)) {
        await(untilBeat);
    } else if (isBehindGap) {
        m_clock.moveTo(next->time);
        emit skipped(m_current->time, next->time);
        show(*next);
    } else {
        playOn(*next);
    }
}

/// Waits until it is due, or shows it, or the one that is due instead. Forwards a picture is due at
/// its time, backwards before the one that is shown.
void Playback::playOn(const PastPicture &next)
{
    const WallTime now = m_clock.position();
    const nanoseconds missing =
        speed() > 0 ? next.time - now : now - m_current->time + nanoseconds(1);
    if (missing > nanoseconds(0)) {
        await(m_clock.timeFor(missing));
        return;
    }
    const auto newest =
        pictures().previous(m_camera, std::chrono::floor<milliseconds>(now) + milliseconds(1));
    const bool isFurther =
        newest && (speed() > 0 ? newest->time > next.time : newest->time < next.time);
    show(isFurther ? *newest : next);
}

void Playback::await(nanoseconds time)
{
    m_timer.start(std::min<milliseconds>(std::chrono::ceil<milliseconds>(time), LongestWait));
}

} // namespace vedette

#include "moc_Playback.cpp"
