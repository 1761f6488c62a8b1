// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <utility>

namespace vedette {

/// What stands in front of an answer's body. A value.
struct HttpAnswerHead
{
    int status = 0;
    /// In the order of arrival: names in lower case, values trimmed and without control characters.
    QList<std::pair<QByteArray, QByteArray>> fields;
    bool keepsConnection = false; ///< the connection may be used again

    /// All values of a field, for example of WWW-Authenticate. name: in lower case.
    [[nodiscard]] QList<QByteArray> values(QByteArrayView name) const;
    /// The last one; empty when there is none.
    [[nodiscard]] QByteArray value(QByteArrayView name) const;
    /// The last Content-Type that names a type: some cameras send two, of which one is their web
    /// server's default. Empty when there is none.
    [[nodiscard]] QByteArray contentType() const;
    /// How the body is compressed, although nobody asked for that, such as "gzip"; empty when it
    /// is not.
    [[nodiscard]] QByteArray compression() const;
};

/// A whole short answer. A value.
struct HttpAnswer
{
    HttpAnswerHead head;
    QByteArray body; ///< at most HttpExchange::MaximumBodyBytes of it
};

} // namespace vedette
