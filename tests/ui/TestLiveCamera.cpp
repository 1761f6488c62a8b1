// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "BitmapImage.h"
#include "camera/IoThread.h"
#include "CameraConfigs.h"
#include "LiveCamera.h"
#include "media/JpegDecoder.h"
#include "ScriptedServer.h"
#include "TestPicture.h"
#include "TestProgram.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using vedette::Bitmap;
using vedette::cameraConfig;
using vedette::IoThread;
using vedette::LiveCamera;
using vedette::ScriptedServer;
using vedette::StreamState;
using vedette::StreamStatus;
using vedette::test::colourfulImage;
using vedette::test::jpegOf;

/// What the window makes of a camera whose pictures arrive, but cannot be shown.
class TestLiveCamera : public QObject
{
    Q_OBJECT

private slots:
    void picturesThatTheDecoderRejectsAreAState_data();
    void picturesThatTheDecoderRejectsAreAState();
    void picturesShareTheDecodedPixels();
};

void TestLiveCamera::picturesThatTheDecoderRejectsAreAState_data()
{
    QTest::addColumn<QByteArray>("jpeg");
    QTest::addColumn<StreamState>("state");
    QTest::addColumn<QString>("reason");
    // Several scans: only the window looks into their data.
    const QByteArray progressive = jpegOf(colourfulImage({160, 120}), true);
    QTest::newRow("damaged") << progressive.first(progressive.size() / 2) + "\xFF\xD9"
                             << StreamState::Damaged
                             << QStringLiteral("the camera sends damaged pictures");
    QByteArray lossless = jpegOf(colourfulImage({160, 120}));
    lossless.replace(lossless.indexOf("\xFF\xC0"), 2, "\xFF\xC3");
    QTest::newRow("of a kind that no decoder here knows")
        << lossless << StreamState::Unsupported
        << QStringLiteral("each picture of the camera is of a kind that cannot be shown");
}

void TestLiveCamera::picturesThatTheDecoderRejectsAreAState()
{
    QFETCH(QByteArray, jpeg);
    QFETCH(StreamState, state);
    QFETCH(QString, reason);
    const auto part = [](const QByteArray &picture) {
        return "--b\r\nContent-Type: image/jpeg\r\nContent-Length: " +
               QByteArray::number(picture.size()) + "\r\n\r\n" + picture + "\r\n";
    };
    QTcpSocket *stream = nullptr;
    const ScriptedServer server([&stream](QTcpSocket &socket, const QByteArray &) {
        stream = &socket;
        socket.write("HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace;boundary=b\r\n"
                     "\r\n");
    });
    IoThread io;
    LiveCamera camera(io, cameraConfig(server.url(QStringLiteral("/mjpeg"))), {160, 120});
    StreamStatus shown;
    connect(&camera, &LiveCamera::statusChanged, this,
            [&shown](const StreamStatus &status) { shown = status; });
    const QSignalSpy pictures(&camera, &LiveCamera::pictureReady);
    camera.handle().setWatching(true);
    QTRY_VERIFY(stream != nullptr);
    QTRY_VERIFY2((stream->write(part(jpeg)), shown.state == state), qPrintable(shown.reason));
    QCOMPARE(shown.reason, reason);
    QCOMPARE(pictures.count(), 0);
    QTRY_COMPARE((stream->write(part(jpegOf(colourfulImage({160, 120})))), shown.state),
                 StreamState::Live);
    QTRY_VERIFY(!pictures.isEmpty());
}

void TestLiveCamera::picturesShareTheDecodedPixels()
{
    Bitmap bitmap = vedette::decodeJpeg(jpegOf(colourfulImage({64, 48})), {}).bitmap;
    QImage image = vedette::imageOf(bitmap);
    QCOMPARE(image.size(), QSize(64, 48));
    QVERIFY(image.constBits() == bitmap.pixels.get());
    const QByteArray before = bitmap.bytes().toByteArray();
    image.fill(Qt::black);
    QVERIFY(bitmap.bytes() == before);
    // The image holds them for as long as it needs them.
    image = vedette::imageOf(bitmap);
    bitmap = {};
    QVERIFY(std::equal(before.begin(), before.end(), image.constBits(),
                       [](char a, uchar b) { return static_cast<uchar>(a) == b; }));
}

VEDETTE_GUI_TEST(TestLiveCamera)
#include "TestLiveCamera.moc"
