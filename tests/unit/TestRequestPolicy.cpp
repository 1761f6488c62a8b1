// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "TestProgram.h"
#include "web/access/RequestPolicy.h"

#include <QHostInfo>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace vedette;

namespace {

ListenAddress listening(const QString &text)
{
    QString problem;
    return ListenAddress::parse(text, &problem).value_or(ListenAddress{});
}

} // namespace

class TestRequestPolicy : public QObject
{
    Q_OBJECT

private slots:
    void hosts_data();
    void hosts();
    void listeningOnAll_data();
    void listeningOnAll();
    void ownNameIsAllowed();
    void noHost();
    void namesAUserMayGive_data();
    void namesAUserMayGive();
    void moves_data();
    void moves();
    void browsersMustSayWhereFrom();
};

void TestRequestPolicy::hosts_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<bool>("isAllowed");
    const auto row = [](const char *header, bool isAllowed) {
        QTest::newRow(header) << QByteArray(header) << isAllowed;
    };
    row("localhost", true);
    row("LOCALHOST:1", true);
    row("localhost.:5000", true);
    row("127.0.0.1:5000", true);
    row("127.1.2.3", true);
    row("[::1]:5000", true);
    row("[::ffff:127.0.0.1]", true);
    row("192.0.2.1:5000", true);
    row("192.0.2.1:5001", true);
    row("[::ffff:192.0.2.1]", true);
    row("[2001:db8::1]", true);
    row("[fe80::1]", true);
    row("camera.example", true);
    row("Camera.Example.:443", true);
    row("xn--kse-qla.example", true);
    row("198.51.100.7:8080", true);
    // Listened on another address than the one this connection came to.
    row("192.0.2.2", false);
    row("192.0.2.3", false);
    row("0.0.0.0", false);
    row("[::]", false);
    row("[2001:db8::2]", false);
    row("evil.example", false);
    row("camera.example.evil.example", false);
    row("evil.localhost", false);
    row("127.0.0.1.evil.example", false);
    row("127.1", false);
    row("2130706433", false);
    row("0x7f.0.0.1", false);
    row("localhost@evil.example", false);
    row("localhost, evil.example", false);
    row("localhost evil.example", false);
    row(" localhost", false);
    row("localhost:99999", false);
    row("http://localhost", false);
    row("[::1", false);
    row(".", false);
    row("no name", false);
}

void TestRequestPolicy::hosts()
{
    QFETCH(QByteArray, header);
    QFETCH(bool, isAllowed);
    HostPolicy policy({u"camera.example:8443"_s, u"k\u00e4se.example"_s, u"198.51.100.7"_s,
                       u"no name"_s, QString()});
    for (const char *address :
         {"192.0.2.1:5000", "[2001:db8::1]:0", "[fe80::1%lo]:0", "unix:/run/vedette.sock"}) {
        policy.addListenAddress(listening(QString::fromLatin1(address)));
    }
    QCOMPARE(policy.allows(header, QHostAddress(u"192.0.2.2"_s)), isAllowed);
    QCOMPARE(policy.allows(header, QHostAddress()), isAllowed);
}

void TestRequestPolicy::listeningOnAll_data()
{
    QTest::addColumn<QString>("listened");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("local");
    QTest::addColumn<bool>("isAllowed");
    const auto row = [](const char *listened, const char *header, const char *local, bool allowed) {
        QTest::addRow("%s %s at %s", listened, header, local)
            << QString::fromLatin1(listened) << QByteArray(header) << QString::fromLatin1(local)
            << allowed;
    };
    row("*:0", "192.0.2.1:5000", "192.0.2.1", true);
    row("*:0", "192.0.2.1", "::ffff:192.0.2.1", true);
    row("*:0", "[2001:db8::1]", "2001:db8::1", true);
    row("*:0", "[fe80::1]", "fe80::1%eth0", true);
    row("*:0", "0.0.0.0:5000", "127.0.0.1", true);
    row("0.0.0.0:0", "192.0.2.1", "192.0.2.1", true);
    row("0.0.0.0:0", "0.0.0.0:5000", "127.0.0.1", true);
    row("[::]:0", "[2001:db8::1]", "2001:db8::1", true);
    row("[::]:0", "[::]", "::1", true);
    row("*:0", "192.0.2.2", "192.0.2.1", false);
    row("*:0", "evil.example", "192.0.2.1", false);
    row("*:0", "192.0.2.1", "", false);
    row("127.0.0.1:0", "192.0.2.1", "192.0.2.1", false);
    row("unix:/run/a", "192.0.2.1", "192.0.2.1", false);
}

void TestRequestPolicy::listeningOnAll()
{
    QFETCH(QString, listened);
    QFETCH(QByteArray, header);
    QFETCH(QString, local);
    QFETCH(bool, isAllowed);
    HostPolicy policy;
    policy.addListenAddress(listening(listened));
    QCOMPARE(policy.allows(header, QHostAddress(local)), isAllowed);
}

void TestRequestPolicy::ownNameIsAllowed()
{
    const QByteArray name = QHostInfo::localHostName().toLatin1();
    QVERIFY(!name.isEmpty());
    const HostPolicy policy;
    QVERIFY(policy.allows(name, {}));
    QVERIFY(policy.allows(name.toUpper() + ":5000", {}));
    QVERIFY(policy.allows(name.split('.').constFirst() + ".local", {}));
    QVERIFY(!policy.allows(name + ".evil.example", {}));
    QVERIFY(!policy.allows("evil" + name, {}));
}

void TestRequestPolicy::noHost()
{
    const HostPolicy policy;
    QVERIFY(!policy.allows({}, QHostAddress(QHostAddress::LocalHost)));
    QVERIFY(policy.allows({}, QHostAddress(QHostAddress::LocalHost), true));
    QVERIFY(!policy.allows("evil.example", QHostAddress(QHostAddress::LocalHost), true));
}

void TestRequestPolicy::namesAUserMayGive_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isPossible");
    const auto row = [](const QString &text, bool isPossible) {
        QTest::newRow(qPrintable(text.left(30))) << text << isPossible;
    };
    row(u"camera.example"_s, true);
    row(u"camera.example:8443"_s, true);
    row(u"k\u00e4se.example"_s, true);
    row(u"192.0.2.1"_s, true);
    row(u"2001:db8::1"_s, true);
    row(u"[2001:db8::1]:80"_s, true);
    row(QString(), false);
    row(u"*"_s, false);
    row(u"*.example"_s, false);
    row(u"https://camera.example"_s, false);
    row(u"camera.example/path"_s, false);
    row(u"two names"_s, false);
    row(QString(100000, u'a'), false);
}

void TestRequestPolicy::namesAUserMayGive()
{
    QFETCH(QString, text);
    QFETCH(bool, isPossible);
    QCOMPARE(HostPolicy::isHost(text), isPossible);
}

void TestRequestPolicy::moves_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QByteArray>("site");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("isEncrypted");
    QTest::addColumn<bool>("mayMove");
    constexpr bool Plain = false;
    constexpr bool Tls = true;
    const auto row = [](const char *name, const QByteArray &origin, const QByteArray &site,
                        const QByteArray &host, bool isEncrypted, bool mayMove) {
        QTest::newRow(name) << origin << site << host << isEncrypted << mayMove;
    };
    row("a program", "", "", "cam:5000", Plain, true);
    row("typed by the user", "", "none", "cam:5000", Plain, true);
    row("our page, GET", "", "same-origin", "cam:5000", Plain, true);
    row("our page", "http://cam:5000", "same-origin", "cam:5000", Plain, true);
    row("our page, case", "HTTP://Cam:5000", "same-origin", "cAM:5000", Plain, true);
    row("our page, dot", "http://cam.:5000", "", "cam:5000", Plain, true);
    row("our page, IPv6", "http://[::1]:5000", "", "[0:0::1]:5000", Plain, true);
    row("port 80 left out", "http://cam", "", "cam:80", Plain, true);
    row("port 80 written", "http://cam:80", "", "cam", Plain, true);
    row("port 443 left out", "https://cam", "", "cam:443", Tls, true);
    row("port 443 written", "https://cam:443", "", "cam", Tls, true);
    row("TLS", "https://cam:5000", "", "cam:5000", Tls, true);
    row("TLS ends at a proxy", "https://cam", "", "cam", Plain, true);
    row("TLS ends at a proxy, port", "https://cam:8443", "", "cam:8443", Plain, true);
    row("TLS ends at a proxy that writes 443", "https://cam", "", "cam:443", Plain, true);

    row("cross-site", "", "cross-site", "cam:5000", Plain, false);
    row("cross-site, any case", "", " Cross-Site ", "cam:5000", Plain, false);
    row("same-site", "", "same-site", "cam:5000", Plain, false);
    row("cross-site, our origin", "http://cam:5000", "cross-site", "cam:5000", Plain, false);
    row("foreign origin", "http://evil.example", "", "cam:5000", Plain, false);
    row("foreign origin, wrong site", "http://evil.example", "same-origin", "cam", Plain, false);
    row("origin null", "null", "", "cam:5000", Plain, false);
    row("origin null, host null", "null", "", "null", Plain, false);
    row("blank origin", " ", "", "cam:5000", Plain, false);
    row("another port", "http://cam:5001", "", "cam:5000", Plain, false);
    row("default port, other", "http://cam", "", "cam:5000", Plain, false);
    row("other, default port", "http://cam:5000", "", "cam", Plain, false);
    row("http's port on https", "https://cam", "", "cam:80", Plain, false);
    row("plain page, TLS here", "http://cam", "", "cam", Tls, false);
    row("plain page, TLS here, port", "http://cam:5000", "", "cam:5000", Tls, false);
    row("suffix", "http://cam.evil.example", "", "cam", Plain, false);
    row("prefix", "http://evilcam", "", "cam", Plain, false);
    row("user name", "http://cam:5000@evil.example", "", "cam:5000", Plain, false);
    row("path", "http://cam:5000/", "", "cam:5000", Plain, false);
    row("two origins", "http://cam:5000 http://evil.example", "", "cam:5000", Plain, false);
    row("extension", "moz-extension://cam:5000", "", "cam:5000", Plain, false);
    row("file", "file://", "", "cam:5000", Plain, false);
    row("no scheme", "cam:5000", "", "cam:5000", Plain, false);
    row("scheme alone", "http://", "", "", Plain, false);
    row("no host", "http://cam:5000", "", "", Plain, false);
    row("broken host", "http://cam:5000", "", "cam:5000 ", Plain, false);
    row("long", "http://" + QByteArray(1'000'000, 'a'), "", QByteArray(1'000'000, 'a'), Plain,
        false);
}

void TestRequestPolicy::moves()
{
    QFETCH(QByteArray, origin);
    QFETCH(QByteArray, site);
    QFETCH(QByteArray, host);
    QFETCH(bool, isEncrypted);
    QFETCH(bool, mayMove);
    QCOMPARE(mayMoveCamera({.origin = origin,
                            .secFetchSite = site,
                            .host = host,
                            .userAgent = {},
                            .isEncrypted = isEncrypted}),
             mayMove);
}

void TestRequestPolicy::browsersMustSayWhereFrom()
{
    // A picture in any page, with the camera's plain address: no Origin, no Sec-Fetch-Site.
    MoveRequest request{.origin = {},
                        .secFetchSite = {},
                        .host = "192.168.1.5:5000",
                        .userAgent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36"};
    QVERIFY(!mayMoveCamera(request));
    request.secFetchSite = "none";
    QVERIFY(mayMoveCamera(request));
    request.secFetchSite.clear();
    request.origin = "http://192.168.1.5:5000";
    QVERIFY(mayMoveCamera(request));
    // Programs have no pages in them. Qt's calls itself just Mozilla/5.0.
    for (const char *program : {"curl/7.88.1", "Mozilla/5.0", "Vedette", ""}) {
        request.origin.clear();
        request.userAgent = program;
        QVERIFY2(mayMoveCamera(request), program);
    }
}

VEDETTE_TEST(TestRequestPolicy)
#include "TestRequestPolicy.moc"
