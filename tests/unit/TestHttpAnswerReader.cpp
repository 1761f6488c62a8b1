// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/HttpAnswerReader.h"
#include "TestProgram.h"

#include <QTest>

#include <algorithm>

using namespace vedette;
using Progress = HttpAnswerReader::Progress;

namespace {

/// A head that begins well, and what follows.
QByteArray ok(const QByteArray &rest)
{
    return "HTTP/1.1 200 OK\r\n" + rest;
}

QByteArray chunkedOk(const QByteArray &chunks)
{
    return ok("Transfer-Encoding: chunked\r\n\r\n" + chunks);
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

/// What a reader makes of bytes, fed in pieces.
struct ReadAnswer
{
    HttpAnswerReader reader;
    QByteArray body;
    bool hasSurplus = false; ///< bytes behind the answer came with its end
};

ReadAnswer readInPieces(const QByteArray &bytes, qsizetype piece)
{
    ReadAnswer read;
    for (qsizetype at = 0; at < bytes.size() && !read.reader.isOver(); at += piece) {
        QByteArrayView rest = QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at));
        while (!rest.isEmpty() && !read.reader.isOver()) {
            read.body.append(read.reader.take(rest));
        }
        read.hasSurplus = !rest.isEmpty();
    }
    return read;
}

} // namespace

class TestHttpAnswerReader : public QObject
{
    Q_OBJECT

private slots:
    void answers_data();
    void answers();
    void problems_data();
    void problems();
    void cutOff_data();
    void cutOff();
    void stopsBehindTheHead();
    void endlessChunksAreRead();
    void fields_data();
    void fields();
    void theLastTypeThatMakesSenseCounts_data();
    void theLastTypeThatMakesSenseCounts();
    void compression_data();
    void compression();
};

void TestHttpAnswerReader::answers_data() // NOLINT(readability-function-size): a table
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
    row("chunked", chunkedOk("3\r\nabc\r\n0A;x=y\r\n0123456789\r\n0\r\n\r\n"), false, 200,
        "abc0123456789", true);
    row("chunked, trailers", ok("Transfer-Encoding: Chunked\r\n\r\n0\r\nX: y\r\n\r\n"), false, 200,
        "", true);
    row("chunked, LF only", chunkedOk("1\na\n0\n\n"), false, 200, "a", true);
    row("chunked wins over a length",
        ok("Content-Length: 99\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n"), false,
        200, "a", true);
    row("no content", "HTTP/1.1 204 No Content\r\n\r\n", false, 204, "", true);
    row("not modified, with a length", "HTTP/1.1 304 X\r\nContent-Length: 5\r\n\r\n", false, 304,
        "", true);
    for (const char *const interim :
         {"100 Continue\r\n", "101 Switching Protocols\r\nUpgrade: x\r\n", "102 Processing\r\n",
          "103 Early Hints\r\nContent-Length: 9\r\n", "199 \r\nno field\r\n"}) {
        row(interim, QByteArray("HTTP/1.1 ") + interim + "\r\n" + ok("Content-Length: 1\r\n\r\nx"),
            false, 200, "x", true);
    }
    row("LF only", "HTTP/1.1 200 OK\nContent-Length: 2\n\nok", false, 200, "ok", true);
    row("two CR", "HTTP/1.1 200 OK\r\r\nContent-Length: 2\r\r\n\r\r\nok", false, 200, "ok", true);
    row("line ends in front", "\r\n\r\n" + ok("Content-Length: 2\r\n\r\nok"), false, 200, "ok",
        true);
    row("no reason", "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok", false, 200, "ok", true);
    row("lower case, two spaces", "http/1.1  200  ok\r\nContent-Length: 2\r\n\r\nok", false, 200,
        "ok", true);
    row("HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok", false, 200, "ok", false);
    row("HTTP/1.0, kept",
        "HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\nContent-Length: 2\r\n\r\nok", false, 200,
        "ok", true);
    row("closing", ok("Connection: x, Close\r\nContent-Length: 2\r\n\r\nok"), false, 200, "ok",
        false);

    // What makes no sense is skipped.
    row("a date without a name", ok("Tue, 12 Jun 2012\r\nContent-Length: 2\r\n\r\nok"), false, 200,
        "ok", true);
    row("a field without colon", ok("Content-Length 9\r\nContent-Length: 2\r\n\r\nok"), false, 200,
        "ok", true);
    row("a field without name", ok(": 9\r\nContent-Length: 2\r\n\r\nok"), false, 200, "ok", true);
    row("a name with spaces", ok("Content Length: 9\r\nContent-Length: 2\r\n\r\nok"), false, 200,
        "ok", true);
    row("a folded line in front", ok(" Content-Length: 9\r\nContent-Length: 2\r\n\r\nok"), false,
        200, "ok", true);
    row("a space before the colon", ok("Content-Length : 2\r\n\r\nok"), false, 200, "ok", true);
    row("a folded length", ok("Content-Length:\r\n\t2\r\n\r\nok"), false, 200, "ok", true);
    row("control characters", ok("Content-Length: 9\x01\r\nContent-Length: 2\r\n\r\nok"), false,
        200, "ok", true);
    row("a negative length", ok("Content-Length: -2\r\n\r\nok"), true, 200, "ok", false);
    row("an empty length", ok("Content-Length:\r\n\r\nok"), true, 200, "ok", false);
    row("a length of 2^64", ok("Content-Length: 18446744073709551616\r\n\r\nok"), true, 200, "ok",
        false);
    row("two lengths", ok("Content-Length: 1\r\nContent-Length: 3\r\n\r\nok"), true, 200, "ok",
        false);
    row("the same length twice", ok("Content-Length: 2\r\nContent-Length: 2\r\n\r\nok"), false, 200,
        "ok", true);

    row("head at the limit", headOf(HttpAnswerReader::MaximumHeadBytes) + "ok", false, 200, "ok",
        true);
    row("fields at the limit",
        ok(::fields(HttpAnswerReader::MaximumFields - 1) + "Content-Length: 2\r\n\r\nok"), false,
        200, "ok", true);
    row("chunk line at the limit",
        chunkedOk("1;" + QByteArray(HttpAnswerReader::MaximumChunkLineBytes - 4, 'x') +
                  "\r\na\r\n0\r\n\r\n"),
        false, 200, "a", true);
}

void TestHttpAnswerReader::answers()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, closed);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(bool, keepsConnection);
    for (const qsizetype piece : {bytes.size(), qsizetype(1), qsizetype(3), qsizetype(1000)}) {
        ReadAnswer read = readInPieces(bytes, piece);
        if (closed) {
            QCOMPARE(read.reader.progress(), Progress::Body);
            read.reader.connectionClosed();
        }
        QCOMPARE(read.reader.progress(), Progress::Complete);
        QCOMPARE(read.reader.head().status, status);
        QCOMPARE(read.body, body);
        QCOMPARE(read.reader.head().keepsConnection, keepsConnection);
        QVERIFY(!read.hasSurplus);
    }
    QVERIFY(closed || readInPieces(bytes + 'x', bytes.size() + 1).hasSurplus);
}

void TestHttpAnswerReader::problems_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Progress>("problem");
    const auto row = [](const char *name, const QByteArray &bytes, Progress problem) {
        QTest::newRow(name) << bytes << problem;
    };
    row("SSH", "SSH-2.0-OpenSSH_9.2\r\n", Progress::NotHttp);
    row("internet radio", "ICY 200 OK\r\n", Progress::NotHttp);
    row("RTSP", "RTSP/1.0 200 OK\r\n", Progress::NotHttp);
    row("HTTP/2", "HTTP/2 200 OK\r\n", Progress::NotHttp);
    row("a web page without a head", "<html>\n", Progress::NotHttp);
    row("a picture without a head", "\xFF\xD8\xFF", Progress::NotHttp);
    row("one wrong byte", "HTTQ", Progress::NotHttp);
    row("NUL", QByteArray("HTTP/1.1 20\0 OK\r\n", 17), Progress::NotHttp);
    row("no status", "HTTP/1.1\r\n", Progress::NotHttp);
    row("nothing behind the version", "HTTP/1.\r\n", Progress::NotHttp);
    row("status of two digits", "HTTP/1.1 20 OK\r\n", Progress::NotHttp);
    row("status of four digits", "HTTP/1.1 2000 OK\r\n", Progress::NotHttp);
    row("status below 100", "HTTP/1.1 099 OK\r\n", Progress::NotHttp);
    row("signed status", "HTTP/1.1 +20 OK\r\n", Progress::NotHttp);
    row("head beyond the limit", headOf(HttpAnswerReader::MaximumHeadBytes + 1),
        Progress::HeadTooLong);
    row("a line without end", ok("X: " + QByteArray(HttpAnswerReader::MaximumHeadBytes, 'x')),
        Progress::HeadTooLong);
    row("fields beyond the limit", ok(::fields(HttpAnswerReader::MaximumFields + 1) + "\r\n"),
        Progress::HeadTooLong);
    row("interim answers without end", QByteArray("HTTP/1.1 100 Continue\r\n\r\n").repeated(1000),
        Progress::HeadTooLong);
    row("chunk size is none", chunkedOk("xyz\r\n"), Progress::BodyBroken);
    row("chunk size is negative", chunkedOk("-1\r\n"), Progress::BodyBroken);
    row("chunk size is empty", chunkedOk("\r\n"), Progress::BodyBroken);
    row("chunk size beyond 64 bits", chunkedOk("1ffffffffffffffff\r\n"), Progress::BodyBroken);
    row("chunk without its end", chunkedOk("1\r\nab\r\n"), Progress::BodyBroken);
    row("endless chunk size",
        chunkedOk(QByteArray(HttpAnswerReader::MaximumChunkLineBytes + 1, '0')),
        Progress::BodyBroken);
    row("endless trailers", chunkedOk("0\r\n" + QByteArray("X: y\r\n").repeated(10000)),
        Progress::BodyBroken);
}

void TestHttpAnswerReader::problems()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Progress, problem);
    for (const qsizetype piece : {bytes.size(), qsizetype(1)}) {
        ReadAnswer read = readInPieces(bytes, piece);
        QCOMPARE(read.reader.progress(), problem);
        read.reader.connectionClosed();
        QCOMPARE(read.reader.progress(), problem);
        QVERIFY(!read.reader.head().keepsConnection);
    }
}

void TestHttpAnswerReader::cutOff_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Progress>("progress");
    QTest::newRow("nothing") << QByteArray() << Progress::CutOff;
    QTest::newRow("in the status line") << QByteArray("HTTP/1.1 2") << Progress::CutOff;
    QTest::newRow("in the head") << ok("Content-Le") << Progress::CutOff;
    QTest::newRow("after an interim answer")
        << QByteArray("HTTP/1.1 100 Continue\r\n\r\n") << Progress::CutOff;
    QTest::newRow("in the body") << ok("Content-Length: 9\r\n\r\nok") << Progress::BodyBroken;
    QTest::newRow("in a chunk") << chunkedOk("9\r\nok") << Progress::BodyBroken;
    QTest::newRow("between chunks") << chunkedOk("2\r\nok\r\n") << Progress::BodyBroken;
}

void TestHttpAnswerReader::cutOff()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Progress, progress);
    ReadAnswer read = readInPieces(bytes, bytes.size());
    QVERIFY(!read.reader.isOver());
    read.reader.connectionClosed();
    QCOMPARE(read.reader.progress(), progress);
    QVERIFY(!read.reader.head().keepsConnection);
}

/// Whoever reads the head decides what becomes of the body.
void TestHttpAnswerReader::stopsBehindTheHead()
{
    const QByteArray bytes = ok("Content-Length: 2\r\n\r\nok");
    HttpAnswerReader reader;
    QVERIFY(reader.isUntouched());
    QByteArrayView rest = bytes;
    QVERIFY(reader.take(rest).isEmpty());
    QCOMPARE(reader.progress(), Progress::Body);
    QCOMPARE(rest.toByteArray(), QByteArray("ok"));
    QVERIFY(!reader.isUntouched());
}

/// The limits are for each chunk: a stream has millions.
void TestHttpAnswerReader::endlessChunksAreRead()
{
    constexpr int Chunks = 20000;
    const ReadAnswer read =
        readInPieces(chunkedOk(QByteArray("1\r\na\r\n").repeated(Chunks)), 4096);
    QCOMPARE(read.reader.progress(), Progress::Body);
    QCOMPARE(read.body.size(), Chunks);
}

void TestHttpAnswerReader::fields_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QList<QByteArray>>("challenges");
    QTest::newRow("two, any case") << QByteArray("WWW-Authenticate: Digest realm=\"a\"\r\n"
                                                 "www-authenticate:  Basic realm=\"b\" \r\n")
                                   << QList<QByteArray>{"Digest realm=\"a\"", "Basic realm=\"b\""};
    QTest::newRow("folded") << QByteArray("WWW-Authenticate: Digest realm=\"a\",\r\n"
                                          "   nonce=\"n\"\r\n\tqop=auth\r\n")
                            << QList<QByteArray>{"Digest realm=\"a\", nonce=\"n\" qop=auth"};
    QTest::newRow("after a line that is no field")
        << QByteArray("Cache-Control no-cache\r\n  folded\r\nWWW-Authenticate: Basic\r\n")
        << QList<QByteArray>{"Basic"};
    QTest::newRow("a line of the server's own within")
        << QByteArray("WWW-Authenticate: Basic\rX: y\r\nWWW-Authenticate: Basic\r\n")
        << QList<QByteArray>{"Basic"};
    QTest::newRow("of an interim answer")
        << QByteArray("WWW-Authenticate: Basic\r\n\r\nHTTP/1.1 401 X\r\n") << QList<QByteArray>{};
}

void TestHttpAnswerReader::fields()
{
    QFETCH(QByteArray, lines);
    QFETCH(QList<QByteArray>, challenges);
    const bool isInterim = lines.contains("401");
    const ReadAnswer read =
        readInPieces((isInterim ? "HTTP/1.1 100 X\r\n" : "HTTP/1.1 401 X\r\n") + lines + "\r\n", 7);
    QCOMPARE(read.reader.progress(), Progress::Body);
    QCOMPARE(read.reader.head().values("www-authenticate"), challenges);
    QCOMPARE(read.reader.head().value("www-authenticate"),
             challenges.isEmpty() ? QByteArray() : challenges.constLast());
}

void TestHttpAnswerReader::theLastTypeThatMakesSenseCounts_data()
{
    QTest::addColumn<QList<QByteArray>>("types");
    QTest::addColumn<QByteArray>("counts");
    QTest::newRow("none") << QList<QByteArray>{} << QByteArray();
    QTest::newRow("one") << QList<QByteArray>{"image/jpeg"} << QByteArray("image/jpeg");
    QTest::newRow("two") << QList<QByteArray>{"text/plain", "multipart/x-mixed-replace; boundary=b"}
                         << QByteArray("multipart/x-mixed-replace; boundary=b");
    QTest::newRow("the last is none")
        << QList<QByteArray>{"image/jpeg", "jpeg", "/", "", "image/"} << QByteArray("image/jpeg");
    QTest::newRow("a slash in a parameter only")
        << QList<QByteArray>{"image/jpeg", "x; a=b/c"} << QByteArray("image/jpeg");
}

void TestHttpAnswerReader::theLastTypeThatMakesSenseCounts()
{
    QFETCH(QList<QByteArray>, types);
    QFETCH(QByteArray, counts);
    HttpAnswerHead head;
    for (const QByteArray &type : std::as_const(types)) {
        head.fields.append({"content-type", type});
    }
    QCOMPARE(head.contentType(), counts);
}

void TestHttpAnswerReader::compression_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("compression");
    QTest::newRow("none") << QByteArray("X: gzip") << QByteArray();
    QTest::newRow("identity") << QByteArray("Content-Encoding: identity") << QByteArray();
    QTest::newRow("a character set") << QByteArray("Content-Encoding: utf-8") << QByteArray();
    QTest::newRow("chunked") << QByteArray("Transfer-Encoding: chunked") << QByteArray();
    QTest::newRow("gzip") << QByteArray("content-encoding: GZip") << QByteArray("gzip");
    QTest::newRow("br, of several")
        << QByteArray("Content-Encoding: identity, br") << QByteArray("br");
    QTest::newRow("on the way") << QByteArray("Transfer-Encoding: deflate, chunked")
                                << QByteArray("deflate");
}

void TestHttpAnswerReader::compression()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, compression);
    QCOMPARE(readInPieces(ok(field + "\r\n\r\n"), 5).reader.head().compression(), compression);
}

VEDETTE_TEST(TestHttpAnswerReader)
#include "TestHttpAnswerReader.moc"
