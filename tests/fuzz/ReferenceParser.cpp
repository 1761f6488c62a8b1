// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ReferenceParser.h"

#include "ReferenceHead.h"
#include "ReferenceJpeg.h"

#include <algorithm>
#include <optional>

namespace vedette::reference {

namespace {

constexpr std::size_t LongestBoundary = 256;
constexpr std::size_t LongestFieldName = 64;
constexpr std::size_t MostDashes = 32;
constexpr std::size_t UnmistakableBytes = 8;
constexpr int RightLengthsAfterWrong = 8;
constexpr std::size_t MostLeadBytes = 64;
constexpr std::string_view PictureBegin = "\xFF\xD8\xFF";
constexpr auto Nowhere = std::string_view::npos;

struct Delimiter
{
    std::size_t begin = 0; ///< of its dashes
    std::size_t end = 0;   ///< of its boundary
};

class Reader
{
public:
    Reader(std::string_view stream, std::string_view boundary, Limits limits)
        : m_stream(stream)
        , m_limits(limits)
    {
        learn(boundary);
    }

    Reading read()
    {
        m_next = Next::Start;
        while (m_next != Next::End) {
            switch (m_next) {
            case Next::Start:
                start();
                break;
            case Next::Search:
                search();
                break;
            case Next::Head:
                head();
                break;
            case Next::Body:
                body();
                break;
            case Next::End:
                break;
            }
        }
        return m_reading;
    }

private:
    enum class Next { Start, Search, Head, Body, End };

    std::string_view rest() const { return m_stream.substr(m_at); }
    void problem(Reading::Problem what) { m_reading.problems.push_back(what); }

    void endWithinPart()
    {
        problem(Reading::Problem::EndedInPart);
        m_next = Next::End;
    }

    void searchFrom(std::size_t at, bool isLineStart)
    {
        m_at = at;
        m_isLineStart = isLineStart;
        m_next = Next::Search;
    }

    // Rules 1 and 2.

    void learn(std::string_view line)
    {
        line = trimmed(line);
        while (line.starts_with('-')) {
            line.remove_prefix(1);
        }
        m_boundary = line.substr(0, LongestBoundary);
    }

    /// The first delimiter that is in text with the byte behind it. isLineStart: text starts a
    /// line.
    std::optional<Delimiter> find(std::string_view text, bool isLineStart) const
    {
        for (std::size_t at = 2; at + m_boundary.size() < text.size(); ++at) {
            if (text.substr(at, m_boundary.size()) != m_boundary) {
                continue;
            }
            std::size_t dashes = 0;
            while (dashes < std::min(at, MostDashes) && text[at - dashes - 1] == '-') {
                ++dashes;
            }
            const Delimiter found{at - dashes, at + m_boundary.size()};
            const bool startsLine = found.begin == 0 ? isLineStart : text[found.begin - 1] == '\n';
            const bool isEnded = m_boundary.size() == LongestBoundary ||
                                 std::string_view("\r\n- \t").find(text[found.end]) != Nowhere;
            if (dashes >= 2 && isEnded && (startsLine || m_boundary.size() >= UnmistakableBytes)) {
                return found;
            }
        }
        return std::nullopt;
    }

    static bool mayNameBoundary(std::string_view lineWithoutEnd)
    {
        return lineWithoutEnd.starts_with("--") && lineWithoutEnd.size() > 2 &&
               lineWithoutEnd.size() <= LongestBoundary;
    }

    /// line: with its LF.
    bool isDelimiterLine(std::string_view line) const
    {
        if (m_boundary.empty()) {
            return mayNameBoundary(line.substr(0, line.size() - 1));
        }
        const auto found = find(line, true);
        return found && found->begin == 0;
    }

    // Rule 3.

    void start()
    {
        m_at = std::min(m_stream.find_first_not_of("\r\n"), m_stream.size());
        if (rest().size() < 2) {
            m_next = Next::End;
        } else if (rest().starts_with("--")) {
            const std::size_t lineBytes = rest().find('\n');
            if (lineBytes <= LongestBoundary && !isDelimiterLine(rest().substr(0, lineBytes + 1))) {
                learn(rest().substr(0, lineBytes));
            }
            searchFrom(m_at, true);
        } else if (rest().starts_with("\xFF\xD8")) {
            m_isBare = true;
            m_head = Head();
            m_next = Next::Body;
        } else if (startsWithField()) {
            m_next = Next::Head;
        } else {
            searchFrom(m_at, true);
        }
    }

    bool startsWithField() const
    {
        const std::size_t nameBytes = rest().find_first_not_of(
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");
        return nameBytes != Nowhere && nameBytes > 0 && nameBytes <= LongestFieldName &&
               rest()[nameBytes] == ':';
    }

    // Rule 4.

    void search()
    {
        const std::size_t picture = m_isBare ? rest().find(PictureBegin) : Nowhere;
        if (picture != Nowhere && m_boundary.find('\xFF') == Nowhere &&
            !mayDelimiterComeBefore(picture)) {
            m_at += picture;
            m_head = Head();
            m_next = Next::Body;
            return;
        }
        m_next = Next::End;
        if (!(m_boundary.empty() ? searchUnknown() : searchKnown())) {
            return;
        }
        m_isBare = false;
        if (rest().starts_with("--")) {
            searchFrom(m_at, false);
        } else if (const std::size_t lineEnd = rest().find('\n'); lineEnd != Nowhere) {
            m_at += lineEnd + 1;
            m_next = Next::Head;
        }
    }

    /// Whether a delimiter begins in front of at, or a line that names one and has no end.
    bool mayDelimiterComeBefore(std::size_t at) const
    {
        if (!m_boundary.empty()) {
            const auto found = find(rest(), m_isLineStart);
            return found && found->begin < at;
        }
        bool isLineStart = m_isLineStart;
        for (std::size_t begin = 0; begin < at;) {
            const std::string_view text = rest().substr(begin);
            const std::size_t lineBytes = text.find('\n');
            const std::string_view line = text.substr(0, lineBytes);
            if (isLineStart && line.starts_with("--") && line.size() <= LongestBoundary &&
                (lineBytes == Nowhere || mayNameBoundary(line))) {
                return true;
            }
            if (lineBytes == Nowhere) {
                return false;
            }
            begin += lineBytes + 1;
            isLineStart = true;
        }
        return false;
    }

    bool searchKnown()
    {
        const auto found = find(rest(), m_isLineStart);
        m_at += found ? found->end : 0;
        return found.has_value();
    }

    bool searchUnknown()
    {
        bool isLineStart = m_isLineStart;
        while (true) {
            const std::size_t lineBytes = rest().find('\n');
            if (lineBytes == Nowhere) {
                return false;
            }
            const std::string_view line = rest().substr(0, lineBytes);
            if (isLineStart && mayNameBoundary(line)) {
                learn(line);
                m_at += lineBytes;
                return true;
            }
            m_at += lineBytes + 1;
            isLineStart = true;
        }
    }

    // Rule 5.

    void head()
    {
        m_head = Head();
        if (rest().starts_with('\xFF')) {
            rest().size() == 1 ? endWithinPart() : void(m_next = Next::Body);
            return;
        }
        const std::size_t begin = m_at;
        while (true) {
            const std::size_t lineEnd = rest().find('\n');
            const std::size_t end = lineEnd == Nowhere ? m_stream.size() : m_at + lineEnd + 1;
            if (end - begin > m_limits.partHead) {
                problem(Reading::Problem::PartHeadTooLong);
                searchFrom(m_at, true);
                return;
            }
            if (lineEnd == Nowhere) {
                endWithinPart();
                return;
            }
            const std::string_view line = m_stream.substr(m_at, end - m_at);
            m_at = end;
            if (line == "\n" || line == "\r\n") {
                m_head.mayBePicture() ? void(m_next = Next::Body) : searchFrom(m_at, true);
                return;
            }
            if (!isDelimiterLine(line)) {
                m_head.addLine(line);
            }
        }
    }

    // Rule 8.

    bool isLengthBelieved(std::size_t length) const
    {
        return m_rightLengthsNeeded == 0 && length <= m_limits.frame &&
               length <= 4 * m_lastBytes + 64 * 1024;
    }

    void body()
    {
        m_leadBytes = 0;
        const auto length = m_head.contentLength();
        if (length && isLengthBelieved(*length)) {
            if (rest().size() < *length) {
                rest().empty() ? void(m_next = Next::End) : endWithinPart();
                return;
            }
            const std::string_view picture = rest().substr(0, *length);
            if (picture.starts_with("\xFF\xD8") &&
                (!m_lastHadEnd || picture.ends_with("\xFF\xD9"))) {
                takeFrame(picture);
                searchFrom(m_at + *length, true);
                return;
            }
        }
        m_at = std::min(m_stream.find_first_not_of("\r\n", m_at), m_stream.size());
        if (rest().size() < 2) {
            rest().empty() ? void(m_next = Next::End) : endWithinPart();
        } else if (rest().starts_with("\xFF\xD8")) {
            picture();
        } else {
            bodyBehindLead();
        }
    }

    void bodyBehindLead()
    {
        const std::string_view window = rest().substr(0, MostLeadBytes + PictureBegin.size());
        const std::size_t begin = window.find(PictureBegin);
        const bool isPicture = m_head.claimsPicture() && !rest().starts_with("--");
        const bool isCut = !m_boundary.empty() && find(window.substr(0, begin), true);
        if (isPicture && !isCut && begin != Nowhere) {
            m_leadBytes = begin;
            m_at += begin;
            picture();
        } else if (isPicture && !isCut && window.size() < MostLeadBytes + PictureBegin.size()) {
            endWithinPart();
        } else {
            if (isPicture) {
                problem(Reading::Problem::NotJpeg);
            }
            searchFrom(m_at, true);
        }
    }

    void compareLength(std::size_t bytes, bool hasEnd)
    {
        const auto length = m_head.contentLength();
        if (!length) {
            return;
        }
        m_lastHadEnd = hasEnd;
        if (*length == bytes || *length == m_leadBytes + bytes) {
            m_rightLengthsNeeded = std::max(m_rightLengthsNeeded - 1, 0);
        } else {
            m_rightLengthsNeeded = RightLengthsAfterWrong;
            problem(Reading::Problem::WrongLength);
        }
    }

    // Rules 7 and 9.

    void picture()
    {
        const auto marker = jpegEnd(rest());
        const std::string_view most = marker ? rest().substr(0, *marker) : rest();
        const auto delimiter = m_boundary.empty() ? std::nullopt : find(most, false);
        if (!marker && !delimiter) {
            // The longest delimiter may still come: a line end, dashes, the boundary and a byte.
            const std::size_t waitsFor = m_limits.frame + 2 + MostDashes + m_boundary.size() + 1;
            rest().size() >= waitsFor ? dropPicture() : endWithinPicture();
            return;
        }
        std::size_t bytes = delimiter ? delimiter->begin : *marker;
        const std::size_t next = m_at + bytes;
        if (delimiter) {
            bytes -= rest()[bytes - 1] == '\n' ? 1 : 0;
            bytes -= rest()[bytes - 1] == '\r' ? 1 : 0;
        }
        if (bytes > m_limits.frame) {
            dropPicture();
            return;
        }
        compareLength(bytes, !delimiter);
        takeFrame(rest().substr(0, bytes));
        searchFrom(next, true);
    }

    void endWithinPicture()
    {
        if (m_isBare && m_lastBytes == 0 && rest().size() <= m_limits.frame) {
            takeFrame(rest());
            m_next = Next::End;
        } else {
            endWithinPart();
        }
    }

    void dropPicture()
    {
        problem(Reading::Problem::FrameTooLarge);
        searchFrom(m_at + m_limits.frame, false);
    }

    void takeFrame(std::string_view picture)
    {
        m_lastBytes = picture.size();
        m_reading.frames.emplace_back(picture);
    }

    std::string_view m_stream;
    Limits m_limits;
    std::string m_boundary;
    std::size_t m_at = 0;
    Next m_next = Next::Start;
    bool m_isLineStart = true;
    bool m_isBare = false;
    std::size_t m_leadBytes = 0;
    Head m_head;
    int m_rightLengthsNeeded = 1;
    bool m_lastHadEnd = true;
    std::size_t m_lastBytes = 0;
    Reading m_reading;
};

} // namespace

Reading read(std::string_view stream, std::string_view boundary, Limits limits)
{
    return Reader(stream, boundary, limits).read();
}

} // namespace vedette::reference
