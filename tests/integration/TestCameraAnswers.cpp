// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "CameraSettings.h"
#include "ScriptedServer.h"
#include "stream/CameraStream.h"
#include "TestProgram.h"

#include <QSignalSpy>
#include <QSslServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace vedette;

Q_DECLARE_METATYPE(vedette::ScriptedServer::Answer)

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

/// Starts a stream and waits for what it says when the first attempt has failed.
StreamStatus firstFailure(const QUrl &camera)
{
    CameraStream stream(cameraSettings(camera));
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
        << redirectTo("http:///") << StreamState::Unsupported << u"an address that is none"_s;
    QTest::newRow("a still that is none")
        << onceAndClose("HTTP/1.0 200 OK\r\nContent-Type: image/jpeg\r\n\r\nno picture")
        << StreamState::Stalled << u"no complete picture"_s;
    QTest::newRow("nothing") << ScriptedServer::Answer(
                                    [](QTcpSocket &socket, const QByteArray &) { socket.abort(); })
                             << StreamState::Interrupted << u"broke the connection"_s;
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

VEDETTE_TEST(TestCameraAnswers)
#include "TestCameraAnswers.moc"
