// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "web/http/Answer.h"
#include "web/http/PendingAnswer.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace vedette {

/// A whole request within its limits, with its answer. Copies are of the same request. Lives in the
/// io thread.
struct Request
{
    enum class Method { Get, Head, Post, Put, Delete, Other };

    Method method = Method::Other;
    QString path;                 ///< decoded
    QString query;                ///< as it was sent
    QString client{};             ///< the address of whose request it is; once it is routed
    QByteArray body;              ///< of at most RequestHead::MaximumBodyBytes
    ClientConnection *connection; ///< valid while the request is routed
    std::shared_ptr<PendingAnswer> answer;

    /// A header's value; empty when there is none. While the request is routed.
    QByteArray value(QByteArrayView name) const { return connection->head().value(name); }
    /// GET or HEAD.
    bool isRead() const { return method == Method::Get || method == Method::Head; }
    /// Once for all copies.
    void send(const Answer &what) const { answer->send(what); }
};

} // namespace vedette
