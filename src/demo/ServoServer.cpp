// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/ServoServer.h"

#include <QUrlQuery>

#include <optional>

namespace vedette {

namespace {

std::optional<int> degrees(const QUrlQuery &query, const QString &name)
{
    const QString value = query.queryItemValue(name);
    if (value.isEmpty() || value.size() > ServoServer::MaximumValueBytes) {
        return std::nullopt;
    }
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

} // namespace

ServoServer::ServoServer(DemoCamera::Options options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_server(this)
{
    connect(&m_server, &HttpServer::requested, this, &ServoServer::answer);
}

bool ServoServer::listen()
{
    return m_server.listen(m_options.servoAddress, m_options.servoPort);
}

void ServoServer::restart()
{
    m_traverse = ServoMotor();
    m_elevation = ServoMotor();
}

void ServoServer::answer(QTcpSocket *socket, const HttpRequestHead &head)
{
    if (m_fault == DemoCamera::ServoFault::Silent) {
        return;
    }
    if (m_fault == DemoCamera::ServoFault::Reset) {
        HttpServer::reset(socket);
        return;
    }
    if (head.method != "GET" || head.path != "/control_servo") {
        socket->write(HttpServer::answer("404 Not Found", "Nothing matches the given URI"));
        return;
    }
    const QUrlQuery query(QString::fromLatin1(head.query));
    const std::optional<int> traverse = degrees(query, QStringLiteral("tr"));
    const std::optional<int> elevation = degrees(query, QStringLiteral("el"));
    if (head.query.size() > MaximumQueryBytes || !traverse || !elevation ||
        m_fault == DemoCamera::ServoFault::Error) {
        socket->write(HttpServer::answer("500 Internal Server Error",
                                         "Server has encountered an unexpected error"));
        return;
    }
    const auto now = std::chrono::steady_clock::now();
    m_traverse.turn(*traverse, now);
    m_elevation.turn(*elevation, now);
    socket->write(HttpServer::answer("200 OK", "Servo control message received and valid."));
    emit moved(*traverse, *elevation);
}

} // namespace vedette
