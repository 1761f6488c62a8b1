// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "Expect.h"
#include "Pieces.h"
#include "ReferenceJpeg.h"
#include "stream/JpegProbe.h"
#include "stream/JpegScanner.h"

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
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes = fuzz::view(data, size);
    const std::string_view text(reinterpret_cast<const char *>(data), size);

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
    fuzz::expect(jpegSize(bytes) == wanted, "the size is the frame header's");
    return 0;
}
