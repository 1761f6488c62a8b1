// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/HttpExchange.h"

#include <utility>

namespace vedette {

HttpExchange::HttpExchange(const QUrl &server, QObject *parent)
    : QObject(parent)
    , m_connection(server, this)
{
    connect(&m_connection, &HttpConnection::headArrived, this, [this] { m_hasHead = true; });
    connect(&m_connection, &HttpConnection::bodyArrived, this, &HttpExchange::readBody);
    connect(&m_connection, &HttpConnection::finished, this, &HttpExchange::answer);
    connect(&m_connection, &HttpConnection::failed, this, [this](HttpConnection::Failure failure) {
        if (m_hasHead) {
            answer();
        } else {
            emit failed(failure);
        }
    });
}

void HttpExchange::send(const QByteArray &request)
{
    m_hasHead = false;
    m_body.clear();
    m_connection.send(request);
}

void HttpExchange::readBody()
{
    // One byte more than is kept shows that the body is longer.
    QByteArray piece(MaximumBodyBytes + 1 - m_body.size(), Qt::Uninitialized);
    piece.truncate(m_connection.readBody(piece.data(), piece.size()));
    m_body += piece;
    if (m_body.size() > MaximumBodyBytes) {
        m_body.truncate(MaximumBodyBytes);
        m_connection.abort();
        answer();
    }
}

bool HttpExchange::cutShort()
{
    const bool hasHead = m_hasHead;
    m_connection.abort();
    if (hasHead) {
        answer();
    }
    return hasHead;
}

void HttpExchange::answer()
{
    m_hasHead = false;
    const HttpAnswerHead &head = m_connection.head();
    // Nobody asked for compression, and nobody could read it.
    const QByteArray body = head.compression().isEmpty() ? std::exchange(m_body, {}) : QByteArray();
    emit answered({.head = head, .body = body});
}

} // namespace vedette

#include "moc_HttpExchange.cpp"
