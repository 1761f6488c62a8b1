// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stream/MultipartParser.h"

#include <algorithm>
#include <utility>

namespace vedette {

namespace {

/// After a lie, this many lengths in a row must agree with the pictures before one is believed.
constexpr int AgreementsAfterLie = 8;
/// A believed length may be this many times the last frame's (plus some), so that a lie delays few
/// frames. A larger one is not wrong, only not believed.
constexpr qsizetype BelievedGrowth = 4;
constexpr qsizetype BelievedSlack = 64 * 1024;
/// A header's name, up to its colon; longer is text.
constexpr qsizetype MaximumFieldNameBytes = 64;
/// In front of a part's picture, some cameras send a header of their own; more is not a picture.
constexpr qsizetype MaximumLeadBytes = 64;
/// How a picture begins: start-of-image, and the first byte of the next marker.
constexpr QByteArrayView PictureBegin = "\xFF\xD8\xFF";

bool isLineEnd(char c)
{
    return c == '\r' || c == '\n';
}

bool isFieldNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
}

qsizetype leadingLineEnds(QByteArrayView bytes)
{
    const auto first = std::find_if_not(bytes.begin(), bytes.end(), isLineEnd);
    return first - bytes.begin();
}

} // namespace

MultipartParser::MultipartParser(QByteArrayView boundary, FrameSink onFrame, ProblemSink onProblem,
                                 PartLimits limits)
    : m_onFrame(std::move(onFrame))
    , m_onProblem(std::move(onProblem))
    , m_limits(limits)
    , m_delimiter(boundary)
{
}

void MultipartParser::feed(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const QByteArrayView piece = bytes.first(std::min(bytes.size(), PieceBytes));
        bytes = bytes.sliced(piece.size());
        if (m_state == State::Body) {
            appendToBody(piece);
        } else {
            m_buffer.append(piece.data(), piece.size());
        }
        while (step()) {
        }
    }
}

void MultipartParser::finish()
{
    const bool isStill = m_state == State::Body && m_isBare && m_lastFrameBytes == 0;
    if (isStill && m_body.startsWith("\xFF\xD8") && m_body.size() <= m_limits.frameBytes) {
        m_lastFrameBytes = m_body.size();
        m_onFrame(std::exchange(m_body, {}));
    } else if (m_state == State::Head || (m_state == State::Body && !m_body.isEmpty())) {
        m_onProblem(Problem::EndedInPart, MultipartParser::tr("the stream ended within a part"));
    }
    m_body.clear();
    beginSeek(true);
}

bool MultipartParser::step()
{
    switch (m_state) {
    case State::Start:
        return start();
    case State::Seek:
        return seek();
    case State::DelimiterLine:
        return delimiterLine();
    case State::Head:
        return head();
    case State::Body:
        return body();
    }
    return false;
}

/// The stream's first bytes: a delimiter, a preamble, or, with some cameras, at once the headers of
/// the first part or its picture.
bool MultipartParser::start()
{
    m_buffer.remove(0, leadingLineEnds(m_buffer));
    if (m_buffer.size() < 2) {
        return false;
    }
    if (m_buffer.startsWith("--")) {
        const qsizetype lineEnd = m_buffer.indexOf('\n');
        if (lineEnd < 0 && m_buffer.size() <= Delimiter::MaximumBoundaryBytes) {
            return false;
        }
        if (lineEnd >= 0 && lineEnd <= Delimiter::MaximumBoundaryBytes &&
            !isDelimiter(QByteArrayView(m_buffer).first(lineEnd + 1))) {
            m_delimiter.learn(QByteArrayView(m_buffer).first(lineEnd)); // the header named another
        }
        beginSeek(true);
        return true;
    }
    if (m_buffer.startsWith("\xFF\xD8")) {
        m_head = PartHead();
        m_isBare = true;
        beginBody();
        return true;
    }
    const QByteArrayView name = QByteArrayView(m_buffer).first(
        std::find_if_not(m_buffer.cbegin(), m_buffer.cend(), isFieldNameCharacter) -
        m_buffer.cbegin());
    if (name.size() == m_buffer.size() && name.size() <= MaximumFieldNameBytes) {
        return false;
    }
    if (!name.isEmpty() && name.size() <= MaximumFieldNameBytes && name.size() < m_buffer.size() &&
        m_buffer[name.size()] == ':') {
        beginHead();
    } else {
        beginSeek(true);
    }
    return true;
}

bool MultipartParser::isDelimiter(QByteArrayView line) const
{
    const Delimiter::Match match = m_delimiter.find(line, 0, true);
    return match.kind == Delimiter::Match::Kind::Found && match.begin == 0;
}

bool MultipartParser::seek()
{
    const Delimiter::Match match = m_delimiter.find(m_buffer, 0, m_startsLine);
    if (m_isBare && seekBarePicture(match)) {
        return true;
    }
    if (match.kind == Delimiter::Match::Kind::Found) {
        m_isBare = false;
        if (!m_delimiter.isKnown()) {
            m_delimiter.learn(
                QByteArrayView(m_buffer).sliced(match.begin, match.end - match.begin));
        }
        m_buffer.remove(0, match.end);
        m_state = State::DelimiterLine;
        return true;
    }
    const qsizetype keepFrom =
        match.kind == Delimiter::Match::Kind::Undecided
            ? match.begin - 1
            : m_buffer.size() - std::max(m_delimiter.overlap(), Delimiter::MaximumBoundaryBytes);
    if (keepFrom > 0) {
        m_buffer.remove(0, keepFrom);
        m_startsLine = false;
    }
    return false;
}

/// The next picture of a bare sequence, unless a delimiter comes, or may come, before it.
bool MultipartParser::seekBarePicture(const Delimiter::Match &delimiter)
{
    const qsizetype begin = m_buffer.indexOf(PictureBegin);
    const bool isBehind = delimiter.kind != Delimiter::Match::Kind::None && delimiter.begin < begin;
    if (begin < 0 || isBehind || m_delimiter.mayHoldPictures()) {
        return false;
    }
    m_buffer.remove(0, begin);
    m_head = PartHead();
    beginBody();
    return true;
}

bool MultipartParser::delimiterLine()
{
    if (m_buffer.startsWith("--")) {
        beginSeek(false); // the closing delimiter; an epilogue, or another stream, may follow
        return true;
    }
    const qsizetype lineEnd = m_buffer.indexOf('\n');
    if (lineEnd < 0) {
        // Of an endless line only its beginning matters.
        m_buffer.truncate(2);
        return false;
    }
    m_buffer.remove(0, lineEnd + 1);
    beginHead();
    return true;
}

bool MultipartParser::head()
{
    if (m_headBytes == 0 && m_buffer.startsWith('\xFF')) {
        if (m_buffer.size() == 1) {
            return false;
        }
        beginBody(); // no headers, not even the empty line
        return true;
    }
    const qsizetype lineEnd = m_buffer.indexOf('\n');
    const qsizetype lineBytes = lineEnd < 0 ? m_buffer.size() : lineEnd + 1;
    if (m_headBytes + lineBytes > m_limits.partHeadBytes) {
        beginSeek(true);
        m_onProblem(Problem::PartHeadTooLong, MultipartParser::tr("a part's head is too long"));
        return true;
    }
    if (lineEnd < 0) {
        return false;
    }
    QByteArrayView line = QByteArrayView(m_buffer).first(lineEnd);
    if (line.endsWith('\r')) {
        line.chop(1);
    }
    return headLine(line) && (m_state != State::Head || !m_buffer.isEmpty());
}

bool MultipartParser::headLine(QByteArrayView line)
{
    const bool isEnd = line.isEmpty();
    // Old esp32-camera firmware puts the delimiter between the headers and the picture.
    const qsizetype lineBytes = m_buffer.indexOf('\n') + 1;
    if (!isEnd && !isDelimiter(QByteArrayView(m_buffer).first(lineBytes))) {
        m_head.addLine(line);
    }
    m_buffer.remove(0, lineBytes);
    m_headBytes += lineBytes;
    if (!isEnd) {
        return true;
    }
    if (m_head.mayBeImage()) {
        beginBody();
    } else {
        beginSeek(true);
    }
    return true;
}

bool MultipartParser::body()
{
    return m_isMeasured ? measuredBody() : scannedBody();
}

bool MultipartParser::measuredBody()
{
    const qsizetype length = *m_head.contentLength();
    if (m_body.size() < length) {
        return false;
    }
    const bool isWhole =
        m_body.startsWith("\xFF\xD8") && (!m_hasEndMarkers || m_body.endsWith("\xFF\xD9"));
    if (isWhole) {
        m_lastFrameBytes = length;
        beginSeek(true);
        m_onFrame(std::exchange(m_body, {}));
        return true;
    }
    m_isMeasured = false;
    m_body.append(m_buffer);
    m_buffer.clear();
    return true;
}

bool MultipartParser::scannedBody()
{
    if (m_scanned == 0 && !findPicture()) {
        return m_state != State::Body;
    }
    // What lies farther behind than a largest picture's delimiter is not looked at as part of it,
    // even when it is here already.
    const qsizetype mostBytes = m_limits.frameBytes + m_delimiter.overlap() + 1;
    const qsizetype known = std::min(m_body.size(), mostBytes);
    const std::optional<qsizetype> found =
        m_scanner.scan(QByteArrayView(m_body).first(known).sliced(m_scanned));
    const qsizetype searchFrom = std::max<qsizetype>(0, m_scanned - m_delimiter.overlap());
    const qsizetype searchTo = found ? m_scanned + *found : known;
    m_scanned = searchTo;
    if (m_delimiter.isKnown()) {
        const Delimiter::Match match =
            m_delimiter.find(QByteArrayView(m_body).first(searchTo), searchFrom, false);
        if (match.kind == Delimiter::Match::Kind::Found) {
            finishScannedFrame(match.begin, false);
            return true;
        }
    }
    if (found) {
        finishScannedFrame(searchTo, true);
        return true;
    }
    if (known == mostBytes) {
        dropTooLargeFrame();
        return true;
    }
    return false;
}

/// Has the body begin with its picture. False when more bytes are needed, or when there is none and
/// the part has ended.
bool MultipartParser::findPicture()
{
    m_body.remove(0, leadingLineEnds(m_body));
    if (m_body.size() < 2) {
        return false;
    }
    if (m_body.startsWith("\xFF\xD8")) {
        return true;
    }
    const auto hasDelimiter = [this](QByteArrayView bytes) {
        return m_delimiter.isKnown() &&
               m_delimiter.find(bytes, 0, true).kind == Delimiter::Match::Kind::Found;
    };
    const bool isEmptyPart = m_body.startsWith("--");
    const qsizetype windowBytes = MaximumLeadBytes + PictureBegin.size();
    const QByteArrayView window =
        QByteArrayView(m_body).first(std::min(m_body.size(), windowBytes));
    const qsizetype begin = window.indexOf(PictureBegin);
    const bool mayBegin = m_head.claimsJpeg() && !isEmptyPart &&
                          !hasDelimiter(begin < 0 ? window : window.first(begin));
    if (mayBegin && begin >= 0) {
        m_leadBytes = begin;
        m_body.remove(0, begin);
        return true;
    }
    if (mayBegin && m_body.size() < windowBytes) {
        return false;
    }
    if (m_head.claimsJpeg() && !isEmptyPart) {
        m_onProblem(Problem::NotJpeg,
                    MultipartParser::tr("a part of type image/jpeg holds no JPEG"));
    }
    finishPartAt(0);
    return false;
}

/// Goes on at the next delimiter behind the limit, wherever the picture itself ends.
void MultipartParser::dropTooLargeFrame()
{
    finishPartAt(m_limits.frameBytes);
    m_startsLine = false;
    m_onProblem(Problem::FrameTooLarge, MultipartParser::tr("a picture is too large"));
}

/// Where the picture's own structure, or the next delimiter, says that it ends.
void MultipartParser::finishScannedFrame(qsizetype end, bool hasEndMarker)
{
    qsizetype frameEnd = end;
    if (!hasEndMarker) {
        // The line end before a delimiter belongs to the delimiter (RFC 2046, 5.1.1).
        frameEnd -= m_body[frameEnd - 1] == '\n' ? 1 : 0;
        frameEnd -= m_body[frameEnd - 1] == '\r' ? 1 : 0;
    }
    if (frameEnd > m_limits.frameBytes) {
        dropTooLargeFrame();
        return;
    }
    QByteArray frame = finishPartAt(end);
    judgeLength(frameEnd, hasEndMarker);
    m_lastFrameBytes = frameEnd;
    frame.truncate(frameEnd);
    m_onFrame(std::move(frame));
}

/// Ends the body; what lies behind `end` is looked at again as what follows the part.
QByteArray MultipartParser::finishPartAt(qsizetype end)
{
    QByteArray part = std::exchange(m_body, {});
    m_buffer.prepend(QByteArrayView(part).sliced(end));
    beginSeek(true);
    return part;
}

void MultipartParser::judgeLength(qsizetype frameBytes, bool hasEndMarker)
{
    const std::optional<qsizetype> claimed = m_head.contentLength();
    if (!claimed) {
        return;
    }
    m_hasEndMarkers = hasEndMarker;
    if (*claimed == frameBytes || *claimed == m_leadBytes + frameBytes) {
        m_agreementsNeeded = std::max(0, m_agreementsNeeded - 1);
        return;
    }
    m_agreementsNeeded = AgreementsAfterLie;
    m_onProblem(Problem::WrongLength,
                MultipartParser::tr("a part's Content-Length says %1, but its picture has %2 bytes")
                    .arg(*claimed)
                    .arg(frameBytes));
}

void MultipartParser::beginSeek(bool startsLine)
{
    m_state = State::Seek;
    m_startsLine = startsLine;
}

void MultipartParser::beginHead()
{
    m_state = State::Head;
    m_head = PartHead();
    m_headBytes = 0;
}

void MultipartParser::beginBody()
{
    m_state = State::Body;
    m_scanner = JpegScanner();
    m_scanned = 0;
    m_leadBytes = 0;
    const std::optional<qsizetype> length = m_head.contentLength();
    m_isMeasured =
        length && m_agreementsNeeded == 0 &&
        *length <= std::min(m_limits.frameBytes, m_lastFrameBytes * BelievedGrowth + BelievedSlack);
    m_body.clear();
    m_body.reserve(m_isMeasured ? *length : m_lastFrameBytes + PieceBytes);
    const QByteArray rest = std::exchange(m_buffer, {});
    appendToBody(rest);
}

void MultipartParser::appendToBody(QByteArrayView piece)
{
    qsizetype taken = piece.size();
    if (m_isMeasured) {
        taken = std::min(taken, *m_head.contentLength() - m_body.size());
    }
    m_body.append(piece.data(), taken);
    m_buffer.append(piece.data() + taken, piece.size() - taken);
}

QByteArray MultipartParser::boundaryOf(QByteArrayView contentType)
{
    const QByteArray value = contentType.toByteArray();
    const qsizetype name = value.toLower().indexOf("boundary");
    const qsizetype equals = name < 0 ? -1 : value.indexOf('=', name);
    if (equals < 0) {
        return {};
    }
    const QByteArray rest = value.sliced(equals + 1).trimmed();
    if (!rest.startsWith('"')) {
        return rest
            .first(std::max<qsizetype>(0, rest.indexOf(';') < 0 ? rest.size() : rest.indexOf(';')))
            .trimmed();
    }
    QByteArray unquoted;
    for (qsizetype at = 1; at < rest.size() && rest[at] != '"'; ++at) {
        at += rest[at] == '\\' && at + 1 < rest.size() ? 1 : 0;
        unquoted += rest[at];
    }
    return unquoted;
}

} // namespace vedette
