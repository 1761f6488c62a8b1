// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "WireServos.h"

#include <QMutexLocker>
#include <QTcpSocket>
#include <QTimer>
#include <QUrlQuery>

#include <utility>

namespace vedette::bench {

WireServos::WireServos(const Conduct &conduct)
    : m_conduct(conduct)
    , m_server(new QTcpServer)
    , m_random(conduct.seed)
{
    m_server->listen(QHostAddress::LocalHost);
    m_url.setScheme(QStringLiteral("http"));
    m_url.setHost(QStringLiteral("127.0.0.1"));
    m_url.setPort(m_server->serverPort());
    m_server->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
    QObject::connect(m_server, &QTcpServer::newConnection, m_server, [this] {
        while (QTcpSocket *socket = m_server->nextPendingConnection()) {
            QObject::connect(socket, &QTcpSocket::readyRead, socket,
                             [this, socket] { serve(socket); });
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
    m_thread.start();
}

WireServos::~WireServos()
{
    m_thread.quit();
    m_thread.wait();
}

void WireServos::serve(QTcpSocket *socket)
{
    const QByteArray head = socket->readAll();
    {
        const QMutexLocker lock(&m_mutex);
        m_arrivals += SteadyClock::now();
    }
    carryOut(head.split(' ').value(1));
    if (m_random.generateDouble() < m_conduct.lost) {
        return;
    }
    QTimer::singleShot(m_conduct.delay, socket, [socket] {
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        socket->disconnectFromHost();
    });
}

void WireServos::carryOut(const QByteArray &target)
{
    const QUrlQuery query(QUrl(QString::fromLatin1(target)).query());
    const int value = query.queryItemValue(QStringLiteral("val")).toInt();
    const QMutexLocker lock(&m_mutex);
    if (query.queryItemValue(QStringLiteral("var")) == QLatin1String("pan")) {
        m_degrees.setX(value);
    } else {
        m_degrees.setY(value);
    }
}

QList<SteadyClock::time_point> WireServos::takeArrivals()
{
    const QMutexLocker lock(&m_mutex);
    return std::exchange(m_arrivals, {});
}

QPoint WireServos::pointing() const
{
    const QMutexLocker lock(&m_mutex);
    return {90 - m_degrees.x(), 90 - m_degrees.y()};
}

} // namespace vedette::bench
