// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QString>

namespace vedette {

/// A decoded JPEG, or what is wrong with it.
struct DecodedJpeg
{
    QImage image;    ///< RGB32; null when the picture is damaged
    QSize fullSize;  ///< of the JPEG, in pixels
    QString problem; ///< one clause for the user, such as "is damaged"; empty when all is well
    bool isDamaged = false; ///< and not of a kind, or a size, that cannot be shown
};

/// Decodes with JpegDecompression, which tells damaged pictures from whole ones: a damaged one
/// shall not be shown.
///
/// target: the size it will be shown at, in device pixels. JPEG's own scaling makes the image no
/// smaller than that, and no larger than need be. An empty target means full size.
DecodedJpeg decodeJpeg(const QByteArray &jpeg, QSize target);

} // namespace vedette
