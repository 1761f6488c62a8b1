// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/http/PendingAnswer.h"

#include <utility>

namespace vedette {

namespace {

constexpr int NotModified = 304;

} // namespace

PendingAnswer::PendingAnswer(QHttpServerResponder responder, ClientConnection *connection)
    : m_responder(std::move(responder))
    , m_connection(connection)
{
}

PendingAnswer::~PendingAnswer()
{
    if (m_responder) {
        send(Answer::text(503, QStringLiteral("This is no longer served.")));
    }
}

void PendingAnswer::send(const Answer &answer)
{
    if (m_responder && m_connection && m_connection->isOpen()) {
        Answer::Headers headers = answer.headers();
        headers.emplaceBack("Connection",
                            m_connection->head().keepsConnection() ? "keep-alive" : "close");
        if (answer.status == NotModified) {
            m_connection->requestSocket()->dropBody();
        }
        HttpServerCompat::write(*m_responder, answer.status, headers, answer.body);
        m_responder.reset();
        m_connection->answerFinished();
    }
    m_responder.reset();
}

void PendingAnswer::sendStreamHead(const Answer &answer)
{
    m_connection->answerAndClose(answer.streamHead());
    m_responder.reset();
}

ClientSocket PendingAnswer::takeSocket()
{
    ClientSocket client = m_connection->takeSocket();
    m_responder.reset();
    return client;
}

} // namespace vedette
