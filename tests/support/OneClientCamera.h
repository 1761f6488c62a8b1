// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/search/SearchPlan.h"
#include "ForeignProgram.h"
#include "ScriptedServer.h"

#include <QMap>

#include <algorithm>
#include <memory>

namespace vedette::test {

/// A camera with several ports that admits one client on all of them together: a second connection
/// while one is open is counted as a fault. What it answers is a map of "path and query" by port.
class OneClientCamera
{
public:
    using Paths = QMap<QByteArray, QByteArray>;

    explicit OneClientCamera(const QMap<int, Paths> &ports)
    {
        for (auto port = ports.cbegin(); port != ports.cend(); ++port) {
            const auto answer = [this, paths = port.value()](QTcpSocket &socket,
                                                             const QByteArray &head) {
                const QByteArray target = head.split(' ').value(1);
                m_asked.append(target);
                m_wasLoginSent = m_wasLoginSent || head.toLower().contains("authorization");
                socket.write(paths.value(target, paths.value("*", NotFound)));
            };
            auto server = std::make_shared<ScriptedServer>(answer);
            QObject::connect(server.get(), &QTcpServer::newConnection, server.get(), [this] {
                qsizetype open = 0;
                for (const auto &each : std::as_const(m_servers)) {
                    open += each->sockets.size();
                }
                m_mostAtOnce = std::max(m_mostAtOnce, open);
            });
            m_servers.insert(port.key(), server);
        }
    }

    /// The plan for any camera, at this one's ports. Nobody listens at those that it has not.
    [[nodiscard]] SearchPlan plan() const
    {
        const int nobody = freePort();
        SearchPlan plan = searchPlanFor(QStringLiteral("127.0.0.1"));
        for (SearchPlace &place : plan) {
            const auto server = m_servers.value(place.url.port(80));
            place.url.setPort(server ? server->serverPort() : nobody);
        }
        return plan;
    }
    /// As "http://127.0.0.1:…/path".
    [[nodiscard]] QUrl urlOf(int port, const QString &path) const
    {
        return m_servers.value(port)->url(path);
    }

    [[nodiscard]] qsizetype mostAtOnce() const { return m_mostAtOnce; }
    [[nodiscard]] bool wasLoginSent() const { return m_wasLoginSent; }
    [[nodiscard]] const QByteArrayList &asked() const { return m_asked; }
    [[nodiscard]] bool isLeft() const
    {
        return std::all_of(m_servers.cbegin(), m_servers.cend(),
                           [](const auto &server) { return server->sockets.isEmpty(); });
    }

    static inline const QByteArray NotFound = ScriptedServer::response(404, "Nothing matches");
    static inline const QByteArray Stream =
        "HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace;boundary=frame\r\n\r\n"
        "\r\n--frame\r\nContent-Type: image/jpeg\r\nContent-Length: 90000\r\n\r\n"
        "\xFF\xD8\xFF\xE0" +
        QByteArray(2000, '\x11');
    static QByteArray json(const QByteArray &body)
    {
        return ScriptedServer::response(200, body, "Content-Type: application/json\r\n");
    }

private:
    QMap<int, std::shared_ptr<ScriptedServer>> m_servers; ///< by the port they stand for
    QByteArrayList m_asked;
    qsizetype m_mostAtOnce = 0;
    bool m_wasLoginSent = false;
};

} // namespace vedette::test
