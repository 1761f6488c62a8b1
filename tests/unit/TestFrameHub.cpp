// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stream/FrameHub.h"

#include "stream/EveryFrameTap.h"
#include "TestProgram.h"

#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using vedette::EveryFrameTap;
using vedette::Frame;
using vedette::FrameHub;

namespace {

Frame hubFrame(quint64 sequence, qsizetype bytes, bool isLate = false)
{
    Frame frame;
    frame.jpeg = QByteArray(bytes, 'x');
    frame.sequence = sequence;
    frame.isLate = isLate;
    return frame;
}

QList<quint64> takenFrom(EveryFrameTap &tap)
{
    QList<quint64> sequences;
    for (const Frame &frame : tap.take()) {
        sequences += frame.sequence;
    }
    return sequences;
}

} // namespace

class TestFrameHub : public QObject
{
    Q_OBJECT

private slots:
    void theFirstViewerWantsTheCamera();
    void theLastViewerReleasesItAfterTheLinger();
    void aViewerInTimeKeepsTheCamera();
    void aDestroyedViewerIsGone();
    void anUnwantedHubHoldsNoOldPicture();
    void whoTakesEachFrameWantsTheCamera();
    void aLateFrameIsKeptFromThoseWhoWantTheNewest();
    void whatIsNotTakenInTimeIsDroppedFromTheOldestOn();
};

void TestFrameHub::theFirstViewerWantsTheCamera()
{
    FrameHub hub;
    QSignalSpy wanted(&hub, &FrameHub::wanted);
    QObject first;
    QObject second;
    hub.attach(&first);
    hub.attach(&first);
    hub.attach(&second);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(hub.viewerCount(), 2);
}

void TestFrameHub::theLastViewerReleasesItAfterTheLinger()
{
    FrameHub hub(1ms);
    QSignalSpy unwanted(&hub, &FrameHub::unwanted);
    QObject first;
    QObject second;
    hub.attach(&first);
    hub.attach(&second);
    hub.detach(&first);
    QVERIFY(!unwanted.wait(20));
    hub.detach(&second);
    QVERIFY(unwanted.wait());
    QCOMPARE(unwanted.count(), 1);
}

void TestFrameHub::aViewerInTimeKeepsTheCamera()
{
    FrameHub hub(20ms);
    QSignalSpy wanted(&hub, &FrameHub::wanted);
    QSignalSpy unwanted(&hub, &FrameHub::unwanted);
    QObject viewer;
    hub.attach(&viewer);
    hub.detach(&viewer);
    hub.attach(&viewer);
    QVERIFY(!unwanted.wait(60));
    QCOMPARE(wanted.count(), 1);
}

void TestFrameHub::aDestroyedViewerIsGone()
{
    FrameHub hub(1ms);
    QSignalSpy unwanted(&hub, &FrameHub::unwanted);
    auto viewer = std::make_unique<QObject>();
    hub.attach(viewer.get());
    viewer.reset();
    QCOMPARE(hub.viewerCount(), 0);
    QVERIFY(unwanted.wait());
}

void TestFrameHub::anUnwantedHubHoldsNoOldPicture()
{
    FrameHub hub(1ms);
    QSignalSpy arrived(&hub, &FrameHub::frameArrived);
    QSignalSpy unwanted(&hub, &FrameHub::unwanted);
    QObject viewer;
    hub.attach(&viewer);
    hub.publish(Frame{"jpeg", 7, {}, {}});
    QCOMPARE(arrived.count(), 1);
    QCOMPARE(hub.newestFrame()->sequence, 7U);
    hub.detach(&viewer);
    QVERIFY(unwanted.wait());
    QVERIFY(!hub.newestFrame());
}

void TestFrameHub::whoTakesEachFrameWantsTheCamera()
{
    FrameHub hub(1ms);
    QSignalSpy wanted(&hub, &FrameHub::wanted);
    QSignalSpy unwanted(&hub, &FrameHub::unwanted);
    QObject viewer;
    EveryFrameTap tap;
    hub.attach(&viewer);
    hub.attachEvery(&tap);
    hub.attachEvery(&tap);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(hub.viewerCount(), 1);
    hub.detach(&viewer);
    QVERIFY(!unwanted.wait(20));
    hub.publish(hubFrame(1, 10));
    QCOMPARE(takenFrom(tap), QList<quint64>{1});
    hub.detach(&tap);
    QVERIFY(unwanted.wait());
    hub.publish(hubFrame(2, 10));
    QCOMPARE(takenFrom(tap), QList<quint64>());
}

void TestFrameHub::aLateFrameIsKeptFromThoseWhoWantTheNewest()
{
    FrameHub hub;
    QList<quint64> newest;
    connect(&hub, &FrameHub::frameArrived, this,
            [&newest](const Frame &frame) { newest += frame.sequence; });
    QObject viewer;
    hub.attach(&viewer);
    EveryFrameTap tap;
    const QSignalSpy ready(&tap, &EveryFrameTap::ready);
    hub.attachEvery(&tap);
    hub.publish(hubFrame(1, 10));
    hub.publish(hubFrame(2, 10, true));
    QCOMPARE(hub.newestFrame()->sequence, 1U);
    hub.publish(hubFrame(3, 10));
    QCOMPARE(newest, (QList<quint64>{1, 3}));
    // Of the third there is nothing more to say.
    QCOMPARE(ready.count(), 2);
    QCOMPARE(takenFrom(tap), (QList<quint64>{1, 2, 3}));
}

void TestFrameHub::whatIsNotTakenInTimeIsDroppedFromTheOldestOn()
{
    FrameHub hub;
    EveryFrameTap tap(100);
    hub.attachEvery(&tap);
    for (quint64 sequence = 1; sequence <= 10; ++sequence) {
        hub.publish(hubFrame(sequence, 30));
    }
    QCOMPARE(tap.dropped(), 7U);
    QCOMPARE(takenFrom(tap), (QList<quint64>{8, 9, 10}));
    // What was taken makes room.
    hub.publish(hubFrame(11, 100));
    QCOMPARE(takenFrom(tap), QList<quint64>{11});
    QCOMPARE(tap.dropped(), 7U);
}

VEDETTE_TEST(TestFrameHub)
#include "TestFrameHub.moc"
