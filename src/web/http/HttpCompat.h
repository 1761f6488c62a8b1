// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QList>

#include <utility>

class QTcpServer;

namespace vedette {

/// The whole difference between the Qt HTTP Server of Qt 6.4 and that of Qt 6.8: how a request
/// reaches the program, and how a header is written.
class HttpServerCompat : public QAbstractHttpServer
{
public:
    using Headers = QList<std::pair<QByteArray, QByteArray>>;

    explicit HttpServerCompat(QObject *parent = nullptr);
    ~HttpServerCompat() override;

    /// Takes requests from the connections of server, which must be listening and stays the
    /// caller's.
    void serve(QTcpServer *server);
    /// Writes a whole answer; with its Content-Length.
    static void write(QHttpServerResponder &responder, int status, const Headers &headers,
                      const QByteArray &body);

protected:
    /// Answers request, now or later.
    virtual void answer(const QHttpServerRequest &request, QHttpServerResponder responder) = 0;

private:
#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &request, QTcpSocket *socket) override;
#else
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder) override;
    void missingHandler(const QHttpServerRequest &request,
                        QHttpServerResponder &responder) override;
#endif
};

} // namespace vedette
