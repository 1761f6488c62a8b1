// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stream/FrameHub.h"
#include "TestProgram.h"

#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using vedette::Frame;
using vedette::FrameHub;

class TestFrameHub : public QObject
{
    Q_OBJECT

private slots:
    void theFirstViewerWantsTheCamera();
    void theLastViewerReleasesItAfterTheLinger();
    void aViewerInTimeKeepsTheCamera();
    void aDestroyedViewerIsGone();
    void anUnwantedHubHoldsNoOldPicture();
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

VEDETTE_TEST(TestFrameHub)
#include "TestFrameHub.moc"
