// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "BitmapImage.h"

namespace vedette {

QImage imageOf(const Bitmap &bitmap)
{
    if (bitmap.isNull()) {
        return {};
    }
    auto *const bytes = new QByteArray(bitmap.bytes);
    // As constant data, which an image that is drawn on copies first.
    return {reinterpret_cast<const uchar *>(bytes->constData()),
            bitmap.width,
            bitmap.height,
            bitmap.stride,
            QImage::Format_RGB32,
            [](void *shared) { delete static_cast<QByteArray *>(shared); },
            bytes};
}

} // namespace vedette
