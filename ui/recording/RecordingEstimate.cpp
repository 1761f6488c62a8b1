// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/RecordingEstimate.h"

#include "recording/SizeText.h"
#include "Sentence.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace vedette {

namespace {

constexpr double SecondsOfDay = 24 * 60 * 60;
constexpr double HoursOfDay = 24;
constexpr double BytesOfGigabyte = 1e9;
/// What lasts longer is told in days.
constexpr double MostHours = 48;

struct EstimateTexts
{
    Q_DECLARE_TR_FUNCTIONS(vedette::RecordingEstimate)
};

QString lastingText(double days)
{
    const double hours = days * HoursOfDay;
    if (hours < 1) {
        return EstimateTexts::tr("less than an hour");
    }
    return hours < MostHours ? inNumber(std::llround(hours), EstimateTexts::tr("an hour"),
                                        EstimateTexts::tr("%1 hours"))
                             : inNumber(std::llround(days), EstimateTexts::tr("a day"),
                                        EstimateTexts::tr("%1 days"));
}

} // namespace

QString recordingEstimate(const CameraRate &rate, const RecordConfig &config)
{
    if (!rate.isKnown()) {
        return {};
    }
    const bool isUnasked =
        config.when == RecordConfig::When::Always || config.when == RecordConfig::When::Schedule;
    const bool isLapse = isUnasked && config.everySeconds > 0;
    const double pictures = isLapse ? std::min(rate.picturesPerSecond, 1.0 / config.everySeconds)
                                    : rate.picturesPerSecond;
    const double bytes = pictures * rate.bytesOfPicture * SecondsOfDay;
    QString text = EstimateTexts::tr("A whole day takes about %1 at the present rate.")
                       .arg(dataText(std::llround(bytes)));
    if (config.keep.gigabytes > 0) {
        text += QLatin1Char(' ') +
                EstimateTexts::tr("%1 are enough for about %2.")
                    .arg(dataText(std::llround(config.keep.gigabytes * BytesOfGigabyte)),
                         lastingText(config.keep.gigabytes * BytesOfGigabyte / bytes));
    }
    return text;
}

} // namespace vedette
