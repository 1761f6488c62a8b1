// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stream/DecodeSlot.h"

#include "media/DecodePool.h"
#include "stream/FrameHub.h"
#include "TestPicture.h"
#include "TestProgram.h"

#include <QSemaphore>
#include <QTest>

#include <algorithm>
#include <memory>

using vedette::DecodedFrame;
using vedette::DecodePool;
using vedette::DecodeSlot;
using vedette::Frame;
using vedette::FrameHub;
using vedette::test::colourfulImage;
using vedette::test::jpegOf;

namespace {

Frame slotFrame(quint64 sequence)
{
    static const QByteArray jpeg = jpegOf(colourfulImage({64, 48}));
    return {jpeg, sequence, vedette::SteadyClock::now(), {}};
}

/// Takes whatever a slot has decoded, in the thread that made it.
class DecodedFrames : public QObject
{
public:
    explicit DecodedFrames(DecodeSlot &slot)
    {
        connect(&slot, &DecodeSlot::ready, this, [this, &slot] {
            ++announced;
            if (const auto decoded = slot.take()) {
                frames += *decoded;
                sequences += decoded->frame.sequence;
            }
        });
    }

    QList<DecodedFrame> frames;
    QList<quint64> sequences;
    int announced = 0;
};

/// Keeps a pool's only thread busy while it is there.
class BusyPool
{
public:
    explicit BusyPool(DecodePool &pool)
    {
        pool.start([shared = m_shared] {
            shared->isBusy.release();
            shared->mayEnd.acquire();
        });
        m_shared->isBusy.acquire();
    }
    ~BusyPool() { m_shared->mayEnd.release(); }
    Q_DISABLE_COPY_MOVE(BusyPool)

private:
    struct Shared
    {
        QSemaphore isBusy;
        QSemaphore mayEnd;
    };
    std::shared_ptr<Shared> m_shared = std::make_shared<Shared>();
};

/// Returns when everything that the pool's only thread had to do has been done.
void waitForPool(DecodePool &pool)
{
    const BusyPool busy(pool);
}

} // namespace

class TestDecodeSlot : public QObject
{
    Q_OBJECT

private slots:
    void picturesKeepWhatTheFrameKnows();
    void anotherMountingTurnsTheNewestFrame();
    void damagedFramesAreSaid();
    void aBusyPoolDecodesTheNewestAlone();
    void aBusyReceiverGetsTheNewestAlone();
    void theNewestGoesNext();
    void itWatchesOneHubAtATime();
    void watchingWithoutDecoding();
    void endingWithFramesUnderWayIsHarmless();
};

void TestDecodeSlot::anotherMountingTurnsTheNewestFrame()
{
    DecodePool pool(1);
    FrameHub hub;
    DecodeSlot slot(pool);
    DecodedFrames decoded(slot);
    slot.watch(&hub);
    hub.publish(slotFrame(5));
    QTRY_COMPARE(decoded.frames.size(), 1);
    QCOMPARE(decoded.frames[0].picture.bitmap.size(), QSize(64, 48));
    // Whether or not another frame ever comes.
    slot.setMounting({.rotation = 90});
    QTRY_COMPARE(decoded.frames.size(), 2);
    QCOMPARE(decoded.sequences, (QList<quint64>{5, 5}));
    QCOMPARE(decoded.frames[1].picture.bitmap.size(), QSize(48, 64));
    QCOMPARE(decoded.frames[1].picture.fullSize, QSize(48, 64));
    slot.setTargetSize({24, 32});
    hub.publish(slotFrame(6));
    QTRY_COMPARE(decoded.frames.size(), 3);
    QCOMPARE(decoded.frames[2].picture.bitmap.size(), QSize(24, 32));
}

void TestDecodeSlot::picturesKeepWhatTheFrameKnows()
{
    DecodePool pool(1);
    DecodeSlot slot(pool);
    slot.setTargetSize({16, 12});
    const DecodedFrames decoded(slot);
    Frame sent = slotFrame(7);
    sent.connection = 3;
    slot.offer(sent);
    QTRY_COMPARE_WITH_TIMEOUT(decoded.sequences, QList<quint64>{7}, Timeout);
    const DecodedFrame &got = decoded.frames.constFirst();
    QCOMPARE(got.picture.bitmap.size(), QSize(16, 12));
    QCOMPARE(got.picture.fullSize, QSize(64, 48));
    QCOMPARE(got.frame.connection, 3U);
    QVERIFY(got.frame.arrival == sent.arrival);
}

void TestDecodeSlot::damagedFramesAreSaid()
{
    DecodePool pool(1);
    DecodeSlot slot(pool);
    const DecodedFrames decoded(slot);
    Frame damaged = slotFrame(1);
    damaged.jpeg.truncate(damaged.jpeg.size() / 2);
    slot.offer(damaged);
    QTRY_COMPARE_WITH_TIMEOUT(decoded.sequences, QList<quint64>{1}, Timeout);
    QVERIFY(decoded.frames.constFirst().picture.bitmap.isNull());
    QCOMPARE(decoded.frames.constFirst().picture.problem, QStringLiteral("is damaged"));
}

void TestDecodeSlot::aBusyPoolDecodesTheNewestAlone()
{
    DecodePool pool(1);
    DecodeSlot one(pool);
    DecodeSlot other(pool);
    const DecodedFrames ofOne(one);
    const DecodedFrames ofOther(other);
    {
        const BusyPool busy(pool);
        for (quint64 sequence = 1; sequence <= 100; ++sequence) {
            one.offer(slotFrame(sequence));
            other.offer(slotFrame(sequence + 1000));
        }
    }
    QTRY_COMPARE_WITH_TIMEOUT(ofOther.sequences, QList<quint64>{1100}, Timeout);
    QCOMPARE(ofOne.sequences, QList<quint64>{100});
}

void TestDecodeSlot::aBusyReceiverGetsTheNewestAlone()
{
    DecodePool pool(1);
    DecodeSlot slot(pool);
    const DecodedFrames decoded(slot);
    // This thread, which is the receiver's, does nothing else meanwhile.
    for (quint64 sequence = 1; sequence <= 5; ++sequence) {
        slot.offer(slotFrame(sequence));
        waitForPool(pool);
    }
    QTRY_COMPARE_WITH_TIMEOUT(decoded.sequences, QList<quint64>{5}, Timeout);
    slot.offer(slotFrame(6));
    QTRY_COMPARE_WITH_TIMEOUT(decoded.sequences, (QList<quint64>{5, 6}), Timeout);
    QCOMPARE(decoded.announced, 2);
}

/// Never two at once, though there are threads for them: they come in order.
void TestDecodeSlot::theNewestGoesNext()
{
    constexpr quint64 Frames = 100;
    DecodePool pool(DecodePool::MaximumThreads);
    DecodeSlot slot(pool);
    const DecodedFrames decoded(slot);
    for (quint64 sequence = 1; sequence <= Frames; ++sequence) {
        slot.offer(slotFrame(sequence));
        QCoreApplication::processEvents();
    }
    QTRY_VERIFY_WITH_TIMEOUT(decoded.sequences.endsWith(Frames), Timeout);
    QVERIFY(std::is_sorted(decoded.sequences.begin(), decoded.sequences.end()));
}

void TestDecodeSlot::itWatchesOneHubAtATime()
{
    DecodePool pool(1);
    DecodeSlot slot(pool);
    const DecodedFrames decoded(slot);
    FrameHub hub;
    FrameHub another;
    another.publish(slotFrame(10));
    slot.watch(&hub);
    QCOMPARE(hub.viewerCount(), 1);
    hub.publish(slotFrame(1));
    QTRY_COMPARE_WITH_TIMEOUT(decoded.sequences, QList<quint64>{1}, Timeout);
    // What is there already, at once.
    slot.watch(&another);
    QTRY_COMPARE_WITH_TIMEOUT(decoded.sequences, (QList<quint64>{1, 10}), Timeout);
    QCOMPARE(hub.viewerCount(), 0);
    hub.publish(slotFrame(2));
    slot.watch(nullptr);
    another.publish(slotFrame(11));
    QCOMPARE(another.viewerCount(), 0);
    slot.offer(slotFrame(20));
    QTRY_COMPARE_WITH_TIMEOUT(decoded.sequences, (QList<quint64>{1, 10, 20}), Timeout);
}

void TestDecodeSlot::watchingWithoutDecoding()
{
    DecodePool pool(1);
    DecodeSlot slot(pool);
    const DecodedFrames decoded(slot);
    FrameHub hub;
    slot.setDecoding(false);
    slot.watch(&hub);
    QCOMPARE(hub.viewerCount(), 1);
    hub.publish(slotFrame(1));
    hub.publish(slotFrame(2));
    slot.setDecoding(true);
    hub.publish(slotFrame(3));
    QTRY_VERIFY_WITH_TIMEOUT(decoded.sequences.endsWith(3), Timeout);
    QVERIFY(!decoded.sequences.contains(1));
}

void TestDecodeSlot::endingWithFramesUnderWayIsHarmless()
{
    DecodePool pool(2);
    for (int round = 0; round < 50; ++round) {
        DecodeSlot slot(pool);
        const DecodedFrames decoded(slot);
        for (quint64 sequence = 1; sequence <= 5; ++sequence) {
            slot.offer(slotFrame(sequence));
        }
    }
}

VEDETTE_TEST(TestDecodeSlot)
#include "TestDecodeSlot.moc"
