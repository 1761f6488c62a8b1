// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dialects/DialectObject.h"
#include "dialects/RequestTemplate.h"

#include <QByteArrayList>
#include <QCoreApplication>
#include <QSet>

#include <optional>

namespace vedette {

/// Reads and checks the requests in a dialect's file.
class RequestReader
{
    Q_DECLARE_TR_FUNCTIONS(RequestReader)

public:
    /// Where requests go.
    enum class To {
        Host,    ///< SERVO_URL without its path: each has a path of its own
        Address, ///< SERVO_URL as it is: each is a query for it
        Socket,  ///< a WebSocket: each is a text frame
    };

    explicit RequestReader(To to)
        : m_to(to)
    {
    }

    /// The request that is the value of a key: its path alone, or an object. `needed`: the
    /// placeholders that it has to have; `possible`: those it can have too, beside {channel},
    /// {user} and {password}. Nothing when it is not there, or wrong.
    std::optional<RequestTemplate> read(DialectObject &in, const QString &key,
                                        const QByteArrayList &needed,
                                        const QByteArrayList &possible = {});
    /// The same, for one that goes over HTTP whatever the others do.
    std::optional<RequestTemplate> readHttp(DialectObject &in, const QString &key,
                                            const QByteArrayList &needed);

    /// All placeholders of what was read.
    [[nodiscard]] const QSet<QByteArray> &used() const { return m_used; }

    /// In bytes: cheap cameras have a buffer of some hundred for a request's first line.
    static constexpr qsizetype LongestPath = 500;
    static constexpr qsizetype LongestBody = 4'000;
    static constexpr qsizetype LongestHeader = 500;
    static constexpr qsizetype MostHeaders = 16;

private:
    std::optional<RequestTemplate> readAs(To to, DialectObject &in, const QString &key,
                                          const QByteArrayList &needed,
                                          const QByteArrayList &possible);

    To m_to;
    QSet<QByteArray> m_used;
};

} // namespace vedette
