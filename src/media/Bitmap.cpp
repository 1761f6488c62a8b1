// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "media/Bitmap.h"

#include <array>
#include <cstring>
#include <new>

namespace vedette {

namespace {

/// Where a pixel of the picture shown is in the stored one.
struct BitmapTurn
{
    bool isMirrored;   ///< its columns are counted from the last
    bool isUpsideDown; ///< its rows are
    bool isOnItsSide;  ///< rows of the one are columns of the other
};

/// By exifOrientation(), which counts from 1.
constexpr std::array<BitmapTurn, 8> BitmapTurns{{{false, false, false},
                                                 {true, false, false},
                                                 {true, true, false},
                                                 {false, true, false},
                                                 {false, false, true},
                                                 {false, true, true},
                                                 {true, true, true},
                                                 {true, false, true}}};

const BitmapTurn &bitmapTurnOf(int orientation)
{
    return BitmapTurns.at(static_cast<std::size_t>(orientation - 1));
}

} // namespace

Bitmap Bitmap::ofSize(QSize size)
{
    const qsizetype stride = qsizetype{size.width()} * BytesAPixel;
    try {
        return {size.width(), size.height(), stride,
                QByteArray(stride * size.height(), Qt::Uninitialized)};
    } catch (const std::bad_alloc &) {
        return {};
    }
}

bool isOnItsSide(int orientation)
{
    return bitmapTurnOf(orientation).isOnItsSide;
}

Bitmap upright(const Bitmap &stored, int orientation)
{
    if (orientation == 1) {
        return stored;
    }
    const BitmapTurn turn = bitmapTurnOf(orientation);
    Bitmap shown = Bitmap::ofSize(turn.isOnItsSide ? stored.size().transposed() : stored.size());
    if (shown.isNull()) {
        return shown;
    }
    // From pixel to pixel of a row shown, and from row to row, in the stored one.
    const qsizetype column = turn.isMirrored ? -Bitmap::BytesAPixel : Bitmap::BytesAPixel;
    const qsizetype row = turn.isUpsideDown ? -stored.stride : stored.stride;
    const qsizetype across = turn.isOnItsSide ? row : column;
    const qsizetype down = turn.isOnItsSide ? column : row;
    const char *from = stored.bytes.constData();
    from += turn.isMirrored ? qsizetype{stored.width - 1} * Bitmap::BytesAPixel : 0;
    from += turn.isUpsideDown ? qsizetype{stored.height - 1} * stored.stride : 0;
    char *to = shown.bytes.data();
    for (int y = 0; y < shown.height; ++y) {
        for (int x = 0; x < shown.width; ++x) {
            std::memcpy(to, from + y * down + x * across, Bitmap::BytesAPixel);
            to += Bitmap::BytesAPixel;
        }
    }
    return shown;
}

} // namespace vedette
