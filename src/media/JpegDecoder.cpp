// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "media/JpegDecoder.h"

#include "media/ExifMounting.h"
#include "media/JpegDecompression.h"
#include "media/JpegRepair.h"

#include <QCoreApplication>

namespace vedette {

namespace {

struct JpegDecoder
{
    Q_DECLARE_TR_FUNCTIONS(JpegDecoder)
};

/// The numerator of the eighths that give a picture no smaller than target. Only those that
/// libjpeg-turbo computes with the processor's vector instructions: five eighths of a picture cost
/// twice what the whole does.
unsigned scaleFor(QSize full, QSize target)
{
    if (target.isEmpty()) {
        return 8;
    }
    const QSize shown = full.scaled(target, Qt::KeepAspectRatio);
    for (const unsigned eighths : {1U, 2U, 4U}) {
        if (full.width() * eighths >= 8U * shown.width() &&
            full.height() * eighths >= 8U * shown.height()) {
            return eighths;
        }
    }
    return 8;
}

/// Says why a step of the decompression failed.
void refuse(DecodedJpeg &decoded, const JpegDecompression &decompression, const QByteArray &jpeg)
{
    if (!jpeg.startsWith("\xFF\xD8")) {
        decoded.problem = JpegDecoder::tr("is not a JPEG");
    } else if (decompression.isUnknownKind()) {
        decoded.problem = JpegDecoder::tr("is of a kind that cannot be shown");
    } else {
        decoded.problem = JpegDecoder::tr("is damaged");
        decoded.isDamaged = true;
    }
}

} // namespace

DecodedJpeg decodeJpeg(const QByteArray &jpeg, QSize target, const Mounting &mounting)
{
    DecodedJpeg decoded;
    const QByteArray decodable = withHeightInHeader(jpeg);
    const Mounting whole = mounting.after(exifMounting(jpeg));
    const auto turned = [isTurned = whole.turn().isOnItsSide](QSize size) {
        return isTurned ? size.transposed() : size;
    };
    JpegDecompression decompression;
    if (!decompression.readHeader(decodable)) {
        refuse(decoded, decompression, jpeg);
        return decoded;
    }
    const QSize stored = decompression.fullSize();
    decoded.fullSize = turned(stored);
    if (qint64{stored.width()} * stored.height() > JpegDecompression::MaximumPixels) {
        decoded.problem = JpegDecoder::tr("is too large");
        return decoded;
    }
    if (!decompression.start(scaleFor(stored, turned(target)), JpegDecompression::Output::Rgb32)) {
        refuse(decoded, decompression, jpeg);
        return decoded;
    }
    Bitmap bitmap = Bitmap::ofSize(decompression.outputSize());
    const bool isRead = !bitmap.isNull() &&
                        decompression.readRows(bitmap.pixels.get(), bitmap.stride) &&
                        !decompression.isDamaged();
    decoded.bitmap = isRead ? upright(bitmap, whole) : Bitmap();
    if (decoded.bitmap.isNull()) {
        refuse(decoded, decompression, jpeg);
    }
    return decoded;
}

} // namespace vedette
