// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "BitmapImage.h"

namespace vedette {

QImage imageOf(const Bitmap &bitmap)
{
    if (bitmap.isNull()) {
        return {};
    }
    auto *const pixels = new std::shared_ptr<const uchar>(bitmap.pixels);
    // As constant data, which an image that is drawn on copies first.
    return {pixels->get(),
            bitmap.width,
            bitmap.height,
            bitmap.stride,
            QImage::Format_RGB32,
            [](void *shared) { delete static_cast<std::shared_ptr<const uchar> *>(shared); },
            pixels};
}

} // namespace vedette
