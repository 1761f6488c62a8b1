// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/ExportEstimate.h"

#include "OverlayText.h"
#include "recording/SizeText.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace vedette {

using std::chrono::duration_cast;
using std::chrono::milliseconds;

namespace {

struct ExportTexts
{
    Q_DECLARE_TR_FUNCTIONS(vedette::ExportEstimate)
};

} // namespace

ExportEstimate ExportEstimate::of(const ExportRequest &request, const QList<Segment> &segments)
{
    ExportEstimate all;
    for (const Segment &segment : segments) {
        const WallTime from = std::max(segment.start, request.from);
        const WallTime to = std::min(segment.end(), request.to);
        if (from > to) {
            continue;
        }
        const auto inRange = duration_cast<milliseconds>(to - from);
        const double part = segment.length.count() > 0
                                ? double(inRange.count()) / double(segment.length.count())
                                : 1;
        all += {inRange, part * double(segment.frames), part * double(segment.bytes)};
    }
    if (request.every.count() > 0 && all.pictures > 0) {
        const double lapse = std::ceil(std::chrono::duration<double>(all.recorded) / request.every);
        const double pictures = std::clamp(lapse, 1.0, std::max(1.0, all.pictures));
        all.bytes *= pictures / all.pictures;
        all.pictures = pictures;
    }
    return all;
}

ExportEstimate &ExportEstimate::operator+=(const ExportEstimate &other)
{
    recorded += other.recorded;
    pictures += other.pictures;
    bytes += other.bytes;
    return *this;
}

QString ExportEstimate::text(ExportRequest::Format format, std::chrono::seconds every) const
{
    if (pictures <= 0) {
        return ExportTexts::tr("Nothing was recorded in this time.");
    }
    QStringList sentences{
        ExportTexts::tr("Recorded in this time: %1.").arg(durationText(recorded))};
    if (every.count() > 0) {
        const milliseconds film(std::llround(pictures * 1000 / Export::LapsePictures));
        sentences += ExportTexts::tr("The film lasts about %1.")
                         .arg(durationText(std::max(film, milliseconds(1000))));
    }
    if (format == ExportRequest::Format::Matroska) {
        sentences += ExportTexts::tr("It takes about %1.").arg(dataText(std::llround(bytes)));
    }
    return sentences.join(QLatin1Char(' '));
}

} // namespace vedette
