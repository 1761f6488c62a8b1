// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/JointPlayback.h"

#include <algorithm>
#include <utility>

namespace vedette {

using std::chrono::milliseconds;
using std::chrono::nanoseconds;

namespace {

/// Earlier than all that is recorded.
constexpr WallTime Never{-std::chrono::hours(1)};

} // namespace

JointPlayback::Member::Member(QString id, const SegmentSource &source)
    : camera(std::move(id))
    , pictures(source)
{
}

JointPlayback::JointPlayback(QStringList cameras, SegmentSourceMaker makeSource, QObject *parent)
    : QObject(parent)
    , m_cameras(std::move(cameras))
    , m_makeSource(std::move(makeSource))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &JointPlayback::advance);
}

JointPlayback::~JointPlayback() = default;

void JointPlayback::play(WallTime from, double speed)
{
    if (m_members.empty()) {
        m_source = m_makeSource();
        for (const QString &camera : std::as_const(m_cameras)) {
            m_members.push_back(std::make_unique<Member>(camera, *m_source));
        }
    }
    for (const auto &member : m_members) {
        member->isKnown = false;
    }
    m_clock.setSpeed(speed);
    m_clock.moveTo(from);
    m_hasEnded = false;
    m_beat = Beat(Interval);
    advance();
}

void JointPlayback::taken()
{
    m_isTaken = true;
    advance();
}

void JointPlayback::advance()
{
    m_timer.stop();
    while (m_isTaken && !m_hasEnded) {
        const nanoseconds missing = m_beat.missing(m_clock.now());
        if (missing > nanoseconds(0)) {
            m_timer.start(std::chrono::ceil<milliseconds>(missing));
            return;
        }
        beat();
    }
}

void JointPlayback::beat()
{
    m_beat.happen(m_clock.now());
    const WallTime moment = m_clock.position();
    const WallTime newest = find(moment);
    // What was over long ago may stay for long, as in a time lapse; it still is the last one.
    if (moment - newest > PastPictures::ShortestStay) {
        const auto further = nearestFrom(moment);
        if (!further) {
            end();
            return;
        }
        if (newest == Never) {
            skipTo(*further);
            return;
        }
    }
    tell(moment);
}

void JointPlayback::skipTo(WallTime moment)
{
    m_clock.moveTo(moment);
    if (find(moment) == Never) {
        end(); // its file is gone meanwhile
    } else {
        tell(moment);
    }
}

/// When the newest picture of what they have of the moment came; Never: no camera has anything.
WallTime JointPlayback::find(WallTime moment)
{
    WallTime newest = Never;
    for (const auto &member : m_members) {
        member->found = member->pictures.at(member->camera, moment);
        newest = member->found ? std::max(newest, member->found->time) : newest;
    }
    return newest;
}

/// Where the first one of them goes on, in the direction in which it plays.
std::optional<WallTime> JointPlayback::nearestFrom(WallTime moment)
{
    std::optional<WallTime> nearest;
    for (const auto &member : m_members) {
        const auto picture = m_clock.speed() > 0
                                 ? member->pictures.next(member->camera, moment)
                                 : member->pictures.previous(member->camera, moment);
        if (picture && (!nearest || (m_clock.speed() > 0 ? picture->time < *nearest
                                                         : picture->time > *nearest))) {
            nearest = picture->time;
        }
    }
    return nearest;
}

void JointPlayback::tell(WallTime moment)
{
    QList<PastShare> shares;
    for (const auto &member : m_members) {
        auto found = std::exchange(member->found, std::nullopt);
        const auto time = found ? std::optional(found->time) : std::nullopt;
        if (!std::exchange(member->isKnown, true) || member->shown != time) {
            member->shown = time;
            shares.append({member->camera, std::move(found), moment});
        }
    }
    if (!shares.isEmpty()) {
        m_isTaken = false;
        emit changed(shares);
    }
}

void JointPlayback::end()
{
    m_hasEnded = true;
    emit ended();
}

} // namespace vedette

#include "moc_JointPlayback.cpp"
