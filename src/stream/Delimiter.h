// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayMatcher>
#include <QByteArrayView>

namespace vedette {

/// The line between two parts of a multipart body: "--" and the boundary (RFC 2046, 5.1.1), in the
/// shapes cameras send it. Some put the leading "--" into the header's boundary parameter already,
/// so leading dashes do not count on either side.
class Delimiter
{
public:
    /// RFC 2046 allows 70; some cameras are generous. A longer one is cut, which matches as well.
    static constexpr qsizetype MaximumBoundaryBytes = 256;
    /// Dashes in front of the boundary that are taken to belong to it.
    static constexpr qsizetype MaximumDashes = 32;

    struct Match
    {
        enum class Kind {
            None,      ///< not in these bytes
            Undecided, ///< it may begin at `begin`; the next bytes will tell
            Found,
        };
        Kind kind = Kind::None;
        qsizetype begin = 0; ///< of the dashes
        qsizetype end = 0;   ///< behind the boundary; the rest of the line is still to come
    };

    /// An empty boundary is not known yet: the first line that looks like one is it.
    explicit Delimiter(QByteArrayView boundary);

    bool isKnown() const { return !m_core.isEmpty(); }
    /// A picture's first bytes may be part of it: no boundary that a camera would choose.
    [[nodiscard]] bool mayHoldPictures() const { return m_core.contains('\xFF'); }
    /// Takes the boundary from a line that begins with "--".
    void learn(QByteArrayView line);

    /// The first delimiter in bytes at or behind from. startsLine: whether offset 0 is the start of
    /// a line. A boundary too short to be unmistakable counts only at the start of a line.
    Match find(QByteArrayView bytes, qsizetype from, bool startsLine) const;
    /// How many bytes at the end of a searched buffer must be kept for a later match.
    qsizetype overlap() const { return m_core.size() + MaximumDashes + 2; }

private:
    Match judge(QByteArrayView bytes, qsizetype coreAt, bool startsLine) const;
    Match findUnknown(QByteArrayView bytes, qsizetype from, bool startsLine) const;

    QByteArray m_core;
    QByteArrayMatcher m_matcher;
};

} // namespace vedette
