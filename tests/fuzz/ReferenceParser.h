// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vedette::reference {

/// What a stream of pictures came to.
struct Reading
{
    enum class Problem { PartHeadTooLong, FrameTooLarge, NotJpeg, WrongLength, EndedInPart };

    std::vector<std::string> frames;
    std::vector<Problem> problems;
    bool operator==(const Reading &) const = default;
};

/// A part's limits, in bytes.
struct Limits
{
    std::size_t frame = 0;
    std::size_t partHead = 0;
};

/// Reads a whole multipart stream by the rules below: slowly, from one end to the other, with all
/// of it at hand. What MultipartParser is compared with: it shares neither code nor method with
/// that one, not even Qt's. For any bytes, any boundary and any limits both must come to the same
/// frames and the same problems, in the same order.
///
/// 1. The boundary is what the Content-Type names, without spaces around it and dashes in front, at
///    most 256 bytes of it. A delimiter is two or more dashes (of which at most 32 count) and the
///    boundary, then a CR, LF, dash, space or tab (anything behind a boundary of 256 bytes). One of
///    fewer than 8 bytes counts only at the start of a line.
/// 2. An unknown boundary is named by the first line that starts with two dashes, has 3 to 256
///    bytes before its LF, and does not consist of dashes alone; a line of dashes alone is a
///    delimiter that names nothing.
/// 3. The stream starts, behind any CR and LF, with: a delimiter line (one of at most 256 bytes
///    with another boundary than the Content-Type's names a new one); or a picture; or a part's
///    head, if a field name of at most 64 letters, digits, - and _ and a colon stand there; or a
///    preamble, in which a delimiter is looked for.
/// 4. Behind a delimiter comes the rest of its line, then a part's head; behind one with "--" at
///    its end comes an epilogue, in which the next delimiter is looked for.
/// 5. A head ends with an empty line, or at once when an FF stands in its first line's place. Lines
///    end with LF or CR LF; a delimiter line within does not count. A line that begins with a space
///    or tab continues the one before. Longer heads than the limit are dropped at the line that
///    exceeds it, and a delimiter is looked for from there, as at the start of a line.
/// 6. Of fields only the last Content-Type and the last Content-Length count; a length that is no
///    positive number of 63 bits is none. A part of a type other than image/… and
///    application/octet-stream is skipped: a delimiter is looked for.
/// 7. A picture begins behind any CR and LF. It ends at its end-of-image marker, or at a delimiter
///    that is there with the byte behind it before that; to which the line end in front of it
///    belongs, LF, CR LF or CR. What follows is looked through for a delimiter, as if a line
///    started there.
/// 8. A Content-Length is compared with the picture that rule 7 found. Once one is right, the next
///    ones are believed: the picture is that many bytes from where the head ends, if it then begins
///    with start-of-image and ends with end-of-image (the latter only if the last compared picture
///    had one); if not, rule 7. After a wrong one, 8 in a row have to be right before the next is
///    believed. One of more than four times the last picture's bytes and 64 KiB, or more than the
///    limit, is not believed, and not wrong for it.
///    The bytes that rule 10 skips may be counted in it or not.
/// 9. A picture larger than the limit is dropped (without comparing its length), and behind as many
///    bytes as the limit a delimiter is looked for.
/// 10. In a part of type image/… at most 64 bytes may stand in front of the picture, if they hold
///    no delimiter and do not begin with two dashes; FF D8 FF then begins it.
/// 11. A stream that starts with a picture is bare until a delimiter comes. Wherever a delimiter is
///    looked for in it, FF D8 FF begins the next picture, unless a delimiter, or an unfinished line
///    that may name one, begins before (and unless the boundary has an FF in it). If its first
///    picture has no end, it ends with the stream.
Reading read(std::string_view stream, std::string_view boundary, Limits limits);

} // namespace vedette::reference
