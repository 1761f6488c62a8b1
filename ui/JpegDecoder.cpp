// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "JpegDecoder.h"

#include "media/JpegDecompression.h"
#include "stream/ExifOrientation.h"
#include "stream/JpegRepair.h"

#include <QCoreApplication>
#include <QTransform>

#include <array>

namespace vedette {

namespace {

/// Of exifOrientation(): from here on, width and height change places.
constexpr int FirstOnItsSide = 5;

struct JpegDecoder
{
    Q_DECLARE_TR_FUNCTIONS(JpegDecoder)
};

/// The numerator of the eighths that give a picture no smaller than target.
unsigned scaleFor(QSize full, QSize target)
{
    if (target.isEmpty()) {
        return 8;
    }
    const QSize shown = full.scaled(target, Qt::KeepAspectRatio);
    for (unsigned eighths = 1; eighths < 8; ++eighths) {
        if (full.width() * eighths >= 8U * shown.width() &&
            full.height() * eighths >= 8U * shown.height()) {
            return eighths;
        }
    }
    return 8;
}

/// As Exif says that the picture is to be shown; see exifOrientation().
QImage turned(const QImage &image, int orientation)
{
    struct Turn
    {
        bool isMirrored; ///< left and right, before it is rotated
        int degrees;     ///< clockwise
    };
    static constexpr std::array<Turn, 8> Turns{{{false, 0},
                                                {true, 0},
                                                {false, 180},
                                                {true, 180},
                                                {true, 270},
                                                {false, 90},
                                                {true, 90},
                                                {false, 270}}};
    const Turn &turn = Turns.at(static_cast<std::size_t>(orientation - 1));
    const QImage upright = turn.isMirrored ? image.mirrored(true, false) : image;
    return turn.degrees == 0 ? upright : upright.transformed(QTransform().rotate(turn.degrees));
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

DecodedJpeg decodeJpeg(const QByteArray &jpeg, QSize target)
{
    DecodedJpeg decoded;
    const QByteArray decodable = withHeightInHeader(jpeg);
    const int orientation = exifOrientation(jpeg);
    const bool isOnItsSide = orientation >= FirstOnItsSide;
    JpegDecompression decompression;
    if (!decompression.readHeader(decodable)) {
        refuse(decoded, decompression, jpeg);
        return decoded;
    }
    const QSize stored = decompression.fullSize();
    decoded.fullSize = isOnItsSide ? stored.transposed() : stored;
    if (qint64{stored.width()} * stored.height() > JpegDecompression::MaximumPixels) {
        decoded.problem = JpegDecoder::tr("is too large");
        return decoded;
    }
    if (!decompression.start(scaleFor(stored, isOnItsSide ? target.transposed() : target),
                             JpegDecompression::Output::Rgb32)) {
        refuse(decoded, decompression, jpeg);
        return decoded;
    }
    QImage image(decompression.outputSize(), QImage::Format_RGB32);
    if (image.isNull() || !decompression.readRows(image.bits(), image.bytesPerLine()) ||
        decompression.isDamaged()) {
        refuse(decoded, decompression, jpeg);
        return decoded;
    }
    decoded.image = turned(image, orientation);
    return decoded;
}

} // namespace vedette
