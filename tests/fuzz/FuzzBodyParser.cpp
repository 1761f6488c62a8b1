// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "Expect.h"
#include "media/JpegProbe.h"
#include "Pieces.h"
#include "stream/BodyParser.h"

#include <QList>

using namespace vedette;

namespace {

struct Parsed
{
    QList<QByteArray> frames;
    QStringList problems;
    bool operator==(const Parsed &) const = default;
};

template <typename Feed>
Parsed parse(const QByteArray &contentType, Feed feed)
{
    Parsed parsed;
    const auto parser = BodyParser::forContentType(
        contentType, [&](const QByteArray &jpeg) { parsed.frames += jpeg; },
        [&](const QString &text, bool /*costFrame*/) { parsed.problems += text; });
    if (parser) {
        feed(*parser);
        parser->finish();
    }
    return parsed;
}

} // namespace

/// An answer of a camera: its Content-Type in the first line, then its body; whole and in pieces.
// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes = fuzz::view(data, size);
    const qsizetype lineEnd = bytes.indexOf('\n');
    const QByteArray contentType = bytes.first(std::max<qsizetype>(lineEnd, 0)).toByteArray();
    const QByteArrayView body = bytes.sliced(lineEnd + 1);

    const Parsed whole = parse(contentType, [&](BodyParser &parser) { parser.feed(body); });
    const Parsed pieces = parse(contentType, [&](BodyParser &parser) {
        fuzz::forEachPiece(body, [&](QByteArrayView piece) { parser.feed(piece); });
    });
    fuzz::expect(pieces == whole, "pieces give the same frames and problems");
    for (const QByteArray &frame : whole.frames) {
        fuzz::expect(frame.startsWith("\xFF\xD8"), "a frame begins as a JPEG");
        fuzz::expect(body.contains(frame), "a frame is the camera's own bytes");
        fuzz::expect(probeJpeg(frame).hasStartMarker, "a frame can be probed");
    }
    for (const QString &problem : whole.problems) {
        fuzz::expect(!problem.isEmpty(), "a problem has a text");
    }
    return 0;
}
