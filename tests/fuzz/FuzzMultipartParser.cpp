// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "Expect.h"
#include "Pieces.h"
#include "ReferenceParser.h"
#include "stream/MultipartParser.h"

#include <array>
#include <string_view>

using namespace vedette;
using reference::Reading;

namespace {

/// Small ones, so that short inputs reach them.
constexpr std::array<reference::Limits, 3> LimitChoices{{{.frame = 64, .partHead = 48},
                                                         {.frame = 300, .partHead = 120},
                                                         {.frame = 4000, .partHead = 400}}};

struct Input
{
    reference::Limits limits;
    QByteArrayView boundary;
    QByteArrayView stream;
};

/// An input: a byte that chooses the limits, a line with the boundary, and the stream.
Input inputOf(QByteArrayView bytes)
{
    Input input;
    input.limits = LimitChoices[static_cast<uchar>(bytes.front()) % LimitChoices.size()];
    bytes = bytes.sliced(1);
    const qsizetype lineEnd = bytes.indexOf('\n');
    input.boundary = bytes.first(std::max<qsizetype>(lineEnd, 0));
    input.stream = bytes.sliced(lineEnd + 1);
    return input;
}

/// Feeds a parser with what feed(parser) gives it.
template <typename Feed>
Reading readBy(const Input &input, Feed feed)
{
    Reading reading;
    MultipartParser parser(
        input.boundary,
        [&](const QByteArray &jpeg) { reading.frames.push_back(jpeg.toStdString()); },
        [&](MultipartParser::Problem problem, const QString &) {
            reading.problems.push_back(static_cast<Reading::Problem>(problem));
        },
        {.frameBytes = static_cast<qsizetype>(input.limits.frame),
         .partHeadBytes = static_cast<qsizetype>(input.limits.partHead)});
    feed(parser);
    parser.finish();
    return reading;
}

std::string_view text(QByteArrayView bytes)
{
    return {bytes.data(), static_cast<std::size_t>(bytes.size())};
}

} // namespace

/// The parser fed whole and in pieces, against the reference parser.
// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    if (size == 0) {
        return 0;
    }
    const Input input = inputOf(fuzz::view(data, size));
    const Reading right = reference::read(text(input.stream), text(input.boundary), input.limits);

    const Reading whole =
        readBy(input, [&](MultipartParser &parser) { parser.feed(input.stream); });
    fuzz::expect(whole.frames == right.frames, "the frames are those of the reference parser");
    fuzz::expect(whole.problems == right.problems, "the problems are the reference parser's");

    const Reading pieces = readBy(input, [&](MultipartParser &parser) {
        fuzz::forEachPiece(input.stream, [&](QByteArrayView piece) { parser.feed(piece); });
    });
    fuzz::expect(pieces == whole, "pieces give the same frames and problems");
    return 0;
}
