// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "media/Bitmap.h"

#include "media/PixelMemory.h"

#include <cstring>
#include <utility>

namespace vedette {

Bitmap Bitmap::ofSize(QSize size)
{
    const qsizetype stride = qsizetype{size.width()} * BytesAPixel;
    auto pixels =
        PixelMemory::shared().take(static_cast<std::size_t>(stride * qsizetype{size.height()}));
    return pixels ? Bitmap{size.width(), size.height(), stride, std::move(pixels)} : Bitmap{};
}

Bitmap upright(const Bitmap &stored, const Mounting &mounting)
{
    if (mounting.isUpright()) {
        return stored;
    }
    const Mounting::Turn &turn = mounting.turn();
    Bitmap shown = Bitmap::ofSize(turn.isOnItsSide ? stored.size().transposed() : stored.size());
    if (shown.isNull()) {
        return shown;
    }
    // From pixel to pixel of a row shown, and from row to row, in the stored picture.
    qsizetype across = turn.isOnItsSide ? stored.stride : qsizetype{Bitmap::BytesAPixel};
    qsizetype down = turn.isOnItsSide ? qsizetype{Bitmap::BytesAPixel} : stored.stride;
    const uchar *from = stored.pixels.get();
    if (turn.isMirrored) {
        from += across * (shown.width - 1);
        across = -across;
    }
    if (turn.isUpsideDown) {
        from += down * (shown.height - 1);
        down = -down;
    }
    uchar *to = shown.pixels.get();
    for (int y = 0; y < shown.height; ++y) {
        for (int x = 0; x < shown.width; ++x) {
            std::memcpy(to, from + y * down + x * across, Bitmap::BytesAPixel);
            to += Bitmap::BytesAPixel;
        }
    }
    return shown;
}

} // namespace vedette
