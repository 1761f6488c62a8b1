// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "media/JpegScanner.h"
#include "stream/Delimiter.h"
#include "stream/PartHead.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QCoreApplication>
#include <QString>

#include <functional>
#include <optional>

namespace vedette {

/// What one part may hold. A camera that sends more is broken or hostile.
struct PartLimits
{
    /// A picture of 64 megapixel at high quality; more is no camera.
    qsizetype frameBytes = 32 * 1024 * 1024;
    /// Cameras send 60 bytes; some add metadata.
    qsizetype partHeadBytes = 8 * 1024;
};

/// Takes frames out of a multipart/x-mixed-replace body (RFC 2046, 5.1; the dialects of cameras).
/// Pure: no I/O, no clock. Any split of the bytes gives the same frames.
///
/// A frame with a Content-Length that can be believed is out at its last byte. It can be believed
/// once one of this stream has agreed with the picture's own structure; one that is caught lying
/// is not believed again for a while. Without, a frame is out at its structurally found end marker,
/// or, when it has none, at the next delimiter.
///
/// A stream that begins with a picture may also be pictures one behind another, without anything
/// between them.
class MultipartParser
{
public:
    enum class Problem { PartHeadTooLong, FrameTooLarge, NotJpeg, WrongLength, EndedInPart };

    /// Takes the frame's bytes.
    using FrameSink = std::function<void(QByteArray jpeg)>;
    /// text: what was wrong, for a log.
    using ProblemSink = std::function<void(Problem problem, const QString &text)>;

    /// boundary: as in the Content-Type header, with or without leading dashes; may be empty.
    /// The sinks are called from within feed() and finish(); they must not destroy the parser.
    MultipartParser(QByteArrayView boundary, FrameSink onFrame, ProblemSink onProblem,
                    PartLimits limits = PartLimits());

    void feed(QByteArrayView bytes);
    /// The stream has ended; an unfinished part is a problem. A single picture without an end
    /// marker is not.
    void finish();
    /// It began with a picture, and no delimiter has come.
    [[nodiscard]] bool isBare() const { return m_isBare; }

    /// The boundary parameter of a Content-Type header's value, unquoted; empty when there is none.
    static QByteArray boundaryOf(QByteArrayView contentType);

private:
    enum class State { Start, Seek, DelimiterLine, Head, Body };

    /// Longer input is taken in pieces, so that what follows a frame is never copied more than
    /// this far.
    static constexpr qsizetype PieceBytes = 64 * 1024;

    bool step();
    bool start();
    bool isDelimiter(QByteArrayView line) const;
    bool seek();
    bool seekBarePicture(const Delimiter::Match &delimiter);
    bool delimiterLine();
    bool head();
    bool headLine(QByteArrayView line);
    bool body();
    bool measuredBody();
    bool scannedBody();
    bool findPicture();
    void beginSeek(bool startsLine);
    void beginHead();
    void beginBody();
    void appendToBody(QByteArrayView piece);
    void finishScannedFrame(qsizetype end, bool hasEndMarker);
    void dropTooLargeFrame();
    QByteArray finishPartAt(qsizetype end);
    void judgeLength(qsizetype frameBytes, bool hasEndMarker);

    FrameSink m_onFrame;
    ProblemSink m_onProblem;
    PartLimits m_limits;
    Delimiter m_delimiter;
    State m_state = State::Start;
    QByteArray m_buffer; ///< what is not yet understood, outside a body
    bool m_startsLine = true;
    bool m_isBare = false;

    PartHead m_head;
    qsizetype m_headBytes = 0;

    QByteArray m_body;
    JpegScanner m_scanner;
    qsizetype m_scanned = 0;
    qsizetype m_leadBytes = 0; ///< in front of this body's picture
    bool m_isMeasured = false; ///< this body ends at its Content-Length

    int m_agreementsNeeded = 1; ///< lengths that must agree before the next one is believed
    bool m_hasEndMarkers = true;
    qsizetype m_lastFrameBytes = 0; ///< 0 before the first

    Q_DECLARE_TR_FUNCTIONS(MultipartParser)
};

} // namespace vedette
