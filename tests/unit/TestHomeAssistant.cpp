// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mqtt/HomeAssistant.h"
#include "TestProgram.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace vedette;

/// How Home Assistant distinguishes cameras. The rest of its messages: TestMqtt.
class TestHomeAssistant : public QObject
{
    Q_OBJECT

private slots:
    void camerasOfLikeNames();
    void controls();
};

void TestHomeAssistant::camerasOfLikeNames()
{
    const QStringList prefixes{QStringLiteral("garden"),
                               QStringLiteral("vedette/garden"),
                               QStringLiteral("vedette_garden"),
                               QStringLiteral("vedette/a/b"),
                               QStringLiteral("vedette/a_b"),
                               QStringLiteral("a b"),
                               QStringLiteral("a_b")};
    QSet<QString> topics;
    for (const QString &prefix : prefixes) {
        const MqttMessage first =
            homeassistant::discovery(MqttTopics(prefix), QStringLiteral("Garden"), {}).constFirst();
        const QJsonObject device = QJsonDocument::fromJson(first.payload)
                                       .object()
                                       .value(QStringLiteral("device"))
                                       .toObject();
        QCOMPARE(device.value(QStringLiteral("name")).toString(), QStringLiteral("Garden"));
        static const QRegularExpression form(
            QStringLiteral("^homeassistant/binary_sensor/vedette_[a-zA-Z0-9_-]+/live/config$"));
        QVERIFY2(form.match(first.topic).hasMatch(), qPrintable(first.topic));
        topics.insert(first.topic);
    }
    QCOMPARE(topics.size(), prefixes.size());
}

/// What can be set is an entity of its kind, and the lamp a light.
void TestHomeAssistant::controls()
{
    CameraControl lamp;
    lamp.id = QStringLiteral("lamp");
    lamp.kind = CameraControl::Kind::Number;
    lamp.range = {.minimum = 0, .maximum = 255, .usual = 0};
    CameraControl size;
    size.id = QStringLiteral("frame-size");
    size.kind = CameraControl::Kind::Choice;
    size.choices = {{8, QStringLiteral("640 × 480")}, {9, QStringLiteral("a \"large\" one")}};
    CameraControl flip;
    flip.id = QStringLiteral("flip");
    flip.range = {.minimum = 0, .maximum = 1, .usual = 0};
    const QList<ControlEntity> entities{{lamp, true}, {size, true}, {flip, false}};
    homeassistant::Controls asked;
    asked.settings = entities;
    const QList<MqttMessage> all = homeassistant::discovery(MqttTopics(QStringLiteral("garden")),
                                                            QStringLiteral("Garden"), asked);
    const QList<MqttMessage> last = all.last(3);
    QCOMPARE(last[0].topic,
             QStringLiteral("homeassistant/light/vedette_garden/control_lamp/config"));
    const QJsonObject light = QJsonDocument::fromJson(last[0].payload).object();
    QCOMPARE(light.value(QStringLiteral("command_topic")).toString(),
             QStringLiteral("garden/control/lamp"));
    QCOMPARE(light.value(QStringLiteral("brightness_scale")).toInt(), 255);
    QVERIFY(last[1].topic.startsWith(QStringLiteral("homeassistant/select/")));
    const QJsonObject select = QJsonDocument::fromJson(last[1].payload).object();
    QCOMPARE(select.value(QStringLiteral("options")).toArray().size(), 2);
    QCOMPARE(select.value(QStringLiteral("value_template")).toString(),
             QStringLiteral("{{ {\"8\":\"640 × 480\",\"9\":\"a \\\"large\\\" one\"}.get(value_json."
                            "controls['frame-size'] | string) }}"));
    QVERIFY(last[2].topic.startsWith(QStringLiteral("homeassistant/switch/")));
    QVERIFY(last[2].payload.isEmpty());
    // What may be published to them.
    QCOMPARE(entities[0].valueOf(" 255\n"), 255);
    QCOMPARE(entities[0].valueOf("off"), 0);
    QVERIFY(!entities[0].valueOf("256"));
    QCOMPARE(entities[1].valueOf("640 × 480"), 8);
    QVERIFY(!entities[1].valueOf("ON"));
    QCOMPARE(entities[2].valueOf("ON"), 1);
    QVERIFY(!entities[2].valueOf(QByteArray(1000, '1')));
}

VEDETTE_TEST(TestHomeAssistant)
#include "TestHomeAssistant.moc"
