// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "SharedCamera.h"
#include "StampedCamera.h"
#include "StreamViewer.h"
#include "TestProgram.h"

#include <QTemporaryDir>

#include <vector>

using namespace vedette;
using namespace vedette::test;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype FrameBytes = 20'000;
constexpr int FramesPerSecond = 25;

enum class Transport { Tcp, Tls, Unix };

/// A relay that is reached by one kind of connection.
class Reachable
{
public:
    Reachable(Transport transport, const QUrl &camera)
        : m_transport(transport)
        , m_shared(camera, {}, arguments())
    {
    }
    Connection connect() const
    {
        switch (m_transport) {
        case Transport::Tls:
            return connectTls(m_shared.port());
        case Transport::Unix:
            return connectUnix(path());
        case Transport::Tcp:
            break;
        }
        return connectTcp(m_shared.port());
    }
    SharedCamera &shared() { return m_shared; }

private:
    QString path() const { return m_folder.filePath(QStringLiteral("v.sock")); }
    ServeArguments arguments() const
    {
        ServeArguments arguments;
        if (m_transport == Transport::Unix) {
            arguments.listen = QStringList{QStringLiteral("unix:") + path()};
        }
        if (m_transport == Transport::Tls) {
            QString problem;
            selfSignedIdentity(m_folder.path(), {}, &problem);
            arguments.tlsCertificate = m_folder.filePath(QStringLiteral("self-signed.crt"));
            arguments.tlsKey = m_folder.filePath(QStringLiteral("self-signed.key"));
        }
        return arguments;
    }

    Transport m_transport;
    QTemporaryDir m_folder;
    SharedCamera m_shared;
};

using Viewers = std::vector<std::unique_ptr<StreamViewer>>;

} // namespace

/// The stream as viewers get it.
class TestRelayStream : public QObject
{
    Q_OBJECT

private slots:
    void fewerFramesForThoseWhoAsk();
    void ratesThatAreNone_data();
    void ratesThatAreNone();
    void everyViewerGetsEveryFrame_data();
    void everyViewerGetsEveryFrame();
    void theCameraIsConnectedOnDemand();
    void slowViewersSkipToTheNewest();
    void viewersBeyondTheLimit();
    void stalledViewersAreDropped_data();
    void stalledViewersAreDropped();
    void newViewersSeeTheNewestFrameAtOnce();
    void newViewersSeeNoOldFrame();
    void newViewersOfASlowCameraSeeItsPicture();
    void otherCredentialsEndStreams();
    void anotherLoginOfViewersEndsStreams_data();
    void anotherLoginOfViewersEndsStreams();
    void stoppingEndsStreams();
    void clientsMayTalkIntoTheStream();
};

void TestRelayStream::everyViewerGetsEveryFrame_data()
{
    QTest::addColumn<int>("transport");
    QTest::newRow("TCP") << static_cast<int>(Transport::Tcp);
    QTest::newRow("TLS") << static_cast<int>(Transport::Tls);
    QTest::newRow("unix socket") << static_cast<int>(Transport::Unix);
}

void TestRelayStream::everyViewerGetsEveryFrame()
{
    QFETCH(int, transport);
    constexpr int ViewerCount = 20;
    constexpr int FrameCount = 50;
    const StampedCamera camera(FrameBytes, FramesPerSecond);
    Reachable relay(static_cast<Transport>(transport), camera.url());
    const double before = static_cast<double>(QDateTime::currentMSecsSinceEpoch()) / 1000;
    Viewers viewers;
    for (int i = 0; i < ViewerCount; ++i) {
        viewers.push_back(std::make_unique<StreamViewer>(relay.connect()));
    }
    for (const auto &viewer : viewers) {
        QVERIFY(viewer->waitForParts(FrameCount));
        QCOMPARE(viewer->stream().problem(), QString());
        QCOMPARE(viewer->stream().missed(), quint64(0));
    }
    const double after = static_cast<double>(QDateTime::currentMSecsSinceEpoch()) / 1000;
    for (const auto &viewer : viewers) {
        double last = before - 0.002; // X-Timestamp is finer than the clock here
        for (const StreamPart &part : viewer->parts()) {
            QCOMPARE(part.jpeg, camera.frame(part.sequence));
            QVERIFY(part.timestamp >= last && part.timestamp <= after + 0.002);
            last = part.timestamp;
        }
    }
    QCOMPARE(camera.connections(), 1);
    QCOMPARE(relay.shared().viewers().count(), ViewerCount);
    QCOMPARE(relay.shared().viewers().piecesSkipped(), quint64(0));
}

void TestRelayStream::theCameraIsConnectedOnDemand()
{
    const StampedCamera camera(FrameBytes, FramesPerSecond);
    SharedCamera shared(camera.url(), {}, {}, 300ms);
    WebClient client(shared.port());
    QCOMPARE(client.ask(get("/api/status")).status, 200);
    QCOMPARE(camera.connections(), 0);
    auto viewer = std::make_unique<StreamViewer>(shared.port());
    QVERIFY(viewer->waitForParts(2));
    QCOMPARE(camera.connections(), 1);
    // One who leaves and comes back within the linger does not cost a connection.
    viewer.reset();
    QTRY_COMPARE(shared.viewers().count(), 0);
    QCOMPARE(camera.clients(), 1);
    viewer = std::make_unique<StreamViewer>(shared.port());
    QVERIFY(viewer->waitForParts(2));
    QCOMPARE(camera.connections(), 1);
    viewer.reset();
    QTRY_COMPARE(camera.clients(), 0);
    viewer = std::make_unique<StreamViewer>(shared.port());
    QVERIFY(viewer->waitForParts(2));
    QCOMPARE(camera.connections(), 2);
}

void TestRelayStream::slowViewersSkipToTheNewest()
{
    constexpr qsizetype LargeFrame = 40'000;
    const StampedCamera camera(LargeFrame, FramesPerSecond);
    SharedCamera shared(camera.url());
    StreamViewer fast(shared.port());
    StreamViewer slow(shared.port());
    QVERIFY(slow.waitForParts(1));
    slow.makeSlow();
    QVERIFY(slow.waitForParts(3) && fast.waitForParts(3));
    slow.pause();
    QTRY_VERIFY_WITH_TIMEOUT(shared.viewers().piecesSkipped() >= 20, Patience);
    const qsizetype partsBefore = slow.parts().size();
    const auto newest = shared.camera().hub().newestFrame();
    QVERIFY(newest);
    const quint64 newestSequence = readFrameStamp(newest->jpeg)->sequence;
    slow.resume();
    QTRY_VERIFY_WITH_TIMEOUT(!slow.parts().isEmpty() &&
                                 slow.parts().constLast().sequence > newestSequence + 5,
                             Patience);
    QCOMPARE(slow.stream().problem(), QString());
    QVERIFY(slow.stream().isIncreasing());
    for (const StreamPart &part : slow.parts()) {
        QCOMPARE(part.jpeg, camera.frame(part.sequence));
    }
    // What was under way is finished, and what the network held arrives; then comes the newest.
    const auto skipped =
        std::adjacent_find(slow.parts().begin() + partsBefore - 1, slow.parts().end(),
                           [](const StreamPart &one, const StreamPart &next) {
                               return next.sequence > one.sequence + 10;
                           });
    QVERIFY(skipped != slow.parts().end());
    QVERIFY2(std::next(skipped)->sequence >= newestSequence,
             QByteArray::number(std::next(skipped)->sequence));
    QCOMPARE(fast.stream().problem(), QString());
    QCOMPARE(fast.stream().missed(), quint64(0));
}

void TestRelayStream::viewersBeyondTheLimit()
{
    const StampedCamera camera(FrameBytes, FramesPerSecond);
    ServeArguments arguments;
    arguments.maximumViewers = QStringLiteral("2");
    SharedCamera shared(camera.url(), {}, arguments);
    StreamViewer first(shared.port());
    auto second = std::make_unique<StreamViewer>(shared.port());
    QVERIFY(first.waitForParts(1) && second->waitForParts(1));
    WebClient third(shared.port());
    const WebAnswer refusal = third.ask(get("/mjpeg"));
    QCOMPARE(refusal.status, 503);
    QCOMPARE(refusal.field("retry-after"), QByteArray("10"));
    QCOMPARE(refusal.field("content-type"), QByteArray("text/html; charset=utf-8"));
    QVERIFY2(refusal.body.contains("<h1>All places are taken</h1>"), refusal.body);
    // The page itself and everything else go on.
    QCOMPARE(third.ask(get("/counter")).body, QByteArray("2"));
    second.reset();
    QTRY_COMPARE(shared.viewers().count(), 1);
    StreamViewer fourth(shared.port());
    QVERIFY(fourth.waitForParts(2));
}

void TestRelayStream::stalledViewersAreDropped_data()
{
    QTest::addColumn<int>("transport");
    QTest::newRow("TCP") << static_cast<int>(Transport::Tcp);
    QTest::newRow("TLS") << static_cast<int>(Transport::Tls);
}

void TestRelayStream::stalledViewersAreDropped()
{
    QFETCH(int, transport);
    constexpr qsizetype LargeFrame = 40'000;
    const StampedCamera camera(LargeFrame, FramesPerSecond);
    Reachable relay(static_cast<Transport>(transport), camera.url());
    StreamViewer reader(relay.connect());
    StreamViewer stalled(relay.connect());
    QVERIFY(stalled.waitForParts(1) && reader.waitForParts(1));
    relay.shared().viewers().setStallTimeout(1s);
    stalled.makeSlow();
    stalled.pause();
    QTRY_COMPARE_WITH_TIMEOUT(relay.shared().viewers().count(), 1, Patience);
    const qsizetype before = reader.parts().size();
    QVERIFY(reader.waitForParts(before + 3));
    QCOMPARE(reader.stream().problem(), QString());
    QTRY_COMPARE(relay.shared().camera().hub().viewerCount(), 1);
}

void TestRelayStream::newViewersSeeTheNewestFrameAtOnce()
{
    StampedCamera camera(FrameBytes, /*framesPerSecond=*/0);
    SharedCamera shared(camera.url());
    StreamViewer first(shared.port());
    QTRY_COMPARE(camera.clients(), 1);
    QTRY_VERIFY(camera.sequence() == 0 && shared.viewers().count() == 1);
    QVERIFY(QTest::qWaitFor([&] {
        camera.sendFrame();
        return !first.parts().isEmpty();
    }));
    camera.sendFrame();
    QTRY_COMPARE(first.parts().constLast().sequence, camera.sequence());
    StreamViewer second(shared.port());
    QVERIFY(second.waitForParts(1));
    QCOMPARE(second.parts().constFirst().sequence, camera.sequence());
    QCOMPARE(second.stream().problem(), QString());
}

void TestRelayStream::newViewersSeeNoOldFrame()
{
    StampedCamera camera(FrameBytes, /*framesPerSecond=*/0);
    SharedCamera shared(camera.url());
    StreamViewer first(shared.port());
    QVERIFY(QTest::qWaitFor(
        [&] {
            camera.sendFrame();
            return !first.parts().isEmpty();
        },
        Patience));
    const quint64 old = camera.sequence();
    QTRY_VERIFY_WITH_TIMEOUT(SteadyClock::now() - shared.camera().hub().newestFrame()->arrival > 2s,
                             Patience);
    StreamViewer second(shared.port());
    QTRY_COMPARE(shared.viewers().count(), 2);
    camera.sendFrame();
    QVERIFY(second.waitForParts(1));
    QCOMPARE(second.parts().constFirst().sequence, old + 1);
}

/// What is old for another camera is live for one that takes its time.
void TestRelayStream::newViewersOfASlowCameraSeeItsPicture()
{
    StampedCamera camera(FrameBytes, /*framesPerSecond=*/0);
    SharedCamera shared(camera.url());
    StreamViewer first(shared.port());
    QVERIFY(QTest::qWaitFor(
        [&] {
            if (camera.sequence() == 0) {
                camera.sendFrame();
            }
            return !first.parts().isEmpty();
        },
        Patience));
    const auto age = [&shared] {
        return SteadyClock::now() - shared.camera().hub().newestFrame()->arrival;
    };
    QTRY_VERIFY(age() > 1s);
    camera.sendFrame();
    QTRY_VERIFY(age() < 1s);
    // Longer than for a fast camera, shorter than five of its intervals.
    QTRY_VERIFY(age() > 2500ms);
    StreamViewer second(shared.port());
    QVERIFY(second.waitForParts(1));
    QCOMPARE(second.parts().constFirst().sequence, camera.sequence());
}

void TestRelayStream::otherCredentialsEndStreams()
{
    const StampedCamera camera(FrameBytes, FramesPerSecond);
    SharedCamera shared(camera.url());
    StreamViewer viewer(shared.port());
    WebClient events(shared.port());
    events.send(get("/api/events"));
    QVERIFY(viewer.waitForParts(2));
    // Nobody's login has gone.
    shared.server().router().setCredentials({UserName, Password});
    shared.server().router().setCredentials({UserName, Password}, {GuestName, GuestPassword});
    const qsizetype before = viewer.parts().size();
    QVERIFY(viewer.waitForParts(before + 3));
    shared.server().router().setCredentials({UserName, QStringLiteral("another")});
    QTRY_VERIFY(events.isClosed());
    QTRY_COMPARE(shared.server().connectionCount(), 0);
    WebClient client(shared.port());
    QCOMPARE(client.ask(get("/counter")).status, 401);
    QCOMPARE(
        client.ask(request("GET", "/counter", login(UserName, QStringLiteral("another")))).status,
        200);
}

void TestRelayStream::anotherLoginOfViewersEndsStreams_data()
{
    QTest::addColumn<QString>("password");
    QTest::newRow("another") << QStringLiteral("another");
    QTest::newRow("none") << QString();
}

void TestRelayStream::anotherLoginOfViewersEndsStreams()
{
    QFETCH(QString, password);
    const StampedCamera camera(FrameBytes, FramesPerSecond);
    SharedCamera shared(camera.url());
    Router &router = shared.server().router();
    router.setCredentials({UserName, Password}, {GuestName, GuestPassword});
    WebClient events(shared.port());
    events.send(request("GET", "/api/events", login(GuestName, GuestPassword)));
    QTRY_VERIFY(events.unread().startsWith("HTTP/1.1 200 "));
    router.setCredentials({UserName, Password},
                          password.isEmpty() ? Login() : Login{GuestName, password});
    QTRY_VERIFY(events.isClosed());
    WebClient client(shared.port());
    QCOMPARE(client.ask(request("GET", "/counter", login(GuestName, GuestPassword))).status, 401);
    QCOMPARE(client.ask(get("/counter")).status, 200);
}

void TestRelayStream::stoppingEndsStreams()
{
    const StampedCamera camera(FrameBytes, FramesPerSecond);
    SharedCamera shared(camera.url());
    const quint16 port = shared.port();
    StreamViewer viewer(port);
    WebClient idle(port);
    QCOMPARE(idle.ask(get("/counter")).status, 200);
    QVERIFY(viewer.waitForParts(2));
    shared.server().stop();
    QVERIFY(idle.waitForClose());
    QTRY_VERIFY(viewer.isClosed());
    QCOMPARE(shared.server().connectionCount(), 0);
    WebClient late(port);
    QVERIFY(late.waitForClose());
}

void TestRelayStream::clientsMayTalkIntoTheStream()
{
    const StampedCamera camera(FrameBytes, FramesPerSecond);
    SharedCamera shared(camera.url());
    StreamViewer viewer(shared.port());
    QVERIFY(viewer.waitForParts(2));
    viewer.connection().write(get("/counter") + QByteArray(100'000, 'x'));
    const qsizetype before = viewer.parts().size();
    QVERIFY(viewer.waitForParts(before + 10));
    QCOMPARE(viewer.stream().problem(), QString());
    QCOMPARE(viewer.stream().missed(), quint64(0));
}

void TestRelayStream::fewerFramesForThoseWhoAsk()
{
    const StampedCamera camera(4'000, FramesPerSecond);
    const SharedCamera shared(camera.url());
    const StreamViewer all(shared.port());
    const StreamViewer fewer(shared.port(), "/mjpeg?fps=5");
    QVERIFY(fewer.waitForParts(6));
    for (qsizetype i = 2; i < fewer.parts().size(); ++i) {
        // Each is the camera's next one after an even beat; the first may come from before.
        const double gap = fewer.parts()[i].timestamp - fewer.parts()[i - 1].timestamp;
        QVERIFY2(gap > 1.0 / 5 - 2.0 / FramesPerSecond, QByteArray::number(gap));
    }
    QVERIFY(all.parts().size() > 2 * fewer.parts().size());
    QCOMPARE(camera.connections(), 1);
}

void TestRelayStream::ratesThatAreNone_data()
{
    QTest::addColumn<QByteArray>("rate");
    for (const char *const rate :
         {"0", "-5", "0.09", "nan", "inf", "1e9", "121", "five", "", "5,0"}) {
        QTest::addRow("%s", rate) << QByteArray(rate);
    }
}

void TestRelayStream::ratesThatAreNone()
{
    QFETCH(const QByteArray, rate);
    const StampedCamera camera(4'000, FramesPerSecond);
    const SharedCamera shared(camera.url());
    WebClient client(shared.port());
    const WebAnswer answer = client.ask(get("/mjpeg?fps=" + rate));
    QCOMPARE(answer.status, 400);
    QVERIFY2(answer.body.contains("from 0.1 to 120"), answer.body);
    QCOMPARE(camera.connections(), 0);
}

VEDETTE_TEST(TestRelayStream)
#include "TestRelayStream.moc"
