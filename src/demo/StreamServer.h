// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo/DemoCamera.h"
#include "demo/DemoFilm.h"
#include "demo/DemoLogin.h"
#include "demo/Fault.h"
#include "demo/HttpServer.h"

#include <QPointer>
#include <QQueue>
#include <QTimer>

namespace vedette {

/// The camera's stream port: one client at a time, each frame as three chunks (boundary, part
/// head, JPEG), as esp_http_server's camera example sends it; and the faults of that port.
class StreamServer : public QObject
{
    Q_OBJECT

public:
    /// scene and settings must outlive it.
    StreamServer(const DemoCamera::Options &options, DemoScene &scene,
                 const CameraSettings &settings, QObject *parent = nullptr);
    ~StreamServer() override;

    bool listen();
    void setFault(Fault fault);
    const HttpServer &server() const { return m_server; }
    int clientCount() const { return m_client ? 1 : 0; }

private:
    void answer(QTcpSocket *socket, const HttpRequestHead &head);
    void flood(QTcpSocket *socket);
    void serve(QTcpSocket *socket);
    void serveNext();
    void sendFrame();
    void sendPart(QByteArray jpeg);
    void trickle();
    void scheduleNextFrame();
    QByteArray nextJpeg();
    QByteArray partHead(qsizetype bytes) const;

    DemoCamera::Options m_options;
    DemoFilm m_film;
    const CameraSettings &m_settings;
    HttpServer m_server;
    DemoLogin m_login;
    Fault m_fault = Fault::None;
    QPointer<QTcpSocket> m_client;
    QQueue<QPointer<QTcpSocket>> m_waiting;
    QTimer m_timer;
    std::chrono::steady_clock::time_point m_nextFrame;
    QByteArray m_lastJpeg;
    quint64 m_sequence = 0;
    QByteArray m_trickle; ///< what is left of the frame that is sent slowly
};

} // namespace vedette
