// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace vedette {

/// The header lines of one part of a multipart body, as cameras send them: names in any case,
/// values folded over lines, lines ended by CRLF or LF, or no lines at all. Keeps what matters.
class PartHead
{
public:
    /// Takes one line without its end; not the empty one that ends the head.
    void addLine(QByteArrayView line);

    /// The part may hold a picture: it says so, or says nothing.
    bool mayBeImage() const;
    /// It says that it is a JPEG.
    bool claimsJpeg() const { return m_contentType.startsWith("image/"); }
    /// The length it claims; nothing when it claims none, or one that is no number.
    std::optional<qsizetype> contentLength() const { return m_contentLength; }

private:
    void takeField();

    QByteArray m_field; ///< the last line, to which folded ones are added
    QByteArray m_contentType;
    std::optional<qsizetype> m_contentLength;
};

} // namespace vedette
