// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "stream/MultipartParser.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>

namespace vedette {

/// Makes frames of an answer's body: a multipart stream, JPEGs one behind another, or a single one.
/// What the body is, its bytes say; a Content-Type that names something else, such as text/plain,
/// only makes the parser look at the first bytes before it believes them. Pure; any split of the
/// bytes gives the same frames.
class BodyParser
{
public:
    using FrameSink = MultipartParser::FrameSink;
    /// costFrame: a picture was lost by it.
    using ProblemSink = std::function<void(const QString &text, bool costFrame)>;

    /// contentType: as sent, perhaps empty.
    static std::unique_ptr<BodyParser> forContentType(const QByteArray &contentType,
                                                      FrameSink onFrame, ProblemSink onProblem);

    void feed(QByteArrayView bytes);
    /// The body has ended.
    void finish();
    /// Neither the Content-Type nor the bytes are of pictures: a web page, for example.
    [[nodiscard]] bool isRefused() const { return m_trust == Trust::Refused; }
    /// After finish(): the body was one picture, and the next one must be asked for.
    [[nodiscard]] bool isStill() const;

private:
    enum class Trust { Undecided, Pictures, Refused };

    BodyParser(const QByteArray &contentType, FrameSink onFrame, ProblemSink onProblem);
    static Trust judge(QByteArrayView beginning);

    MultipartParser m_multipart;
    Trust m_trust = Trust::Pictures;
    QByteArray m_beginning; ///< while undecided
    bool m_isImage = false; ///< as the Content-Type says
    int m_frames = 0;       ///< so far; counted to two
};

} // namespace vedette
