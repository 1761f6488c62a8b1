// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace vedette {

/// Which part of a file a request wants (RFC 9110, 14): one range of bytes. Who asks for several,
/// or for what this does not know, gets all of it, as is allowed. A value.
struct ByteRange
{
    enum class Kind {
        Whole, ///< all of it: 200
        Part,  ///< from first on, as many as length says: 206
        None,  ///< it begins behind the file's end: 416
    };

    Kind kind = Kind::Whole;
    qint64 first = 0;
    qint64 length = 0; ///< in bytes

    /// header: the value of Range, or nothing. ifRange: likewise, of If-Range: a part is only good
    /// for who has the beginning of this file, whose entity tag this is. size: the file's, in
    /// bytes.
    static ByteRange of(const QByteArray &header, const QByteArray &ifRange, const QByteArray &tag,
                        qint64 size);
    /// The value of Content-Range; not of Kind::Whole.
    [[nodiscard]] QByteArray contentRange(qint64 size) const;

    bool operator==(const ByteRange &) const = default;
};

} // namespace vedette
