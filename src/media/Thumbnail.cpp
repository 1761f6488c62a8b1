// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "media/Thumbnail.h"

#include "media/JpegDecoder.h"
#include "media/JpegEncoder.h"
#include "media/JpegProbe.h"
#include "media/JpegRepair.h"
#include "media/JpegTurning.h"

namespace vedette::thumbnail {

namespace {

qint64 pixels(QSize size)
{
    return qint64{size.width()} * size.height();
}

} // namespace

QByteArray of(const QByteArray &jpeg, const Mounting &mounting)
{
    if (pixels(jpegSize(jpegForBrowsers(jpeg))) > TurnedJpeg::MaximumPixels) {
        return {};
    }
    const Bitmap small = decodeJpeg(jpeg, Size, mounting).bitmap;
    if (small.isNull() || pixels(small.size()) > MaximumPixels) {
        return {};
    }
    const QByteArray encoded = encodedJpeg(small, Quality);
    return encoded.size() <= MaximumBytes ? encoded : QByteArray();
}

bool isWhole(const QByteArray &jpeg)
{
    const qint64 size = pixels(jpegSize(jpeg));
    return jpeg.size() <= MaximumBytes && size > 0 && size <= MaximumPixels &&
           !decodeJpeg(jpeg, {}).bitmap.isNull();
}

} // namespace vedette::thumbnail
