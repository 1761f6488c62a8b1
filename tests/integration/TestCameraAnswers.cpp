// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "CameraConfigs.h"
#include "OddCamera.h"
#include "ScriptedServer.h"
#include "stream/CameraStream.h"
#include "TestProgram.h"

#include <QSet>
#include <QSignalSpy>
#include <QSslServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace vedette;

Q_DECLARE_METATYPE(vedette::ScriptedServer::Answer)
Q_DECLARE_METATYPE(vedette::test::PictureBytes)

namespace {

/// An answer is there at once; the name server may have to give up first, in milliseconds.
constexpr int FailureTimeout = 20000;

/// Says all it has to say, and closes, as HTTP/1.0 ends an answer.
ScriptedServer::Answer onceAndClose(const QByteArray &bytes)
{
    return [bytes](QTcpSocket &socket, const QByteArray &) {
        socket.write(bytes);
        socket.disconnectFromHost();
    };
}

ScriptedServer::Answer redirectTo(const QByteArray &location)
{
    return always(ScriptedServer::response(302, {}, "Location: " + location + "\r\n"));
}

QByteArray okLine()
{
    return "HTTP/1.1 200 OK\r\n";
}

QByteArray streamType()
{
    return "Content-Type: multipart/x-mixed-replace;boundary=frame\r\n";
}

/// Starts a stream and waits for what it says when the first attempt has failed.
StreamStatus firstFailure(const QUrl &camera)
{
    CameraStream stream(cameraConfig(camera));
    QSignalSpy frames(&stream, &CameraStream::frameReady);
    stream.start();
    const bool failed =
        QTest::qWaitFor([&] { return stream.status().retryAt.has_value(); }, FailureTimeout);
    if (!failed || !frames.isEmpty()) {
        QTest::qFail("the attempt did not fail, or brought a frame", __FILE__, __LINE__);
    }
    return stream.status();
}

} // namespace

/// What users are told of each answer that is no stream. Every one is followed by another attempt.
class TestCameraAnswers : public QObject
{
    Q_OBJECT

private slots:
    void whatIsNoStreamIsTold_data();
    void whatIsNoStreamIsTold();
    void anUnknownHostIsTold();
    void aCertificateNobodyVouchesForIsTold();
    void aStreamThatEndsIsInterrupted();
    void oddStreamsAreLive_data();
    void oddStreamsAreLive();
    void aPictureAtATimeIsPolled_data();
    void aPictureAtATimeIsPolled();
    void slowPicturesAreWaitedFor_data();
    void slowPicturesAreWaitedFor();
    void theEndOfOneStreamIsNotThatOfAnother();
};

void TestCameraAnswers::whatIsNoStreamIsTold_data()
{
    QTest::addColumn<ScriptedServer::Answer>("answer");
    QTest::addColumn<StreamState>("state");
    QTest::addColumn<QString>("reason");
    const auto page = ScriptedServer::response(200, "<html>", "Content-Type: text/html\r\n");
    QTest::newRow("a web page") << always(page) << StreamState::Unsupported
                                << u"answers with text/html instead of pictures"_s;
    QTest::newRow("no type, and no stream")
        << always(ScriptedServer::response(200, "?")) << StreamState::Interrupted
        << u"the camera ended the stream"_s;
    QTest::newRow("an error of its own") << always(ScriptedServer::response(500, "?"))
                                         << StreamState::Unsupported << u"HTTP status 500"_s;
    QTest::newRow("forbidden") << always(ScriptedServer::response(403, "?"))
                               << StreamState::Unauthorized << u"user name"_s;
    QTest::newRow("a redirect in a circle")
        << redirectTo("/mjpeg") << StreamState::Unsupported << u"redirects in a circle"_s;
    QTest::newRow("a redirect to no host")
        << redirectTo("http:///") << StreamState::Unsupported << u"an invalid address"_s;
    QTest::newRow("a still that is no picture")
        << onceAndClose("HTTP/1.0 200 OK\r\nContent-Type: image/jpeg\r\n\r\nno picture")
        << StreamState::Stalled << u"no complete picture"_s;
    QTest::newRow("nothing") << ScriptedServer::Answer(
                                    [](QTcpSocket &socket, const QByteArray &) { socket.abort(); })
                             << StreamState::Interrupted << u"closed the connection without"_s;
    QTest::newRow("half a head") << onceAndClose("HTTP/1.1 200 OK\r\nContent-Ty")
                                 << StreamState::Interrupted << u"closed the connection without"_s;
    QTest::newRow("internet radio") << always("ICY 200 OK\r\nicy-name: x\r\n\r\n")
                                    << StreamState::Unsupported << u"does not speak HTTP"_s;
    QTest::newRow("RTSP") << always("RTSP/1.0 400 Bad Request\r\n\r\n") << StreamState::Unsupported
                          << u"does not speak HTTP"_s;
    QTest::newRow("SSH, without a line end")
        << always("SSH-2.0") << StreamState::Unsupported << u"does not speak HTTP"_s;
    QTest::newRow("a head without end") << always(okLine() + QByteArray("X: y\r\n").repeated(100))
                                        << StreamState::Unreachable << u"head does not end"_s;
    QTest::newRow("compressed") << always(okLine() + streamType() +
                                          "Content-Encoding: deflate\r\n\r\n")
                                << StreamState::Unsupported << u"compressed (deflate)"_s;
    QTest::newRow("chunks that are not valid")
        << always(okLine() + streamType() + "Transfer-Encoding: chunked\r\n\r\n--frame\r\n")
        << StreamState::Interrupted << u"broke the connection"_s;
    QTest::newRow("a body cut short")
        << onceAndClose(okLine() + streamType() + "Content-Length: 99\r\n\r\n--frame\r\n")
        << StreamState::Interrupted << u"broke the connection"_s;
    QTest::newRow("text that begins with dashes")
        << always(ScriptedServer::response(200, "-- a list --\n", "Content-Type: text/plain\r\n"))
        << StreamState::Unsupported << u"text/plain instead of pictures"_s;
    QTest::newRow("a kind of login nobody here knows")
        << always(ScriptedServer::response(401, "", "WWW-Authenticate: NTLM\r\n"))
        << StreamState::Unauthorized << u"kind of login that Vedette does not know (ntlm)"_s;
}

void TestCameraAnswers::whatIsNoStreamIsTold()
{
    QFETCH(ScriptedServer::Answer, answer);
    QFETCH(StreamState, state);
    QFETCH(QString, reason);
    ScriptedServer camera(answer);
    const StreamStatus status = firstFailure(camera.url(u"/mjpeg"_s));
    QVERIFY2(status.reason.contains(reason), qPrintable(status.reason));
    QCOMPARE(status.state, state);
    const bool isRedirected = reason.contains(u"in a circle"_s);
    const bool isPolled = state == StreamState::Stalled;
    if (!isRedirected && !isPolled) {
        QCOMPARE(camera.connections, 1);
    }
}

void TestCameraAnswers::anUnknownHostIsTold()
{
    // A name that never exists (RFC 6761, 6.4).
    const StreamStatus status = firstFailure(QUrl(u"http://camera.invalid/mjpeg"_s));
    QCOMPARE(status.state, StreamState::Unreachable);
    QVERIFY2(status.reason.contains(u"no host named camera.invalid"_s), qPrintable(status.reason));
}

void TestCameraAnswers::aCertificateNobodyVouchesForIsTold()
{
    // A server without any certificate cannot even agree on a cipher.
    QSslServer camera;
    QVERIFY(camera.listen(QHostAddress::LocalHost));
    const StreamStatus status =
        firstFailure(QUrl(u"https://127.0.0.1:%1/mjpeg"_s.arg(camera.serverPort())));
    QCOMPARE(status.state, StreamState::Unreachable);
    QVERIFY2(status.reason.contains(u"no secure connection to 127.0.0.1"_s),
             qPrintable(status.reason));
}

void TestCameraAnswers::aStreamThatEndsIsInterrupted()
{
    ScriptedServer camera(
        onceAndClose("HTTP/1.0 200 OK\r\nContent-Type: multipart/x-mixed-replace;boundary=b\r\n"
                     "\r\n--b\r\nContent-Type: image/jpeg\r\n\r\n\xff\xd8"));
    const StreamStatus status = firstFailure(camera.url(u"/mjpeg"_s));
    QCOMPARE(status.state, StreamState::Interrupted);
    QCOMPARE(status.reason, u"the camera ended the stream"_s);
}

void TestCameraAnswers::oddStreamsAreLive_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<vedette::test::PictureBytes>("picture");
    const auto row = [](const char *name, const QByteArray &fields,
                        const vedette::test::PictureBytes &picture = vedette::test::multipartPart) {
        QTest::newRow(name) << okLine() + fields + "\r\n" << picture;
    };
    row("a line that is no field", "GoAhead-Webs\r\n" + streamType());
    row("a folded type", "Content-Type: multipart/x-mixed-replace;\r\n boundary=frame\r\n");
    row("two types, the right one last", "Content-Type: text/plain\r\n" + streamType());
    row("two types, the right one first", streamType() + "Content-Type: text/html\r\n");
    row("a type in quotes", "Content-Type: \"multipart/x-mixed-replace;boundary=frame\"\r\n");
    row("half a type in quotes", "Content-Type: \"multipart/x-mixed-replace\"; boundary=frame\r\n");
    row("plain text", "Content-Type: text/plain\r\n");
    row("a web page", "Content-Type: text/html; charset=utf-8\r\n");
    row("JSON", "Content-Type: application/json\r\n", [](int number) {
        return (number == 1 ? "\r\n" : "") + vedette::test::multipartPart(number);
    });
    row("an unknown content coding", streamType() + "Content-Encoding: utf-8\r\n");
    row("lengths that contradict each other",
        streamType() + "Content-Length: 1\r\nContent-Length: 2\r\n");
    row("pictures one behind another", "Content-Type: video/x-jpeg\r\n",
        vedette::test::numberedPicture);
    row("pictures and line ends, called a picture", "Content-Type: image/jpeg\r\n",
        [](int number) { return vedette::test::numberedPicture(number) + "\r\n"; });
    row("pictures one behind another, called text", "Content-Type: text/plain\r\n",
        vedette::test::numberedPicture);
    row("bytes in front of each picture", streamType(), [](int number) {
        return "--frame\r\nContent-Type: image/jpeg\r\n\r\n" + QByteArray(64, '\x01') +
               vedette::test::numberedPicture(number) + "\r\n";
    });
    row("chunks of any size", streamType() + "Transfer-Encoding: chunked\r\n", [](int number) {
        const QByteArray bytes = vedette::test::multipartPart(number);
        const qsizetype middle = bytes.size() * (number % 10) / 10;
        return (middle > 0 ? vedette::test::httpChunk(bytes.first(middle)) : QByteArray()) +
               vedette::test::httpChunk(bytes.sliced(middle));
    });
    QTest::newRow("an interim answer of no use")
        << "HTTP/1.1 102 Processing\r\nContent-Length: 5\r\n\r\n" + okLine() + streamType() + "\r\n"
        << vedette::test::PictureBytes(vedette::test::multipartPart);
    QTest::newRow("lines without CR")
        << QByteArray("HTTP/1.0 200\nContent-Type: multipart/x-mixed-replace;boundary=frame\n\n")
        << vedette::test::PictureBytes(vedette::test::multipartPart);
}

void TestCameraAnswers::oddStreamsAreLive()
{
    QFETCH(QByteArray, head);
    QFETCH(vedette::test::PictureBytes, picture);
    ScriptedServer camera(vedette::test::streamOf(head, picture));
    CameraStream stream(cameraConfig(camera.url(u"/mjpeg"_s)));
    QList<QByteArray> frames;
    connect(&stream, &CameraStream::frameReady, &stream,
            [&](const Frame &frame) { frames += frame.jpeg; });
    stream.start();
    constexpr int Enough = 20;
    QTRY_VERIFY2(frames.size() >= Enough, qPrintable(stream.status().reason));
    for (int i = 0; i < Enough; ++i) {
        QCOMPARE(frames.at(i), vedette::test::numberedPicture(i + 1));
    }
    QCOMPARE(stream.status().state, StreamState::Live);
    QCOMPARE(camera.connections, 1);
}

void TestCameraAnswers::aPictureAtATimeIsPolled_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<bool>("isKept");
    const auto both = [](const char *name, const QByteArray &type) {
        QTest::addRow("%s, each on a connection of its own", name) << type << false;
        QTest::addRow("%s, on one connection", name) << type << true;
    };
    both("a picture", "Content-Type: image/jpeg\r\n");
    both("no type", "");
    both("called a stream", streamType());
    both("called text", "Content-Type: text/plain\r\n");
    both("called a film", "Content-Type: video/mp4\r\n");
}

void TestCameraAnswers::aPictureAtATimeIsPolled()
{
    QFETCH(QByteArray, fields);
    QFETCH(bool, isKept);
    int number = 0;
    ScriptedServer camera([&](QTcpSocket &socket, const QByteArray &) {
        const QByteArray jpeg = vedette::test::numberedPicture(++number);
        const QByteArray length = "Content-Length: " + QByteArray::number(jpeg.size()) + "\r\n";
        socket.write(okLine() + fields + (isKept ? length : QByteArray()) + "\r\n" + jpeg);
        if (!isKept) {
            socket.disconnectFromHost();
        }
    });
    CameraStream stream(cameraConfig(camera.url(u"/shot.jpg"_s)));
    QList<QByteArray> frames;
    QSet<StreamState> states;
    connect(&stream, &CameraStream::frameReady, &stream,
            [&](const Frame &frame) { frames += frame.jpeg; });
    connect(&stream, &CameraStream::statusChanged, &stream,
            [&](const StreamStatus &status) { states.insert(status.state); });
    stream.start();
    QTRY_VERIFY2(frames.size() >= 5, qPrintable(stream.status().reason));
    QCOMPARE(states, (QSet{StreamState::Connecting, StreamState::Live}));
    QCOMPARE(frames.constFirst(), vedette::test::numberedPicture(1));
    QCOMPARE(camera.connections, isKept ? 1 : static_cast<int>(camera.requests.size()));
}

void TestCameraAnswers::slowPicturesAreWaitedFor_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("then");
    QTest::addColumn<StreamState>("state");
    QTest::addColumn<QString>("reason");
    const QByteArray head = okLine() + streamType() + "\r\n";
    QTest::newRow("the answer") << QByteArray() << head + vedette::test::multipartPart(1)
                                << StreamState::Connecting << u"waiting for the camera's answer"_s;
    QTest::newRow("the first picture")
        << head << vedette::test::multipartPart(1) << StreamState::Stalled
        << u"waiting for the camera's first picture"_s;
    QTest::newRow("the next picture")
        << head + vedette::test::multipartPart(1) << vedette::test::multipartPart(2)
        << StreamState::Stalled << u"waiting for the camera's next picture"_s;
}

/// A camera that takes its time keeps its connection, and the state says what is waited for.
void TestCameraAnswers::slowPicturesAreWaitedFor()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, then);
    QFETCH(StreamState, state);
    QFETCH(QString, reason);
    ScriptedServer camera(always(first));
    CameraStream::Timing timing;
    QVERIFY(timing.first >= std::chrono::seconds(20));
    timing.answer = timing.silence = timing.frame = std::chrono::milliseconds(500);
    CameraStream stream(cameraConfig(camera.url(u"/mjpeg"_s)), timing);
    QSignalSpy frames(&stream, &CameraStream::frameReady);
    stream.start();
    QTRY_VERIFY2(stream.status().reason.contains(reason), qPrintable(stream.status().reason));
    QCOMPARE(stream.status().state, state);
    const auto before = frames.size();
    camera.sockets.constFirst()->write(then);
    QTRY_VERIFY(frames.size() > before);
    QCOMPARE(stream.status().state, StreamState::Live);
    QCOMPARE(camera.connections, 1);
}

/// Each closes its own socket, whoever else of this program has one to the same port.
void TestCameraAnswers::theEndOfOneStreamIsNotThatOfAnother()
{
    ScriptedServer camera(
        vedette::test::streamOf(okLine() + streamType() + "\r\n", vedette::test::multipartPart));
    QTcpSocket viewer;
    viewer.connectToHost(QHostAddress::LocalHost, camera.serverPort());
    CameraStream one(cameraConfig(camera.url(u"/one"_s)));
    CameraStream other(cameraConfig(camera.url(u"/other"_s)));
    one.start();
    other.start();
    QTRY_COMPARE(one.status().state, StreamState::Live);
    QTRY_COMPARE(other.status().state, StreamState::Live);
    QCOMPARE(camera.sockets.size(), 3);
    one.stop();
    QTRY_COMPARE(camera.sockets.size(), 2);
    QSignalSpy frames(&other, &CameraStream::frameReady);
    QTRY_VERIFY(frames.size() >= 3);
    QCOMPARE(other.status().state, StreamState::Live);
    QCOMPARE(viewer.state(), QAbstractSocket::ConnectedState);
    QCOMPARE(camera.connections, 3);
}

VEDETTE_GUI_TEST(TestCameraAnswers)
#include "TestCameraAnswers.moc"
