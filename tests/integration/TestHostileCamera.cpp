// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/ResidentMemory.h"
#include "stream/CameraStream.h"
#include "TestProgram.h"

#include <QScopeGuard>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace std::chrono_literals;
using vedette::CameraConfig;
using vedette::CameraStream;
using vedette::StreamState;

namespace {

/// Memory this process may grow by while a camera floods it: one frame of 32 MiB, its assembly,
/// which may double it while it grows, and the socket's buffer.
constexpr qint64 AllowedGrowth = 160LL * 1024 * 1024;
/// A flood many times as large.
constexpr qint64 EnoughBytes = 2048LL * 1024 * 1024;

/// A camera that answers every request with head, then body again and again as fast as it is
/// taken. Never more than a little waits in its own buffers.
class FloodingCamera : public QTcpServer
{
public:
    FloodingCamera(QByteArray head, QByteArray body)
        : m_head(std::move(head))
        , m_body(std::move(body))
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_lostClient = true;
                socket->deleteLater();
            });
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                socket->readAll();
                socket->write(m_head);
                flood(socket);
            });
            connect(socket, &QTcpSocket::bytesWritten, this, [this, socket] { flood(socket); });
        });
    }

    qint64 bytesSent() const { return m_sent; }
    bool hasLostItsClient() const { return m_lostClient; }

private:
    void flood(QTcpSocket *socket)
    {
        if (socket->state() == QAbstractSocket::ConnectedState && socket->bytesToWrite() == 0) {
            m_sent += socket->write(m_body);
        }
    }

    QByteArray m_head;
    QByteArray m_body;
    std::atomic<qint64> m_sent = 0;
    std::atomic<bool> m_lostClient = false;
};

QByteArray chunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

} // namespace

/// Whatever a camera sends, memory stays bounded and the state says that there is no picture.
class TestHostileCamera : public QObject
{
    Q_OBJECT

private slots:
    void aFloodCostsBoundedMemory_data();
    void aFloodCostsBoundedMemory();
};

void TestHostileCamera::aFloodCostsBoundedMemory_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("body");
    const QByteArray stream = "HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace;"
                              "boundary=b\r\nTransfer-Encoding: chunked\r\n\r\n";
    const QByteArray noise = chunk(QByteArray(65536, 'z'));
    QTest::newRow("endless header line")
        << QByteArray("HTTP/1.1 200 OK\r\nX: ") << QByteArray(65536, 'a');
    QTest::newRow("endless header lines")
        << QByteArray("HTTP/1.1 200 OK\r\n") << QByteArray("X: a\r\n").repeated(10000);
    QTest::newRow("endless preamble") << stream << noise;
    QTest::newRow("endless part head") << stream + chunk("\r\n--b\r\nX: ") << noise;
    QTest::newRow("endless part without length")
        << stream + chunk("\r\n--b\r\nContent-Type: image/jpeg\r\n\r\n\xff\xd8\xff\xda") << noise;
    QTest::newRow("part of a huge length")
        << stream + chunk("\r\n--b\r\nContent-Type: image/jpeg\r\nContent-Length: "
                          "9000000000000000000\r\n\r\n\xff\xd8\xff\xda")
        << noise;
    QTest::newRow("endless still")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n\xff\xd8\xff\xda")
        << QByteArray(65536, 'z');
    QTest::newRow("endless text of a login")
        << QByteArray("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\n\r\n")
        << QByteArray(65536, 'z');
    QTest::newRow("endless text of a redirect")
        << QByteArray("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\n\r\n")
        << QByteArray(65536, 'z');
    QTest::newRow("endless chunk size")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace;boundary=b\r\n"
                      "Transfer-Encoding: chunked\r\n\r\n")
        << QByteArray(65536, '0');
}

void TestHostileCamera::aFloodCostsBoundedMemory()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, body);
    FloodingCamera camera(head, body);
    QVERIFY(camera.listen(QHostAddress::LocalHost));
    // On a thread of its own, so that it floods as fast as the network can.
    QThread thread;
    camera.moveToThread(&thread);
    thread.start();
    const auto stopThread = qScopeGuard([&] {
        QMetaObject::invokeMethod(
            &camera, [&] { camera.moveToThread(nullptr); }, Qt::BlockingQueuedConnection);
        thread.quit();
        thread.wait();
    });
    CameraConfig config;
    config.cameraUrl = QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(camera.serverPort()));
    config.login.userName = QStringLiteral("me");
    config.login.password = QStringLiteral("secret");

    CameraStream::Timing timing;
    timing.answer = 1s;
    timing.first = 1s;
    timing.silence = 1s;
    timing.frame = 2s;
    CameraStream stream(config, timing);
    QSignalSpy frames(&stream, &CameraStream::frameReady);
    const qint64 before = vedette::residentMemory();
    qint64 peak = before;
    stream.start();
    // Until the stream has given the connection up, or has swallowed many times what it may hold.
    QVERIFY(QTest::qWaitFor(
        [&] {
            peak = qMax(peak, vedette::residentMemory());
            return camera.hasLostItsClient() || camera.bytesSent() > EnoughBytes;
        },
        30000));
    QVERIFY(stream.status().state != StreamState::Live);
    QCOMPARE(frames.count(), 0);
    QVERIFY2(peak - before < AllowedGrowth,
             qPrintable(QStringLiteral("grew by %1 MiB").arg((peak - before) / 1024 / 1024)));
}

VEDETTE_TEST(TestHostileCamera)
#include "TestHostileCamera.moc"
