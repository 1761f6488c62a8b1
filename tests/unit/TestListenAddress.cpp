// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "relay/ListenAddress.h"

#include <QTest>

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
    row("127.0.0.1:5000", true, u"http://127.0.0.1:5000/"_qs);
    row("127.9.9.9:1", true, u"http://127.9.9.9:1/"_qs);
    row("localhost:65535", true, u"http://127.0.0.1:65535/"_qs);
    row("LOCALHOST:0", true, u"http://127.0.0.1:0/"_qs);
    row("[::1]:0", true, u"http://[::1]:0/"_qs);
    row("[0:0:0:0:0:0:0:1]:80", true, u"http://[::1]:80/"_qs);
    row("[::ffff:127.0.0.1]:80", true, u"http://127.0.0.1:80/"_qs);
    row("[fe80::1%lo]:80", false, u"http://[fe80::1%25lo]:80/"_qs);
    row("0.0.0.0:5000", false, u"http://0.0.0.0:5000/"_qs);
    row("[::]:5000", false, u"http://[::]:5000/"_qs);
    row("*:5000", false, u"http://0.0.0.0:5000/"_qs);
    row("192.0.2.7:00080", false, u"http://192.0.2.7:80/"_qs);
    row("unix:/run/vedette.sock", true, u"unix:/run/vedette.sock"_qs);
    row("unix:/a:1", true, u"unix:/a:1"_qs);
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
    const QString noAddress = u"\" has no address; write 127.0.0.1:5000"_qs;
    const QString noPort = u"\" has no port; write an address and a port, as in 127.0.0.1:5000"_qs;
    const QString noIp = u"\" does not begin with an IP address of this machine"_qs;
    const QString noSuchPort = u"\" has no such port; a port is a number from 0"_qs;
    const QString brackets = u"\" is unclear; write an IPv6 address in brackets"_qs;
    const QString neither = u"\" is no address and port"_qs;
    row(u"5000"_qs, noAddress);
    row(u":5000"_qs, noAddress);
    row(QString(), noPort);
    row(u"127.0.0.1"_qs, noPort);
    row(u"127.0.0.1:"_qs, noPort);
    row(u"localhost"_qs, noPort);
    row(u"::1"_qs, noPort);
    row(u"[::1]"_qs, noPort);
    row(u"::1:x"_qs, brackets);
    row(u"127.0.0.1:65536"_qs, noSuchPort);
    row(u"127.0.0.1:99999999999999999999"_qs, noSuchPort);
    row(u"127.0.0.1:-1"_qs, neither);
    row(u"127.0.0.1:http"_qs, neither);
    row(u"127.0.0.1:80\n"_qs, neither);
    row(u"http://127.0.0.1:80"_qs, brackets);
    row(u"camera.example:80"_qs, noIp);
    row(u"127.1:80"_qs, noIp);
    row(u"0x7f000001:80"_qs, noIp);
    row(u"[127.0.0.1]:80"_qs, noIp);
    row(u"[*]:80"_qs, noIp);
    row(u"[localhost]:80"_qs, noIp);
    row(u"[::1]]:80"_qs, neither);
    row(u" 127.0.0.1:80"_qs, noIp);
    row(QString(100000, u'1') + u":80"_qs, noIp);
    row(u"unix:"_qs, u"has no absolute path; write unix:/run/vedette.sock"_qs);
    row(u"unix:vedette.sock"_qs, u"has no absolute path"_qs);
    row(u"unix:/run/"_qs, u"is no path of a file"_qs);
    row(u"unix:/run/a"_qs + QChar(0) + u'b', u"is no path of a file"_qs);
    row(u"unix:/"_qs + QString(ListenAddress::MaximumPathBytes, u'a'),
        u"is too long; a unix socket's path has at most 107 bytes"_qs);
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
    QCOMPARE(ListenAddress::parse(u"*:1"_qs, &problem)->host, QHostAddress(QHostAddress::Any));
    QCOMPARE(ListenAddress::parse(u"0.0.0.0:1"_qs, &problem)->host,
             QHostAddress(QHostAddress::AnyIPv4));
    QCOMPARE(ListenAddress::parse(u"[::]:1"_qs, &problem)->host,
             QHostAddress(QHostAddress::AnyIPv6));
    const QString longest = u'/' + QString(ListenAddress::MaximumPathBytes - 1, u'a');
    QCOMPARE(ListenAddress::parse(u"unix:"_qs + longest, &problem)->unixPath, longest);
}

void TestListenAddress::displaysThePortListenedOn()
{
    QString problem;
    const auto address = ListenAddress::parse(u"127.0.0.1:0"_qs, &problem);
    QCOMPARE(address->display(40123, false), u"http://127.0.0.1:40123/"_qs);
    QCOMPARE(address->display(40123, true), u"https://127.0.0.1:40123/"_qs);
    QCOMPARE(ListenAddress::parse(u"unix:/a"_qs, &problem)->display(1, true), u"unix:/a"_qs);
}

void TestListenAddress::aProblemIsForgotten()
{
    QString problem = u"an older one"_qs;
    QVERIFY(ListenAddress::parse(u"127.0.0.1:0"_qs, &problem));
    QCOMPARE(problem, QString());
}

QTEST_APPLESS_MAIN(TestListenAddress)
#include "TestListenAddress.moc"
