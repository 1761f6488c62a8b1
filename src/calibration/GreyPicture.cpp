// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "calibration/GreyPicture.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vedette {

namespace {

/// Higher, or lower, than the width by so much is no camera's picture.
constexpr int OddestShape = 100;

} // namespace

GreyPicture GreyPicture::of(const Bitmap &bitmap)
{
    if (bitmap.isNull() || bitmap.width > OddestShape * bitmap.height ||
        bitmap.height > OddestShape * bitmap.width) {
        return {};
    }
    const cv::Mat colours(bitmap.height, bitmap.width, CV_8UC4, bitmap.pixels.get(),
                          static_cast<std::size_t>(bitmap.stride));
    cv::Mat grey;
    // Which of the colours is which hardly counts: the same ones are compared.
    cv::cvtColor(colours, grey, cv::COLOR_BGRA2GRAY);
    const int height = std::max(1, static_cast<int>(std::lround(
                                       Width * bitmap.height / static_cast<double>(bitmap.width))));
    cv::Mat small;
    cv::resize(grey, small, cv::Size(Width, height), 0, 0, cv::INTER_AREA);
    GreyPicture picture{.width = Width, .height = height, .pixels = {}};
    picture.pixels.resize(static_cast<std::size_t>(Width) * static_cast<std::size_t>(height));
    cv::Mat target(height, Width, CV_32FC1, picture.pixels.data());
    small.convertTo(target, CV_32F);
    return picture;
}

double GreyPicture::brightness() const
{
    return isNull() ? 0
                    : std::accumulate(pixels.cbegin(), pixels.cend(), 0.0) /
                          static_cast<double>(pixels.size());
}

double GreyPicture::contrast() const
{
    if (isNull()) {
        return 0;
    }
    const double mean = brightness();
    const double sum =
        std::accumulate(pixels.cbegin(), pixels.cend(), 0.0, [mean](double before, float pixel) {
            return before + (pixel - mean) * (pixel - mean);
        });
    return std::sqrt(sum / static_cast<double>(pixels.size()));
}

} // namespace vedette
