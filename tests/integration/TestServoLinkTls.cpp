// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/HttpServoDriver.h"
#include "TestProgram.h"

#include <QSignalSpy>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace vedette;
using Outcome = ServoReply::Outcome;

namespace {

// Made for this test, for 127.0.0.1, valid 2024 to 2124; secures nothing.
constexpr auto CertificatePem = "-----BEGIN CERTIFICATE-----\n"
                                "MIIBYjCCAQigAwIBAgIBATAKBggqhkjOPQQDAjAXMRUwEwYDVQQDDAxWZWRldHRl\n"
                                "IHRlc3QwIBcNMjQwMTAxMDAwMDAwWhgPMjEyNDAxMDEwMDAwMDBaMBcxFTATBgNV\n"
                                "BAMMDFZlZGV0dGUgdGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABKyspAUi\n"
                                "bHpBDLJjOMToBAOqptELk5jtvN4xiKf2fbCJAiO4XgMecIf0FVCOduCw+EtNLCN9\n"
                                "lb6s+Pq5AGyHCPejQzBBMA8GA1UdEwEB/wQFMAMBAf8wDwYDVR0RBAgwBocEfwAA\n"
                                "ATAdBgNVHQ4EFgQUOCnElU0s36jQVcFIfcA22eAYz+swCgYIKoZIzj0EAwIDSAAw\n"
                                "RQIga7YaAnl8ACr+sTUtftR/ie9PYfFxNHqM/RbFaYFf/vsCIQCJjwVtusi+SGZh\n"
                                "SPn/7FP4qNwj5xCYCRfkRVLc1/F/Lw==\n"
                                "-----END CERTIFICATE-----\n";
constexpr auto KeyPem = "-----BEGIN PRIVATE KEY-----\n"
                        "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgqJVZicSxKSCX2XC8\n"
                        "z/i+48In5e0YMcqBjrlkut9+JEahRANCAASsrKQFImx6QQyyYzjE6AQDqqbRC5OY\n"
                        "7bzeMYin9n2wiQIjuF4DHnCH9BVQjnbgsPhLTSwjfZW+rPj6uQBshwj3\n"
                        "-----END PRIVATE KEY-----\n";

/// Answers every request over TLS, and keeps the connections.
class SecureServer : public QSslServer
{
public:
    SecureServer()
    {
        QSslConfiguration configuration;
        configuration.setLocalCertificate(QSslCertificate(QByteArray(CertificatePem)));
        configuration.setPrivateKey(QSslKey(QByteArray(KeyPem), QSsl::Ec));
        setSslConfiguration(configuration);
        connect(this, &QTcpServer::pendingConnectionAvailable, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                sockets.append(socket);
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                    requests += static_cast<int>(socket->readAll().count("\r\n\r\n"));
                    socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                });
            }
        });
        listen(QHostAddress::LocalHost);
    }

    int requests = 0;
    QList<QTcpSocket *> sockets; ///< ever accepted
};

CameraConfig configOf(const QTcpServer &server)
{
    CameraConfig config;
    config.servoUrl = QUrl(u"https://127.0.0.1:%1/control_servo"_s.arg(server.serverPort()));
    return config;
}

} // namespace

/// The servos behind https.
class TestServoLinkTls : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_default = QSslConfiguration::defaultConfiguration(); }
    void cleanup() { QSslConfiguration::setDefaultConfiguration(m_default); }

    void movesAndKeepsTheConnection();
    void goodbyeNotSeenYet();
    void untrustedCertificate();
    void noTlsThere();

private:
    static void trustTheCertificate();
    static ServoReply send(HttpServoDriver &link);

    QSslConfiguration m_default;
};

void TestServoLinkTls::trustTheCertificate()
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.addCaCertificate(QSslCertificate(QByteArray(CertificatePem)));
    QSslConfiguration::setDefaultConfiguration(configuration);
}

ServoReply TestServoLinkTls::send(HttpServoDriver &link)
{
    QSignalSpy finished(&link, &HttpServoDriver::finished);
    link.send({.pan = 1});
    if (!finished.wait()) {
        QTest::qFail("no reply", __FILE__, __LINE__);
        return {};
    }
    return finished.constFirst().constFirst().value<ServoReply>();
}

void TestServoLinkTls::movesAndKeepsTheConnection()
{
    trustTheCertificate();
    SecureServer server;
    HttpServoDriver link(configOf(server));
    for (int i = 1; i <= 3; ++i) {
        const ServoReply reply = send(link);
        QVERIFY2(reply.outcome == Outcome::Moved, qPrintable(reply.text));
        QCOMPARE(server.requests, i);
    }
    QCOMPARE(server.sockets.size(), 1);
}

void TestServoLinkTls::goodbyeNotSeenYet()
{
    trustTheCertificate();
    SecureServer server;
    HttpServoDriver link(configOf(server));
    for (int i = 1; i <= 3; ++i) {
        QCOMPARE(send(link).outcome, Outcome::Moved);
        QCOMPARE(server.requests, i);
        server.sockets.constLast()->abort();
    }
}

void TestServoLinkTls::untrustedCertificate()
{
    SecureServer server;
    HttpServoDriver link(configOf(server));
    const ServoReply reply = send(link);
    QCOMPARE(reply.outcome, Outcome::Unreachable);
    QVERIFY2(reply.text.contains(u"certificate"_s), qPrintable(reply.text));
    QCOMPARE(server.requests, 0);
}

void TestServoLinkTls::noTlsThere()
{
    QTcpServer server;
    connect(&server, &QTcpServer::newConnection, &server, [&server] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->write("HTTP/1.1 400 Bad Request\r\n\r\n");
            socket->disconnectFromHost();
        });
    });
    server.listen(QHostAddress::LocalHost);
    HttpServoDriver link(configOf(server));
    const ServoReply reply = send(link);
    QCOMPARE(reply.outcome, Outcome::Unreachable);
    QVERIFY(!reply.text.isEmpty());
}

VEDETTE_TEST(TestServoLinkTls)
#include "TestServoLinkTls.moc"
