// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "calibration/Calibration.h"
#include "config/CameraConfig.h"
#include "steering/Aim.h"

#include <algorithm>
#include <cmath>

// What Calibration makes of pictures.

namespace vedette {

namespace {

/// In parts of the picture: what is measured. Less is not exact, of more the lens has its say.
constexpr double LeastPart = 0.12;
constexpr double MostPart = 0.35;
constexpr double WantedPart = 0.2;
/// By so much a camera may miss the place where it began: a degree of a usual lens.
constexpr double LargestMiss = 0.02;
/// Of 255: a picture with less shows nothing but noise.
constexpr double LeastBrightness = 12;
constexpr double LeastContrast = 5;
/// What a hobby servo misses its angle by, in degrees.
constexpr double ServoError = 0.5;
/// What a movement is measured to, in parts of the picture: a third of a pixel of GreyPicture.
constexpr double ShiftError = 0.001;
/// On one axis: the first step says how large the second has to be.
constexpr int MostLegs = 6;

/// Of what is wrong by no more than it may be, what can be.
double plausible(double range, double uncertainty)
{
    constexpr double Most = ServoAxes::MostDegrees;
    return range > Most && range - uncertainty <= Most ? Most : range;
}

/// Why no camera's whole range turns so far; empty when one's could. 0: there is no such axis.
QString implausible(double range)
{
    const int whole = qRound(range);
    if (range <= 0 || (whole >= 1 && whole <= ServoAxes::MostDegrees)) {
        return {};
    }
    return Calibration::tr("By what the picture shows, the camera's whole range would turn %1°, "
                           "and only 1° to %2° can be. See whether the degrees of its lens are "
                           "right, and the way that it is steered.")
        .arg(whole)
        .arg(ServoAxes::MostDegrees);
}

} // namespace

void Calibration::beginWhenAtRest(const GreyPicture &picture, Time now)
{
    if (picture.brightness() < LeastBrightness) {
        stop(tr("The picture is too dark to see how far it moves. Try again with more light."),
             now);
        return;
    }
    if (picture.contrast() < LeastContrast) {
        stop(tr("The picture is too plain to see how far it moves. Point the camera at something "
                "with more detail, such as a bookshelf or a house."),
             now);
        return;
    }
    if (m_rest.take(picture, now)) {
        m_start = picture;
        beginLeg(nearestStep(FirstStep), now);
    }
}

double Calibration::partAlong(const PictureShift &shift) const
{
    // What is seen moves to the other side.
    const double part = m_isTilt ? shift.down : -shift.right;
    return part * m_sign * (m_isBack ? -1 : 1);
}

double Calibration::partAcross(const PictureShift &shift) const
{
    return std::abs(m_isTilt ? shift.right : shift.down);
}

void Calibration::judgeOut(const PictureShift &shift, Time now)
{
    const double part = partAlong(shift);
    const double across = partAcross(shift);
    m_isMeasured = false;
    if (m_isSettling) {
        turn(true, now);
        return;
    }
    if (shift.isSure() && std::max(std::abs(part), across) < CalibrationLeg::Moved) {
        // It is at an end, or stuck; to turn it back would turn it away.
        m_offset = {};
        tryOtherWay(tr("The picture did not move when the camera was asked to turn. See whether "
                       "the arrow keys turn it, and that it is not at the end of its range."),
                    now);
        return;
    }
    if (!shift.isSure()) {
        m_mostStep = std::max(SmallestStep, 2 * m_step / 3);
        m_nextStep = nearestStep(m_mostStep);
        if (m_nextStep >= m_step || m_legs == MostLegs) {
            m_failure =
                tr("Of the picture before a turn by %1, nothing was found in the one after it. "
                   "Point the camera at something that stands still.")
                    .arg(stepText());
        }
    } else if (across > std::abs(part)) {
        m_failure = tr("The picture moved in the other axis than the camera was to turn in. Say "
                       "so under Edit Camera (Ctrl+E), Try and Adjust; then calibrate again.");
    } else if (part < 0) {
        m_failure = tr("The picture moved the other way than the camera was to turn. Say so "
                       "under Edit Camera (Ctrl+E), Try and Adjust; then calibrate again.");
    } else {
        measure(part);
    }
    turn(true, now);
}

/// Also with a step that is not right, where the camera makes none that is.
void Calibration::measure(double part)
{
    const bool isRight = part >= LeastPart && part <= MostPart;
    m_nextStep =
        isRight ? m_step : nearestStep(static_cast<int>(std::lround(m_step * WantedPart / part)));
    m_isMeasured = m_nextStep == m_step || m_legs == MostLegs;
    if (m_isMeasured) {
        addMeasured(part);
    }
}

void Calibration::addMeasured(double part)
{
    Estimate &estimate = m_estimates.at(m_isTilt ? 1 : 0);
    const auto error = [part](double degrees) {
        return std::hypot(ServoError / degrees, ShiftError / part);
    };
    if (!m_setup.field) {
        estimate.add(fieldOfShift(m_step, part), error(m_step));
        return;
    }
    const auto &[field, turns] = *m_setup.field;
    const double degrees = degreesOfShift(part, m_isTilt ? field.height() : field.width());
    const double range = m_isTilt ? turns.range.height() : turns.range.width();
    estimate.add(range * degrees / turned(), error(degrees));
}

void Calibration::judgeBack(const PictureShift &shift, const GreyPicture &picture, Time now)
{
    if (m_failure.isEmpty() && m_isMeasured) {
        const PictureShift miss = PictureShift::between(m_start, picture);
        const bool isThere = miss.isSure() && std::abs(miss.right) < LargestMiss &&
                             std::abs(miss.down) < LargestMiss;
        const double part = partAlong(shift);
        if (!isThere || !shift.isSure() || part <= 0) {
            m_failure = tr("The camera did not come back to where it was: somebody else turned it, "
                           "it is at the end of its range, or its servos slip. Point it elsewhere, "
                           "and calibrate when nobody steers it.");
        } else {
            addMeasured(part);
        }
    }
    m_start = picture;
    m_legs = m_isSettling ? 0 : m_legs;
    m_nextStep = m_isSettling ? m_step : m_nextStep;
    m_isSettling = false;
    if (!m_failure.isEmpty()) {
        stop(m_failure, now);
    } else if (!m_isMeasured) {
        beginLeg(m_nextStep, now);
    } else if (!m_isTilt && hasAxis(true)) {
        beginAxis(true);
        beginLeg(nearestStep(FirstStep), now);
    } else {
        conclude(now);
    }
}

void Calibration::conclude(Time now)
{
    go(State::Ended, now);
    const auto &[across, upwards] = m_estimates;
    QSizeF degrees(across.degrees(), upwards.degrees());
    if (!m_setup.field) {
        degrees = degrees.boundedTo(QSizeF(WidestFlat, WidestFlat));
    } else {
        degrees = {plausible(degrees.width(), across.uncertainty()),
                   plausible(degrees.height(), upwards.uncertainty())};
        const QString sideways = implausible(degrees.width());
        const QString why = sideways.isEmpty() ? implausible(degrees.height()) : sideways;
        if (!why.isEmpty()) {
            emit ended(why);
            return;
        }
    }
    emit found({.degrees = degrees, .uncertainty = {across.uncertainty(), upwards.uncertainty()}});
}

} // namespace vedette
