// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo/DemoCamera.h"
#include "demo/DemoLogin.h"
#include "demo/dialects/ServoDialect.h"
#include "demo/HttpServer.h"
#include "demo/ServoSocketServer.h"

namespace vedette {

/// The camera's servo port, in one of the dialects: takes the requests, has them answered, and
/// remembers them for tests; and the faults of that port.
class ServoServer : public QObject
{
    Q_OBJECT

public:
    /// So many of the last requests are kept.
    static constexpr qsizetype MostRequests = 1000;

    explicit ServoServer(DemoCamera::Options options, QObject *parent = nullptr);
    ~ServoServer() override;

    bool listen();
    void close();
    quint16 port() const;
    QString errorText() const;
    int connectionCount() const;
    void setFault(DemoCamera::ServoFault fault);
    /// As after power-on: at the centre.
    void restart() { m_camera.restart(); }

    const ServoDialect &dialect() const { return m_dialect; }
    const SteeredCamera &camera() const { return m_camera; }
    /// The last ones, byte for byte: head and body, or a web socket's message.
    const QByteArrayList &requests() const { return m_requests; }
    /// How many the firmware would not have taken.
    int wrongRequests() const { return m_wrongRequests; }

signals:
    /// A valid request: how far each servo was told to turn, in its own degrees. Both are 0 when
    /// it was told something else.
    void moved(int traverse, int elevation);

private:
    bool isSocket() const { return m_dialect.transport == ServoDialect::Transport::WebSocket; }
    void answer(QTcpSocket *socket, const HttpRequestHead &head, const QByteArray &body);
    void answerMessage(const QByteArray &message);
    ServoAnswer answerOf(const ServoRequest &request);
    ServoAnswer withoutFault(const ServoRequest &request);
    bool hasLogin(const HttpRequestHead &head) const;
    void keep(const QByteArray &bytes);

    DemoCamera::Options m_options;
    const ServoDialect &m_dialect;
    SteeredCamera m_camera;
    DemoLogin m_login;
    HttpServer m_server;
    ServoSocketServer m_sockets;
    DemoCamera::ServoFault m_fault = DemoCamera::ServoFault::None;
    int m_sinceFault = 0; ///< requests
    QByteArrayList m_requests;
    int m_wrongRequests = 0;
};

} // namespace vedette
