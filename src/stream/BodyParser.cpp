// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stream/BodyParser.h"

#include <algorithm>
#include <utility>

namespace vedette {

namespace {

/// Some cameras put their Content-Type, or a part of it, in quotes.
QByteArray typeWithoutQuotes(QByteArray contentType)
{
    contentType = contentType.trimmed();
    if (contentType.startsWith('"')) {
        contentType.remove(0, 1);
        contentType.remove(std::max<qsizetype>(0, contentType.indexOf('"')),
                           contentType.contains('"') ? 1 : 0);
    }
    return contentType;
}

/// Some cameras name no type, or one that says little.
bool maySayPictures(const QByteArray &type)
{
    return type.isEmpty() || type.startsWith("image/") || type.startsWith("multipart/") ||
           type.startsWith("video/") || type.startsWith("application/octet-stream");
}

} // namespace

std::unique_ptr<BodyParser> BodyParser::forContentType(const QByteArray &contentType,
                                                       FrameSink onFrame, ProblemSink onProblem)
{
    return std::unique_ptr<BodyParser>(
        new BodyParser(typeWithoutQuotes(contentType), std::move(onFrame), std::move(onProblem)));
}

BodyParser::BodyParser(const QByteArray &contentType, FrameSink onFrame, ProblemSink onProblem)
    : m_multipart(
          MultipartParser::boundaryOf(contentType),
          [this, sink = std::move(onFrame)](QByteArray jpeg) {
              m_frames = std::min(m_frames + 1, 2);
              sink(std::move(jpeg));
          },
          [sink = std::move(onProblem)](MultipartParser::Problem problem, const QString &text) {
              sink(text, problem != MultipartParser::Problem::WrongLength);
          })
{
    const QByteArray type = contentType.toLower();
    m_trust = maySayPictures(type) ? Trust::Pictures : Trust::Undecided;
    m_isImage = type.startsWith("image/");
}

/// Whether a body that says it is something else begins like a stream or a picture.
BodyParser::Trust BodyParser::judge(QByteArrayView beginning)
{
    static constexpr QByteArrayView FieldBegin = "content-";
    static constexpr QByteArrayView Dashes = "--";
    static constexpr QByteArrayView Picture = "\xFF\xD8";
    const auto first = std::find_if_not(beginning.begin(), beginning.end(),
                                        [](char c) { return c == '\r' || c == '\n'; });
    const QByteArrayView bytes = beginning.sliced(first - beginning.begin());
    const auto begins = [bytes](QByteArrayView wanted) {
        const qsizetype known = std::min(bytes.size(), wanted.size());
        return bytes.first(known).compare(wanted.first(known), Qt::CaseInsensitive) == 0;
    };
    for (const QByteArrayView wanted : {FieldBegin, Dashes, Picture}) {
        if (begins(wanted)) {
            // One byte more: a line of dashes alone, or dashes and a space, is text.
            return bytes.size() <= wanted.size() ? Trust::Undecided
                   : wanted == Dashes && QByteArrayView(" \t\r\n").contains(bytes[wanted.size()])
                       ? Trust::Refused
                       : Trust::Pictures;
        }
    }
    return Trust::Refused;
}

void BodyParser::feed(QByteArrayView bytes)
{
    if (m_trust == Trust::Pictures) {
        m_multipart.feed(bytes);
        return;
    }
    if (m_trust == Trust::Refused) {
        return;
    }
    m_beginning.append(bytes);
    m_trust = judge(m_beginning);
    if (m_trust == Trust::Pictures) {
        m_multipart.feed(std::exchange(m_beginning, {}));
    }
}

void BodyParser::finish()
{
    if (m_trust == Trust::Undecided) {
        m_trust = Trust::Refused;
    } else if (m_trust == Trust::Pictures) {
        m_multipart.finish();
    }
}

bool BodyParser::isStill() const
{
    return m_multipart.isBare() ? m_isImage || m_frames == 1 : m_isImage && m_frames == 0;
}

} // namespace vedette
