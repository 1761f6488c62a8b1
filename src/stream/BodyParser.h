// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "stream/MultipartParser.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace vedette {

/// Makes frames of an answer's body, whatever its Content-Type says it is: a multipart stream, or
/// one single JPEG. Pure; any split of the bytes gives the same frames.
class BodyParser
{
public:
    using FrameSink = MultipartParser::FrameSink;
    /// costFrame: a picture was lost by it.
    using ProblemSink = std::function<void(const QString &text, bool costFrame)>;

    /// None when the Content-Type is of something that cannot hold pictures, such as text/html.
    static std::unique_ptr<BodyParser> forContentType(const QByteArray &contentType,
                                                      FrameSink onFrame, ProblemSink onProblem);

    void feed(QByteArrayView bytes);
    /// The body has ended.
    void finish();
    /// The body is one picture; the next one must be asked for.
    bool isStill() const { return !m_multipart; }

private:
    BodyParser(FrameSink onFrame, ProblemSink onProblem);

    FrameSink m_onFrame;
    ProblemSink m_onProblem;
    std::optional<MultipartParser> m_multipart;
    QByteArray m_still;
    bool m_isStillTooLarge = false;
};

} // namespace vedette
