// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "Expect.h"
#include "http/HttpAnswerReader.h"
#include "http/HttpLogin.h"
#include "http/HttpSyntax.h"
#include "Pieces.h"

#include <algorithm>

using namespace vedette;
using Progress = HttpAnswerReader::Progress;

namespace {

/// What a reader makes of an answer.
struct Answer
{
    HttpAnswerReader reader;
    QByteArray body;

    void feed(QByteArrayView bytes)
    {
        while (!bytes.isEmpty() && !reader.isOver()) {
            const qsizetype before = bytes.size();
            const bool wasInHead = reader.progress() == Progress::Head;
            const QByteArrayView piece = reader.take(bytes);
            fuzz::expect(bytes.size() < before, "it comes forward");
            fuzz::expect(piece.isEmpty() || !wasInHead, "it stops behind the head");
            body.append(piece);
        }
    }
};

bool isSame(const HttpAnswerHead &one, const HttpAnswerHead &other)
{
    return one.status == other.status && one.fields == other.fields &&
           one.keepsConnection == other.keepsConnection;
}

void expectSound(const HttpAnswerHead &head)
{
    fuzz::expect(head.status >= 200 && head.status <= 999, "the status is a final one");
    fuzz::expect(head.fields.size() <= HttpAnswerReader::MaximumFields,
                 "fields are within their limit");
    qsizetype bytes = 0;
    for (const auto &[name, value] : head.fields) {
        bytes += name.size() + value.size();
        fuzz::expect(http::isToken(name) && http::isFieldValue(value), "a field is one");
    }
    fuzz::expect(bytes <= HttpAnswerReader::MaximumHeadBytes, "the head is within its limit");
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

/// The answer of a camera or of servos: whole and in pieces; then the login it asks for.
// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes = fuzz::view(data, size);
    Answer whole;
    whole.feed(bytes);
    Answer pieces;
    fuzz::forEachPiece(bytes, [&](QByteArrayView piece) { pieces.feed(piece); });
    fuzz::expect(pieces.reader.progress() == whole.reader.progress(), "pieces come as far");
    fuzz::expect(isSame(whole.reader.head(), pieces.reader.head()), "pieces give the same head");
    fuzz::expect(whole.body == pieces.body, "pieces give the same body");
    fuzz::expect(whole.body.size() <= bytes.size(), "a body is within its answer");
    const bool hasHead =
        whole.reader.progress() == Progress::Body || whole.reader.progress() == Progress::Complete;
    whole.reader.connectionClosed();
    fuzz::expect(whole.reader.isOver(), "an end ends it");
    fuzz::expect(!whole.reader.head().keepsConnection, "a closed connection is not used again");
    if (hasHead) {
        expectSound(whole.reader.head());
        expectOneLine(whole.reader.head().values("www-authenticate"));
    }
    return 0;
}
