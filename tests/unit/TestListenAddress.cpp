// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/ListenAddress.h"
#include "TestProgram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace vedette;

class TestListenAddress : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void allOfBothFamilies();
    void displaysThePortListenedOn();
    void aProblemIsForgotten();
};

void TestListenAddress::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isLoopback");
    QTest::addColumn<QString>("display");
    const auto row = [](const char *text, bool isLoopback, const QString &display) {
        QTest::newRow(text) << QString::fromLatin1(text) << isLoopback << display;
    };
    row("127.0.0.1:5000", true, u"http://127.0.0.1:5000/"_s);
    row("127.9.9.9:1", true, u"http://127.9.9.9:1/"_s);
    row("localhost:65535", true, u"http://127.0.0.1:65535/"_s);
    row("LOCALHOST:0", true, u"http://127.0.0.1:0/"_s);
    row("[::1]:0", true, u"http://[::1]:0/"_s);
    row("[0:0:0:0:0:0:0:1]:80", true, u"http://[::1]:80/"_s);
    row("[::ffff:127.0.0.1]:80", true, u"http://127.0.0.1:80/"_s);
    row("[fe80::1%lo]:80", false, u"http://[fe80::1%25lo]:80/"_s);
    row("0.0.0.0:5000", false, u"http://0.0.0.0:5000/"_s);
    row("[::]:5000", false, u"http://[::]:5000/"_s);
    row("*:5000", false, u"http://0.0.0.0:5000/"_s);
    row("192.0.2.7:00080", false, u"http://192.0.2.7:80/"_s);
    row("unix:/run/vedette.sock", true, u"unix:/run/vedette.sock"_s);
    row("unix:/a:1", true, u"unix:/a:1"_s);
}

void TestListenAddress::reads()
{
    QFETCH(QString, text);
    QFETCH(bool, isLoopback);
    QFETCH(QString, display);
    QString problem;
    const auto address = ListenAddress::parse(text, &problem);
    QVERIFY2(address, qPrintable(problem));
    QCOMPARE(address->isLoopback(), isLoopback);
    QCOMPARE(address->isUnix(), text.startsWith(QLatin1String("unix:")));
    QCOMPARE(address->host.isNull(), address->isUnix());
    QCOMPARE(address->display(address->port, false), display);
}

void TestListenAddress::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reason");
    const auto row = [](const QString &text, const QString &reason) {
        QTest::newRow(qPrintable(text.left(40))) << text << reason;
    };
    const QString noAddress = u"\" has no address; write 127.0.0.1:5000"_s;
    const QString noPort = u"\" has no port; write an address and a port, as in 127.0.0.1:5000"_s;
    const QString noIp = u"\" does not begin with an IP address of this machine"_s;
    const QString noSuchPort = u"\" has no such port; a port is a number from 0"_s;
    const QString brackets = u"\" is unclear; write an IPv6 address in brackets"_s;
    const QString neither = u"\" is no address and port"_s;
    row(u"5000"_s, noAddress);
    row(u":5000"_s, noAddress);
    row(QString(), noPort);
    row(u"127.0.0.1"_s, noPort);
    row(u"127.0.0.1:"_s, noPort);
    row(u"localhost"_s, noPort);
    row(u"::1"_s, noPort);
    row(u"[::1]"_s, noPort);
    row(u"::1:x"_s, brackets);
    row(u"127.0.0.1:65536"_s, noSuchPort);
    row(u"127.0.0.1:99999999999999999999"_s, noSuchPort);
    row(u"%2:65536"_s, noSuchPort);
    row(u"127.0.0.1:-1"_s, neither);
    row(u"127.0.0.1:http"_s, neither);
    row(u"127.0.0.1:80\n"_s, neither);
    row(u"http://127.0.0.1:80"_s, brackets);
    row(u"camera.example:80"_s, noIp);
    row(u"127.1:80"_s, noIp);
    row(u"0x7f000001:80"_s, noIp);
    row(u"[127.0.0.1]:80"_s, noIp);
    row(u"[*]:80"_s, noIp);
    row(u"[localhost]:80"_s, noIp);
    row(u"[::1]]:80"_s, neither);
    row(u" 127.0.0.1:80"_s, noIp);
    row(QString(100000, u'1') + u":80"_s, noIp);
    row(u"unix:"_s, u"has no absolute path; write unix:/run/vedette.sock"_s);
    row(u"unix:vedette.sock"_s, u"has no absolute path"_s);
    row(u"unix:/run/"_s, u"is no path of a file"_s);
    row(u"unix:/run/a"_s + QChar(0) + u'b', u"is no path of a file"_s);
    row(u"unix:/"_s + QString(ListenAddress::MaximumPathBytes, u'a'),
        u"is too long; a unix socket's path has at most 107 bytes"_s);
}

void TestListenAddress::refuses()
{
    QFETCH(QString, text);
    QFETCH(QString, reason);
    QString problem;
    QVERIFY(!ListenAddress::parse(text, &problem));
    QVERIFY2(problem.startsWith(u'"' + text) || text.startsWith(QLatin1String("unix:")),
             qPrintable(problem));
    QVERIFY2(problem.contains(reason), qPrintable(problem));
}

void TestListenAddress::allOfBothFamilies()
{
    QString problem;
    QCOMPARE(ListenAddress::parse(u"*:1"_s, &problem)->host, QHostAddress(QHostAddress::Any));
    QCOMPARE(ListenAddress::parse(u"0.0.0.0:1"_s, &problem)->host,
             QHostAddress(QHostAddress::AnyIPv4));
    QCOMPARE(ListenAddress::parse(u"[::]:1"_s, &problem)->host,
             QHostAddress(QHostAddress::AnyIPv6));
    const QString longest = u'/' + QString(ListenAddress::MaximumPathBytes - 1, u'a');
    QCOMPARE(ListenAddress::parse(u"unix:"_s + longest, &problem)->unixPath, longest);
}

void TestListenAddress::displaysThePortListenedOn()
{
    QString problem;
    const auto address = ListenAddress::parse(u"127.0.0.1:0"_s, &problem);
    QCOMPARE(address->display(40123, false), u"http://127.0.0.1:40123/"_s);
    QCOMPARE(address->display(40123, true), u"https://127.0.0.1:40123/"_s);
    QCOMPARE(ListenAddress::parse(u"unix:/a"_s, &problem)->display(1, true), u"unix:/a"_s);
}

void TestListenAddress::aProblemIsForgotten()
{
    QString problem = u"an older one"_s;
    QVERIFY(ListenAddress::parse(u"127.0.0.1:0"_s, &problem));
    QCOMPARE(problem, QString());
}

VEDETTE_TEST(TestListenAddress)
#include "TestListenAddress.moc"
