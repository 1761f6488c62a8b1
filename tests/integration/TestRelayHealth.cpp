// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/DemoCameraThread.h"
#include "ScriptedServer.h"
#include "SharedCamera.h"
#include "SmallPictures.h"
#include "StreamViewer.h"
#include "TestProgram.h"

using namespace vedette;
using namespace vedette::test;
using namespace std::chrono_literals;

namespace {

/// One who asks for /healthz, without a password.
class Checker
{
public:
    explicit Checker(const SharedCamera &shared)
        : m_client(shared.port())
    {
    }
    WebAnswer ask() { return m_client.ask(request("GET", "/healthz", {})); }

private:
    WebClient m_client;
};

} // namespace

/// What /healthz says, and what it makes of a camera that failed.
class TestRelayHealth : public QObject
{
    Q_OBJECT

private slots:
    void followsTheCamera();
    void aFailureIsKeptWhileNobodyWatches();
    void aFailedCameraIsTriedForThoseWhoAsk();
    void aSilentCameraIsNotWellForLong();
};

void TestRelayHealth::followsTheCamera()
{
    DemoCameraThread demo(smallPictures());
    QVERIFY(demo.start());
    SharedCamera shared(demo.streamUrl(), {}, {}, 200ms);
    Checker checker(shared);
    QCOMPARE(checker.ask().status, 200); // asleep is well
    QCOMPARE(demo.streamConnections(), 0);
    auto viewer = std::make_unique<StreamViewer>(shared.port());
    QVERIFY(viewer->waitForParts(2));
    QCOMPARE(checker.ask().body, QByteArray("ok\n"));
    demo.setFault(Fault::Stall);
    QTRY_COMPARE_WITH_TIMEOUT(checker.ask().status, 503, Patience);
    QCOMPARE(checker.ask().body, QByteArray("stale\n"));
    demo.setFault(Fault::Refuse);
    for (int i = 0; i < 20; ++i) {
        QCOMPARE(checker.ask().status, 503); // also while it is tried again
        QTest::qWait(50);
    }
    demo.clearFault();
    QTRY_COMPARE_WITH_TIMEOUT(checker.ask().status, 200, Patience);
}

void TestRelayHealth::aFailureIsKeptWhileNobodyWatches()
{
    DemoCameraThread demo(smallPictures());
    QVERIFY(demo.start());
    demo.setFault(Fault::Refuse);
    SharedCamera shared(demo.streamUrl(), {}, {}, 0ms);
    Camera &camera = shared.camera();
    auto viewer = std::make_unique<StreamViewer>(shared.port());
    QTRY_COMPARE_WITH_TIMEOUT(camera.stream().status().state, StreamState::Unreachable, Patience);
    viewer.reset();
    QTRY_COMPARE_WITH_TIMEOUT(camera.stream().status().state, StreamState::Idle, Patience);
    Checker checker(shared);
    for (int i = 0; i < 20; ++i) {
        QCOMPARE(checker.ask().status, 503);
        QTest::qWait(50);
    }
    demo.clearFault();
    QTRY_COMPARE_WITH_TIMEOUT(checker.ask().status, 200, Patience);
    // Once it is known to be well it is let go, and stays so.
    QTRY_COMPARE_WITH_TIMEOUT(camera.stream().status().state, StreamState::Idle, Patience);
    const int connections = demo.streamConnections();
    QCOMPARE(checker.ask().status, 200);
    QCOMPARE(camera.hub().viewerCount(), 0);
    QCOMPARE(demo.streamConnections(), connections);
}

void TestRelayHealth::aFailedCameraIsTriedForThoseWhoAsk()
{
    DemoCameraThread demo(smallPictures());
    QVERIFY(demo.start());
    demo.setFault(Fault::Refuse);
    SharedCamera shared(demo.streamUrl(), {}, {}, 0ms);
    shared.routes().health().setInterest(500ms);
    Camera &camera = shared.camera();
    auto viewer = std::make_unique<StreamViewer>(shared.port());
    QTRY_COMPARE_WITH_TIMEOUT(camera.stream().status().state, StreamState::Unreachable, Patience);
    viewer.reset();
    QTRY_COMPARE_WITH_TIMEOUT(camera.stream().status().state, StreamState::Idle, Patience);
    // However many ask: it is as one viewer, who leaves when they do.
    std::vector<std::unique_ptr<Checker>> checkers;
    for (int i = 0; i < 10; ++i) {
        checkers.push_back(std::make_unique<Checker>(shared));
        QCOMPARE(checkers.back()->ask().status, 503);
    }
    QCOMPARE(camera.hub().viewerCount(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(camera.stream().status().state, StreamState::Idle, Patience);
    QCOMPARE(camera.hub().viewerCount(), 0);
    QCOMPARE(checkers.front()->ask().status, 503);
    QCOMPARE(camera.hub().viewerCount(), 1);
}

void TestRelayHealth::aSilentCameraIsNotWellForLong()
{
    const ScriptedServer silent([](QTcpSocket &, const QByteArray &) {});
    SharedCamera shared(silent.url());
    CameraHealth &health = shared.routes().health();
    const StreamViewer viewer(shared.port());
    QTRY_COMPARE_WITH_TIMEOUT(silent.requests.size(), 1, Patience);
    QVERIFY(health.isWell());
    health.setPatience(300ms);
    Checker checker(shared);
    QTRY_COMPARE_WITH_TIMEOUT(checker.ask().status, 503, Patience);
    // It is not given up yet.
    QCOMPARE(shared.camera().stream().status().state, StreamState::Connecting);
}

VEDETTE_GUI_TEST(TestRelayHealth)
#include "TestRelayHealth.moc"
