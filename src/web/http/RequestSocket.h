// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QTcpSocket>

namespace vedette {

/// What QHttpServer gets in place of a client's socket: it carries only whole requests that have
/// been checked, one at a time, and takes the answer to the real socket. So no byte of an
/// unauthenticated client reaches QHttpServer unchecked, and the real socket stays its connection's
/// own.
/// Lives in the io thread; QHttpServer owns it and deletes it when it has disconnected.
class RequestSocket : public QTcpSocket
{
    Q_OBJECT

public:
    /// client is where answers go; it must outlive this socket's connected state.
    explicit RequestSocket(QTcpSocket *client);
    ~RequestSocket() override;

    /// Hands a whole request to QHttpServer, which handles it from within this call.
    /// withoutBody: only the head of its answer goes to the client (HEAD; RFC 9110, 9.3.2).
    void deliver(const QByteArray &request, bool withoutBody);
    /// The same, when only the answer shows that it has none (304; RFC 9110, 15.4.5). Before it is
    /// written.
    void dropBody() { m_withoutBody = true; }
    /// The client is gone, or no longer QHttpServer's business.
    void detach();

    qint64 bytesAvailable() const override;
    qint64 bytesToWrite() const override;
    void disconnectFromHost() override;
    void close() override;

signals:
    /// QHttpServer wants the connection closed.
    void closeRequested();

protected:
    qint64 readData(char *data, qint64 maximum) override;
    qint64 writeData(const char *data, qint64 count) override;

private:
    QTcpSocket *m_client;
    QByteArray m_request; ///< what of it has not been read yet
    bool m_withoutBody = false;
    bool m_headIsWritten = false;
    QByteArray m_answerTail; ///< the last bytes of the answer's head, to find its end
};

} // namespace vedette
