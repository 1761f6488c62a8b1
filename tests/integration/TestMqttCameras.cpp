// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/DemoCameras.h"
#include "MqttTest.h"
#include "TestProgram.h"

#include <QJsonArray>

#include <algorithm>

using namespace vedette;
using namespace vedette::test;

namespace {

constexpr QLatin1String ConnectionTopic("house/connection");

QString topic(const char *camera, const char *name)
{
    return QStringLiteral("house/%1/%2").arg(QLatin1String(camera), QLatin1String(name));
}

/// Of vedette-servers, since the broker's start.
qsizetype connections(const MosquittoBroker &broker)
{
    return broker.log().count(" as vedette-");
}

} // namespace

/// The cameras of a folder on MQTT brokers.
class TestMqttCameras : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theyShareAConnection();
    void theyComeAndGo();
    void anotherLoginIsAnotherConnection();
    void anotherLoginAtTheSameTopic();
    void theEnd_data();
    void theEnd();

private:
    void write(const char *name, const QByteArray &bytes) const;
    /// The camera's addresses, and more lines of its file.
    void writeCamera(const char *name, int camera, const QByteArray &more = {}) const;
    bool serve();

    std::unique_ptr<MosquittoBroker> m_broker;
    std::unique_ptr<DemoCameraThread> m_cameras;
    std::unique_ptr<ServerProcess> m_server;
};

/// house/garden and house/barn, connected.
void TestMqttCameras::init()
{
    m_broker = std::make_unique<MosquittoBroker>();
    QVERIFY(m_broker->start());
    m_cameras = std::make_unique<DemoCameraThread>(DemoCameras::options(3));
    QVERIFY(m_cameras->start());
    m_server = std::make_unique<ServerProcess>();
    QVERIFY(QDir().mkpath(m_server->path("cameras")));
    QUrl url = brokerUrl(*m_broker);
    url.setPath(QStringLiteral("/house"));
    write("server.env", "HTTP_AUTH_USERNAME=me\nHTTP_AUTH_PASSWORD=word\nVEDETTE_MQTT_URL=" +
                            url.toEncoded() + '\n');
    writeCamera("garden.env", 0);
    writeCamera("barn.env", 1);
}

void TestMqttCameras::write(const char *name, const QByteArray &bytes) const
{
    QFile file(m_server->path("cameras") + QLatin1Char('/') + QLatin1String(name));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(bytes);
}

void TestMqttCameras::writeCamera(const char *name, int camera, const QByteArray &more) const
{
    write(name, "CAM_URL=" + m_cameras->streamUrl(camera).toEncoded() +
                    "\nSERVO_URL=" + m_cameras->servoUrl(camera).toEncoded() + '\n' + more);
}

bool TestMqttCameras::serve()
{
    return m_server->startListening({QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                                     m_server->path("cameras")}) &&
           m_server->waitForOutput("MQTT: connected to 127.0.0.1 with 2 cameras\n");
}

void TestMqttCameras::theyShareAConnection()
{
    QVERIFY(serve());
    MqttReader reader(*m_broker, QStringLiteral("#"));
    for (const char *camera : {"garden", "barn"}) {
        QTRY_COMPARE_WITH_TIMEOUT(reader.newest(topic(camera, "availability")),
                                  QByteArray("online"), Patience);
        QTRY_VERIFY_WITH_TIMEOUT(!reader.newest(topic(camera, "state")).isEmpty(), Patience);
        // There while both are: its own topic, and the connection's, which has the last will.
        const QString entity = QStringLiteral("homeassistant/binary_sensor/vedette_house_%1_")
                                   .arg(QLatin1String(camera));
        const auto &messages = reader.messages();
        const auto found =
            std::find_if(messages.cbegin(), messages.cend(),
                         [&](const auto &message) { return message.topic.startsWith(entity); });
        QVERIFY(found != messages.cend());
        const QJsonObject json = found->json();
        QStringList topics;
        const QJsonArray available = json.value(QStringLiteral("availability")).toArray();
        for (const auto &one : available) {
            topics.append(one.toObject().value(QStringLiteral("topic")).toString());
        }
        QCOMPARE(topics, (QStringList{QString(ConnectionTopic), topic(camera, "availability")}));
        QCOMPARE(json.value(QStringLiteral("availability_mode")).toString(), QStringLiteral("all"));
        QVERIFY(!json.contains(QStringLiteral("availability_topic")));
    }
    QCOMPARE(reader.newest(ConnectionTopic), QByteArray("online"));
    QCOMPARE(connections(*m_broker), 1);
    QCOMPARE(m_server->output().count("MQTT: connecting"), 1);
    QVERIFY(m_broker->publish(topic("barn", "turn"), "left"));
    QTRY_COMPARE_WITH_TIMEOUT(m_cameras->traverse(1), 95, Patience);
    QCOMPARE(m_cameras->traverse(0), 90);
}

void TestMqttCameras::theyComeAndGo()
{
    QVERIFY(serve());
    MqttReader reader(*m_broker, QStringLiteral("house/#"));
    QTRY_COMPARE_WITH_TIMEOUT(reader.newest(topic("garden", "availability")), QByteArray("online"),
                              Patience);
    writeCamera("yard.env", 2);
    QTRY_COMPARE_WITH_TIMEOUT(reader.newest(topic("yard", "availability")), QByteArray("online"),
                              Patience);
    QVERIFY(m_broker->publish(topic("yard", "turn"), "right"));
    QTRY_COMPARE_WITH_TIMEOUT(m_cameras->traverse(2), 85, Patience);

    // The one that the connection began with.
    QVERIFY(QFile::remove(m_server->path("cameras/barn.env")));
    QTRY_COMPARE_WITH_TIMEOUT(reader.newest(topic("barn", "availability")), QByteArray("offline"),
                              Patience);
    QVERIFY(m_broker->publish(topic("barn", "turn"), "left"));
    QVERIFY(m_broker->publish(topic("garden", "turn"), "left"));
    QTRY_COMPARE_WITH_TIMEOUT(m_cameras->traverse(0), 95, Patience);
    QCOMPARE(m_cameras->traverse(1), 90);
    QTRY_VERIFY_WITH_TIMEOUT(m_broker->log().contains("Received UNSUBSCRIBE from vedette-"),
                             Patience);
    for (const MqttReader::Message &message : reader.messages()) {
        QVERIFY(message.payload != "offline" || message.topic == topic("barn", "availability"));
    }
    QCOMPARE(connections(*m_broker), 1);
}

void TestMqttCameras::anotherLoginIsAnotherConnection()
{
    QVERIFY(serve());
    QUrl url = brokerUrl(*m_broker);
    url.setUserName(QStringLiteral("other"));
    url.setPath(QStringLiteral("/pond"));
    writeCamera("yard.env", 2, "VEDETTE_MQTT_URL=" + url.toEncoded() + '\n');
    MqttReader reader(*m_broker, QStringLiteral("pond/#"));
    QTRY_COMPARE_WITH_TIMEOUT(reader.newest(QStringLiteral("pond/availability")),
                              QByteArray("online"), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(reader.newest(QStringLiteral("pond/connection")),
                              QByteArray("online"), Patience);
    QCOMPARE(connections(*m_broker), 2);
    QVERIFY(QFile::remove(m_server->path("cameras/yard.env")));
    QTRY_COMPARE_WITH_TIMEOUT(reader.newest(QStringLiteral("pond/connection")),
                              QByteArray("offline"), Patience);
    QCOMPARE(reader.newest(QStringLiteral("pond/availability")), QByteArray("offline"));
    QVERIFY(m_broker->publish(topic("garden", "turn"), "left"));
    QTRY_COMPARE_WITH_TIMEOUT(m_cameras->traverse(0), 95, Patience);
}

/// Neither connection says of the other that it is there, or gone.
void TestMqttCameras::anotherLoginAtTheSameTopic()
{
    QVERIFY(serve());
    QUrl url = brokerUrl(*m_broker);
    url.setUserName(QStringLiteral("other"));
    url.setPath(QStringLiteral("/house/yard"));
    writeCamera("yard.env", 2, "VEDETTE_MQTT_URL=" + url.toEncoded() + '\n');
    MqttReader reader(*m_broker, QStringLiteral("house/#"));
    QTRY_COMPARE_WITH_TIMEOUT(reader.newest(topic("yard", "connection")), QByteArray("online"),
                              Patience);
    QVERIFY(QFile::remove(m_server->path("cameras/yard.env")));
    QTRY_COMPARE_WITH_TIMEOUT(reader.newest(topic("yard", "connection")), QByteArray("offline"),
                              Patience);
    for (const MqttReader::Message &message : reader.messages()) {
        QVERIFY(message.topic != ConnectionTopic || message.payload == "online");
    }
}

void TestMqttCameras::theEnd_data()
{
    QTest::addColumn<int>("signal");
    QTest::addColumn<QByteArray>("ofCameras");
    QTest::newRow("told to") << SIGTERM << QByteArray("offline");
    // The connection's last will speaks for them.
    QTest::newRow("killed") << SIGKILL << QByteArray("online");
}

void TestMqttCameras::theEnd()
{
    QFETCH(int, signal);
    QFETCH(QByteArray, ofCameras);
    QVERIFY(serve());
    MqttReader reader(*m_broker, QStringLiteral("house/#"));
    QTRY_COMPARE_WITH_TIMEOUT(reader.newest(topic("barn", "availability")), QByteArray("online"),
                              Patience);
    m_server->signal(signal);
    QTRY_COMPARE_WITH_TIMEOUT(reader.newest(ConnectionTopic), QByteArray("offline"), Patience);
    for (const char *camera : {"garden", "barn"}) {
        QCOMPARE(reader.newest(topic(camera, "availability")), ofCameras);
    }
}

VEDETTE_GUI_TEST(TestMqttCameras)
#include "TestMqttCameras.moc"
