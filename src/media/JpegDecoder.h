// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "media/Bitmap.h"

#include <QByteArray>
#include <QSize>
#include <QString>

namespace vedette {

/// A decoded JPEG, or what is wrong with it.
struct DecodedJpeg
{
    Bitmap bitmap;   ///< null when there is a problem
    QSize fullSize;  ///< of the whole picture, in pixels
    QString problem; ///< one clause for the user, such as "is damaged"; empty when all is well
    bool isDamaged = false; ///< and not of a kind, or a size, that cannot be shown
};

/// Decodes with JpegDecompression, which tells damaged pictures from whole ones: a damaged one
/// shall not be shown.
///
/// target: the size it will be shown at, in device pixels. JPEG's own scaling makes the bitmap no
/// smaller than that, and less than twice as wide where it can. An empty target means full size.
/// mounting: of its camera. Target, bitmap and full size are as the picture is shown.
DecodedJpeg decodeJpeg(const QByteArray &jpeg, QSize target, const Mounting &mounting = {});

} // namespace vedette
