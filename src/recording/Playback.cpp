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

/// Of a moment that a double holds, in either direction.
nanoseconds scaled(nanoseconds time, double factor)
{
    return nanoseconds(std::llround(double(time.count()) * factor));
}

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

void Playback::setClock(Clock clock)
{
    m_clock = std::move(clock);
}

PastPictures &Playback::pictures()
{
    if (!m_pictures) {
        m_source = m_makeSource();
        m_pictures = std::make_unique<PastPictures>(*m_source);
    }
    return *m_pictures;
}

WallTime Playback::position() const
{
    return m_hasEnded ? m_position
                      : m_position + std::chrono::duration_cast<WallTime::duration>(
                                         scaled(m_clock() - m_since, m_speed));
}

void Playback::moveTo(WallTime position)
{
    m_position = inRange(position);
    m_since = m_clock();
}

void Playback::seek(WallTime time)
{
    m_current.reset();
    m_isSought = true;
    m_hasEnded = false;
    m_step = 0;
    moveTo(time);
    advance();
}

void Playback::setSpeed(double speed)
{
    moveTo(position());
    const bool isPaused = speed == 0 || !std::isfinite(speed);
    m_speed = isPaused
                  ? 0
                  : std::copysign(std::clamp(std::abs(speed), SlowestSpeed, FastestSpeed), speed);
    m_hasEnded = !m_current && !m_isSought;
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
    } else if (m_speed != 0) {
        play();
    }
}

void Playback::show(const PastPicture &picture)
{
    m_current = picture;
    m_shown = m_clock();
    m_isTaken = false;
    emit this->picture(picture);
}

void Playback::end()
{
    m_position = m_current ? m_current->time : position();
    m_hasEnded = true;
    emit ended();
}

/// From what is shown, or from where it is.
std::optional<PastPicture> Playback::towards(int direction)
{
    if (direction < 0) {
        return pictures().previous(m_camera, m_current ? m_current->time : position());
    }
    return m_current ? pictures().following(*m_current) : pictures().next(m_camera, position());
}

void Playback::showSought()
{
    const WallTime sought = position();
    if (const auto picture = pictures().at(m_camera, sought)) {
        m_isSought = false;
        show(*picture);
        return;
    }
    if (m_speed == 0) {
        m_hasEnded = true; // until it plays on from here
        emit nothingAt(sought);
    } else if (const auto picture = towards(m_speed > 0 ? 1 : -1)) {
        m_isSought = false;
        moveTo(picture->time);
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
        moveTo(picture->time);
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
    const nanoseconds sinceShown = m_clock() - m_shown;
    const auto next = towards(m_speed > 0 ? 1 : -1);
    const bool isBehindGap = next && isGap(*next);
    if (!next) {
        end();
    } else if ((std::abs(m_speed) > 1 || isBehindGap) && sinceShown < FastInterval) {
        await(FastInterval - sinceShown);
    } else if (isBehindGap) {
        moveTo(next->time);
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
    const WallTime now = position();
    const nanoseconds missing =
        m_speed > 0 ? next.time - now : now - m_current->time + nanoseconds(1);
    if (missing > nanoseconds(0)) {
        await(scaled(missing, 1 / std::abs(m_speed)));
        return;
    }
    const auto newest =
        pictures().previous(m_camera, std::chrono::floor<milliseconds>(now) + milliseconds(1));
    const bool isFurther =
        newest && (m_speed > 0 ? newest->time > next.time : newest->time < next.time);
    show(isFurther ? *newest : next);
}

void Playback::await(nanoseconds time)
{
    m_timer.start(std::min<milliseconds>(std::chrono::ceil<milliseconds>(time), LongestWait));
}

} // namespace vedette

#include "moc_Playback.cpp"
