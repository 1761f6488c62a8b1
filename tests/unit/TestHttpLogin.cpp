// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/HttpLogin.h"
#include "TestProgram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace vedette;

class TestHttpLogin : public QObject
{
    Q_OBJECT

private slots:
    void nothingBeforeItIsAsked();
    void noUserName();
    void theAddressDecides();
    void basic();
    void basicIsOfferedOnce();
    void digest_data();
    void digest();
    void digestCountsAndRenews();
    void quotes();
    void writesNoLinesOfTheServers();
    void choice_data();
    void choice();
    void unknownKinds_data();
    void unknownKinds();
    void forgets();
};

void TestHttpLogin::nothingBeforeItIsAsked()
{
    HttpLogin login(u"anna"_s, u"secret"_s);
    QVERIFY(login.isAvailable());
    QCOMPARE(login.authorization("/"), QByteArray());
}

void TestHttpLogin::noUserName()
{
    HttpLogin login(QString(), u"secret"_s);
    QVERIFY(!login.isAvailable());
    QVERIFY(!login.accept({"Basic realm=\"a\""}));
    QCOMPARE(login.authorization("/"), QByteArray());
}

void TestHttpLogin::theAddressDecides()
{
    const auto sent = [](const QString &address) {
        HttpLogin login = HttpLogin::forAddress(QUrl(address), u"viewers"_s, u"theirs"_s);
        return login.accept({"Basic realm=\"a\""}) ? login.authorization("/") : QByteArray();
    };
    QCOMPARE(sent(u"http://cam/"_s), "Basic " + QByteArray("viewers:theirs").toBase64());
    QCOMPARE(sent(u"http://a%40:b%3A@cam/"_s), "Basic " + QByteArray("a@:b:").toBase64());
    QCOMPARE(sent(u"http://admin@cam/"_s), "Basic " + QByteArray("admin:").toBase64());
    QCOMPARE(sent(u"http://@cam/"_s), QByteArray());
}

void TestHttpLogin::basic()
{
    // RFC 7617, section 2.1: UTF-8.
    HttpLogin login(u"test"_s, u"123\u00a3"_s);
    QVERIFY(login.accept({"Basic realm=\"foo\", charset=\"UTF-8\""}));
    QCOMPARE(login.authorization("/"), QByteArray("Basic dGVzdDoxMjPCow=="));
}

void TestHttpLogin::basicIsOfferedOnce()
{
    HttpLogin login(u"anna"_s, u"wrong"_s);
    QVERIFY(login.accept({"Basic realm=\"a\""}));
    QVERIFY(!login.accept({"Basic realm=\"a\""}));
}

void TestHttpLogin::digest_data()
{
    QTest::addColumn<QString>("userName");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QByteArray>("challenge");
    QTest::addColumn<QByteArray>("clientNonce");
    QTest::addColumn<QByteArray>("response");
    // RFC 7616, section 3.9.1.
    const QByteArray rfc7616 =
        "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", "
        "algorithm=%1, nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", "
        "opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";
    const QByteArray nonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
    QTest::newRow("MD5") << u"Mufasa"_s << u"Circle of Life"_s
                         << QByteArray(rfc7616).replace("%1", "MD5") << nonce
                         << QByteArray("8ca523f5e9506fed4657c9700eebdbec");
    QTest::newRow("SHA-256")
        << u"Mufasa"_s << u"Circle of Life"_s << QByteArray(rfc7616).replace("%1", "SHA-256")
        << nonce << QByteArray("753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
    // Computed with Python's hashlib as RFC 7616, 3.4.2, says.
    QTest::newRow("MD5-sess") << u"Mufasa"_s << u"Circle of Life"_s
                              << QByteArray(rfc7616).replace("%1", "md5-SESS") << nonce
                              << QByteArray("e783283f46242139c486a698fec7211d");
    QTest::newRow("SHA-256-sess")
        << u"Mufasa"_s << u"Circle of Life"_s << QByteArray(rfc7616).replace("%1", "SHA-256-sess")
        << nonce << QByteArray("2fd51b3a77ad75bad6afad6003e818d767133c46d9e2749e7f5232ae1ea3efd7");
    // RFC 2617, section 3.5.
    QTest::newRow("no algorithm said")
        << u"Mufasa"_s << u"Circle Of Life"_s
        << QByteArray("Digest realm=\"testrealm@host.com\", qop=\"auth,auth-int\", "
                      "nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", "
                      "opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"")
        << QByteArray("0a4f113b") << QByteArray("6629fae49393a05397450978507c4ef1");
    // RFC 2069, as corrected by its erratum 749.
    QTest::newRow("no quality of protection")
        << u"Mufasa"_s << u"CircleOfLife"_s
        << QByteArray("Digest realm=\"testrealm@host.com\", "
                      "nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", "
                      "opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"")
        << QByteArray("0") << QByteArray("1949323746fe6a43ef61f9606e7febea");
}

void TestHttpLogin::digest()
{
    QFETCH(QString, userName);
    QFETCH(QString, password);
    QFETCH(QByteArray, challenge);
    QFETCH(QByteArray, clientNonce);
    QFETCH(QByteArray, response);
    HttpLogin login(userName, password);
    QVERIFY(login.accept({challenge}));
    const QByteArray value = login.authorization("/dir/index.html", clientNonce);
    QVERIFY2(value.contains(QByteArray("response=\"" + response + '"')), value.constData());
    QVERIFY(value.startsWith("Digest username=\"Mufasa\", realm="));
    QVERIFY(value.contains(", uri=\"/dir/index.html\""));
    QVERIFY(value.contains(", opaque=\""));
    const QByteArray quality = ", qop=auth, nc=00000001, cnonce=\"" + clientNonce + '"';
    QCOMPARE(value.contains(quality), challenge.contains("qop"));
    QVERIFY(!value.contains(password.toUtf8()));
}

void TestHttpLogin::digestCountsAndRenews()
{
    HttpLogin login(u"anna"_s, u"secret"_s);
    QVERIFY(login.accept({"Digest realm=\"a\", nonce=\"1\", qop=\"auth\""}));
    const QByteArray first = login.authorization("/");
    const QByteArray second = login.authorization("/");
    QVERIFY(first.contains("nc=00000001"));
    QVERIFY(second.contains("nc=00000002"));
    const auto clientNonce = [](const QByteArray &value) {
        return value.mid(value.indexOf("cnonce="));
    };
    QVERIFY(clientNonce(first) != clientNonce(second));
    // A new nonce is taken up, and counted from the beginning.
    QVERIFY(login.accept({"Digest realm=\"a\", nonce=\"2\", qop=\"auth\", stale=TRUE"}));
    const QByteArray third = login.authorization("/");
    QVERIFY(third.contains("nonce=\"2\""));
    QVERIFY(third.contains("nc=00000001"));
}

void TestHttpLogin::quotes()
{
    HttpLogin login(u"an\"na\\"_s, u"secret"_s);
    const QByteArray realm = R"(realm="a \"b\" \\", nonce="1")";
    QVERIFY(login.accept({"Digest " + realm}));
    const QByteArray value = login.authorization("/");
    const QByteArray expected = R"(username="an\"na\\", )" + realm;
    QVERIFY2(value.contains(expected), value.constData());
}

void TestHttpLogin::writesNoLinesOfTheServers()
{
    for (const char c : {'\r', '\n', '\0', '\x1B', '\x7F'}) {
        HttpLogin login(u"anna"_s, u"secret"_s);
        const QByteArray hostile = "Digest realm=\"a" + QByteArray(1, c) + "X: y\", nonce=\"n\"";
        QVERIFY(!login.accept({hostile}));
        QCOMPARE(login.authorization("/"), QByteArray());
        // Another one beside it counts.
        QVERIFY(login.accept({hostile, "Digest realm=\"a\tb\", nonce=\"n\""}));
        QVERIFY(login.authorization("/").startsWith("Digest "));
    }
}

void TestHttpLogin::choice_data()
{
    QTest::addColumn<QList<QByteArray>>("challenges");
    QTest::addColumn<QByteArray>("scheme");
    const auto row = [](const char *name, const QList<QByteArray> &challenges,
                        const QByteArray &scheme) { QTest::newRow(name) << challenges << scheme; };
    const QByteArray digest = R"(Digest realm="a", nonce="1")";
    row("none", {}, "");
    row("empty", {""}, "");
    row("unknown scheme", {"Negotiate", "Bearer realm=\"x\""}, "");
    row("digest before basic", {"Basic realm=\"a\"", digest}, "Digest");
    row("two in one line", {"Basic realm=\"a, b\", " + digest}, "Digest");
    row("any case", {"bAsIc Realm=\"a\""}, "Basic");
    row("no parameters", {"Basic"}, "Basic");
    row("spaces around equals signs", {"DIGEST realm = \"a\" , nonce = 1"}, "Digest");
    row("unknown algorithm", {digest + ", algorithm=SHA-512-256"}, "");
    row("unknown algorithm, then known", {digest + ", algorithm=X", digest + ", algorithm=md5"},
        "Digest");
    row("only integrity", {digest + ", qop=\"auth-int\"", "Basic realm=\"a\""}, "Basic");
    row("no nonce", {"Digest realm=\"a\""}, "");
    row("quote without end", {"Digest nonce=\"1"}, "Digest");
    row("backslash at the end", {"Digest nonce=\"1\\"}, "Digest");
    row("parameters without scheme", {R"(realm="a", nonce="1")"}, "");
    row("equals signs", {"====", "=", "Basic ====", "Basic"}, "Basic");
    row("commas", {",,, ,Basic,,"}, "Basic");
}

void TestHttpLogin::choice()
{
    QFETCH(QList<QByteArray>, challenges);
    QFETCH(QByteArray, scheme);
    HttpLogin login(u"anna"_s, u"secret"_s);
    QCOMPARE(login.accept(challenges), !scheme.isEmpty());
    QCOMPARE(login.authorization("/").split(' ').constFirst(), scheme);
}

void TestHttpLogin::unknownKinds_data()
{
    QTest::addColumn<QList<QByteArray>>("challenges");
    QTest::addColumn<bool>("isUnknown");
    QTest::addColumn<QByteArray>("kind");
    const auto known = [](const char *name, const QList<QByteArray> &challenges) {
        QTest::newRow(name) << challenges << false << QByteArray();
    };
    const auto unknown = [](const char *name, const QList<QByteArray> &challenges,
                            const QByteArray &kind) {
        QTest::newRow(name) << challenges << true << kind;
    };
    known("basic", {"Basic realm=\"a\""});
    known("digest", {"Digest nonce=\"n\""});
    known("digest of a session", {"Digest nonce=n, algorithm=sha-256-SESS, qop=\"auth-int,auth\""});
    known("one of two", {"Bearer realm=\"x\"", "Basic"});
    known("one of two in one line", {"Negotiate, Basic realm=\"a\""});
    unknown("none", {}, "");
    unknown("empty", {"", "  ,"}, "");
    unknown("bearer", {"Bearer realm=\"x\""}, "bearer");
    unknown("the first of two", {"NTLM", "Negotiate"}, "ntlm");
    unknown("another algorithm", {"Digest nonce=n, algorithm=SHA-512-256"}, "digest SHA-512-256");
    unknown("only integrity", {"Digest nonce=n, qop=auth-int"}, "digest");
    unknown("no nonce", {"Digest realm=x"}, "digest");
    unknown("not to be shown", {"<b>x</b> realm=x"}, "");
    unknown("long", {QByteArray(33, 'x')}, "");
    unknown("a line of its own", {"Bearer\r\nX"}, "");
}

void TestHttpLogin::unknownKinds()
{
    QFETCH(QList<QByteArray>, challenges);
    QFETCH(bool, isUnknown);
    QFETCH(QByteArray, kind);
    const auto found = HttpLogin::unknownKind(challenges);
    QCOMPARE(found.has_value(), isUnknown);
    QCOMPARE(found.value_or(QByteArray()), kind);
    HttpLogin login(u"anna"_s, u"secret"_s);
    QCOMPARE(login.accept(challenges), !isUnknown);
}

void TestHttpLogin::forgets()
{
    HttpLogin login(u"anna"_s, u"secret"_s);
    QVERIFY(login.accept({"Basic realm=\"a\""}));
    login.forget();
    QCOMPARE(login.authorization("/"), QByteArray());
    QVERIFY(login.accept({"Basic realm=\"a\""}));
}

VEDETTE_TEST(TestHttpLogin)
#include "TestHttpLogin.moc"
