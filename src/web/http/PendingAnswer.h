// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "web/http/Answer.h"
#include "web/http/ClientConnection.h"

#include <QHttpServerResponder>
#include <QPointer>

#include <optional>

namespace vedette {

/// A request that is to be answered, now or later; the client may have left meanwhile. Lives in
/// the io thread.
class PendingAnswer
{
public:
    PendingAnswer(QHttpServerResponder responder, ClientConnection *connection);
    /// One that was not sent becomes a 503: what was asked is no longer there.
    ~PendingAnswer();
    Q_DISABLE_COPY_MOVE(PendingAnswer)

    /// Once.
    void send(const Answer &answer);
    /// To HEAD, the head that an endless answer would have; the connection ends, as that says.
    void sendStreamHead(const Answer &answer);
    /// In place of an answer: the connection's socket, for a stream.
    ClientSocket takeSocket();

private:
    std::optional<QHttpServerResponder> m_responder;
    QPointer<ClientConnection> m_connection;
};

} // namespace vedette
