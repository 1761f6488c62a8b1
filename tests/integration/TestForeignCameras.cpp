// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ForeignProgram.h"
#include "stream/CameraStream.h"
#include "TestProgram.h"

#include <QGuiApplication>
#include <QImage>
#include <QProcess>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <memory>

using vedette::CameraConfig;
using vedette::CameraStream;
using vedette::Frame;
using vedette::StreamState;

namespace {

/// A camera that answers each request with a fixed head and then what a program writes.
class PipedCamera : public QTcpServer
{
public:
    PipedCamera(QByteArray head, QString program, QStringList arguments)
        : m_head(std::move(head))
        , m_program(std::move(program))
        , m_arguments(std::move(arguments))
    {
        connect(this, &QTcpServer::newConnection, this, [this] { serve(nextPendingConnection()); });
    }

private:
    void serve(QTcpSocket *socket)
    {
        auto *source = new QProcess(socket);
        connect(socket, &QTcpSocket::readyRead, source, [this, socket, source] {
            if (socket->readAll().contains("\r\n\r\n")) {
                socket->write(m_head);
                source->start(m_program, m_arguments);
            }
        });
        connect(source, &QProcess::readyReadStandardOutput, socket, [socket, source] {
            const QByteArray bytes = source->readAllStandardOutput();
            if (socket->isOpen()) {
                socket->write(bytes);
            }
        });
        connect(socket, &QTcpSocket::disconnected, source, [socket, source] {
            source->kill();
            source->waitForFinished();
            socket->deleteLater();
        });
    }

    QByteArray m_head;
    QString m_program;
    QStringList m_arguments;
};

} // namespace

/// Cameras that are not ours: the multipart streams of FFmpeg and GStreamer.
class TestForeignCameras : public QObject
{
    Q_OBJECT

private slots:
    void ffmpegOverItsOwnServer();
    void gstreamer();

private:
    static void watch(const QUrl &url, QSize expected);
};

void TestForeignCameras::watch(const QUrl &url, QSize expected)
{
    CameraConfig config;
    config.cameraUrl = url;
    CameraStream stream(config);
    QList<Frame> frames;
    connect(&stream, &CameraStream::frameReady, &stream,
            [&](const Frame &frame) { frames += frame; });
    stream.start();
    QTRY_VERIFY_WITH_TIMEOUT(frames.size() >= 10, Timeout);
    QCOMPARE(stream.status().state, StreamState::Live);
    QCOMPARE(stream.status().damaged, 0U);
    for (const Frame &frame : std::as_const(frames)) {
        QCOMPARE(QImage::fromData(frame.jpeg).size(), expected);
    }
}

void TestForeignCameras::ffmpegOverItsOwnServer()
{
    const QString url = QStringLiteral("http://127.0.0.1:%1/feed").arg(vedette::test::freePort());
    QProcess ffmpeg;
    ffmpeg.start(QStringLiteral("ffmpeg"),
                 {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-re"),
                  QStringLiteral("-f"), QStringLiteral("lavfi"), QStringLiteral("-i"),
                  QStringLiteral("testsrc=size=320x240:rate=25"), QStringLiteral("-f"),
                  QStringLiteral("mpjpeg"), QStringLiteral("-boundary_tag"),
                  QStringLiteral("ffmpeg"), QStringLiteral("-listen"), QStringLiteral("1"),
                  QStringLiteral("-content_type"),
                  QStringLiteral("multipart/x-mixed-replace;boundary=ffmpeg"), url});
    QVERIFY(ffmpeg.waitForStarted());
    watch(QUrl(url), {320, 240});
    ffmpeg.kill();
    ffmpeg.waitForFinished();
}

void TestForeignCameras::gstreamer()
{
    PipedCamera camera("HTTP/1.0 200 OK\r\nContent-Type: multipart/x-mixed-replace; "
                       "boundary=\"ThisRandomString\"\r\n\r\n",
                       QStringLiteral("gst-launch-1.0"),
                       {QStringLiteral("-q"), QStringLiteral("videotestsrc"),
                        QStringLiteral("is-live=true"), QStringLiteral("!"),
                        QStringLiteral("video/x-raw,width=320,height=240,framerate=25/1"),
                        QStringLiteral("!"), QStringLiteral("jpegenc"), QStringLiteral("!"),
                        QStringLiteral("multipartmux"), QStringLiteral("!"),
                        QStringLiteral("fdsink"), QStringLiteral("fd=1")});
    QVERIFY(camera.listen(QHostAddress::LocalHost));
    watch(QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(camera.serverPort())), {320, 240});
}

VEDETTE_GUI_TEST(TestForeignCameras)
#include "TestForeignCameras.moc"
