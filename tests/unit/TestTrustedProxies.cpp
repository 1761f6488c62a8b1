// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "TestProgram.h"
#include "web/access/TrustedProxies.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace vedette;

class TestTrustedProxies : public QObject
{
    Q_OBJECT

private slots:
    void adds_data();
    void adds();
    void nobodyIsTrustedByDefault();
    void clients_data();
    void clients();
    void unixPeers();
    void hopsAreLimited();
    void longHeadersAreCheap();
};

void TestTrustedProxies::adds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *text, const QString &problem) {
        QTest::newRow(text) << QString::fromUtf8(text) << problem;
    };
    const QString noAddress = u"is no proxy's address"_s;
    for (const char *good : {"127.0.0.1", "::1", "unix", "10.0.0.0/8", "10.1.2.3/8", "192.0.2.1/32",
                             "128.0.0.0/1", "fd00::/8", "2001:db8::1/128"}) {
        row(good, QString());
    }
    for (const char *bad : {"", "proxy.example", "127.1", "10.0.0.0/8/8x/", "Unix", "unix:/a", "*",
                            "/8", "[::1]", "10.0.0.0:80", " 127.0.0.1"}) {
        row(bad, QString::fromLatin1(bad) == u"10.0.0.0/8/8x/" ? u"needs a number from 1 to 32"_s
                                                               : noAddress);
    }
    row("10.0.0.0/0", u"needs a number from 1 to 32"_s);
    row("10.0.0.0/33", u"needs a number from 1 to 32"_s);
    row("10.0.0.0/", u"needs a number from 1 to 32"_s);
    row("10.0.0.0/%2", u"needs a number from 1 to 32"_s);
    row("10.0.0.0/-8", u"needs a number from 1 to 32"_s);
    row("10.0.0.0/255.0.0.0", u"needs a number from 1 to 32"_s);
    row("::/0", u"needs a number from 1 to 128"_s);
    row("::1/129", u"needs a number from 1 to 128"_s);
}

void TestTrustedProxies::adds()
{
    QFETCH(QString, text);
    QFETCH(QString, problem);
    TrustedProxies proxies;
    QString said = u"an older problem"_s;
    QCOMPARE(proxies.add(text, &said), problem.isEmpty());
    QVERIFY2(problem.isEmpty() ? said.isEmpty() : said.contains(problem), qPrintable(said));
    QVERIFY2(problem.isEmpty() || said.contains(text), qPrintable(said));
}

void TestTrustedProxies::nobodyIsTrustedByDefault()
{
    const TrustedProxies proxies;
    QCOMPARE(proxies.clientAddress(u"127.0.0.1"_s, false, "192.0.2.1"), u"127.0.0.1"_s);
    QCOMPARE(proxies.clientAddress(u"::ffff:192.0.2.9"_s, false, "192.0.2.1"), u"192.0.2.9"_s);
    QCOMPARE(proxies.clientAddress(QString(), true, "192.0.2.1"), u"unix"_s);
}

void TestTrustedProxies::clients_data()
{
    QTest::addColumn<QString>("peer");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("client");
    const auto row = [](const char *name, const char *peer, const QByteArray &header,
                        const QString &client) {
        QTest::newRow(name) << QString::fromLatin1(peer) << header << client;
    };
    row("no header", "127.0.0.1", "", u"127.0.0.1"_s);
    row("blank header", "127.0.0.1", "  ", u"127.0.0.1"_s);
    row("one", "127.0.0.1", "192.0.2.1", u"192.0.2.1"_s);
    row("mapped peer", "::ffff:127.0.0.1", "192.0.2.1", u"192.0.2.1"_s);
    row("mapped client", "127.0.0.1", "::ffff:192.0.2.1", u"192.0.2.1"_s);
    row("IPv6", "127.0.0.1", "2001:db8::1", u"2001:db8::1"_s);
    row("IPv6 proxy", "fd00::5", "192.0.2.1", u"192.0.2.1"_s);
    row("brackets", "127.0.0.1", "[2001:db8::1]", u"2001:db8::1"_s);
    row("ports", "127.0.0.1", "192.0.2.1:4711", u"192.0.2.1"_s);
    row("IPv6 port", "127.0.0.1", "[2001:db8::1]:4711", u"2001:db8::1"_s);
    row("untrusted client's header", "192.0.2.9", "192.0.2.1", u"192.0.2.9"_s);
    row("beyond the net", "11.0.0.1", "192.0.2.1", u"11.0.0.1"_s);
    row("forged", "127.0.0.1", "198.51.100.1, 192.0.2.1", u"192.0.2.1"_s);
    row("two proxies", "127.0.0.1", "198.51.100.1,192.0.2.1 , 10.9.9.9", u"192.0.2.1"_s);
    row("all trusted", "127.0.0.1", "10.0.0.1, 10.0.0.2", u"10.0.0.1"_s);
    row("forged loopback", "127.0.0.1", "127.0.0.1, 192.0.2.1", u"192.0.2.1"_s);
    row("no address", "127.0.0.1", "unknown", u"127.0.0.1"_s);
    row("nginx at a unix socket", "127.0.0.1", "unix:", u"127.0.0.1"_s);
    row("a word before a proxy", "127.0.0.1", "192.0.2.1, _hidden, 10.0.0.1", u"127.0.0.1"_s);
    row("empty entry", "127.0.0.1", "192.0.2.1,", u"127.0.0.1"_s);
    row("commas", "127.0.0.1", ",,,", u"127.0.0.1"_s);
    row("short spelling", "127.0.0.1", "127.1", u"127.0.0.1"_s);
    row("script", "127.0.0.1", "<script>", u"127.0.0.1"_s);
    row("line break", "127.0.0.1", "192.0.2.1\nroot", u"127.0.0.1"_s);
    row("zero byte", "127.0.0.1", QByteArray("192.0.2.1\0", 10), u"127.0.0.1"_s);
    row("long entry", "127.0.0.1", QByteArray(10'000, '1'), u"127.0.0.1"_s);
    row("peer unknown", "", "192.0.2.1", QString());
}

void TestTrustedProxies::clients()
{
    QFETCH(QString, peer);
    QFETCH(QByteArray, header);
    QFETCH(QString, client);
    TrustedProxies proxies;
    QString problem;
    for (const char *trusted : {"127.0.0.1", "10.0.0.0/8", "fd00::/8"}) {
        QVERIFY2(proxies.add(QString::fromLatin1(trusted), &problem), qPrintable(problem));
    }
    QCOMPARE(proxies.clientAddress(peer, false, header), client);
}

void TestTrustedProxies::unixPeers()
{
    TrustedProxies proxies;
    QString problem;
    QVERIFY(proxies.add(u"127.0.0.1"_s, &problem));
    // What Qt says of a unix peer is uninitialised memory, which may be anything.
    const QString garbage = u"127.0.0.1"_s;
    QCOMPARE(proxies.clientAddress(garbage, true, "192.0.2.1"), u"unix"_s);
    QVERIFY(proxies.add(u"unix"_s, &problem));
    QCOMPARE(proxies.clientAddress(garbage, true, "192.0.2.1"), u"192.0.2.1"_s);
    QCOMPARE(proxies.clientAddress(garbage, true, "192.0.2.1, 127.0.0.1"), u"192.0.2.1"_s);
    QCOMPARE(proxies.clientAddress(garbage, true, ""), u"unix"_s);
    QCOMPARE(proxies.clientAddress(garbage, true, "nonsense"), u"unix"_s);
    QCOMPARE(proxies.clientAddress(u"192.0.2.7"_s, false, "192.0.2.1"), u"192.0.2.7"_s);
}

void TestTrustedProxies::hopsAreLimited()
{
    TrustedProxies proxies;
    QString problem;
    QVERIFY(proxies.add(u"10.0.0.0/8"_s, &problem));
    const QByteArray hop = ",10.0.0.2";
    const QByteArray client = "192.0.2.1";
    QCOMPARE(proxies.clientAddress(u"10.0.0.1"_s, false,
                                   client + hop.repeated(TrustedProxies::MaximumHops - 1)),
             u"192.0.2.1"_s);
    QCOMPARE(proxies.clientAddress(u"10.0.0.1"_s, false,
                                   client + hop.repeated(TrustedProxies::MaximumHops)),
             u"10.0.0.1"_s);
}

void TestTrustedProxies::longHeadersAreCheap()
{
    TrustedProxies proxies;
    QString problem;
    QVERIFY(proxies.add(u"10.0.0.0/8"_s, &problem));
    // Ten million entries: reading them all takes seconds.
    const QByteArray header = QByteArray("10.0.0.2,").repeated(10'000'000) + "10.0.0.2";
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(proxies.clientAddress(u"10.0.0.1"_s, false, header), u"10.0.0.1"_s);
    QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
}

VEDETTE_TEST(TestTrustedProxies)
#include "TestTrustedProxies.moc"
