// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mqtt/MqttSession.h"
#include "MqttTest.h"
#include "StreamViewer.h"
#include "TestProgram.h"

#include <QJsonArray>
#include <QSet>

using namespace vedette;
using namespace vedette::test;

/// What vedette-server and the clients of an MQTT broker say to each other.
class TestMqtt : public MqttTest
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void theStateIsThere();
    void nobodyIsWokenByIt();
    void steering_data();
    void steering();
    void steeringFollowsThePictureAsShown();
    void retainedCommandsAreOld();
    void hostilePayloads_data();
    void hostilePayloads();
    void aFloodIsHarmless();
    void aCameraWithoutServos();
    void servosThatAreAway();
    void homeAssistantFindsIt();
    void placesAndPatrol();
    void recording();
};

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
    QVERIFY(!m_server->output().contains("camera "));
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

void TestMqtt::steeringFollowsThePictureAsShown()
{
    MosquittoBroker broker;
    QVERIFY(broker.start());
    m_server->process().setVariable(QStringLiteral("VEDETTE_ROTATE"), QStringLiteral("90"));
    QVERIFY(serve(brokerUrl(broker)));
    QVERIFY(m_server->waitForOutput("MQTT: connected"));
    // Turned clockwise, what the camera has on its right is seen below.
    QVERIFY(broker.publish(Turn, "down"));
    QTRY_COMPARE_WITH_TIMEOUT(m_camera->traverse(), 85, Patience);
    QCOMPARE(m_camera->elevation(), 90);
    // The servos' own axes stay what they are.
    QVERIFY(broker.publish(ControlServo, "tr=7&el=-3"));
    QTRY_COMPARE_WITH_TIMEOUT(m_camera->traverse(), 92, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_camera->elevation(), 87, Patience);
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
    QVERIFY(m_server->errors().count("is no movement") <= 1);
    QCOMPARE(m_server->output().count("MQTT: "), 2); // connecting, connected
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
    // What came while too many waited was dropped.
    QTRY_VERIFY_WITH_TIMEOUT(broker.publish(Turn, "up") && m_camera->elevation() < 90, Patience);
}

void TestMqtt::aCameraWithoutServos()
{
    MosquittoBroker broker;
    QVERIFY(broker.start());
    const QString button = QStringLiteral("homeassistant/button/vedette_garden/turn_left/config");
    QVERIFY(broker.publish(button, "{}", {QStringLiteral("--retain")}));
    QVERIFY(
        m_server->serve(m_streamUrl, {}, {QStringLiteral("--mqtt"), brokerUrl(broker).toString()}));
    QVERIFY(waitForAnnouncement(broker));
    MqttReader reader(broker, QStringLiteral("#"));
    QTRY_VERIFY_WITH_TIMEOUT(
        !reader.newest(State).isEmpty() && !reader.newest(Availability).isEmpty(), Patience);
    for (const MqttReader::Message &message : reader.messages()) {
        QVERIFY2(!message.topic.contains(QLatin1String("/button/")), qPrintable(message.topic));
    }
    QVERIFY(!broker.log().contains("Received SUBSCRIBE from vedette-"));
}

void TestMqtt::servosThatAreAway()
{
    MosquittoBroker broker;
    QVERIFY(broker.start());
    QVERIFY(m_server->serve(m_streamUrl, QUrl(QStringLiteral("http://127.0.0.1:9/control_servo")),
                            {QStringLiteral("--mqtt"), brokerUrl(broker).toString()}));
    QVERIFY(m_server->waitForOutput("MQTT: connected"));
    QVERIFY(broker.publish(Turn, "left"));
    QTRY_VERIFY_WITH_TIMEOUT(m_server->errors().contains("the camera was not turned: "), Patience);
    QVERIFY(broker.publish(Turn, "left"));
    QVERIFY(broker.publish(Turn, "nowhere"));
    QTRY_VERIFY_WITH_TIMEOUT(broker.log().count("Sending PUBLISH to vedette-") == 3, Patience);
    QVERIFY(waitForAnnouncement(broker));
    QCOMPARE(m_server->errors().count('\n'), 1);
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
        QCOMPARE(entity.value(QStringLiteral("device")).toObject().value(QStringLiteral("name")),
                 state.value(QStringLiteral("name")));
        if (levels[1] == QLatin1String("button")) {
            const QString command = entity.value(QStringLiteral("command_topic")).toString();
            if (command != Turn) {
                continue; // placesAndPatrol()
            }
            buttons.insert(entity.value(QStringLiteral("payload_press")).toString(), command);
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
    QCOMPARE(ids.size(), 13);
    QCOMPARE(buttons.size(), 4);
    for (auto button = buttons.cbegin(); button != buttons.cend(); ++button) {
        QVERIFY(broker.publish(button.value(), button.key().toUtf8()));
    }
    // Once around: all four were understood.
    QTRY_VERIFY_WITH_TIMEOUT(broker.log().count("Sending PUBLISH to vedette-") == 4, Patience);
    QVERIFY(broker.publish(Turn, "left"));
    QTRY_COMPARE_WITH_TIMEOUT(m_camera->traverse(), 95, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_camera->elevation(), 90, Patience);
    QCOMPARE(m_server->errors(), QByteArray());
}

/// Home, presets and the patrol of a camera that can be sent to places.
void TestMqtt::placesAndPatrol()
{
    DemoCamera::Options options;
    options.dialect = QStringLiteral("servo-pan-tilt");
    m_camera = std::make_unique<DemoCameraThread>(options);
    QVERIFY(m_camera->start());
    m_streamUrl = m_camera->streamUrl();
    m_servoUrl = m_camera->servoUrl();
    MosquittoBroker broker;
    QVERIFY(broker.start());
    m_server->process().setVariable(QStringLiteral("VEDETTE_SERVO_DIALECT"), options.dialect);
    QVERIFY(serve(brokerUrl(broker)));
    QVERIFY(waitForAnnouncement(broker));
    MqttReader reader(broker, QStringLiteral("#"));
    const auto patrol = [&] {
        return jsonOf(reader.newest(State)).value(QStringLiteral("patrol")).toString();
    };
    const auto pointsTo = [this](double right) { return m_camera->target().right == right; };

    QVERIFY(broker.publish(Turn, "right"));
    QTRY_VERIFY_WITH_TIMEOUT(pointsTo(5), Patience);
    QVERIFY(broker.publish(QStringLiteral("garden/home"), "go"));
    QTRY_VERIFY_WITH_TIMEOUT(pointsTo(0), Patience);
    QVERIFY(broker.publish(Turn, "left"));
    QTRY_VERIFY_WITH_TIMEOUT(pointsTo(-5), Patience);
    // What is stored is offered at once.
    WebClient client(m_server->port());
    QCOMPARE(client.ask(request("PUT", "/api/presets/Gate")).status, 200);
    const QString select = QStringLiteral("homeassistant/select/vedette_garden/preset/config");
    QTRY_VERIFY_WITH_TIMEOUT(!reader.newest(select).isEmpty(), Patience);
    QCOMPARE(jsonOf(reader.newest(select)).value(QStringLiteral("options")).toArray(),
             QJsonArray{QStringLiteral("10: Gate")});
    QVERIFY(broker.publish(QStringLiteral("garden/home"), "go"));
    QTRY_VERIFY_WITH_TIMEOUT(pointsTo(0), Patience);
    QVERIFY(broker.publish(QStringLiteral("garden/preset"), "10"));
    QTRY_VERIFY_WITH_TIMEOUT(pointsTo(-5), Patience);

    QVERIFY(broker.publish(QStringLiteral("garden/patrol"), "start"));
    QTRY_VERIFY_WITH_TIMEOUT(patrol() == QLatin1String("staying"), Patience);
    QVERIFY(broker.publish(QStringLiteral("garden/patrol"), "stop"));
    QTRY_VERIFY_WITH_TIMEOUT(patrol() == QLatin1String("stopped"), Patience);
    QCOMPARE(m_server->errors(), QByteArray());
    QVERIFY(broker.publish(QStringLiteral("garden/patrol"), "dance"));
    QTRY_VERIFY_WITH_TIMEOUT(m_server->errors().contains("is no command"), Patience);
}

/// By a switch, as Home Assistant has them.
void TestMqtt::recording()
{
    MosquittoBroker broker;
    QVERIFY(broker.start());
    QVERIFY(
        m_server->serve(m_streamUrl, m_servoUrl,
                        {QStringLiteral("--mqtt"), brokerUrl(broker).toString(QUrl::FullyEncoded),
                         QStringLiteral("--record"), m_server->path("recordings")}));
    MqttReader reader(broker, QStringLiteral("#"));
    const auto recording = [&reader] {
        return jsonOf(reader.newest(State)).value(QStringLiteral("recording")).toObject();
    };
    const QString entity = QStringLiteral("homeassistant/switch/vedette_garden/record/config");
    QTRY_COMPARE_WITH_TIMEOUT(
        jsonOf(reader.newest(entity)).value(QStringLiteral("command_topic")).toString(),
        QStringLiteral("garden/record"), Patience);
    QVERIFY(broker.publish(QStringLiteral("garden/record"), "ON"));
    QTRY_VERIFY_WITH_TIMEOUT(recording().value(QStringLiteral("on")).toBool(), Patience);
    QCOMPARE(recording().value(QStringLiteral("problem")).toString(), QString());
    QVERIFY(broker.publish(QStringLiteral("garden/record"), "perhaps"));
    QTRY_VERIFY_WITH_TIMEOUT(m_server->errors().contains("it takes ON and OFF"), Patience);
    QVERIFY(broker.publish(QStringLiteral("garden/record"), "OFF"));
    QTRY_VERIFY_WITH_TIMEOUT(!recording().value(QStringLiteral("on")).toBool(), Patience);
}

VEDETTE_GUI_TEST(TestMqtt)
#include "TestMqtt.moc"
