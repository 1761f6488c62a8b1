// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "Expect.h"
#include "web/http/RequestHead.h"

#include <QList>

#include <algorithm>

using namespace vedette;

namespace {

/// What no accepted head may hold, looked at without the reader's help: whatever lets two servers
/// see two different requests.
void expectUnambiguous(const QByteArray &head, const RequestHead &read)
{
    fuzz::expect(head.endsWith("\r\n\r\n"), "an accepted head ends with an empty line");
    fuzz::expect(head.count('\r') == head.count("\r\n"), "no bare CR is accepted");
    fuzz::expect(head.count('\n') == head.count("\r\n"), "no bare LF is accepted");
    fuzz::expect(!head.contains('\0'), "no NUL is accepted");

    const QByteArray lower = head.toLower();
    fuzz::expect(!lower.contains("\ntransfer-encoding:"), "no transfer encoding is accepted");
    fuzz::expect(lower.count("\ncontent-length:") <= 1, "one length at most is accepted");
    fuzz::expect(lower.count("\nhost:") <= 1, "one host at most is accepted");
    fuzz::expect(lower.count("\nauthorization:") <= 1, "one login at most is accepted");
    fuzz::expect(!lower.contains("\n ") && !lower.contains("\n\t"), "no folding is accepted");

    const qsizetype at = lower.indexOf("\ncontent-length:");
    const qsizetype begin = at + static_cast<qsizetype>(sizeof("\ncontent-length:")) - 1;
    const qlonglong length =
        at < 0 ? 0 : lower.mid(begin, lower.indexOf('\r', begin) - begin).trimmed().toLongLong();
    fuzz::expect(read.bodyBytes() == length, "the body is as long as Content-Length says");
}

void expectWithinLimits(const QByteArray &head, const RequestHead &read)
{
    fuzz::expect(read.bodyBytes() >= 0 && read.bodyBytes() <= RequestHead::MaximumBodyBytes,
                 "the body is within its limit");
    fuzz::expect(head.count('\n') - 2 <= RequestHead::MaximumFields, "fields are within the limit");
    fuzz::expect(!read.method().isEmpty() && !read.method().contains(' '), "the method is a word");
    const QByteArray host = read.value("host");
    fuzz::expect(host == host.trimmed() && !host.contains('\n'), "a value is one trimmed line");
}

} // namespace

/// The head of a browser's request.
// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    const QByteArray bytes = fuzz::view(data, size).toByteArray();
    const std::optional<qsizetype> length = RequestHead::lengthOf(bytes);
    const QByteArray lines = bytes.first(length.value_or(bytes.size()));
    const RequestHead head(lines);
    if (!length) {
        return 0;
    }
    fuzz::expect(*length > 0 && *length <= bytes.size(), "the head is in the bytes");
    fuzz::expect(!RequestHead::lengthOf(lines.chopped(1)), "the head ends where it first can");
    fuzz::expect(RequestHead::lengthOf(lines) == length, "what follows does not matter");
    if (head.refusal()) {
        fuzz::expect(head.refusal()->status >= 400 && head.refusal()->status < 600,
                     "a refusal is an error");
        fuzz::expect(!head.refusal()->text.isEmpty(), "a refusal has a text");
        fuzz::expect(!head.keepsConnection(), "a refusal ends the connection");
        fuzz::expect(head.bodyBytes() == 0, "of a refused request no body is read");
        return 0;
    }
    expectUnambiguous(lines, head);
    expectWithinLimits(lines, head);
    return 0;
}
