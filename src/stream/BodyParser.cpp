// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stream/BodyParser.h"

#include <QCoreApplication>

#include <utility>

namespace vedette {

namespace {

constexpr PartLimits DefaultLimits;

} // namespace

BodyParser::BodyParser(FrameSink onFrame, ProblemSink onProblem)
    : m_onFrame(std::move(onFrame))
    , m_onProblem(std::move(onProblem))
{
}

std::unique_ptr<BodyParser> BodyParser::forContentType(const QByteArray &contentType,
                                                       FrameSink onFrame, ProblemSink onProblem)
{
    const QByteArray type = contentType.trimmed().toLower();
    const bool isStill = type.startsWith("image/");
    // Some cameras name no type, or a wrong one: whether it is a stream its bytes must tell.
    const bool mayBeStream = type.isEmpty() || type.startsWith("multipart/") ||
                             type.startsWith("application/octet-stream") ||
                             type.startsWith("video/");
    if (!isStill && !mayBeStream) {
        return nullptr;
    }
    std::unique_ptr<BodyParser> parser(new BodyParser(std::move(onFrame), std::move(onProblem)));
    if (mayBeStream) {
        parser->m_multipart.emplace(
            MultipartParser::boundaryOf(contentType), parser->m_onFrame,
            [sink = parser->m_onProblem](MultipartParser::Problem problem, const QString &text) {
                sink(text, problem != MultipartParser::Problem::WrongLength);
            });
    }
    return parser;
}

void BodyParser::feed(QByteArrayView bytes)
{
    if (m_multipart) {
        m_multipart->feed(bytes);
    } else if (m_still.size() + bytes.size() > DefaultLimits.frameBytes) {
        m_isStillTooLarge = true;
        m_still.clear();
    } else if (!m_isStillTooLarge) {
        m_still.append(bytes.data(), bytes.size());
    }
}

void BodyParser::finish()
{
    if (m_multipart) {
        m_multipart->finish();
    } else if (m_isStillTooLarge) {
        m_onProblem(QCoreApplication::translate("BodyParser", "a picture is too large"), true);
    } else if (!m_still.startsWith("\xFF\xD8")) {
        m_onProblem(QCoreApplication::translate("BodyParser", "the answer holds no JPEG"), true);
    } else {
        m_onFrame(std::exchange(m_still, {}));
    }
}

} // namespace vedette
