// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/DrawnTime.h"

#include "recording/EpochTime.h"

#include <algorithm>
#include <array>

namespace vedette {

namespace {

// Own digits: libavfilter's drawtext needs a font's file, and dozens of libraries; QPainter needs
// Qt Gui, which a server has not.
constexpr int GlyphWidth = 5;
constexpr int GlyphHeight = 7;
constexpr int Advance = GlyphWidth + 1;
using Glyph = std::array<uchar, GlyphHeight>; ///< rows; the leftmost pixel is the highest of 5 bits

constexpr std::array<Glyph, 12> Glyphs{{
    {0x0E, 0x11, 0x13, 0x15, 0x19, 0x11, 0x0E}, // 0
    {0x04, 0x0C, 0x04, 0x04, 0x04, 0x04, 0x0E},
    {0x0E, 0x11, 0x01, 0x02, 0x04, 0x08, 0x1F},
    {0x1F, 0x02, 0x04, 0x02, 0x01, 0x11, 0x0E},
    {0x02, 0x06, 0x0A, 0x12, 0x1F, 0x02, 0x02},
    {0x1F, 0x10, 0x1E, 0x01, 0x01, 0x11, 0x0E},
    {0x06, 0x08, 0x10, 0x1E, 0x11, 0x11, 0x0E},
    {0x1F, 0x01, 0x02, 0x04, 0x08, 0x08, 0x08},
    {0x0E, 0x11, 0x11, 0x0E, 0x11, 0x11, 0x0E},
    {0x0E, 0x11, 0x11, 0x0F, 0x01, 0x02, 0x0C},
    {0x00, 0x00, 0x00, 0x1F, 0x00, 0x00, 0x00}, // -
    {0x00, 0x04, 0x04, 0x00, 0x04, 0x04, 0x00}, // :
}};
constexpr quint32 White = 0xFFFFFFFF;
constexpr quint32 Black = 0xFF000000;
/// A pixel of a digit is so much of a picture's height: of VGA, two pixels.
constexpr int RowsAPixel = 240;

/// Whether the glyph has this pixel.
bool isSet(QChar character, int x, int y)
{
    const int number = character.isDigit()             ? character.digitValue()
                       : character == QLatin1Char('-') ? 10
                       : character == QLatin1Char(':') ? 11
                                                       : -1;
    const bool isInside = x >= 0 && x < GlyphWidth && y >= 0 && y < GlyphHeight;
    return isInside && number >= 0 &&
           (Glyphs.at(std::size_t(number)).at(std::size_t(y)) >> (GlyphWidth - 1 - x) & 1) != 0;
}

} // namespace

QString drawnTime(WallTime time)
{
    return localTime(time).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

void drawTime(Bitmap &bitmap, WallTime time)
{
    const QString text = drawnTime(time);
    // A pixel of black around it.
    const int columns = static_cast<int>(text.size()) * Advance + 1;
    constexpr int Rows = GlyphHeight + 2;
    const int scale =
        std::max(1, std::min(bitmap.height / RowsAPixel, bitmap.width / (columns + 2)));
    const int top = std::max(0, bitmap.height - (Rows + 1) * scale);
    const int left = bitmap.width > (columns + 1) * scale ? scale : 0;
    const int right = std::min(bitmap.width, left + columns * scale);
    const int bottom = std::min(bitmap.height, top + Rows * scale);
    for (int y = top; y < bottom; ++y) {
        auto *const row = reinterpret_cast<quint32 *>(bitmap.pixels.get() + y * bitmap.stride);
        for (int x = left; x < right; ++x) {
            const int column = (x - left) / scale - 1;
            const bool isWhite = column >= 0 && isSet(text.at(column / Advance), column % Advance,
                                                      (y - top) / scale - 1);
            row[x] = isWhite ? White : Black;
        }
    }
}

} // namespace vedette
