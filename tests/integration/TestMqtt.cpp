// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/DemoCameraThread.h"
#include "MosquittoBroker.h"
#include "mqtt/MqttSession.h"
#include "SecretSearch.h"
#include "ServerProcess.h"
#include "StreamViewer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTcpServer>

using namespace vedette;
using namespace vedette::test;

namespace {

constexpr QLatin1String Availability("garden/availability");
constexpr QLatin1String State("garden/state");
constexpr QLatin1String Turn("garden/turn");
constexpr QLatin1String ControlServo("garden/control_servo");
/// Messages that a broker keeps: availability, state and eight entities for Home Assistant.
constexpr qsizetype Announced = 10;

QUrl brokerUrl(const MosquittoBroker &broker, const char *scheme = "mqtt")
{
    QUrl url;
    url.setScheme(QLatin1String(scheme));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(broker.port());
    url.setPath(QStringLiteral("/garden"));
    return url;
}

/// The state is announced last: what comes to the broker's clients from now on was kept by it.
bool waitForAnnouncement(MosquittoBroker &broker)
{
    static const QRegularExpression received(
        QStringLiteral("Received PUBLISH from vedette-\\w+ \\(d0, q0, r1, m0, 'garden/state'"));
    return QTest::qWaitFor(
        [&broker] { return received.match(QString::fromUtf8(broker.log())).hasMatch(); }, Patience);
}

QJsonObject jsonOf(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace

/// vedette-server and Debian's Mosquitto.
class TestMqtt : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theStateIsThere();
    void nobodyIsWokenByIt();
    void steering_data();
    void steering();
    void retainedCommandsAreOld();
    void hostilePayloads_data();
    void hostilePayloads();
    void aFloodIsHarmless();
    void aCameraWithoutServos();
    void homeAssistantFindsIt();
    void theBrokerMayBeAway();
    void theEnd_data();
    void theEnd();
    void wrongLogin();
    void thePasswordStaysSecret();
    void tls_data();
    void tls();
    void aBrokerOfAnOlderMqtt();
    void whatIsNoBroker();
    void manyDescriptors();

private:
    bool serve(const QUrl &broker);

    std::unique_ptr<DemoCameraThread> m_camera;
    std::unique_ptr<ServerProcess> m_server;
};

void TestMqtt::init()
{
    m_camera = std::make_unique<DemoCameraThread>();
    QVERIFY(m_camera->start());
    m_server = std::make_unique<ServerProcess>();
}

bool TestMqtt::serve(const QUrl &broker)
{
    return m_server->serve(m_camera->streamUrl(), m_camera->servoUrl(),
                           {QStringLiteral("--mqtt"), broker.toString(QUrl::FullyEncoded)});
}

void TestMqtt::theStateIsThere()
{
    MosquittoBroker broker;
    QVERIFY(broker.start());
    QVERIFY(serve(brokerUrl(broker)));
    QVERIFY(m_server->waitForOutput("MQTT: connected to 127.0.0.1 as garden"));
    QVERIFY(waitForAnnouncement(broker));
    MqttReader reader(broker, QStringLiteral("garden/#"));
    QTRY_COMPARE_WITH_TIMEOUT(reader.newest(Availability), QByteArray("online"), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!reader.newest(State).isEmpty(), Patience);
    QCOMPARE(jsonOf(reader.newest(State)).value(QStringLiteral("state")).toString(),
             QStringLiteral("idle"));
    for (const MqttReader::Message &message : reader.messages()) {
        QVERIFY(message.isRetained);
    }
    // The very fields of the HTTP interface.
    WebClient client(m_server->port());
    const QJsonObject asked = jsonOf(client.ask(get("/api/status")).body);
    QCOMPARE(jsonOf(reader.newest(State)).keys(), asked.keys());
    {
        StreamViewer viewer(m_server->port());
        QVERIFY(viewer.waitForParts(2));
        QTRY_COMPARE_WITH_TIMEOUT(jsonOf(reader.newest(State)).value(QStringLiteral("live")),
                                  QJsonValue(true), Patience);
        QCOMPARE(jsonOf(reader.newest(State)).value(QStringLiteral("viewers")).toInt(), 1);
    }
    QTRY_COMPARE_WITH_TIMEOUT(jsonOf(reader.newest(State)).value(QStringLiteral("viewers")).toInt(),
                              0, Patience);
}

void TestMqtt::nobodyIsWokenByIt()
{
    MosquittoBroker broker;
    QVERIFY(broker.start());
    QVERIFY(serve(brokerUrl(broker)));
    QVERIFY(m_server->waitForOutput("MQTT: connected"));
    QVERIFY(broker.publish(Turn, "left"));
    QTRY_COMPARE_WITH_TIMEOUT(m_camera->traverse(), 95, Patience);
    QCOMPARE(m_camera->streamConnections(), 0);
    QVERIFY(!m_server->output.contains("camera "));
}

void TestMqtt::steering_data()
{
    QTest::addColumn<QString>("topic");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<int>("traverse");
    QTest::addColumn<int>("elevation");
    const auto row = [](QLatin1String topic, const char *payload, int traverse, int elevation) {
        QTest::newRow(payload) << QString(topic) << QByteArray(payload) << traverse << elevation;
    };
    // As the addresses of the same names do: TestRelaySteering::turns.
    row(Turn, "left", 95, 90);
    row(Turn, "right", 85, 90);
    row(Turn, "up", 90, 85);
    row(Turn, "down", 90, 95);
    row(ControlServo, "tr=7&el=-3", 97, 87);
    row(ControlServo, "tr=-180&el=180", 0, 180);
}

void TestMqtt::steering()
{
    QFETCH(QString, topic);
    QFETCH(QByteArray, payload);
    QFETCH(int, traverse);
    QFETCH(int, elevation);
    MosquittoBroker broker;
    QVERIFY(broker.start());
    QVERIFY(serve(brokerUrl(broker)));
    QVERIFY(m_server->waitForOutput("MQTT: connected"));
    QVERIFY(broker.publish(topic, payload));
    QTRY_COMPARE_WITH_TIMEOUT(m_camera->traverse(), traverse, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_camera->elevation(), elevation, Patience);
    MqttReader reader(broker, State);
    QTRY_COMPARE_WITH_TIMEOUT(jsonOf(reader.newest(State)).value(QStringLiteral("pan")).toInt(),
                              traverse, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(jsonOf(reader.newest(State)).value(QStringLiteral("tilt")).toInt(),
                              elevation, Patience);
}

void TestMqtt::retainedCommandsAreOld()
{
    MosquittoBroker broker;
    QVERIFY(broker.start());
    QVERIFY(broker.publish(Turn, "left", {QStringLiteral("--retain")}));
    QVERIFY(broker.publish(ControlServo, "tr=50&el=50", {QStringLiteral("--retain")}));
    QVERIFY(serve(brokerUrl(broker)));
    QVERIFY(m_server->waitForOutput("MQTT: connected"));
    // The broker sends what it kept before what comes later.
    QTRY_VERIFY_WITH_TIMEOUT(broker.log().contains("Sending PUBLISH to vedette-"), Patience);
    QVERIFY(broker.publish(Turn, "right"));
    QTRY_COMPARE_WITH_TIMEOUT(m_camera->traverse(), 85, Patience);
    QCOMPARE(m_camera->elevation(), 90);
}

void TestMqtt::hostilePayloads_data()
{
    QTest::addColumn<QString>("topic");
    QTest::addColumn<QByteArray>("payload");
    const auto row = [](const char *name, QLatin1String topic, const QByteArray &payload) {
        QTest::newRow(name) << QString(topic) << payload;
    };
    row("empty", Turn, {});
    row("other word", Turn, "Left");
    row("word and more", Turn, "left right");
    row("a NUL behind", Turn, QByteArray("left\0", 5));
    row("binary", Turn, QByteArray("\xFF\xFE\x00\x80left", 8));
    row("a query there", Turn, "tr=5&el=0");
    row("too far", ControlServo, "tr=181&el=0");
    row("half", ControlServo, "tr=5");
    row("twice", ControlServo, "tr=5&tr=5&el=0");
    row("no number", ControlServo, "tr=1e1&el=0");
    row("nested", ControlServo, QByteArray(60, '[') + QByteArray(60, ']'));
    row("longest and one", ControlServo,
        QByteArray("tr=5&el=5&").leftJustified(MqttSession::MaximumPayloadBytes + 1, 'x'));
    row("two million brackets", ControlServo, QByteArray(2'000'000, '['));
    row("16 megabytes", Turn, QByteArray(16 * 1024 * 1024, 'l'));
}

void TestMqtt::hostilePayloads()
{
    QFETCH(QString, topic);
    QFETCH(QByteArray, payload);
    MosquittoBroker broker;
    QVERIFY(broker.start());
    QVERIFY(serve(brokerUrl(broker)));
    QVERIFY(m_server->waitForOutput("MQTT: connected"));
    const qint64 before = m_server->kilobytes("VmHWM");
    for (int i = 0; i < 3; ++i) {
        QVERIFY(broker.publish(topic, payload));
    }
    // What comes behind it has its effect, and it had none.
    QVERIFY(broker.publish(Turn, "up"));
    QTRY_COMPARE_WITH_TIMEOUT(m_camera->elevation(), 85, Patience);
    QCOMPARE(m_camera->traverse(), 90);
    QVERIFY(m_server->errors.count("is no movement") <= 1);
    QCOMPARE(m_server->output.count("MQTT: "), 1);
    QVERIFY2(m_server->kilobytes("VmHWM") - before < 16 * 1024,
             qPrintable(QString::number(m_server->kilobytes("VmHWM") - before)));
}

void TestMqtt::aFloodIsHarmless()
{
    MosquittoBroker broker;
    broker.configure("max_queued_messages 0\n");
    QVERIFY(broker.start());
    QVERIFY(serve(brokerUrl(broker)));
    QVERIFY(m_server->waitForOutput("MQTT: connected"));
    const qint64 before = m_server->kilobytes("VmHWM");
    QVERIFY(broker.publishLines(Turn, QByteArray("left\n").repeated(20'000)));
    QTRY_COMPARE_WITH_TIMEOUT(m_camera->traverse(), 180, Patience);
    WebClient client(m_server->port());
    QCOMPARE(client.ask(get("/counter")).status, 200);
    QVERIFY2(m_server->kilobytes("VmHWM") - before < 16 * 1024,
             qPrintable(QString::number(m_server->kilobytes("VmHWM") - before)));
    QVERIFY(broker.publish(Turn, "up"));
    QTRY_COMPARE_WITH_TIMEOUT(m_camera->elevation(), 85, Patience);
}

void TestMqtt::aCameraWithoutServos()
{
    MosquittoBroker broker;
    QVERIFY(broker.start());
    const QString button = QStringLiteral("homeassistant/button/vedette_garden/turn_left/config");
    QVERIFY(broker.publish(button, "{}", {QStringLiteral("--retain")}));
    QVERIFY(m_server->serve(m_camera->streamUrl(), {},
                            {QStringLiteral("--mqtt"), brokerUrl(broker).toString()}));
    QVERIFY(waitForAnnouncement(broker));
    MqttReader reader(broker, QStringLiteral("#"));
    QTRY_VERIFY_WITH_TIMEOUT(
        !reader.newest(State).isEmpty() && !reader.newest(Availability).isEmpty(), Patience);
    for (const MqttReader::Message &message : reader.messages()) {
        QVERIFY2(!message.topic.contains(QLatin1String("/button/")), qPrintable(message.topic));
    }
    QVERIFY(!broker.log().contains("Received SUBSCRIBE from vedette-"));
}

void TestMqtt::homeAssistantFindsIt()
{
    MosquittoBroker broker;
    QVERIFY(broker.start());
    QVERIFY(serve(brokerUrl(broker)));
    QVERIFY(waitForAnnouncement(broker));
    MqttReader reader(broker, QStringLiteral("#"));
    QTRY_COMPARE_WITH_TIMEOUT(reader.messages().size(), Announced, Patience);
    const QJsonObject state = jsonOf(reader.newest(State));
    QSet<QString> ids;
    QHash<QString, QString> buttons;
    for (const MqttReader::Message &message : reader.messages()) {
        if (!message.topic.startsWith(QLatin1String("homeassistant/"))) {
            continue;
        }
        QVERIFY(message.isRetained);
        const QStringList levels = message.topic.split(QLatin1Char('/'));
        QCOMPARE(levels.size(), 5);
        QCOMPARE(levels.last(), QStringLiteral("config"));
        const QJsonObject entity = message.json();
        ids.insert(entity.value(QStringLiteral("unique_id")).toString());
        QCOMPARE(entity.value(QStringLiteral("availability_topic")).toString(), Availability);
        QCOMPARE(entity.value(QStringLiteral("device"))
                     .toObject()
                     .value(QStringLiteral("identifiers"))
                     .toArray(),
                 QJsonArray{QStringLiteral("vedette_garden")});
        if (levels[1] == QLatin1String("button")) {
            buttons.insert(entity.value(QStringLiteral("payload_press")).toString(),
                           entity.value(QStringLiteral("command_topic")).toString());
            continue;
        }
        QCOMPARE(entity.value(QStringLiteral("state_topic")).toString(), State);
        static const QRegularExpression field(QStringLiteral("value_json\\.(\\w+)"));
        const auto match = field.match(entity.value(QStringLiteral("value_template")).toString());
        QVERIFY2(state.contains(match.captured(1)), qPrintable(match.captured(1)));
        if (entity.contains(QStringLiteral("options"))) {
            QVERIFY(entity.value(QStringLiteral("options"))
                        .toArray()
                        .contains(state.value(QStringLiteral("state"))));
        }
    }
    QCOMPARE(ids.size(), 8);
    QCOMPARE(buttons.size(), 4);
    for (auto button = buttons.cbegin(); button != buttons.cend(); ++button) {
        QVERIFY(broker.publish(button.value(), button.key().toUtf8()));
    }
    // Once around: all four were understood.
    QTRY_VERIFY_WITH_TIMEOUT(broker.log().count("Sending PUBLISH to vedette-") == 4, Patience);
    QVERIFY(broker.publish(Turn, "left"));
    QTRY_COMPARE_WITH_TIMEOUT(m_camera->traverse(), 95, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_camera->elevation(), 90, Patience);
    QCOMPARE(m_server->errors, QByteArray());
}

void TestMqtt::theBrokerMayBeAway()
{
    MosquittoBroker broker;
    QVERIFY(broker.start());
    broker.kill();
    QVERIFY(serve(brokerUrl(broker)));
    QVERIFY(m_server->waitForOutput("MQTT: the broker cannot be reached: Connection refused"));
    const quint16 port = m_server->port();
    for (int i = 0; i < 2; ++i) {
        m_server->output.clear();
        // It keeps nothing on disk: what is there afterwards was announced anew.
        QVERIFY(broker.start());
        QVERIFY(waitForAnnouncement(broker));
        MqttReader reader(broker, QStringLiteral("#"));
        QTRY_COMPARE_WITH_TIMEOUT(reader.messages().size(), Announced, Patience);
        QCOMPARE(reader.newest(Availability), QByteArray("online"));
        QVERIFY(broker.publish(Turn, "left"));
        QTRY_COMPARE_WITH_TIMEOUT(m_camera->traverse(), 95 + 5 * i, Patience);
        broker.kill();
        QVERIFY(m_server->waitForOutput("MQTT: the broker"));
    }
    WebClient client(port);
    QCOMPARE(client.ask(get("/turnleft")).status, 200);
}

void TestMqtt::theEnd_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("told to") << SIGTERM;
    QTest::newRow("killed") << SIGKILL;
}

void TestMqtt::theEnd()
{
    QFETCH(int, signal);
    MosquittoBroker broker;
    QVERIFY(broker.start());
    QVERIFY(serve(brokerUrl(broker)));
    QVERIFY(m_server->waitForOutput("MQTT: connected"));
    MqttReader reader(broker, Availability);
    QTRY_COMPARE_WITH_TIMEOUT(reader.newest(Availability), QByteArray("online"), Patience);
    m_server->signal(signal);
    QTRY_COMPARE_WITH_TIMEOUT(reader.newest(Availability), QByteArray("offline"), Patience);
    QCOMPARE(m_server->exitCode(), signal == SIGKILL ? -1 : 0);
    MqttReader later(broker, Availability);
    QTRY_COMPARE_WITH_TIMEOUT(later.newest(Availability), QByteArray("offline"), Patience);
}

void TestMqtt::wrongLogin()
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
    QVERIFY(!(m_server->output + m_server->errors).contains("wr0ng"));
    // Said once, however often it is tried.
    QTRY_VERIFY_WITH_TIMEOUT(broker.log().count("not authorised") >= 2, Patience);
    QCOMPARE(m_server->output.count("does not accept"), 1);

    m_server = std::make_unique<ServerProcess>();
    url.setPassword(QStringLiteral("right"));
    QVERIFY(serve(url));
    QVERIFY(m_server->waitForOutput("MQTT: connected"));
}

/// In the way of TestSecrets: every message that its code or Qt's could print is switched on.
void TestMqtt::thePasswordStaysSecret()
{
    SecretSearch secrets;
    const QString right = secrets.make(QStringLiteral("the broker's password"));
    const QString wrong = secrets.make(QStringLiteral("a wrong password"));
    MosquittoBroker broker;
    QVERIFY(broker.requireLogin(QStringLiteral("me"), right));
    QVERIFY(broker.start());
    for (const QString &password : {wrong, right}) {
        m_server = std::make_unique<ServerProcess>();
        QProcessEnvironment environment = m_server->process().processEnvironment();
        environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("*=true"));
        environment.insert(QStringLiteral("QT_FORCE_STDERR_LOGGING"), QStringLiteral("1"));
        m_server->process().setProcessEnvironment(environment);
        QUrl url = brokerUrl(broker);
        url.setUserName(QStringLiteral("me"));
        url.setPassword(password, QUrl::DecodedMode);
        QVERIFY(serve(url));
        QVERIFY(m_server->errors.contains("every user of this computer could see the password"));
        QVERIFY(m_server->waitForOutput(password == right ? "MQTT: connected"
                                                          : "MQTT: the broker does not accept"));
        WebClient client(m_server->port());
        const QByteArray told =
            client.ask(get("/api/status")).body + client.ask(get("/metrics")).body + broker.log();
        m_server->signal(SIGHUP);
        QVERIFY(m_server->waitForOutput("read anew"));
        const QString inProcesses =
            secrets.inCommandLines() + secrets.inEnvironments(m_server->process().processId());
        QCOMPARE(inProcesses, QString());
        broker.kill();
        QVERIFY(m_server->waitForOutput("; trying again"));
        m_server->signal(SIGTERM);
        QCOMPARE(m_server->exitCode(), 0);
        QCOMPARE(secrets.in(m_server->output + m_server->errors + told), QString());
        QCOMPARE(secrets.inFolder(m_server->path("."), {}), QString());
        QVERIFY(broker.start());
    }
}

void TestMqtt::tls_data()
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

void TestMqtt::tls()
{
    QFETCH(QString, host);
    QFETCH(bool, isTrusted);
    QFETCH(QByteArray, said);
    MosquittoBroker broker;
    QVERIFY(broker.useTls(host));
    QVERIFY(broker.start());
    QProcessEnvironment environment = m_server->process().processEnvironment();
    if (isTrusted) {
        environment.insert(QStringLiteral("SSL_CERT_FILE"), broker.certificateFile());
    }
    m_server->process().setProcessEnvironment(environment);
    QVERIFY(serve(brokerUrl(broker, "mqtts")));
    QVERIFY2(m_server->waitForOutput("MQTT: "), m_server->errors);
    QVERIFY2(m_server->output.contains(said), m_server->output);
    const bool isRefused = said.contains("not trusted");
    QCOMPARE(broker.log().contains("as vedette-"), !isRefused);
    if (isRefused) {
        return;
    }
    QTRY_VERIFY_WITH_TIMEOUT(broker.log().contains("'garden/state'"), Patience);
    m_server->signal(SIGTERM);
    QCOMPARE(m_server->exitCode(), 0);
}

void TestMqtt::aBrokerOfAnOlderMqtt()
{
    // Answers as MQTT 3.1.1 wants (3.2.2.3): an unknown version with code 1, its own with consent.
    QTcpServer broker;
    QVERIFY(broker.listen(QHostAddress::LocalHost));
    QList<int> versions;
    connect(&broker, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *const socket = broker.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [&, socket] {
            const QByteArray packet = socket->readAll();
            const qsizetype name = packet.indexOf("MQTT");
            if (name < 0) {
                return;
            }
            versions += packet[name + 4];
            const bool isKnown = versions.last() == 4;
            socket->write(QByteArray("\x20\x02\x00", 3) + (isKnown ? '\0' : '\1'));
            if (!isKnown) {
                socket->disconnectFromHost();
            }
        });
    });
    QVERIFY(serve(QUrl(QStringLiteral("mqtt://127.0.0.1:%1/garden").arg(broker.serverPort()))));
    QVERIFY(m_server->waitForOutput("MQTT: "));
    QCOMPARE(m_server->output.mid(m_server->output.indexOf("MQTT")),
             QByteArray("MQTT: connected to 127.0.0.1 as garden\n"));
    QCOMPARE(versions, (QList<int>{5, 4}));
}

void TestMqtt::whatIsNoBroker()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&server] {
        QTcpSocket *const socket = server.nextPendingConnection();
        socket->write("HTTP/1.1 400 Bad Request\r\n\r\n");
        socket->disconnectFromHost();
    });
    for (const char *scheme : {"mqtt", "mqtts"}) {
        m_server = std::make_unique<ServerProcess>();
        QVERIFY(serve(QUrl(QStringLiteral("%1://127.0.0.1:%2/garden")
                               .arg(QLatin1String(scheme))
                               .arg(server.serverPort()))));
        QVERIFY(m_server->waitForOutput("; trying again\n"));
        WebClient client(m_server->port());
        QCOMPARE(client.ask(get("/counter")).status, 200);
    }
}

/// select() would end at the first descriptor beyond 1023.
void TestMqtt::manyDescriptors()
{
    MosquittoBroker broker;
    QVERIFY(broker.start());
    QVERIFY(serve(brokerUrl(broker)));
    QVERIFY(m_server->waitForOutput("MQTT: connected"));
    std::vector<std::unique_ptr<QTcpSocket>> strangers;
    for (int i = 0; i < 1100; ++i) {
        strangers.push_back(std::make_unique<QTcpSocket>());
        strangers.back()->connectToHost(QHostAddress::LocalHost, m_server->port());
        QVERIFY(strangers.back()->waitForConnected(Patience));
    }
    const QDir descriptors(QStringLiteral("/proc/%1/fd").arg(m_server->process().processId()));
    QTRY_VERIFY_WITH_TIMEOUT(descriptors.entryList(QDir::System | QDir::Files).size() > 1030,
                             Patience);
    broker.kill();
    QVERIFY(m_server->waitForOutput("; trying again"));
    m_server->output.clear();
    QVERIFY(broker.start());
    QVERIFY(m_server->waitForOutput("MQTT: connected"));
    QVERIFY(broker.publish(Turn, "left"));
    QTRY_COMPARE_WITH_TIMEOUT(m_camera->traverse(), 95, Patience);
}

QTEST_MAIN(TestMqtt)
#include "TestMqtt.moc"
