// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "Expect.h"
#include "http/HttpLogin.h"
#include "Pieces.h"
#include "steering/HttpAnswerReader.h"

#include <algorithm>

using namespace vedette;
using Progress = HttpAnswerReader::Progress;

namespace {

bool isSame(const HttpAnswer &one, const HttpAnswer &other)
{
    return one.status == other.status && one.body == other.body &&
           one.challenges == other.challenges;
}

void expectWithinLimits(const HttpAnswer &answer)
{
    fuzz::expect(answer.status >= 100 && answer.status <= 999, "the status has three digits");
    fuzz::expect(answer.body.size() <= HttpAnswerReader::MaximumBodyBytes,
                 "the body is within its limit");
    fuzz::expect(answer.challenges.size() <= HttpAnswerReader::MaximumFields,
                 "challenges are within the limit of fields");
}

/// What a hostile server asks for must not write lines of its own into the next request.
void expectOneLine(const QList<QByteArray> &challenges)
{
    HttpLogin login(QStringLiteral("anna"), QStringLiteral("secret"));
    for (int round = 0; round < 2 && login.accept(challenges); ++round) {
        const QByteArray value = login.authorization("/control_servo?tr=5&el=0", "0123");
        fuzz::expect(value.startsWith("Basic ") || value.startsWith("Digest "),
                     "a login is Basic or Digest");
        fuzz::expect(std::none_of(value.begin(), value.end(),
                                  [](char c) {
                                      const auto byte = static_cast<uchar>(c);
                                      return (byte < ' ' && c != '\t') || byte == 0x7F;
                                  }),
                     "a login holds no control characters");
        fuzz::expect(!value.contains("secret"), "a login does not show the password");
    }
}

} // namespace

/// The answer of a servo server: whole and in pieces; then the login it asks for.
// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes = fuzz::view(data, size);
    HttpAnswerReader whole;
    const Progress atOnce = whole.feed(bytes);
    HttpAnswerReader pieces;
    Progress inPieces = Progress::Incomplete;
    fuzz::forEachPiece(bytes, [&](QByteArrayView piece) { inPieces = pieces.feed(piece); });
    fuzz::expect(inPieces == atOnce, "pieces come as far");
    fuzz::expect(isSame(whole.answer(), pieces.answer()), "pieces give the same answer");
    fuzz::expect(whole.connectionClosed() == pieces.connectionClosed(), "an end ends both");
    fuzz::expect(!whole.answer().keepsConnection, "a closed connection is not used again");
    if (whole.connectionClosed() == Progress::Complete) {
        expectWithinLimits(whole.answer());
        expectOneLine(whole.answer().challenges);
    }
    return 0;
}
