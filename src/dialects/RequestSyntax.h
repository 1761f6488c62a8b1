// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QList>
#include <QString>

#include <utility>

namespace vedette {

/// What is wrong with a piece of a request in a dialect's file: a clause for people, or nothing.
class RequestSyntax
{
    Q_DECLARE_TR_FUNCTIONS(RequestSyntax)

public:
    /// A path with its query; of a request for a whole address, the query alone.
    static QString problemWithPath(const QByteArray &path, bool isQuery);
    static QString problemWithHeader(const QByteArray &name, const QByteArray &value);
    /// headers: the request's, which say what the body is.
    static QString problemWithBody(const QByteArray &body,
                                   const QList<std::pair<QByteArray, QByteArray>> &headers);
    static QString problemWithFrame(const QByteArray &frame);
};

} // namespace vedette
