// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mqtt/HomeAssistant.h"
#include "TestProgram.h"

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
            homeassistant::discovery(MqttTopics(prefix), QStringLiteral("Garden"), true)
                .constFirst();
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

VEDETTE_TEST(TestHomeAssistant)
#include "TestHomeAssistant.moc"
