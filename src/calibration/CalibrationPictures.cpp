// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "calibration/Calibration.h"
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
/// On one axis: the first step says how large the second has to be.
constexpr int MostLegs = 6;

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
                tr("Of the picture before a turn of %1°, nothing was found in the one after "
                   "it. Point the camera at something that stands still.")
                    .arg(m_step);
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
        m_estimates.at(m_isTilt ? 1 : 0).add(m_step, part);
    }
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
            m_estimates.at(m_isTilt ? 1 : 0).add(m_step, part);
        }
    }
    m_start = picture;
    if (!m_failure.isEmpty()) {
        stop(m_failure, now);
    } else if (!m_isMeasured) {
        beginLeg(m_nextStep, now);
    } else if (!m_isTilt) {
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
    const auto field = [](const FieldEstimate &of) { return std::min(of.field(), WidestFlat); };
    emit found({.degrees = {field(across), field(upwards)},
                .uncertainty = {across.uncertainty(), upwards.uncertainty()}});
}

} // namespace vedette
