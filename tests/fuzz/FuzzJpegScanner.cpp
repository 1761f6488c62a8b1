// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "Expect.h"
#include "media/ExifMounting.h"
#include "media/JpegProbe.h"
#include "media/JpegRepair.h"
#include "media/JpegScanner.h"
#include "Pieces.h"
#include "ReferenceJpeg.h"
#include "stream/FrameCheck.h"

#include <string_view>

using namespace vedette;

namespace {

std::optional<qsizetype> endInPieces(QByteArrayView bytes)
{
    JpegScanner scanner;
    std::optional<qsizetype> end;
    qsizetype before = 0;
    fuzz::forEachPiece(bytes, [&](QByteArrayView piece) {
        if (end) {
            return;
        }
        if (const auto inPiece = scanner.scan(piece)) {
            end = before + *inPiece;
        }
        before += piece.size();
    });
    return end;
}

} // namespace

/// A picture's end and size, by the fast readers and by the book.
// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t length)
{
    const QByteArrayView bytes = fuzz::view(data, length);
    const std::string_view text(reinterpret_cast<const char *>(data), length);

    JpegScanner scanner;
    const std::optional<qsizetype> end = scanner.scan(bytes);
    const auto right = reference::jpegEnd(text);
    fuzz::expect(end == (right ? std::optional(static_cast<qsizetype>(*right)) : std::nullopt),
                 "the picture ends where its structure says");
    fuzz::expect(endInPieces(bytes) == end, "pieces give the same end");

    const JpegProbe probe = probeJpeg(bytes);
    fuzz::expect(probe.hasStartMarker == text.starts_with("\xFF\xD8"), "the start marker is seen");
    fuzz::expect(probe.hasEndMarker == end.has_value(), "the end marker is seen");
    const auto rightSize = reference::jpegSize(text);
    const QSize wanted =
        rightSize ? QSize(static_cast<int>(rightSize->first), static_cast<int>(rightSize->second))
                  : QSize();
    const QSize size = jpegSize(bytes);
    // A height of 0 stands for one behind the scan.
    const bool isHeightLate = rightSize && rightSize->second == 0;
    fuzz::expect(isHeightLate ? size.width() == wanted.width() : size == wanted,
                 "the size is the frame header's");

    const QByteArray jpeg = bytes.toByteArray();
    const QByteArray shown = jpegForBrowsers(jpeg);
    fuzz::expect(jpegForBrowsers(shown) == shown, "what was repaired needs no repair");
    fuzz::expect(shown.size() >= jpeg.size(), "a repair takes nothing away");
    const int orientation = exifMounting(bytes).turn().exif;
    fuzz::expect(orientation >= 1 && orientation <= 8, "an orientation is one of eight");
    const auto wholeSize = FrameCheck().sizeIfWhole(jpeg, SteadyClock::time_point());
    fuzz::expect(!wholeSize || (probe.hasStartMarker && !size.isEmpty() && wholeSize == size),
                 "a whole picture has a beginning and a size");
    return 0;
}
