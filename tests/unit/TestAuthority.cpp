// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/AddressLiteral.h"
#include "http/Authority.h"
#include "TestProgram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace vedette;

class TestAuthority : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void lengthLimit();
    void literals_data();
    void literals();
};

void TestAuthority::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<bool>("isAddress");
    const auto row = [](const char *text, const QString &host, int port, bool isAddress) {
        QTest::newRow(text) << QByteArray(text) << host << port << isAddress;
    };
    constexpr int None = -1;
    row("localhost", u"localhost"_s, None, false);
    row("LocalHost:5000", u"localhost"_s, 5000, false);
    row("camera.example.:80", u"camera.example"_s, 80, false);
    row("my_camera-2", u"my_camera-2"_s, None, false);
    row("localhost:", u"localhost"_s, None, false);
    row("localhost:0", u"localhost"_s, 0, false);
    row("localhost:65535", u"localhost"_s, 65535, false);
    row("192.0.2.1:1", u"192.0.2.1"_s, 1, true);
    row("[2001:DB8:0:0::1]:1", u"2001:db8::1"_s, 1, true);
    row("[::ffff:192.0.2.1]", u"192.0.2.1"_s, None, true);
    // Names, as far as we are concerned: no browser sends these.
    row("127.1", u"127.1"_s, None, false);
    row("0x7f000001", u"0x7f000001"_s, None, false);
    row("2130706433", u"2130706433"_s, None, false);
    row("0177.0.0.1", u"0177.0.0.1"_s, None, false);
}

void TestAuthority::reads()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, host);
    QFETCH(int, port);
    QFETCH(bool, isAddress);
    const auto authority = Authority::parse(text);
    QVERIFY(authority);
    QCOMPARE(authority->host, host);
    QCOMPARE(authority->port ? *authority->port : -1, port);
    QCOMPARE(authority->address.has_value(), isAddress);
}

void TestAuthority::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"",
                             ":80",
                             " localhost",
                             "localhost ",
                             "localhost\n",
                             "localhost\r",
                             "a b",
                             "a,b",
                             "localhost, evil.example",
                             "localhost@evil.example",
                             "user:word@localhost",
                             "localhost/",
                             "localhost/path",
                             "localhost?a",
                             "localhost#a",
                             "http://localhost",
                             "localhost:65536",
                             "localhost:-1",
                             "localhost:+1",
                             "localhost:1x",
                             "localhost:123456",
                             "localhost:80:80",
                             "....",
                             "camera..",
                             "camera..example",
                             ".camera",
                             "::1",
                             "[::1",
                             "::1]",
                             "[]",
                             "[::1]evil",
                             "[localhost]",
                             "[127.0.0.1",
                             "[::1]:80:",
                             "[fe80::1%25lo]",
                             "%6cocalhost",
                             "b\xfc",
                             "\xff\xfe",
                             "*"}) {
        QTest::newRow(text) << QByteArray(text);
    }
    QTest::newRow("zero byte") << QByteArray("localhost\0.evil.example", 23);
}

void TestAuthority::refuses()
{
    QFETCH(QByteArray, text);
    QVERIFY(!Authority::parse(text));
}

void TestAuthority::lengthLimit()
{
    QVERIFY(Authority::parse(QByteArray(Authority::MaximumBytes, 'a')));
    QVERIFY(!Authority::parse(QByteArray(Authority::MaximumBytes + 1, 'a')));
}

void TestAuthority::literals_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const QString &text, const QString &expected) {
        QTest::newRow(qPrintable(text.left(50))) << text << expected;
    };
    row(u"192.0.2.1"_s, u"192.0.2.1"_s);
    row(u"0.0.0.0"_s, u"0.0.0.0"_s);
    row(u"255.255.255.255"_s, u"255.255.255.255"_s);
    row(u"::"_s, u"::"_s);
    row(u"::1"_s, u"::1"_s);
    row(u"::FFFF:192.0.2.1"_s, u"192.0.2.1"_s);
    row(u"fe80::1%eth0"_s, u"fe80::1%eth0"_s);
    for (const QString &none :
         {QString(), u"256.0.0.1"_s, u"1.2.3"_s, u"1.2.3.4.5"_s, u"01.2.3.4"_s, u"1"_s,
          u" 1.2.3.4"_s, u"1.2.3.4 "_s, u"1.2.3.4/8"_s, u"[::1]"_s, u":::"_s, u"1::2::3"_s,
          u"g::1"_s, u"localhost"_s, u"\u0661.2.3.4"_s, QString(100000, u'1')}) {
        row(none, QString());
    }
}

void TestAuthority::literals()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const auto address = addressFromLiteral(text);
    QCOMPARE(address ? address->toString() : QString(), expected);
}

VEDETTE_TEST(TestAuthority)
#include "TestAuthority.moc"
