// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stream/StreamHealth.h"
#include "TestProgram.h"

#include <QTest>

using namespace std::chrono_literals;
using vedette::Frame;
using vedette::StreamHealth;

namespace {

const StreamHealth::TimePoint Opened{1000s};

Frame frameAt(std::chrono::milliseconds offset, const QByteArray &jpeg)
{
    return {jpeg, 1, Opened + offset, {}};
}

/// Frames of different bytes, one each interval, the first at offset.
void feed(StreamHealth &health, int count, std::chrono::milliseconds interval,
          std::chrono::milliseconds offset = 0ms)
{
    for (int i = 0; i < count; ++i) {
        health.frameArrived(frameAt(offset + i * interval, QByteArray::number(i)));
    }
}

} // namespace

class TestStreamHealth : public QObject
{
    Q_OBJECT

private slots:
    void ageCountsFromTheConnectionUntilAFrameComes();
    void aFastCameraIsStaleAfterTwoSeconds();
    void aSlowCameraGetsFiveIntervals();
    void oneStallDoesNotChangeTheTypicalInterval();
    void identicalBytesForTenSecondsAreFrozen();
    void oneDifferentFrameThaws();
    void aSingleOldFrameIsStaleNotFrozen();
    void rateIsCountedAndFallsWhenFramesStop();
    void framesThatWaitedTogetherAreNoFastCamera();
    void anExpectedPauseIsNoStall();
};

void TestStreamHealth::anExpectedPauseIsNoStall()
{
    StreamHealth health(Opened);
    feed(health, 10, 40ms);
    health.expectPause(Opened + 5000ms);
    feed(health, 2, 40ms, 400ms);
    QVERIFY(!health.isStale(Opened + 5000ms));
    QVERIFY(health.isStale(Opened + 5001ms));
    // The picture that was waited for ends it.
    Frame larger = frameAt(4000ms, "larger");
    larger.size = {800, 600};
    health.frameArrived(larger);
    QCOMPARE(health.staleAfter(), StreamHealth::MinimumStaleAfter);
    QVERIFY(health.isStale(Opened + 6001ms));
}

void TestStreamHealth::ageCountsFromTheConnectionUntilAFrameComes()
{
    StreamHealth health(Opened);
    QVERIFY(!health.hasFrame());
    QCOMPARE(health.age(Opened + 700ms), 700ms);
    QVERIFY(!health.isStale(Opened + 2000ms));
    QVERIFY(health.isStale(Opened + 2001ms));
    health.frameArrived(frameAt(2500ms, "a"));
    QCOMPARE(health.age(Opened + 2600ms), 100ms);
    QVERIFY(!health.isStale(Opened + 2600ms));
}

void TestStreamHealth::aFastCameraIsStaleAfterTwoSeconds()
{
    StreamHealth health(Opened);
    feed(health, 26, 40ms);
    QCOMPARE(health.staleAfter(), 2000ms);
    QVERIFY(!health.isStale(Opened + 1000ms + 2000ms));
    QVERIFY(health.isStale(Opened + 1000ms + 2001ms));
}

void TestStreamHealth::aSlowCameraGetsFiveIntervals()
{
    StreamHealth health(Opened);
    feed(health, 4, 3000ms);
    QCOMPARE(health.staleAfter(), 15000ms);
    QVERIFY(!health.isStale(Opened + 9000ms + 15000ms));
    QVERIFY(health.isStale(Opened + 9000ms + 15001ms));
}

void TestStreamHealth::oneStallDoesNotChangeTheTypicalInterval()
{
    StreamHealth health(Opened);
    feed(health, 10, 40ms);
    health.frameArrived(frameAt(20s, "after a stall"));
    QCOMPARE(health.staleAfter(), 2000ms);
}

void TestStreamHealth::identicalBytesForTenSecondsAreFrozen()
{
    StreamHealth health(Opened);
    for (int i = 0; i <= 100; ++i) {
        health.frameArrived(frameAt(i * 100ms, "the same"));
    }
    QVERIFY(!health.frozenSince(Opened + 9999ms));
    QCOMPARE(health.frozenSince(Opened + 10000ms), std::optional(Opened));
}

void TestStreamHealth::oneDifferentFrameThaws()
{
    StreamHealth health(Opened);
    for (int i = 0; i <= 120; ++i) {
        health.frameArrived(frameAt(i * 100ms, "the same"));
    }
    QVERIFY(health.frozenSince(Opened + 12000ms));
    health.frameArrived(frameAt(12100ms, "another"));
    QVERIFY(!health.frozenSince(Opened + 12100ms));
}

void TestStreamHealth::aSingleOldFrameIsStaleNotFrozen()
{
    StreamHealth health(Opened);
    health.frameArrived(frameAt(0ms, "alone"));
    QVERIFY(!health.frozenSince(Opened + 11000ms));
    QVERIFY(health.isStale(Opened + 11000ms));
}

void TestStreamHealth::rateIsCountedAndFallsWhenFramesStop()
{
    StreamHealth health(Opened);
    QCOMPARE(health.framesPerSecond(Opened), 0.0);
    feed(health, 26, 40ms);
    QVERIFY(qAbs(health.framesPerSecond(Opened + 1000ms) - 25.0) < 0.1);
    QVERIFY(health.framesPerSecond(Opened + 2000ms) < 14);
    QCOMPARE(health.framesPerSecond(Opened + 5000ms), 0.0);
}

void TestStreamHealth::framesThatWaitedTogetherAreNoFastCamera()
{
    StreamHealth health(Opened);
    feed(health, 9, 0ms);
    QCOMPARE(health.framesPerSecond(Opened), 16.0);
    feed(health, 25, 40ms, 40ms);
    QVERIFY(qAbs(health.framesPerSecond(Opened + 1000ms) - 33.0) < 0.1);
    feed(health, 75, 40ms, 1040ms);
    QVERIFY(qAbs(health.framesPerSecond(Opened + 4000ms) - 25.0) < 0.1);
}

VEDETTE_TEST(TestStreamHealth)
#include "TestStreamHealth.moc"
