// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "calibration/Calibration.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vedette {

namespace {

int sizeOf(Move move)
{
    return std::abs(move.pan) + std::abs(move.tilt);
}

/// Of a move on one axis.
Move partOf(Move move, int size)
{
    const auto part = [size](int degrees) { return std::clamp(degrees, -size, size); };
    return {.pan = part(move.pan), .tilt = part(move.tilt)};
}

} // namespace

Calibration::Calibration(const Setup &setup, QObject *parent)
    : QObject(parent)
    , m_setup(setup)
{
    beginAxis(!hasAxis(false));
}

void Calibration::go(State state, Time now)
{
    m_state = state;
    m_since = now;
    m_hasPicture = false;
}

void Calibration::begin(Time now)
{
    m_rest.begin();
    go(State::Resting, now);
    emit progressed(tr("Waiting until the picture stands still…"));
}

void Calibration::takePicture(const Bitmap &picture, Time arrival)
{
    if (m_state != State::Resting && m_state != State::Following) {
        return;
    }
    const GreyPicture grey = GreyPicture::of(picture);
    m_hasPicture = m_hasPicture || !grey.isNull();
    if (grey.isNull()) {
        return;
    }
    if (m_state == State::Resting) {
        beginWhenAtRest(grey, arrival);
        return;
    }
    if (const auto shift = m_leg.take(grey, arrival)) {
        if (m_isBack) {
            judgeBack(*shift, grey, arrival);
        } else {
            m_away = grey;
            judgeOut(*shift, arrival);
        }
    }
}

/// Out, or back, by one step.
void Calibration::turn(bool isBack, Time now)
{
    m_isBack = isBack;
    m_leg.begin(isBack ? m_away : m_start);
    emit progressed(isBack ? tr("Turning back…") : turnText());
    const int degrees = (isBack ? -m_sign : m_sign) * m_step;
    go(State::Asking, now);
    ask(m_isTilt ? Move{.pan = 0, .tilt = degrees} : Move{.pan = degrees, .tilt = 0}, now);
}

void Calibration::ask(Move move, Time now)
{
    m_asked = move;
    m_since = now;
    emit moveWanted(move);
}

/// How far it turns, for people.
QString Calibration::stepText() const
{
    if (!m_setup.field) {
        return tr("%1°").arg(m_step);
    }
    const QSizeF &range = m_setup.field->turns.range;
    const double whole = m_isTilt ? range.height() : range.width();
    return tr("%1 % of its range").arg(qRound(100 * m_step / whole));
}

QString Calibration::turnText() const
{
    if (m_isTilt) {
        return m_sign > 0 ? tr("Turning up by %1…").arg(stepText())
                          : tr("Turning down by %1…").arg(stepText());
    }
    return m_sign > 0 ? tr("Turning right by %1…").arg(stepText())
                      : tr("Turning left by %1…").arg(stepText());
}

void Calibration::takeReply(const ServoReply &reply, Time now)
{
    if (m_state == State::Ended || reply.move == Move{}) {
        return; // of nothing: the window asks whether the servos are there
    }
    // In the camera's own axes, however it is mounted: by their sizes they are told apart.
    if (m_asked == Move{} || sizeOf(reply.move) != sizeOf(m_asked)) {
        takeOther(now);
        return;
    }
    const Move asked = std::exchange(m_asked, {});
    const bool isMoved = reply.outcome == ServoReply::Outcome::Moved;
    const Move done = isMoved && !reply.isLimited ? asked : partOf(asked, sizeOf(reply.done));
    m_offset = {.pan = m_offset.pan + done.pan, .tilt = m_offset.tilt + done.tilt};
    if (m_state == State::Returning) {
        goBack(now);
    } else if (m_state == State::Beginning) {
        begin(now);
    } else if (!isMoved) {
        stop(tr("The camera did not turn. %1").arg(reply.text), now);
    } else if (done != asked) {
        tryOtherWay(tr("The camera's limits leave no room to turn it by %1. Point it elsewhere.")
                        .arg(stepText()),
                    now);
    } else {
        m_leg.acknowledge(now);
        go(State::Following, now);
    }
}

void Calibration::takeOther(Time now)
{
    stop(tr("Somebody else turned the camera meanwhile. Calibrate when nobody steers it."), now);
}

/// What the camera can turn by.
int Calibration::nearestStep(int degrees) const
{
    const int grain = m_isTilt ? m_setup.grain.tilt : m_setup.grain.pan;
    const int wanted = std::clamp(degrees, std::min(SmallestStep, m_mostStep), m_mostStep);
    return std::max(1, (wanted + grain / 2) / grain) * grain;
}

int Calibration::largestStep() const
{
    if (!m_setup.field) {
        return LargestStep;
    }
    const QSize &most = m_setup.field->turns.most;
    return std::min(LargestAssumedStep, m_isTilt ? most.height() : most.width());
}

/// It turns to the sides, or up and down.
bool Calibration::hasAxis(bool isTilt) const
{
    const QSizeF range = m_setup.field ? m_setup.field->turns.range : QSizeF(1, 1);
    return (isTilt ? range.height() : range.width()) > 0;
}

/// By a step, in whole ones of the firmware's units.
double Calibration::turned() const
{
    if (!m_setup.field) {
        return m_step;
    }
    const QSizeF &units = m_setup.field->turns.unit;
    const double unit = m_isTilt ? units.height() : units.width();
    const int grain = m_isTilt ? m_setup.grain.tilt : m_setup.grain.pan;
    const double exactly = m_step / (m_setup.grain.isStep ? grain : unit);
    return std::round(exactly) * unit;
}

/// From where it is, as there is no room on this one; or it ends, with this text.
void Calibration::tryOtherWay(const QString &otherwise, Time now)
{
    if (m_hasTurnedRound) {
        stop(otherwise, now);
        return;
    }
    m_hasTurnedRound = true;
    m_sign = -m_sign;
    if (m_offset == Move{}) {
        begin(now);
        return;
    }
    go(State::Beginning, now);
    ask(wayBack(), now);
}

void Calibration::beginAxis(bool isTilt)
{
    m_isTilt = isTilt;
    m_hasTurnedRound = false;
    m_legs = 0;
    m_isSettling = m_setup.settles;
    m_mostStep = largestStep();
    m_sign = (isTilt ? m_setup.beginsDown : m_setup.beginsLeft) ? -1 : 1;
}

void Calibration::beginLeg(int step, Time now)
{
    m_step = step;
    ++m_legs;
    turn(false, now);
}

void Calibration::stop(const QString &why, Time now)
{
    if (m_state == State::Ended || m_state == State::Returning) {
        return;
    }
    m_failure = why;
    go(State::Returning, now);
    emit progressed(tr("Turning back…"));
    goBack(now);
}

Move Calibration::wayBack() const
{
    return m_hasReturned
               ? Move{}
               : Move{.pan = -m_offset.pan - m_asked.pan, .tilt = -m_offset.tilt - m_asked.tilt};
}

/// Once, and when what was asked before has been answered.
void Calibration::goBack(Time now)
{
    if (m_asked != Move{}) {
        return;
    }
    if (wayBack() == Move{}) {
        go(State::Ended, now);
        emit ended(m_failure);
        return;
    }
    const Move back = wayBack();
    m_hasReturned = true;
    ask(back, now);
}

void Calibration::checkTime(Time now)
{
    if (m_state == State::Ended || now - m_since < StepPatience) {
        return;
    }
    m_asked = {};
    if (m_state == State::Returning) {
        m_offset = {};
        goBack(now);
    } else if (m_state == State::Asking || m_state == State::Beginning) {
        stop(tr("The camera's servos do not answer."), now);
    } else {
        stop(m_hasPicture ? tr("The picture does not come to rest. Point the camera at something "
                               "that stands still.")
                          : tr("No picture comes any more."),
             now);
    }
}

} // namespace vedette

#include "moc_Calibration.cpp"
