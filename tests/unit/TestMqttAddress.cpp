// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/MqttAddress.h"
#include "TestProgram.h"

#include <QTest>

using vedette::MqttAddress;

class TestMqttAddress : public QObject
{
    Q_OBJECT

private slots:
    void whatAnAddressSays_data();
    void whatAnAddressSays();
    void machinesNamesBecomeOneLevel();
    void mistakes_data();
    void mistakes();
    void longestPrefix();
};

void TestMqttAddress::whatAnAddressSays_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<MqttAddress>("expected");
    const auto row = [](const char *typed, const MqttAddress &expected) {
        QTest::newRow(typed) << QString::fromLatin1(typed) << expected;
    };
    const QString host = QStringLiteral("broker");
    const QString own = QStringLiteral("vedette/pi");
    row("mqtt://broker", {host, 1883, false, {}, {}, own});
    row("mqtt://broker/", {host, 1883, false, {}, {}, own});
    row("mqtts://broker", {host, 8883, true, {}, {}, own});
    row("mqtts://broker:1884//house/garden/",
        {host, 1884, true, {}, {}, QStringLiteral("house/garden")});
    row("mqtt://[::1]:99/a", {QStringLiteral("::1"), 99, false, {}, {}, QStringLiteral("a")});
    row("mqtt://me@broker", {host, 1883, false, QStringLiteral("me"), {}, own});
    row("mqtt://me:p%40s%3As%2F@broker/front%20door",
        {host, 1883, false, QStringLiteral("me"), QStringLiteral("p@s:s/"),
         QStringLiteral("front door")});
    row("mqtt://broker/%F0%9F%8F%A1",
        {host, 1883, false, {}, {}, QString::fromUtf8("\xF0\x9F\x8F\xA1")});
    row("mqtt://b\xFCro/a",
        {QStringLiteral("xn--bro-hoa"), 1883, false, {}, {}, QStringLiteral("a")});
}

void TestMqttAddress::whatAnAddressSays()
{
    QFETCH(QString, typed);
    QFETCH(MqttAddress, expected);
    QCOMPARE(MqttAddress::problemWith(typed), QString());
    QVERIFY(MqttAddress::of(QUrl(typed), QStringLiteral("pi")) == expected);
}

void TestMqttAddress::machinesNamesBecomeOneLevel()
{
    const QUrl url(QStringLiteral("mqtt://broker"));
    QCOMPARE(MqttAddress::of(url, QStringLiteral("a/b+c#$")).prefix,
             QStringLiteral("vedette/a_b_c__"));
    QCOMPARE(MqttAddress::of(url, {}).prefix, QStringLiteral("vedette/camera"));
}

void TestMqttAddress::mistakes_data()
{
    QTest::addColumn<QString>("message");
    const QString scheme = QStringLiteral("begins with mqtt:// or mqtts://");
    const QString none = QStringLiteral("this is not a valid address");
    const QString topic = QStringLiteral("is a topic of at most 128 characters");
    const auto row = [](const char *typed, const QString &message) {
        QTest::newRow(typed) << message;
    };
    row("broker", scheme);
    row("http://broker", scheme);
    row("MQTT:broker", scheme);
    row("mqtt://", none);
    row("mqtt:///garden", none);
    row("mqtt://me:topsecret@", none);
    row("mqtt://me:topsecret@broker:99999", none);
    row("mqtt://me:topsecret@broker:0", none);
    row("mqtt://me:topsecret@bro ker", none);
    row("mqtt://me:top#secret@broker", QStringLiteral("write # as %23"));
    row("mqtt://broker/a/#", topic);
    row("mqtt://broker/a/%23", topic);
    row("mqtt://broker/+/a", topic);
    row("mqtt://broker/$SYS", topic);
    row("mqtt://broker/a?topsecret", topic);
    row("mqtt://broker/a%0Ab", topic);
    row("mqtt://broker/a%00b", topic);
    row("mqtt://me:topsecret%00@broker", QStringLiteral("has a control character"));
    row("mqtt://m%0Ae:topsecret@broker", QStringLiteral("has a control character"));
    row("mqtt://:topsecret@broker", QStringLiteral("no password without a user name"));
}

void TestMqttAddress::mistakes()
{
    QFETCH(QString, message);
    const QString problem = MqttAddress::problemWith(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY2(problem.contains(message), qPrintable(problem));
    QVERIFY(!problem.contains(QLatin1String("topsecret")));
}

void TestMqttAddress::longestPrefix()
{
    const QString longest =
        QStringLiteral("mqtt://broker/") + QString(MqttAddress::LongestPrefix, QLatin1Char('a'));
    QCOMPARE(MqttAddress::problemWith(longest), QString());
    QVERIFY(!MqttAddress::problemWith(longest + QLatin1Char('a')).isEmpty());
}

VEDETTE_TEST(TestMqttAddress)
#include "TestMqttAddress.moc"
