// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo/DemoCameraThread.h"
#include "FreshState.h"
#include "MosquittoBroker.h"
#include "ServerProcess.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <memory>
#include <optional>

namespace vedette::test {

/// The topics of mqtt://broker/garden.
constexpr QLatin1String Availability("garden/availability");
constexpr QLatin1String State("garden/state");
constexpr QLatin1String Turn("garden/turn");
constexpr QLatin1String ControlServo("garden/control_servo");
/// Messages that a broker keeps: availability, state and thirteen entities for Home Assistant.
constexpr qsizetype Announced = 15;

inline QUrl brokerUrl(const MosquittoBroker &broker, const char *scheme = "mqtt")
{
    QUrl url;
    url.setScheme(QLatin1String(scheme));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(broker.port());
    url.setPath(QStringLiteral("/garden"));
    return url;
}

/// The state is announced last: what comes to the broker's clients from now on was kept by it.
inline bool waitForAnnouncement(MosquittoBroker &broker)
{
    static const QRegularExpression received(
        QStringLiteral("Received PUBLISH from vedette-\\w+ \\(d0, q0, r1, m0, 'garden/state'"));
    return QTest::qWaitFor(
        [&broker] { return received.match(QString::fromUtf8(broker.log())).hasMatch(); }, Patience);
}

inline QJsonObject jsonOf(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

/// A simulated camera and a vedette-server process, both new for each test.
class MqttTest : public QObject
{
protected:
    void setUp()
    {
        m_state.emplace();
        m_server = std::make_unique<ServerProcess>();
        m_camera = std::make_unique<DemoCameraThread>();
        QVERIFY(m_camera->start());
        // Asked before programs are started: ThreadSanitizer sees no order across a fork.
        m_streamUrl = m_camera->streamUrl();
        m_servoUrl = m_camera->servoUrl();
    }
    bool serve(const QUrl &broker)
    {
        return m_server->serve(m_streamUrl, m_servoUrl,
                               {QStringLiteral("--mqtt"), broker.toString(QUrl::FullyEncoded)});
    }

    std::optional<FreshState> m_state;
    std::unique_ptr<DemoCameraThread> m_camera;
    std::unique_ptr<ServerProcess> m_server;
    QUrl m_streamUrl;
    QUrl m_servoUrl;
};

} // namespace vedette::test
