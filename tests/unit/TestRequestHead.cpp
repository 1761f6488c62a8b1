// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "TestProgram.h"
#include "web/http/RequestHead.h"

#include <QTest>

using vedette::RequestHead;

namespace {

constexpr auto Host = "Host: camera\r\n";

QByteArray headWith(const QByteArray &fields)
{
    return "POST /turnleft HTTP/1.1\r\n" + QByteArray(Host) + fields + "\r\n";
}

QByteArray headOfLine(const QByteArray &line)
{
    return line + "\r\n" + Host + "\r\n";
}

/// 0 when nothing is wrong.
int statusOf(const QByteArray &head)
{
    const RequestHead read(head);
    return read.refusal() ? read.refusal()->status : 0;
}

QByteArray manyFields(int count)
{
    QByteArray fields;
    for (int i = 0; i < count; ++i) {
        fields += "X-" + QByteArray::number(i) + ": v\r\n";
    }
    return fields;
}

} // namespace

class TestRequestHead : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatIsWellFormed();
    void listsAreOne();
    void loginsAreTakenOut();
    void anExpectationIsTakenOut();
    void absoluteFormIsMadeOriginForm_data();
    void absoluteFormIsMadeOriginForm();
    void onlyBodiesAreWaitedFor();
    void accepted_data();
    void accepted();
    void refusedLines_data();
    void refusedLines();
    void refusedFields_data();
    void refusedFields();
    void refusedBodies_data();
    void refusedBodies();
    void whereTheHeadEnds_data();
    void whereTheHeadEnds();
    void keepsTheConnection_data();
    void keepsTheConnection();
};

void TestRequestHead::readsWhatIsWellFormed()
{
    const RequestHead head(headWith("X-Thing: \t a b \t\r\nContent-Length: 12\r\nempty:\r\n"));
    QVERIFY(!head.refusal());
    QCOMPARE(head.method(), QByteArray("POST"));
    QCOMPARE(head.value("host"), QByteArray("camera"));
    QCOMPARE(head.value("x-thing"), QByteArray("a b"));
    QCOMPARE(head.value("empty"), QByteArray());
    QCOMPARE(head.value("absent"), QByteArray());
    QCOMPARE(head.bodyBytes(), 12);
    QVERIFY(head.keepsConnection());
}

void TestRequestHead::listsAreOne()
{
    const RequestHead head(headWith("X-List: a, b\r\nX-Other: 1\r\nx-list:c\r\n"));
    QVERIFY(!head.refusal());
    QCOMPARE(head.listValue("x-list"), QByteArray("a, b, c"));
    QCOMPARE(head.listValue("x-other"), QByteArray("1"));
    QCOMPARE(head.listValue("absent"), QByteArray());
}

void TestRequestHead::loginsAreTakenOut()
{
    const QByteArray head = headWith("AUTHORIZATION: Basic bWU6c2VjcmV0\r\nX-Thing: a:b\r\n"
                                     "cookie:c=1\r\nProxy-Authorization:\r\nno colon\r\n");
    QByteArray expected = head;
    expected.replace(" Basic bWU6c2VjcmV0", "*******************").replace("c=1", "***");
    QCOMPARE(RequestHead::withoutLogins(head), expected);
    QCOMPARE(RequestHead::withoutLogins("Authorization: x"), QByteArray("Authorization: x"));
    QCOMPARE(RequestHead::withoutLogins({}), QByteArray());
}

void TestRequestHead::anExpectationIsTakenOut()
{
    const QByteArray head(
        "PUT /expect:x HTTP/1.1\r\nHost: a\r\nEXPECT: 100-continue\r\nA: b\r\n\r\n");
    QCOMPARE(RequestHead::withoutExpectation(head),
             QByteArray("PUT /expect:x HTTP/1.1\r\nHost: a\r\nA: b\r\n\r\n"));
    const QByteArray without("GET / HTTP/1.1\r\nHost: expect: a\r\n\r\n");
    QCOMPARE(RequestHead::withoutExpectation(without), without);
    QCOMPARE(RequestHead::withoutExpectation("Expect: x"), QByteArray("Expect: x"));
}

void TestRequestHead::absoluteFormIsMadeOriginForm_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("origin");
    const auto row = [](const char *target, const char *host, const char *origin) {
        QTest::newRow(target) << QByteArray(target) << QByteArray(host) << QByteArray(origin);
    };
    row("/a?b=http://c/", "camera", "/a?b=http://c/");
    row("http://other:81/a?b", "other:81", "/a?b");
    row("HTTPS://[::1]/", "[::1]", "/");
    row("http://other", "other", "/");
    row("http://other?action=stream", "other", "/?action=stream");
    row("http://me:secret@other/a", "me:secret@other", "/a"); // which no policy allows
}

void TestRequestHead::absoluteFormIsMadeOriginForm()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, origin);
    const QByteArray bytes = headOfLine("GET " + target + " HTTP/1.1");
    const RequestHead head(bytes);
    QVERIFY(!head.refusal());
    QCOMPARE(head.value("host"), host);
    QCOMPARE(head.inOriginForm(bytes), headOfLine("GET " + origin + " HTTP/1.1"));
}

void TestRequestHead::onlyBodiesAreWaitedFor()
{
    const QByteArray expectation = "Expect: 100-continue\r\n";
    QVERIFY(RequestHead(headWith("Content-Length: 5\r\n" + expectation)).expectsContinue());
    QVERIFY(!RequestHead(headWith("Content-Length: 5\r\n")).expectsContinue());
    QVERIFY(!RequestHead(headWith(expectation)).expectsContinue());
    QVERIFY(!RequestHead("POST / HTTP/1.0\r\nContent-Length: 5\r\n" + expectation + "\r\n")
                 .expectsContinue());
}

void TestRequestHead::accepted_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::newRow("slashes within") << headOfLine("GET /a//b?c=//d HTTP/1.1");
    QTest::newRow("query") << headOfLine("GET /?action=stream HTTP/1.1");
    QTest::newRow("percent") << headOfLine("GET /%41?a=%20&b=[1] HTTP/1.1");
    QTest::newRow("unknown method") << headOfLine("BREW / HTTP/1.1");
    QTest::newRow("HTTP/1.0") << headOfLine("GET / HTTP/1.0");
    QTest::newRow("HTTP/1.0 without Host") << QByteArray("GET / HTTP/1.0\r\n\r\n");
    QTest::newRow("no length") << headWith({});
    QTest::newRow("length 0") << headWith("Content-Length: 0\r\n");
    QTest::newRow("length at the limit") << headWith("Content-Length: 4096\r\n");
    QTest::newRow("Latin-1 in a value") << headWith("X-Name: caf\xE9\r\n");
    QTest::newRow("tab in a value") << headWith("X-Name: a\tb\r\n");
    QTest::newRow("64 fields") << headWith(manyFields(63));
    QTest::newRow("absolute form") << headOfLine("GET http://camera/ HTTP/1.1");
    QTest::newRow("expectation") << headWith("Content-Length: 5\r\nExpect: 100-Continue\r\n");
    QTest::newRow("twice what may be") << headWith("Cookie: a\r\nCookie: b\r\n");
}

void TestRequestHead::accepted()
{
    QFETCH(QByteArray, head);
    QCOMPARE(statusOf(head), 0);
}

void TestRequestHead::refusedLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("status");
    QTest::newRow("HTTP/0.9") << QByteArray("GET /") << 400;
    QTest::newRow("HTTP/0.9 by name") << QByteArray("GET / HTTP/0.9") << 505;
    QTest::newRow("HTTP/2.0") << QByteArray("GET / HTTP/2.0") << 505;
    QTest::newRow("HTTP/1.2") << QByteArray("GET / HTTP/1.2") << 505;
    QTest::newRow("HTTP/1.1x") << QByteArray("GET / HTTP/1.1x") << 505;
    QTest::newRow("lower case version") << QByteArray("GET / http/1.1") << 400;
    QTest::newRow("other protocol") << QByteArray("GET / RTSP/1.0") << 400;
    QTest::newRow("empty") << QByteArray() << 400;
    QTest::newRow("one word") << QByteArray("nonsense") << 400;
    QTest::newRow("garbage") << QByteArray("\x16\x03\x01 \xFF\x80 \x01") << 400;
    QTest::newRow("two spaces") << QByteArray("GET  / HTTP/1.1") << 400;
    QTest::newRow("space at the end") << QByteArray("GET / HTTP/1.1 ") << 505;
    QTest::newRow("space in front") << QByteArray(" GET / HTTP/1.1") << 400;
    QTest::newRow("tab") << QByteArray("GET\t/\tHTTP/1.1") << 400;
    QTest::newRow("four words") << QByteArray("GET / / HTTP/1.1") << 400;
    QTest::newRow("method no token") << QByteArray("GE(T / HTTP/1.1") << 400;
    QTest::newRow("absolute form of another scheme") << QByteArray("GET ftp://a/ HTTP/1.1") << 400;
    QTest::newRow("absolute form without host") << QByteArray("GET http:///a HTTP/1.1") << 400;
    QTest::newRow("absolute form with a fragment") << QByteArray("GET http://a/#b HTTP/1.1") << 400;
    QTest::newRow("two slashes") << QByteArray("GET //a/ HTTP/1.1") << 400;
    QTest::newRow("two slashes behind a host") << QByteArray("GET http://a//b/ HTTP/1.1") << 400;
    QTest::newRow("half a scheme") << QByteArray("GET http:/a HTTP/1.1") << 400;
    QTest::newRow("authority form") << QByteArray("CONNECT camera:80 HTTP/1.1") << 400;
    QTest::newRow("asterisk form") << QByteArray("OPTIONS * HTTP/1.1") << 400;
    QTest::newRow("no slash") << QByteArray("GET mjpeg HTTP/1.1") << 400;
    QTest::newRow("fragment") << QByteArray("GET /#top HTTP/1.1") << 400;
    QTest::newRow("backslash") << QByteArray("GET /\\camera HTTP/1.1") << 400;
    QTest::newRow("beyond ASCII") << QByteArray("GET /\xC3\xA9 HTTP/1.1") << 400;
    QTest::newRow("delete character") << QByteArray("GET /\x7F HTTP/1.1") << 400;
    QTest::newRow("NUL in the target") << QByteArray("GET /\0a HTTP/1.1", 16) << 400;
    QTest::newRow("CR in the target") << QByteArray("GET /\ra HTTP/1.1") << 400;
    QTest::newRow("LF in the target") << QByteArray("GET /\na HTTP/1.1") << 400;
}

void TestRequestHead::refusedLines()
{
    QFETCH(QByteArray, line);
    QFETCH(int, status);
    QCOMPARE(statusOf(headOfLine(line)), status);
    QVERIFY(!RequestHead(headOfLine(line)).keepsConnection());
}

void TestRequestHead::refusedFields_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<int>("status");
    const QByteArray line = "GET / HTTP/1.1\r\n";
    QTest::newRow("no Host") << line + "\r\n" << 400;
    QTest::newRow("empty Host") << line + "Host:\r\n\r\n" << 400;
    QTest::newRow("two Hosts") << headWith("host: other\r\n") << 400;
    QTest::newRow("two Hosts in HTTP/1.0")
        << QByteArray("GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n") << 400;
    QTest::newRow("two logins") << headWith("Authorization: a\r\nauthorization: b\r\n") << 400;
    QTest::newRow("two origins") << headWith("Origin: null\r\nOrigin: null\r\n") << 400;
    QTest::newRow("space before the colon") << headWith("Content-Length : 5\r\n") << 400;
    QTest::newRow("tab before the colon") << headWith("X-Thing\t: 5\r\n") << 400;
    QTest::newRow("folded") << headWith("X-Thing: a\r\n b\r\n") << 400;
    QTest::newRow("folded with a tab") << headWith("X-Thing: a\r\n\tb: c\r\n") << 400;
    QTest::newRow("first field folded") << line + " Host: camera\r\n\r\n" << 400;
    QTest::newRow("no colon") << headWith("nonsense\r\n") << 400;
    QTest::newRow("no name") << headWith(": value\r\n") << 400;
    QTest::newRow("name no token") << headWith("X Thing: a\r\n") << 400;
    QTest::newRow("NUL in a value") << headWith(QByteArray("X: a\0b\r\n", 8)) << 400;
    QTest::newRow("NUL in a name") << headWith(QByteArray("X\0Y: a\r\n", 8)) << 400;
    QTest::newRow("escape in a value") << headWith("X: \x1B[31m\r\n") << 400;
    QTest::newRow("delete in a value") << headWith("X: \x7F\r\n") << 400;
    QTest::newRow("bare CR") << headWith("X: a\rContent-Length: 5\r\n") << 400;
    QTest::newRow("bare LF") << headWith("X: a\nContent-Length: 5\r\n") << 400;
    QTest::newRow("bare LF throughout") << QByteArray("GET / HTTP/1.1\nHost: a\n\n") << 400;
    QTest::newRow("bare LF at the end") << QByteArray("GET / HTTP/1.1\r\nHost: a\n\n") << 400;
    QTest::newRow("bare LF and empty line") << line + "Host: a\n\r\n" << 400;
    QTest::newRow("65 fields") << headWith(manyFields(64)) << 431;
}

void TestRequestHead::refusedFields()
{
    QFETCH(QByteArray, head);
    QFETCH(int, status);
    QCOMPARE(RequestHead::lengthOf(head), std::optional<qsizetype>(head.size()));
    QCOMPARE(statusOf(head), status);
    QVERIFY(!RequestHead(head).keepsConnection());
}

void TestRequestHead::refusedBodies_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &value, int status) {
        QTest::newRow(name) << "Content-Length: " + value + "\r\n" << status;
    };
    row("negative", "-1", 400);
    row("plus sign", "+5", 400);
    row("empty", "", 400);
    row("hexadecimal", "0x10", 400);
    row("fraction", "5.0", 400);
    row("exponent", "1e3", 400);
    row("list", "5, 5", 400);
    row("two words", "5 5", 400);
    row("one beyond the limit", "4097", 413);
    row("nine digits", "999999999", 413);
    row("2^32", "4294967296", 413);
    row("2^64 and 5", "18446744073709551621", 413);
    row("huge", QByteArray(400, '9'), 413);
    QTest::newRow("twice, the same")
        << QByteArray("Content-Length: 5\r\nContent-Length: 5\r\n") << 400;
    QTest::newRow("twice, different")
        << QByteArray("Content-Length: 5\r\ncontent-length: 6\r\n") << 400;
    QTest::newRow("length and chunked")
        << QByteArray("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") << 400;
    QTest::newRow("chunked and length")
        << QByteArray("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n") << 400;
    QTest::newRow("chunked") << QByteArray("Transfer-Encoding: chunked\r\n") << 411;
    QTest::newRow("identity") << QByteArray("Transfer-Encoding: identity\r\n") << 411;
    QTest::newRow("empty encoding") << QByteArray("Transfer-Encoding:\r\n") << 411;
    QTest::newRow("two encodings")
        << QByteArray("Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n") << 400;
    QTest::newRow("another expectation")
        << QByteArray("Content-Length: 5\r\nExpect: 100-continue, more\r\n") << 417;
    QTest::newRow("two expectations")
        << QByteArray("Expect: 100-continue\r\nExpect: 100-continue\r\n") << 400;
}

void TestRequestHead::refusedBodies()
{
    QFETCH(QByteArray, fields);
    QFETCH(int, status);
    QCOMPARE(statusOf(headWith(fields)), status);
    QCOMPARE(RequestHead(headWith(fields)).bodyBytes(), 0);
    QVERIFY(!RequestHead(headWith(fields)).keepsConnection());
}

void TestRequestHead::whereTheHeadEnds_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("length"); // -1: not yet
    QTest::newRow("nothing") << QByteArray() << -1;
    QTest::newRow("one line") << QByteArray("GET / HTTP/1.1\r\n") << -1;
    QTest::newRow("almost") << QByteArray("GET / HTTP/1.1\r\n\r") << -1;
    QTest::newRow("just") << QByteArray("GET / HTTP/1.1\r\n\r\n") << 18;
    QTest::newRow("with more behind") << QByteArray("GET / HTTP/1.1\r\n\r\nGET /\r\n\r\n") << 18;
    QTest::newRow("bare LF twice") << QByteArray("GET / HTTP/1.1\n\nmore") << 16;
    QTest::newRow("bare LF and CR LF") << QByteArray("GET / HTTP/1.1\n\r\nmore") << 17;
    QTest::newRow("the first of two ends") << QByteArray("a\n\nb\r\n\r\n") << 3;
    QTest::newRow("the other first") << QByteArray("a\r\n\r\nb\n\n") << 5;
}

void TestRequestHead::whereTheHeadEnds()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, length);
    QCOMPARE(static_cast<int>(RequestHead::lengthOf(bytes).value_or(-1)), length);
}

void TestRequestHead::keepsTheConnection_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<bool>("keeps");
    QTest::newRow("by default") << headWith({}) << true;
    QTest::newRow("keep-alive") << headWith("Connection: keep-alive\r\n") << true;
    QTest::newRow("close") << headWith("Connection: Close\r\n") << false;
    QTest::newRow("close among others") << headWith("Connection: TE, close\r\n") << false;
    QTest::newRow("HTTP/1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << false;
}

void TestRequestHead::keepsTheConnection()
{
    QFETCH(QByteArray, head);
    QFETCH(bool, keeps);
    QCOMPARE(RequestHead(head).keepsConnection(), keeps);
}

VEDETTE_TEST(TestRequestHead)
#include "TestRequestHead.moc"
