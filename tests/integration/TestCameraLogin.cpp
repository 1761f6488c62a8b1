// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "OddCamera.h"
#include "ScriptedServer.h"
#include "stream/CameraConnection.h"
#include "stream/CameraStream.h"
#include "TestProgram.h"
#include "web/listen/TlsIdentity.h"

#include <QSslCertificate>
#include <QSslServer>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace vedette;

namespace {

QByteArray asksForLogin()
{
    return ScriptedServer::response(401, "", "WWW-Authenticate: Basic realm=\"x\"\r\n");
}

/// Gives every request the same answer, over TLS.
class SecureCamera : public QSslServer
{
public:
    SecureCamera(const QSslConfiguration &configuration, const QByteArray &answer)
    {
        setSslConfiguration(configuration);
        connect(this, &QTcpServer::pendingConnectionAvailable, this, [this, answer] {
            QTcpSocket *const socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket, answer] {
                requests += socket->readAll();
                socket->write(answer);
            });
        });
        listen(QHostAddress::LocalHost);
    }

    QUrl url() const
    {
        return QUrl(QStringLiteral("https://me:s3cret@127.0.0.1:%1/mjpeg").arg(serverPort()));
    }

    QByteArray requests;
};

bool carriesLogin(const QByteArray &head)
{
    return head.toLower().contains("\r\nauthorization:");
}

} // namespace

/// To whom the camera's login is sent, and to whom not.
class TestCameraLogin : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { m_default = QSslConfiguration::defaultConfiguration(); }
    void cleanup() { QSslConfiguration::setDefaultConfiguration(m_default); }

    void aLoginCostsOneConnectionAtATime_data();
    void aLoginCostsOneConnectionAtATime();
    void theLoginStaysWithTheCamera();
    void anUntrustedCertificateGetsNoLogin();
    void httpsDoesNotLeadToHttp();
    void aLongAnswerOverTlsIsReadWhole();

private:
    static void start(CameraStream &stream, StreamState expected);
    static CameraConfig configOf(const QUrl &url)
    {
        CameraConfig config;
        config.cameraUrl = url;
        return config;
    }
    void trustTheCertificate() const;

    QTemporaryDir m_folder;
    TlsIdentity m_identity;
    QSslConfiguration m_default;
};

void TestCameraLogin::initTestCase()
{
    QString problem;
    const auto identity =
        selfSignedIdentity(m_folder.path(), {QStringLiteral("127.0.0.1")}, &problem);
    QVERIFY2(identity, qPrintable(problem));
    m_identity = *identity;
}

void TestCameraLogin::start(CameraStream &stream, StreamState expected)
{
    stream.start();
    QTRY_COMPARE_WITH_TIMEOUT(stream.status().state, expected, Timeout);
}

void TestCameraLogin::trustTheCertificate() const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.addCaCertificate(m_identity.configuration.localCertificate());
    QSslConfiguration::setDefaultConfiguration(configuration);
}

void TestCameraLogin::aLoginCostsOneConnectionAtATime_data()
{
    QTest::addColumn<QByteArray>("challenge");
    QTest::addColumn<bool>("closes");
    QTest::addColumn<int>("connections");
    const QByteArray basic = "WWW-Authenticate: Basic realm=\"x\"\r\n";
    const QByteArray session =
        "WWW-Authenticate: Digest realm=\"x\", nonce=\"n\", algorithm=SHA-256-sess\r\n";
    QTest::newRow("the camera keeps it")
        << ScriptedServer::response(401, "Who are you?", basic) << false << 1;
    QTest::newRow("the camera closes it")
        << ScriptedServer::response(401, "Who are you?", basic + "Connection: close\r\n") << true
        << 2;
    QTest::newRow("it closes it without saying so")
        << ScriptedServer::response(401, "Who are you?", basic) << true << 2;
    QTest::newRow("the text of its answer does not come")
        << "HTTP/1.1 401 X\r\nContent-Length: 99\r\n" + session + "\r\n"
        << false << 2;
    QTest::newRow("a line that is no field")
        << ScriptedServer::response(401, "", "no cache\r\n" + session) << false << 1;
}

void TestCameraLogin::aLoginCostsOneConnectionAtATime()
{
    QFETCH(QByteArray, challenge);
    QFETCH(bool, closes);
    QFETCH(int, connections);
    qsizetype mostAtOnce = 0;
    const auto pictures = vedette::test::streamOf(
        "HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace;boundary=frame\r\n\r\n",
        vedette::test::multipartPart);
    const ScriptedServer camera([&](QTcpSocket &socket, const QByteArray &head) {
        mostAtOnce = std::max(mostAtOnce, camera.sockets.size());
        if (carriesLogin(head)) {
            pictures(socket, head);
            return;
        }
        socket.write(challenge);
        if (closes) {
            socket.disconnectFromHost();
        }
    });
    QUrl url = camera.url();
    url.setUserInfo(QStringLiteral("me:s3cret"));
    CameraStream stream(configOf(url));
    start(stream, StreamState::Live);
    QCOMPARE(camera.connections, connections);
    QCOMPARE(camera.requests.size(), 2);
    QCOMPARE(mostAtOnce, 1);
}

void TestCameraLogin::theLoginStaysWithTheCamera()
{
    const ScriptedServer other(
        [](QTcpSocket &socket, const QByteArray &) { socket.write(asksForLogin()); });
    const QByteArray elsewhere = "http://localhost:" + QByteArray::number(other.serverPort());
    const ScriptedServer camera([elsewhere](QTcpSocket &socket, const QByteArray &head) {
        socket.write(carriesLogin(head) ? ScriptedServer::response(
                                              302, "", "Location: " + elsewhere + "/mjpeg\r\n")
                                        : asksForLogin());
    });
    QUrl url = camera.url();
    url.setUserInfo(QStringLiteral("me:s3cret"));
    CameraStream stream(configOf(url));
    start(stream, StreamState::Unauthorized);
    QVERIFY(std::any_of(camera.requests.begin(), camera.requests.end(), carriesLogin));
    QVERIFY(!other.requests.isEmpty());
    QVERIFY(std::none_of(other.requests.begin(), other.requests.end(), carriesLogin));
}

void TestCameraLogin::anUntrustedCertificateGetsNoLogin()
{
    const SecureCamera camera(m_identity.configuration, asksForLogin());
    CameraStream stream(configOf(camera.url()));
    start(stream, StreamState::Unreachable);
    QVERIFY2(stream.status().reason.contains(QStringLiteral("no secure connection")),
             qPrintable(stream.status().reason));
    QCOMPARE(camera.requests, QByteArray());
    // The same one, trusted: it is the certificate that made the difference.
    stream.stop();
    trustTheCertificate();
    CameraStream trusting(configOf(camera.url()));
    start(trusting, StreamState::Unauthorized);
    QVERIFY(carriesLogin(camera.requests));
}

void TestCameraLogin::httpsDoesNotLeadToHttp()
{
    const ScriptedServer open(
        [](QTcpSocket &socket, const QByteArray &) { socket.write(asksForLogin()); });
    const SecureCamera camera(
        m_identity.configuration,
        ScriptedServer::response(302, "",
                                 "Location: " + open.url().toString().toLatin1() + "\r\n"));
    trustTheCertificate();
    CameraStream stream(configOf(camera.url()));
    start(stream, StreamState::Unsupported);
    QVERIFY(stream.status().reason.contains(QStringLiteral("from https to http")));
    QCOMPARE(open.connections, 0);
}

/// Longer than what is held of it between two reads.
void TestCameraLogin::aLongAnswerOverTlsIsReadWhole()
{
    QByteArray pictures;
    quint64 count = 0;
    while (pictures.size() < 2 * CameraConnection::ReadBufferBytes) {
        pictures += vedette::test::multipartPart(static_cast<int>(++count));
    }
    const SecureCamera camera(
        m_identity.configuration,
        ScriptedServer::response(200, pictures,
                                 "Content-Type: multipart/x-mixed-replace;boundary=frame\r\n"));
    trustTheCertificate();
    CameraStream stream(configOf(camera.url()));
    stream.start();
    QTRY_COMPARE_WITH_TIMEOUT(stream.status().state, StreamState::Interrupted, Timeout);
    QCOMPARE(stream.status().reason, QStringLiteral("the camera ended the stream"));
    QCOMPARE(stream.status().frames, count);
    QCOMPARE(stream.status().damaged, 0U);
}

VEDETTE_GUI_TEST(TestCameraLogin)
#include "TestCameraLogin.moc"
