// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/HttpAnswerReader.h"
#include "TestProgram.h"

#include <QTest>

using namespace vedette;
using Progress = HttpAnswerReader::Progress;

namespace {

/// A head that begins well, and what follows.
QByteArray ok(const QByteArray &rest)
{
    return "HTTP/1.1 200 OK\r\n" + rest;
}

/// A head of exactly this many bytes, with a body of two.
QByteArray headOf(qsizetype size)
{
    const QByteArray rest = "\r\nContent-Length: 2\r\n\r\n";
    const QByteArray begin = ok("X: ");
    return begin + QByteArray(size - begin.size() - rest.size(), 'x') + rest;
}

QByteArray fields(int count)
{
    return QByteArray("X: y\r\n").repeated(count);
}

} // namespace

class TestHttpAnswerReader : public QObject
{
    Q_OBJECT

private slots:
    void answers_data();
    void answers();
    void malformed_data();
    void malformed();
    void cutOff_data();
    void cutOff();
    void challenges();
};

void TestHttpAnswerReader::answers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("closed");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("keepsConnection");
    const auto row = [](const char *name, const QByteArray &bytes, bool closed, int status,
                        const QByteArray &body, bool keepsConnection) {
        QTest::newRow(name) << bytes << closed << status << body << keepsConnection;
    };
    row("counted", ok("Content-Length: 2\r\n\r\nok"), false, 200, "ok", true);
    row("counted, empty", "HTTP/1.1 500 \r\ncontent-LENGTH:0\r\n\r\n", false, 500, "", true);
    row("until close", ok("\r\nok"), true, 200, "ok", false);
    row("chunked",
        ok("Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0A;x=y\r\n0123456789\r\n0\r\n\r\n"),
        false, 200, "abc0123456789", true);
    row("chunked, trailers", ok("Transfer-Encoding: Chunked\r\n\r\n0\r\nX: y\r\n\r\n"), false, 200,
        "", true);
    row("chunked wins over a length",
        ok("Content-Length: 99\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n"), false,
        200, "a", true);
    row("no content", "HTTP/1.1 204 No Content\r\n\r\n", false, 204, "", true);
    row("not modified, with a length", "HTTP/1.1 304 X\r\nContent-Length: 5\r\n\r\n", false, 304,
        "", true);
    row("interim answers",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 X\r\nA: b\r\n\r\n" +
            ok("Content-Length: 1\r\n\r\nx"),
        false, 200, "x", true);
    row("switching protocols", "HTTP/1.1 101 X\r\n\r\n", false, 101, "", true);
    row("LF only", "HTTP/1.1 200 OK\nContent-Length: 2\n\nok", false, 200, "ok", true);
    row("no reason", "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok", false, 200, "ok", true);
    row("HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok", false, 200, "ok", false);
    row("HTTP/1.0, kept",
        "HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\nContent-Length: 2\r\n\r\nok", false, 200,
        "ok", true);
    row("closing", ok("Connection: x, Close\r\nContent-Length: 2\r\n\r\nok"), false, 200, "ok",
        false);
    row("the same length twice", ok("Content-Length: 2\r\nContent-Length: 2\r\n\r\nok"), false, 200,
        "ok", true);
    row("bytes behind", ok("Content-Length: 2\r\n\r\nokHTTP/1.1 500 no\r\n\r\n"), false, 200, "ok",
        false);

    // Behind a complete head the status stands, whatever comes.
    row("chunk size is none", ok("Transfer-Encoding: chunked\r\n\r\nxyz\r\n"), false, 200, "",
        false);
    row("chunk size is negative", ok("Transfer-Encoding: chunked\r\n\r\n-1\r\n"), false, 200, "",
        false);
    row("chunk size beyond 64 bits", ok("Transfer-Encoding: chunked\r\n\r\n1ffffffffffffffff\r\n"),
        false, 200, "", false);
    row("chunk without its end", ok("Transfer-Encoding: chunked\r\n\r\n1\r\nab\r\n"), false, 200,
        "a", false);
    row("endless chunk size",
        ok("Transfer-Encoding: chunked\r\n\r\n" +
           QByteArray(HttpAnswerReader::MaximumHeadBytes, '0')),
        false, 200, "", false);

    const QByteArray most(HttpAnswerReader::MaximumBodyBytes, 'x');
    const QByteArray length = QByteArray::number(HttpAnswerReader::MaximumBodyBytes);
    row("body at the limit", ok("Content-Length: " + length + "\r\n\r\n" + most), false, 200, most,
        true);
    row("body beyond", ok("\r\n" + most + 'x'), false, 200, most, false);
    row("length of 2^64 - 1", ok("Content-Length: 18446744073709551615\r\n\r\n" + most + 'x'),
        false, 200, most, false);
    row("head at the limit", headOf(HttpAnswerReader::MaximumHeadBytes) + "ok", false, 200, "ok",
        true);
    row("fields at the limit",
        ok(fields(HttpAnswerReader::MaximumFields - 1) + "Content-Length: 2\r\n\r\nok"), false, 200,
        "ok", true);
}

void TestHttpAnswerReader::answers()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, closed);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(bool, keepsConnection);
    for (const qsizetype piece : {bytes.size(), qsizetype(1), qsizetype(3), qsizetype(1000)}) {
        HttpAnswerReader reader;
        Progress progress = Progress::Incomplete;
        bool left = false;
        for (qsizetype at = 0; at < bytes.size() && !left; at += piece) {
            progress = reader.feed(bytes.mid(at, piece));
            left = progress == Progress::Complete;
        }
        if (closed) {
            QCOMPARE(progress, Progress::Incomplete);
            progress = reader.connectionClosed();
        }
        QCOMPARE(progress, Progress::Complete);
        QCOMPARE(reader.answer().status, status);
        QCOMPARE(reader.answer().body, body);
        // Bytes behind the answer show only when they come with its end.
        if (piece == bytes.size()) {
            QCOMPARE(reader.answer().keepsConnection, keepsConnection);
        }
    }
}

void TestHttpAnswerReader::malformed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("another protocol") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n");
    QTest::newRow("HTTP/2") << QByteArray("HTTP/2 200 OK\r\n");
    QTest::newRow("a web page") << QByteArray("<html>\n");
    QTest::newRow("empty line") << QByteArray("\r\n");
    QTest::newRow("NUL") << QByteArray("HTTP/1.1 20\0 OK\r\n", 17);
    QTest::newRow("status of two digits") << QByteArray("HTTP/1.1 20 OK\r\n");
    QTest::newRow("status of four digits") << QByteArray("HTTP/1.1 2000 OK\r\n");
    QTest::newRow("status below 100") << QByteArray("HTTP/1.1 099 OK\r\n");
    QTest::newRow("signed status") << QByteArray("HTTP/1.1 +20 OK\r\n");
    QTest::newRow("field without colon") << ok("Content-Length 2\r\n");
    QTest::newRow("field without name") << ok(": 2\r\n");
    QTest::newRow("negative length") << ok("Content-Length: -2\r\n");
    QTest::newRow("empty length") << ok("Content-Length:\r\n");
    QTest::newRow("length of 2^64") << ok("Content-Length: 18446744073709551616\r\n");
    QTest::newRow("two lengths") << ok("Content-Length: 2\r\nContent-Length: 3\r\n");
    QTest::newRow("head beyond the limit") << headOf(HttpAnswerReader::MaximumHeadBytes + 1);
    QTest::newRow("a line without end") << QByteArray(HttpAnswerReader::MaximumHeadBytes + 1, 'H');
    QTest::newRow("fields beyond the limit") << ok(fields(HttpAnswerReader::MaximumFields + 1));
    QTest::newRow("interim answers without end")
        << QByteArray("HTTP/1.1 100 Continue\r\n\r\n").repeated(1000);
}

void TestHttpAnswerReader::malformed()
{
    QFETCH(QByteArray, bytes);
    for (const qsizetype piece : {bytes.size(), qsizetype(1)}) {
        HttpAnswerReader reader;
        Progress progress = Progress::Incomplete;
        for (qsizetype at = 0; at < bytes.size(); at += piece) {
            progress = reader.feed(bytes.mid(at, piece));
        }
        QCOMPARE(progress, Progress::Malformed);
        QCOMPARE(reader.connectionClosed(), Progress::Malformed);
    }
}

void TestHttpAnswerReader::cutOff_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Progress>("progress");
    QTest::newRow("nothing") << QByteArray() << Progress::Incomplete;
    QTest::newRow("in the status line") << QByteArray("HTTP/1.1 2") << Progress::Incomplete;
    QTest::newRow("in the head") << ok("Content-Le") << Progress::Incomplete;
    QTest::newRow("after an interim answer")
        << QByteArray("HTTP/1.1 100 Continue\r\n\r\n") << Progress::Incomplete;
    QTest::newRow("in the body") << ok("Content-Length: 9\r\n\r\nok") << Progress::Complete;
    QTest::newRow("in a chunk") << ok("Transfer-Encoding: chunked\r\n\r\n9\r\nok")
                                << Progress::Complete;
}

void TestHttpAnswerReader::cutOff()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Progress, progress);
    HttpAnswerReader reader;
    QCOMPARE(reader.feed(bytes), Progress::Incomplete);
    QCOMPARE(reader.connectionClosed(), progress);
    QVERIFY(!reader.answer().keepsConnection);
}

void TestHttpAnswerReader::challenges()
{
    HttpAnswerReader reader;
    reader.feed("HTTP/1.1 401 X\r\nWWW-Authenticate: Digest realm=\"a\"\r\n"
                "www-authenticate:  Basic realm=\"b\" \r\nContent-Length: 0\r\n\r\n");
    QCOMPARE(reader.answer().challenges,
             (QList<QByteArray>{"Digest realm=\"a\"", "Basic realm=\"b\""}));
}

VEDETTE_TEST(TestHttpAnswerReader)
#include "TestHttpAnswerReader.moc"
