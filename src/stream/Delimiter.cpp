// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stream/Delimiter.h"

namespace vedette {

namespace {

/// By chance a boundary of this length turns up in binary data less than once in 10^16 bytes.
constexpr qsizetype UnmistakableBytes = 8;

bool endsBoundary(char next)
{
    return next == '\r' || next == '\n' || next == '-' || next == ' ' || next == '\t';
}

} // namespace

Delimiter::Delimiter(QByteArrayView boundary)
{
    learn(boundary);
}

void Delimiter::learn(QByteArrayView line)
{
    QByteArrayView core = line.trimmed();
    while (core.startsWith('-')) {
        core = core.sliced(1);
    }
    m_core = core.first(qMin(core.size(), MaximumBoundaryBytes)).toByteArray();
    m_matcher.setPattern(isKnown() ? "--" + m_core : QByteArray());
}

Delimiter::Match Delimiter::find(QByteArrayView bytes, qsizetype from, bool startsLine) const
{
    if (!isKnown()) {
        return findUnknown(bytes, from, startsLine);
    }
    qsizetype at = m_matcher.indexIn(bytes.data(), bytes.size(), from);
    while (at >= 0) {
        const Match match = judge(bytes, at + 2, startsLine);
        if (match.kind != Match::Kind::None) {
            return match;
        }
        at = m_matcher.indexIn(bytes.data(), bytes.size(), at + 1);
    }
    return {};
}

Delimiter::Match Delimiter::judge(QByteArrayView bytes, qsizetype coreAt, bool startsLine) const
{
    qsizetype begin = coreAt;
    while (begin > 0 && coreAt - begin < MaximumDashes && bytes[begin - 1] == '-') {
        --begin;
    }
    const qsizetype end = coreAt + m_core.size();
    const bool isAtLineStart = begin == 0 ? startsLine : bytes[begin - 1] == '\n';
    if (!isAtLineStart && m_core.size() < UnmistakableBytes) {
        return {};
    }
    if (end == bytes.size()) {
        return {Match::Kind::Undecided, begin, end};
    }
    if (!endsBoundary(bytes[end]) && m_core.size() < MaximumBoundaryBytes) {
        return {};
    }
    return {Match::Kind::Found, begin, end};
}

Delimiter::Match Delimiter::findUnknown(QByteArrayView bytes, qsizetype from, bool startsLine) const
{
    for (qsizetype at = bytes.indexOf("--", from); at >= 0; at = bytes.indexOf("--", at + 1)) {
        const bool isAtLineStart = at == 0 ? startsLine : bytes[at - 1] == '\n';
        if (!isAtLineStart) {
            continue;
        }
        const QByteArrayView rest = bytes.sliced(at);
        const qsizetype lineEnd = rest.indexOf('\n');
        if (lineEnd < 0) {
            return {rest.size() > MaximumBoundaryBytes ? Match::Kind::None : Match::Kind::Undecided,
                    at, bytes.size()};
        }
        if (lineEnd > 2 && lineEnd <= MaximumBoundaryBytes) {
            return {Match::Kind::Found, at, at + lineEnd};
        }
    }
    return {};
}

} // namespace vedette
