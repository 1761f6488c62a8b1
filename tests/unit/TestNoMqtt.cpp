// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/Camera.h"
#include "config/Settings.h"
#include "mqtt/Mqtt.h"
#include "TestProgram.h"

#include <QTest>

using namespace vedette;

/// What a build without libmosquitto says and does (src/mqtt/NoMqtt.cpp, in every build).
class TestNoMqtt : public QObject
{
    Q_OBJECT

private slots:
    void itSaysThatItCannot();
};

void TestNoMqtt::itSaysThatItCannot()
{
    const QUrl broker(QStringLiteral("mqtt://me:topsecret@broker"));
    QCOMPARE(mqtt::problemWith(QUrl()), QString());
    QCOMPARE(mqtt::problemWith(broker),
             QStringLiteral("VEDETTE_MQTT_URL: this build has no MQTT; build Vedette with "
                            "libmosquitto-dev installed"));
    Camera camera({});
    QVERIFY(!mqtt::brokers([](const QString &) {})->bridge(camera, {}, broker));
}

VEDETTE_TEST(TestNoMqtt)
#include "TestNoMqtt.moc"
