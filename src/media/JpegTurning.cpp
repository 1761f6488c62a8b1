// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "media/JpegTurning.h"

#include "media/ExifMounting.h"
#include "media/JpegDecoder.h"
#include "media/JpegDecompression.h"
#include "media/JpegEncoder.h"
#include "media/JpegProbe.h"
#include "media/JpegRepair.h"

#include <QCoreApplication>

#include <turbojpeg.h>

#include <array>
#include <memory>

namespace vedette {

namespace {

struct JpegTurning
{
    Q_DECLARE_TR_FUNCTIONS(JpegTurning)
};

/// By Exif's number of the turn, which counts from 1.
constexpr std::array<TJXOP, 8> TurboTurns{TJXOP_NONE,       TJXOP_HFLIP,     TJXOP_ROT180,
                                          TJXOP_VFLIP,      TJXOP_TRANSPOSE, TJXOP_ROT90,
                                          TJXOP_TRANSVERSE, TJXOP_ROT270};

using TurboHandle = std::unique_ptr<void, int (*)(tjhandle)>;
using TurboBytes = std::unique_ptr<uchar, void (*)(uchar *)>;

QByteArray arrayOf(const TurboBytes &bytes, unsigned long size)
{
    return {reinterpret_cast<const char *>(bytes.get()), static_cast<qsizetype>(size)};
}

/// TurboJPEG itself gives up after 500, each of which may take 10 ms.
bool hasTooManyScans(const QByteArray &jpeg)
{
    return jpeg.count("\xFF\xDA") > JpegDecompression::MaximumScans;
}

/// Moves the coefficients about as they are. Empty where that does not go: with an incomplete block
/// at an edge that would come to lie inside, or with anything wrong in the picture.
QByteArray losslesslyTurned(const QByteArray &jpeg, const Mounting &mounting)
{
    const TurboHandle handle(tjInitTransform(), &tjDestroy);
    if (!handle || hasTooManyScans(jpeg)) {
        return {};
    }
    tjtransform transform{};
    transform.op = TurboTurns.at(static_cast<std::size_t>(mounting.turn().exif - 1));
    transform.options = TJXOPT_PERFECT | TJXOPT_COPYNONE;
    uchar *bytes = nullptr;
    unsigned long size = 0;
    const int result = tjTransform(handle.get(), reinterpret_cast<const uchar *>(jpeg.constData()),
                                   static_cast<unsigned long>(jpeg.size()), 1, &bytes, &size,
                                   &transform, TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS);
    const TurboBytes turned(bytes, &tjFree);
    return result == 0 && turned ? arrayOf(turned, size) : QByteArray();
}

} // namespace

TurnedJpeg turnedJpeg(const QByteArray &jpeg, const Mounting &mounting)
{
    const QByteArray whole = jpegForBrowsers(jpeg);
    const QSize size = jpegSize(whole);
    if (qint64{size.width()} * size.height() > TurnedJpeg::MaximumPixels) {
        return {.jpeg = {}, .problem = JpegTurning::tr("is too large to be turned")};
    }
    const QByteArray turned = losslesslyTurned(whole, mounting.after(exifMounting(whole)));
    if (!turned.isEmpty()) {
        return {.jpeg = turned, .isLossless = true, .problem = {}};
    }
    const DecodedJpeg decoded = decodeJpeg(jpeg, {}, mounting);
    if (decoded.bitmap.isNull()) {
        return {.jpeg = {}, .problem = decoded.problem};
    }
    const QByteArray again = encodedJpeg(decoded.bitmap, TurnedJpeg::Quality);
    return {.jpeg = again,
            .problem = again.isEmpty() ? JpegTurning::tr("cannot be encoded") : QString()};
}

} // namespace vedette
