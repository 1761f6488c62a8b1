// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "calibration/PictureShift.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace vedette {

namespace {

/// The first finds the movement to the pixel, the second what is left of it; the third is for those
/// that the first misses by some pixels.
constexpr int Refinements = 3;

struct Movement
{
    cv::Point2d by; ///< in pixels
    double confidence = 0;
};

cv::Mat matrixOf(const GreyPicture &picture)
{
    // It is only read.
    return {picture.height, picture.width, CV_32FC1, const_cast<float *>(picture.pixels.data())};
}

Movement correlate(const cv::Mat &before, const cv::Mat &after)
{
    // Its edges would be taken for something that stands still.
    cv::Mat window;
    cv::createHanningWindow(window, before.size(), CV_32F);
    Movement movement;
    movement.by = cv::phaseCorrelate(before, after, window, &movement.confidence);
    const bool isNumber = std::isfinite(movement.by.x) && std::isfinite(movement.by.y) &&
                          std::isfinite(movement.confidence);
    return isNumber ? movement : Movement();
}

/// Where a part of this length begins in a whole, moved from its middle.
int placed(int whole, int part, double moved)
{
    return std::clamp(static_cast<int>(std::lround((whole - part) / 2.0 + moved)), 0, whole - part);
}

Movement refined(const cv::Mat &before, const cv::Mat &after, const Movement &rough)
{
    const cv::Size half(before.cols / 2, before.rows / 2);
    const cv::Point from(placed(before.cols, half.width, -rough.by.x / 2),
                         placed(before.rows, half.height, -rough.by.y / 2));
    const cv::Point to(
        placed(before.cols, half.width, from.x - (before.cols - half.width) / 2.0 + rough.by.x),
        placed(before.rows, half.height, from.y - (before.rows - half.height) / 2.0 + rough.by.y));
    Movement rest =
        correlate(before(cv::Rect(from, half)).clone(), after(cv::Rect(to, half)).clone());
    rest.by += cv::Point2d(to - from);
    return rest;
}

bool canBeCompared(const GreyPicture &before, const GreyPicture &after)
{
    constexpr int Smallest = 16; // pixels; fewer show nothing
    return before.width == after.width && before.height == after.height &&
           std::min(before.width, before.height) >= Smallest;
}

PictureShift inParts(const Movement &movement, const GreyPicture &picture)
{
    return {.right = movement.by.x / picture.width,
            .down = movement.by.y / picture.height,
            .confidence = std::clamp(movement.confidence, 0.0, 1.0)};
}

} // namespace

PictureShift PictureShift::roughly(const GreyPicture &before, const GreyPicture &after)
{
    return canBeCompared(before, after)
               ? inParts(correlate(matrixOf(before), matrixOf(after)), before)
               : PictureShift();
}

PictureShift PictureShift::between(const GreyPicture &before, const GreyPicture &after)
{
    if (!canBeCompared(before, after)) {
        return {};
    }
    const cv::Mat from = matrixOf(before);
    const cv::Mat to = matrixOf(after);
    Movement movement = correlate(from, to);
    for (int i = 0; i < Refinements; ++i) {
        movement = refined(from, to, movement);
    }
    return inParts(movement, before);
}

} // namespace vedette
