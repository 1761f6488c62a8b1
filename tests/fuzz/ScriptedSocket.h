// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QTcpSocket>

#include <algorithm>

namespace vedette::fuzz {

/// A client's socket without a network: what it sends is handed in, what it gets is kept.
class ScriptedSocket : public QTcpSocket
{
public:
    /// answers: where what is written to this socket goes; it must outlive the socket.
    explicit ScriptedSocket(QByteArray &answers)
        : m_answers(answers)
    {
        setOpenMode(QIODevice::ReadWrite);
        setSocketState(QAbstractSocket::ConnectedState);
        setLocalAddress(QHostAddress(QHostAddress::LocalHost));
    }
    ~ScriptedSocket() override
    {
        setSocketState(QAbstractSocket::UnconnectedState);
        setOpenMode(QIODevice::NotOpen);
    }

    /// The next bytes from the client.
    void arrive(QByteArrayView bytes)
    {
        m_incoming.append(bytes.data(), bytes.size());
        // The signals are private to Qt's own classes.
        QMetaObject::invokeMethod(this, "readyRead", Qt::DirectConnection);
    }

    qint64 bytesAvailable() const override
    {
        return m_incoming.size() + QTcpSocket::bytesAvailable();
    }
    qint64 bytesToWrite() const override { return 0; }
    void disconnectFromHost() override { close(); }
    void close() override
    {
        if (state() != QAbstractSocket::UnconnectedState) {
            setSocketState(QAbstractSocket::UnconnectedState);
            QMetaObject::invokeMethod(this, "disconnected", Qt::DirectConnection);
        }
    }

protected:
    qint64 readData(char *data, qint64 maximum) override
    {
        const qint64 count = std::min<qint64>(maximum, m_incoming.size());
        std::copy_n(m_incoming.cbegin(), count, data);
        m_incoming.remove(0, count);
        return count;
    }
    qint64 writeData(const char *data, qint64 count) override
    {
        m_answers.append(data, count);
        return count;
    }

private:
    QByteArray &m_answers;
    QByteArray m_incoming;
};

} // namespace vedette::fuzz
