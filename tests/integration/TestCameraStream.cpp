// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/Camera.h"
#include "CameraConfigs.h"
#include "demo/DemoCameraThread.h"
#include "demo/FrameStamp.h"
#include "ForeignProgram.h"
#include "NoDescriptors.h"
#include "StampedCamera.h"
#include "stream/CameraStream.h"
#include "TestProgram.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

#include <algorithm>

using namespace std::chrono_literals;
using vedette::cameraConfig;
using vedette::CameraConfig;
using vedette::CameraStream;
using vedette::DemoCamera;
using vedette::DemoCameraThread;
using vedette::Fault;
using vedette::Frame;
using vedette::StreamState;
using vedette::StreamStatus;

namespace {

/// How long a fault may take to show in the state: the longest is a camera that accepts the
/// connection and never answers.
constexpr int StateTimeout = 15000;
/// The promise: live again within 2 s after the fault has ended, plus one step of the back-off.
constexpr int RecoveryTimeout = 2000 + 4000;

/// Follows one stream: its states in order, and its frames.
class Watcher : public QObject
{
public:
    explicit Watcher(CameraStream &stream)
        : m_stream(stream)
    {
        connect(&stream, &CameraStream::statusChanged, this, [this](const StreamStatus &status) {
            if (states.isEmpty() || states.constLast() != status.state) {
                states.append(status.state);
            }
        });
        connect(&stream, &CameraStream::frameReady, this,
                [this](const Frame &frame) { frames.append(frame); });
    }

    bool waitForState(StreamState state, int timeout = StateTimeout)
    {
        return QTest::qWaitFor([&] { return m_stream.status().state == state; }, timeout);
    }

    bool waitForNewFrame(int timeout = RecoveryTimeout) const
    {
        const auto before = frames.size();
        return QTest::qWaitFor([&] { return frames.size() > before; }, timeout);
    }

    QList<StreamState> states;
    QList<Frame> frames;

private:
    CameraStream &m_stream;
};

} // namespace

class TestCameraStream : public QObject
{
    Q_OBJECT

private slots:
    void framesArriveWholeAndInOrder();
    void everyFaultShowsAndEndsInALivePicture_data();
    void everyFaultShowsAndEndsInALivePicture();
    void aRedirectIsFollowed();
    void theLoginInTheAddressIsUsed_data();
    void theLoginInTheAddressIsUsed();
    void theLoginOfTheFileIsOfferedWhenTheAddressHasNone();
    void aWrongLoginIsToldOnceForEachAttempt();
    void aStillCameraIsPolled();
    void identicalFramesAreReportedAsFrozen();
    void theCameraSeesOneConnectionAtATime();
    void nobodyWatchesNobodyConnects();
    void retryNowEndsTheWait();
    void usedUpDescriptorsAreSaidAndBorne();
    void ofFramesReadLateOnlyTheNewestIsShown();
};

void TestCameraStream::framesArriveWholeAndInOrder()
{
    DemoCameraThread camera{DemoCamera::Options{}};
    QVERIFY2(camera.start(), qPrintable(camera.errorText()));
    CameraStream stream(cameraConfig(camera.streamUrl()));
    Watcher watcher(stream);
    stream.start();
    QTRY_VERIFY_WITH_TIMEOUT(watcher.frames.size() >= 20, StateTimeout);
    stream.stop();
    QCOMPARE(stream.status().framesPerSecond, 0.0);

    QCOMPARE(watcher.states,
             (QList{StreamState::Connecting, StreamState::Live, StreamState::Idle}));
    quint64 last = 0;
    for (const Frame &frame : std::as_const(watcher.frames)) {
        const auto stamp = vedette::readFrameStamp(frame.jpeg);
        QVERIFY(stamp);
        QVERIFY(last == 0 || stamp->sequence == last + 1);
        last = stamp->sequence;
        QVERIFY(frame.jpeg.endsWith(QByteArray::fromHex("ffd9")));
        QVERIFY(frame.arrival.time_since_epoch() >= stamp->sent);
    }
    QCOMPARE(stream.status().resolution, QSize(640, 480));
}

void TestCameraStream::everyFaultShowsAndEndsInALivePicture_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<StreamState>("state");

    QTest::newRow("stall") << Fault::Stall << StreamState::Stalled;
    QTest::newRow("reset") << Fault::Reset << StreamState::Interrupted;
    QTest::newRow("refuse") << Fault::Refuse << StreamState::Unreachable;
    QTest::newRow("slow") << Fault::Slow << StreamState::Stalled;
    QTest::newRow("reboot") << Fault::Reboot << StreamState::Unreachable;
    QTest::newRow("401-basic") << Fault::UnauthorizedBasic << StreamState::Unauthorized;
    QTest::newRow("401-digest") << Fault::UnauthorizedDigest << StreamState::Unauthorized;
    QTest::newRow("404") << Fault::NotFound << StreamState::Unsupported;
    QTest::newRow("endless-header") << Fault::EndlessHeader << StreamState::Unreachable;
    QTest::newRow("truncate") << Fault::Truncate << StreamState::Damaged;
    QTest::newRow("corrupt") << Fault::Corrupt << StreamState::Damaged;
    // These two cost sizes, never the stream: every frame that comes is whole.
    QTest::newRow("wrong-length") << Fault::WrongLength << StreamState::Live;
    QTest::newRow("no-length") << Fault::NoLength << StreamState::Live;
}

void TestCameraStream::everyFaultShowsAndEndsInALivePicture()
{
    QFETCH(Fault, fault);
    QFETCH(StreamState, state);
    DemoCameraThread camera{DemoCamera::Options{}};
    QVERIFY2(camera.start(), qPrintable(camera.errorText()));
    CameraStream stream(cameraConfig(camera.streamUrl()));
    Watcher watcher(stream);
    stream.start();
    QVERIFY(watcher.waitForState(StreamState::Live));

    camera.setFault(fault);
    QVERIFY2(watcher.waitForState(state), qPrintable(stream.status().reason));
    QVERIFY(!stream.status().reason.isEmpty());

    camera.clearFault();
    if (state == StreamState::Unauthorized) {
        // Tried again at the pace of lock-outs, unless the user says so.
        stream.retryNow();
    }
    QVERIFY2(watcher.waitForState(StreamState::Live, RecoveryTimeout),
             qPrintable(stream.status().reason));
    QVERIFY(watcher.waitForNewFrame());
}

void TestCameraStream::aRedirectIsFollowed()
{
    DemoCameraThread camera{DemoCamera::Options{}};
    QVERIFY2(camera.start(), qPrintable(camera.errorText()));
    camera.setFault(Fault::Redirect);
    CameraStream stream(cameraConfig(camera.streamUrl()));
    Watcher watcher(stream);
    stream.start();
    QVERIFY(watcher.waitForState(StreamState::Live));
}

void TestCameraStream::theLoginInTheAddressIsUsed_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::newRow("basic") << Fault::UnauthorizedBasic;
    QTest::newRow("digest") << Fault::UnauthorizedDigest;
}

void TestCameraStream::theLoginInTheAddressIsUsed()
{
    QFETCH(Fault, fault);
    DemoCamera::Options options;
    options.userName = QStringLiteral("the gardener");
    options.password = QStringLiteral("p@ss:w%rd/?#é€");
    DemoCameraThread camera(options);
    QVERIFY2(camera.start(), qPrintable(camera.errorText()));
    camera.setFault(fault);

    QUrl url = camera.streamUrl();
    url.setUserName(options.userName);
    url.setPassword(options.password);
    CameraStream stream(cameraConfig(url));
    Watcher watcher(stream);
    stream.start();
    QVERIFY(watcher.waitForState(StreamState::Live));
}

void TestCameraStream::theLoginOfTheFileIsOfferedWhenTheAddressHasNone()
{
    DemoCamera::Options options;
    options.userName = QStringLiteral("me");
    options.password = QStringLiteral("a long password");
    DemoCameraThread camera(options);
    QVERIFY2(camera.start(), qPrintable(camera.errorText()));
    camera.setFault(Fault::UnauthorizedDigest);
    CameraConfig config = cameraConfig(camera.streamUrl());
    config.login.userName = options.userName;
    config.login.password = options.password;
    CameraStream stream(config);
    Watcher watcher(stream);
    stream.start();
    QVERIFY(watcher.waitForState(StreamState::Live));
}

void TestCameraStream::aWrongLoginIsToldOnceForEachAttempt()
{
    DemoCameraThread camera{DemoCamera::Options{}};
    QVERIFY2(camera.start(), qPrintable(camera.errorText()));
    camera.setFault(Fault::UnauthorizedBasic);
    QUrl url = camera.streamUrl();
    url.setUserName(QStringLiteral("me"));
    url.setPassword(QStringLiteral("wrong-secret"));
    CameraStream stream(cameraConfig(url));
    Watcher watcher(stream);
    stream.start();
    QVERIFY(watcher.waitForState(StreamState::Unauthorized));
    QVERIFY(!stream.status().reason.contains(QLatin1String("wrong-secret")));
    // It will be refused again: not at the pace of a camera that restarts.
    QVERIFY(stream.status().retryAt > vedette::SteadyClock::now() + 5s);
    QCOMPARE(watcher.frames.size(), 0);
}

void TestCameraStream::aStillCameraIsPolled()
{
    DemoCamera::Options options;
    options.still = true;
    DemoCameraThread camera(options);
    QVERIFY2(camera.start(), qPrintable(camera.errorText()));
    CameraStream stream(cameraConfig(camera.streamUrl()));
    Watcher watcher(stream);
    stream.start();
    QTRY_VERIFY_WITH_TIMEOUT(watcher.frames.size() >= 3, StateTimeout);
    QCOMPARE(stream.status().state, StreamState::Live);
    QCOMPARE(watcher.states, (QList{StreamState::Connecting, StreamState::Live}));
}

void TestCameraStream::identicalFramesAreReportedAsFrozen()
{
    DemoCameraThread camera{DemoCamera::Options{}};
    QVERIFY2(camera.start(), qPrintable(camera.errorText()));
    CameraStream stream(cameraConfig(camera.streamUrl()));
    Watcher watcher(stream);
    stream.start();
    QVERIFY(watcher.waitForState(StreamState::Live));
    camera.setFault(Fault::SameFrame);
    QVERIFY(watcher.waitForState(StreamState::Frozen));
    camera.clearFault();
    QVERIFY(watcher.waitForState(StreamState::Live, RecoveryTimeout));
}

void TestCameraStream::theCameraSeesOneConnectionAtATime()
{
    // A camera that closes after each answer, with a login and a redirect on the way.
    DemoCamera::Options options;
    options.userName = QStringLiteral("me");
    options.password = QStringLiteral("secret");
    DemoCameraThread camera(options);
    QVERIFY2(camera.start(), qPrintable(camera.errorText()));
    CameraConfig config = cameraConfig(camera.streamUrl());
    config.login.userName = options.userName;
    config.login.password = options.password;
    CameraStream stream(config);
    Watcher watcher(stream);
    stream.start();
    QVERIFY(watcher.waitForState(StreamState::Live));
    for (const Fault fault : {Fault::Reset, Fault::UnauthorizedDigest, Fault::Redirect}) {
        camera.setFault(fault);
        if (fault == Fault::Reset) {
            QVERIFY(watcher.waitForState(StreamState::Interrupted));
            camera.clearFault();
        }
        QVERIFY(watcher.waitForState(StreamState::Live));
        QVERIFY(watcher.waitForNewFrame());
    }
    QCOMPARE(camera.mostConnectionsAtOnce(), 1);
}

void TestCameraStream::nobodyWatchesNobodyConnects()
{
    DemoCameraThread camera{DemoCamera::Options{}};
    QVERIFY2(camera.start(), qPrintable(camera.errorText()));
    CameraConfig config = cameraConfig(camera.streamUrl());
    vedette::Camera watched(config, 50ms);
    QSignalSpy status(&watched.stream(), &CameraStream::statusChanged);
    QVERIFY(!status.wait(100));
    QCOMPARE(camera.streamConnections(), 0);

    QObject viewer;
    QObject another;
    watched.hub().attach(&viewer);
    watched.hub().attach(&another);
    QTRY_COMPARE_WITH_TIMEOUT(watched.stream().status().state, StreamState::Live, StateTimeout);
    QCOMPARE(camera.streamConnections(), 1);
    watched.hub().detach(&viewer);
    watched.hub().detach(&another);
    QTRY_COMPARE_WITH_TIMEOUT(watched.stream().status().state, StreamState::Idle, StateTimeout);
    QTRY_COMPARE_WITH_TIMEOUT(camera.streamClients(), 0, StateTimeout);
}

void TestCameraStream::retryNowEndsTheWait()
{
    const quint16 port = vedette::test::freePort();
    DemoCamera::Options options;
    options.streamPort = port;
    CameraStream stream(cameraConfig(QUrl(QStringLiteral("http://127.0.0.1:%1/mjpeg").arg(port))));
    Watcher watcher(stream);
    stream.start();
    // The fourth wait is 4 s (less jitter): longer than the second allowed below.
    for (int attempt = 1; attempt <= 4; ++attempt) {
        QVERIFY(watcher.waitForState(StreamState::Unreachable));
        const auto retryAt = stream.status().retryAt;
        QTRY_VERIFY_WITH_TIMEOUT(stream.status().retryAt != retryAt &&
                                     stream.status().retryAt.has_value(),
                                 StateTimeout);
    }
    DemoCameraThread camera(options);
    QVERIFY2(camera.start(), qPrintable(camera.errorText()));
    stream.retryNow();
    QVERIFY(watcher.waitForState(StreamState::Live, 1000));
}

void TestCameraStream::usedUpDescriptorsAreSaidAndBorne()
{
    DemoCameraThread camera{DemoCamera::Options{}};
    QVERIFY2(camera.start(), qPrintable(camera.errorText()));
    CameraStream stream(cameraConfig(camera.streamUrl()));
    Watcher watcher(stream);
    {
        const vedette::test::NoDescriptors used;
        stream.start();
        QVERIFY(watcher.waitForState(StreamState::Unreachable));
        QVERIFY2(stream.status().reason.contains(QStringLiteral("used up its file descriptors")),
                 qPrintable(stream.status().reason));
    }
    QVERIFY(watcher.waitForState(StreamState::Live));
}

void TestCameraStream::ofFramesReadLateOnlyTheNewestIsShown()
{
    constexpr qsizetype FrameBytes = 2000;
    constexpr int Late = 100;
    vedette::test::StampedCamera camera(FrameBytes, 0);
    CameraStream stream(cameraConfig(camera.url()));
    Watcher watcher(stream);
    // The first picture keeps this thread busy until a hundred more have come.
    connect(&stream, &CameraStream::frameReady, &camera, [&camera](const Frame &frame) {
        for (int i = 0; frame.sequence == 1 && i < Late; ++i) {
            camera.sendFrame();
        }
    });
    stream.start();
    QTRY_COMPARE_WITH_TIMEOUT(camera.clients(), 1, StateTimeout);
    QTRY_VERIFY_WITH_TIMEOUT((camera.sendFrame(), camera.sequence() > 0), StateTimeout);
    QTRY_VERIFY_WITH_TIMEOUT(
        stream.status().frames == camera.sequence() && stream.status().frames > Late, StateTimeout);

    // For those who want each frame, they all come, in order, and say that they are late.
    const auto late = std::count_if(watcher.frames.cbegin(), watcher.frames.cend(),
                                    [](const Frame &frame) { return frame.isLate; });
    QVERIFY2(late > Late / 2, qPrintable(QString::number(late)));
    QCOMPARE(late, static_cast<qsizetype>(stream.status().skipped));
    QCOMPARE(watcher.frames.size(), static_cast<qsizetype>(stream.status().frames));
    for (const Frame &frame : std::as_const(watcher.frames)) {
        QCOMPARE(vedette::readFrameStamp(frame.jpeg)->sequence, frame.sequence);
        QCOMPARE(frame.size, QSize(64, 48));
    }
    QVERIFY(!watcher.frames.constLast().isLate);
}

VEDETTE_GUI_TEST(TestCameraStream)
#include "TestCameraStream.moc"
