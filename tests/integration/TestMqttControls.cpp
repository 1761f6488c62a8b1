// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "MqttTest.h"
#include "TestProgram.h"

#include <QFile>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;

/// Lamp and picture settings of vedette-server's camera, from a broker.
class TestMqttControls : public QObject
{
    Q_OBJECT

private slots:
    void theyAreShownAndSet();
};

void TestMqttControls::theyAreShownAndSet()
{
    DemoCamera::Options options;
    options.dialect = u"var-pan-degrees"_s;
    DemoCameraThread camera(options);
    QVERIFY(camera.start());
    MosquittoBroker broker;
    QVERIFY(broker.start());
    ServerProcess server;
    QFile file(server.writeEnvFile(camera.streamUrl(), camera.servoUrl()));
    QVERIFY(file.open(QIODevice::Append));
    file.write("VEDETTE_SERVO_DIALECT=var-pan-degrees\n");
    file.close();
    QVERIFY(
        server.startListening({u"--listen"_s, u"127.0.0.1:0"_s, u"--mqtt"_s,
                               brokerUrl(broker).toString(QUrl::FullyEncoded), file.fileName()}));
    MqttReader reader(broker, u"#"_s);
    const auto value = [&reader](const QString &id) {
        return jsonOf(reader.newest(State)).value("controls"_L1).toObject().value(id);
    };
    // How it is set is read without anybody's asking, once.
    QTRY_COMPARE_WITH_TIMEOUT(value(u"quality"_s), QJsonValue(10), Patience);
    QCOMPARE(camera.servoRequests().size(), 1);
    const QJsonObject light =
        jsonOf(reader.newest(u"homeassistant/light/vedette_garden/control_lamp/config"_s));
    QCOMPARE(light.value("command_topic"_L1), QJsonValue(u"garden/control/lamp"_s));
    QVERIFY(!reader.newest(u"homeassistant/select/vedette_garden/control_frame-size/config"_s)
                 .isEmpty());

    QVERIFY(broker.publish(u"garden/control/lamp"_s, "200"));
    QTRY_COMPARE_WITH_TIMEOUT(value(u"lamp"_s), QJsonValue(200), Patience);
    QVERIFY(camera.servoRequests().constLast().startsWith(
        "GET /control?var=led_intensity&val=200 HTTP/1.1"));
    QVERIFY(broker.publish(u"garden/control/frame-size"_s, "800 × 600"));
    QTRY_COMPARE_WITH_TIMEOUT(value(u"frame-size"_s), QJsonValue(9), Patience);
    for (const QByteArray &payload :
         {QByteArray("256"), QByteArray(), QByteArray("bright"), QByteArray(100'000, '1')}) {
        QVERIFY(broker.publish(u"garden/control/lamp"_s, payload));
    }
    QVERIFY(broker.publish(u"garden/control/mirror"_s, "ON"));
    QTRY_COMPARE_WITH_TIMEOUT(value(u"mirror"_s), QJsonValue(1), Patience);
    QCOMPARE(value(u"lamp"_s), QJsonValue(200));
    QCOMPARE(camera.wrongServoRequests(), 0);
}

VEDETTE_GUI_TEST(TestMqttControls)
#include "TestMqttControls.moc"
