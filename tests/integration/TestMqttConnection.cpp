// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "MqttTest.h"
#include "SecretSearch.h"
#include "StreamViewer.h"
#include "TestProgram.h"

#include <QElapsedTimer>
#include <QTcpServer>

#include <algorithm>
#include <array>

using namespace vedette;
using namespace vedette::test;

namespace {

/// systemd's TimeoutStopSec for vedette-server.service.
constexpr std::chrono::seconds StopTimeout{10};

bool isLive(const QByteArray &state)
{
    return jsonOf(state).value(QStringLiteral("live")).toBool();
}

} // namespace

/// How vedette-server comes to an MQTT broker, comes back, and ends.
class TestMqttConnection : public MqttTest
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void theEnvFileNamesIt();
    void theBrokerMayBeAway();
    void anEarlierWillIsCorrected();
    void theEnd_data();
    void theEnd();
    void theEndIsNotHeldUp();
    void wrongLogin();
    void thePasswordStaysSecret();
    void tls_data();
    void tls();
};

void TestMqttConnection::theEnvFileNamesIt()
{
    MosquittoBroker broker;
    QVERIFY(broker.start());
    QFile file(m_server->writeEnvFile(m_streamUrl, m_servoUrl));
    QVERIFY(file.open(QIODevice::Append));
    const QByteArray brokerLine = "VEDETTE_MQTT_URL=" + brokerUrl(broker).toEncoded() + '\n';
    file.write(brokerLine);
    file.close();
    QVERIFY(m_server->startListening(
        {QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"), file.fileName()}));
    QVERIFY(m_server->waitForOutput("MQTT: connected"));
    // Without the broker, and with it again.
    m_server->writeEnvFile(m_streamUrl, m_servoUrl);
    m_server->signal(SIGHUP);
    QVERIFY(m_server->waitForOutput("were reloaded"));
    QVERIFY(file.open(QIODevice::Append));
    file.write(brokerLine);
    file.close();
    m_server->signal(SIGHUP);
    QTRY_COMPARE_WITH_TIMEOUT(m_server->output().count("MQTT: connected"), 2, Patience);
}

void TestMqttConnection::theBrokerMayBeAway()
{
    MosquittoBroker broker;
    QVERIFY(broker.start());
    broker.kill();
    QVERIFY(serve(brokerUrl(broker)));
    QVERIFY(m_server->waitForOutput("MQTT: the broker cannot be reached: Connection refused"));
    QVERIFY(m_server->output().contains("MQTT: connecting to 127.0.0.1, port "));
    const quint16 port = m_server->port();
    for (int i = 0; i < 2; ++i) {
        // It keeps nothing on disk: what is there afterwards was announced again.
        QVERIFY(broker.start());
        QVERIFY(waitForAnnouncement(broker));
        MqttReader reader(broker, QStringLiteral("#"));
        QTRY_COMPARE_WITH_TIMEOUT(reader.messages().size(), Announced, Patience);
        QCOMPARE(reader.newest(Availability), QByteArray("online"));
        QVERIFY(broker.publish(Turn, "left"));
        QTRY_COMPARE_WITH_TIMEOUT(m_camera->traverse(), 95 + 5 * i, Patience);
        broker.kill();
    }
    WebClient client(port);
    QCOMPARE(client.ask(get("/turnleft")).status, 200);
}

/// A broker notices late that an earlier connection is no more, and then publishes its last will.
void TestMqttConnection::anEarlierWillIsCorrected()
{
    MosquittoBroker broker;
    QVERIFY(broker.start());
    QVERIFY(serve(brokerUrl(broker)));
    QVERIFY(waitForAnnouncement(broker));
    QVERIFY(broker.publish(Availability, "offline", {QStringLiteral("--retain")}));
    MqttReader reader(broker, Availability);
    QTRY_COMPARE_WITH_TIMEOUT(reader.newest(Availability), QByteArray("online"), Patience);
    QCOMPARE(m_camera->streamConnections(), 0);
}

void TestMqttConnection::theEnd_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("told to") << SIGTERM;
    QTest::newRow("killed") << SIGKILL;
}

void TestMqttConnection::theEnd()
{
    QFETCH(int, signal);
    MosquittoBroker broker;
    QVERIFY(broker.start());
    QVERIFY(serve(brokerUrl(broker)));
    QVERIFY(m_server->waitForOutput("MQTT: connected"));
    MqttReader reader(broker, QStringLiteral("garden/#"));
    QTRY_COMPARE_WITH_TIMEOUT(reader.newest(Availability), QByteArray("online"), Patience);
    StreamViewer viewer(m_server->port());
    QVERIFY(viewer.waitForParts(2));
    QTRY_VERIFY_WITH_TIMEOUT(isLive(reader.newest(State)), Patience);
    m_server->signal(signal);
    QTRY_COMPARE_WITH_TIMEOUT(reader.newest(Availability), QByteArray("offline"), Patience);
    QCOMPARE(m_server->exitCode(), signal == SIGKILL ? -1 : 0);
    MqttReader later(broker, QStringLiteral("garden/#"));
    QTRY_COMPARE_WITH_TIMEOUT(later.newest(Availability), QByteArray("offline"), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!later.newest(State).isEmpty(), Patience);
    QCOMPARE(isLive(later.newest(State)), signal == SIGKILL);
    QCOMPARE(jsonOf(later.newest(State)).value(QStringLiteral("viewers")).toInt(),
             signal == SIGKILL ? 1 : 0);
}

/// Connecting blocks for minutes where packets are dropped: here, because a queue is full.
void TestMqttConnection::theEndIsNotHeldUp()
{
    QTcpServer broker;
    broker.setListenBacklogSize(0);
    QVERIFY(broker.listen(QHostAddress::LocalHost));
    broker.pauseAccepting();
    std::array<QTcpSocket, 3> crowd;
    for (QTcpSocket &socket : crowd) {
        socket.connectToHost(QHostAddress::LocalHost, broker.serverPort());
    }
    QVERIFY(crowd.front().waitForConnected(Patience));
    QCOMPARE(crowd.back().state(), QAbstractSocket::ConnectingState);
    QVERIFY(serve(QUrl(QStringLiteral("mqtt://127.0.0.1:%1/garden").arg(broker.serverPort()))));
    const QByteArray waiting = ":" + QByteArray::number(broker.serverPort(), 16).toUpper() + " 02 ";
    const auto howMany = [&waiting] {
        QFile connections(QStringLiteral("/proc/net/tcp"));
        return connections.open(QIODevice::ReadOnly) ? connections.readAll().count(waiting) : 0;
    };
    const qsizetype ofTheCrowd =
        std::count_if(crowd.begin(), crowd.end(), [](const QTcpSocket &socket) {
            return socket.state() != QAbstractSocket::ConnectedState;
        });
    QTRY_VERIFY_WITH_TIMEOUT(howMany() > ofTheCrowd, Patience);
    QElapsedTimer untilTheEnd;
    untilTheEnd.start();
    m_server->signal(SIGTERM);
    QCOMPARE(m_server->exitCode(), 0);
    QVERIFY2(!untilTheEnd.hasExpired(std::chrono::milliseconds(StopTimeout).count()),
             qPrintable(QString::number(untilTheEnd.elapsed())));
}

void TestMqttConnection::wrongLogin()
{
    MosquittoBroker broker;
    QVERIFY(broker.requireLogin(QStringLiteral("me"), QStringLiteral("right")));
    QVERIFY(broker.start());
    QUrl url = brokerUrl(broker);
    url.setUserName(QStringLiteral("me"));
    url.setPassword(QStringLiteral("wr0ng-p4ssword"));
    QVERIFY(serve(url));
    QVERIFY(m_server->waitForOutput("MQTT: the broker does not accept the user name and password; "
                                    "correct them in VEDETTE_MQTT_URL; trying again"));
    WebClient client(m_server->port());
    QCOMPARE(client.ask(get("/snapshot.jpg")).status, 200);
    QVERIFY(!(m_server->output() + m_server->errors()).contains("wr0ng"));
    // Said once, however often it is tried.
    QTRY_VERIFY_WITH_TIMEOUT(broker.log().count("not authorised") >= 2, Patience);
    QCOMPARE(m_server->output().count("does not accept"), 1);

    m_server = std::make_unique<ServerProcess>();
    url.setPassword(QStringLiteral("right"));
    QVERIFY(serve(url));
    QVERIFY(m_server->waitForOutput("MQTT: connected"));
}

/// In the way of TestSecrets: every message that its code or Qt's could print is switched on.
void TestMqttConnection::thePasswordStaysSecret()
{
    SecretSearch secrets;
    const QString right = secrets.make(QStringLiteral("the broker's password"));
    const QString wrong = secrets.make(QStringLiteral("a wrong password"));
    MosquittoBroker broker;
    QVERIFY(broker.requireLogin(QStringLiteral("me"), right));
    QVERIFY(broker.start());
    for (const QString &password : {wrong, right}) {
        m_server = std::make_unique<ServerProcess>();
        Program &process = m_server->process();
        process.setVariable(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("*=true"));
        process.setVariable(QStringLiteral("QT_FORCE_STDERR_LOGGING"), QStringLiteral("1"));
        QUrl url = brokerUrl(broker);
        url.setUserName(QStringLiteral("me"));
        url.setPassword(password, QUrl::DecodedMode);
        QVERIFY(serve(url));
        QVERIFY(m_server->errors().contains("every user of this computer could see the password"));
        QVERIFY(m_server->waitForOutput(password == right ? "MQTT: connected"
                                                          : "MQTT: the broker does not accept"));
        WebClient client(m_server->port());
        const QByteArray told =
            client.ask(get("/api/status")).body + client.ask(get("/metrics")).body + broker.log();
        m_server->signal(SIGHUP);
        QVERIFY(m_server->waitForOutput("were reloaded"));
        const QString inProcesses =
            secrets.inCommandLines() + secrets.inEnvironments(m_server->process().processId());
        QCOMPARE(inProcesses, QString());
        broker.kill();
        QVERIFY(m_server->waitForOutput("; trying again"));
        m_server->signal(SIGTERM);
        QCOMPARE(m_server->exitCode(), 0);
        QCOMPARE(secrets.in(m_server->output() + m_server->errors() + told), QString());
        QCOMPARE(secrets.inFolder(m_server->path("."), {}), QString());
        QVERIFY(broker.start());
    }
}

void TestMqttConnection::tls_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isTrusted");
    QTest::addColumn<QByteArray>("said");
    const QByteArray refused = "MQTT: the broker's certificate is not trusted";
    QTest::newRow("right") << QStringLiteral("127.0.0.1") << true
                           << QByteArray("MQTT: connected to 127.0.0.1 as garden");
    QTest::newRow("not trusted") << QStringLiteral("127.0.0.1") << false << refused;
    QTest::newRow("other host") << QStringLiteral("broker.example") << true << refused;
}

void TestMqttConnection::tls()
{
    QFETCH(QString, host);
    QFETCH(bool, isTrusted);
    QFETCH(QByteArray, said);
    MosquittoBroker broker;
    QVERIFY(broker.useTls(host));
    QVERIFY(broker.start());
    if (isTrusted) {
        m_server->process().setVariable(QStringLiteral("SSL_CERT_FILE"), broker.certificateFile());
    }
    QVERIFY(serve(brokerUrl(broker, "mqtts")));
    QVERIFY2(m_server->waitForOutput(said), m_server->output() + m_server->errors());
    const bool isRefused = said.contains("not trusted");
    QCOMPARE(broker.log().contains("as vedette-"), !isRefused);
    if (isRefused) {
        return;
    }
    QVERIFY(waitForAnnouncement(broker));
    broker.kill();
    QVERIFY(m_server->waitForOutput("MQTT: the broker is gone; trying again\n"));
}

VEDETTE_GUI_TEST(TestMqttConnection)
#include "TestMqttConnection.moc"
