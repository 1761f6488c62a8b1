// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/http/RequestSocket.h"

#include <algorithm>
#include <cstring>

namespace vedette {

namespace {

constexpr QByteArrayView HeadEnd("\r\n\r\n");

} // namespace

RequestSocket::RequestSocket(QTcpSocket *client)
    : m_client(client)
{
    setOpenMode(QIODevice::ReadWrite);
    setSocketState(QAbstractSocket::ConnectedState);
    setLocalAddress(client->localAddress());
    setLocalPort(client->localPort());
}

RequestSocket::~RequestSocket()
{
    // Without a descriptor there is nothing to close, and nobody left to notify.
    setSocketState(QAbstractSocket::UnconnectedState);
    setOpenMode(QIODevice::NotOpen);
}

void RequestSocket::deliver(const QByteArray &request, bool withoutBody)
{
    m_request = request;
    m_withoutBody = withoutBody;
    m_headIsWritten = false;
    m_answerTail.clear();
    // The signal is private to QIODevice, whose own subclasses in Qt raise it in this way too.
    QMetaObject::invokeMethod(this, "readyRead", Qt::DirectConnection);
}

void RequestSocket::detach()
{
    m_client = nullptr;
    m_request.clear();
    if (state() == QAbstractSocket::UnconnectedState) {
        return;
    }
    setSocketState(QAbstractSocket::UnconnectedState);
    QMetaObject::invokeMethod(this, "disconnected", Qt::DirectConnection);
}

qint64 RequestSocket::bytesAvailable() const
{
    return m_request.size() + QTcpSocket::bytesAvailable();
}

qint64 RequestSocket::bytesToWrite() const
{
    return m_client != nullptr ? m_client->bytesToWrite() : 0;
}

void RequestSocket::disconnectFromHost()
{
    emit closeRequested();
}

void RequestSocket::close()
{
    emit closeRequested();
}

qint64 RequestSocket::readData(char *data, qint64 maximum)
{
    const qint64 count = std::min<qint64>(maximum, m_request.size());
    std::memcpy(data, m_request.constData(), static_cast<std::size_t>(count));
    m_request.remove(0, count);
    return count;
}

qint64 RequestSocket::writeData(const char *data, qint64 count)
{
    if (m_client == nullptr) {
        return count;
    }
    if (!m_withoutBody) {
        return m_client->write(data, count);
    }
    if (m_headIsWritten) {
        return count;
    }
    const QByteArray joined = m_answerTail + QByteArray(data, count);
    const qsizetype end = joined.indexOf(HeadEnd);
    m_headIsWritten = end >= 0;
    const qsizetype wanted = end < 0 ? count : end + HeadEnd.size() - m_answerTail.size();
    m_answerTail = joined.last(std::min(joined.size(), HeadEnd.size() - 1));
    return m_client->write(data, wanted) < 0 ? -1 : count;
}

} // namespace vedette

#include "moc_RequestSocket.cpp"
