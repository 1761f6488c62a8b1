// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/Backoff.h"
#include "demo/FrameStamp.h"
#include "steering/JogMotion.h"
#include "stream/FrameHub.h"
#include "stream/StreamHealth.h"
#include "stream/StreamStatus.h"
#include "TestProgram.h"
#include "web/access/LoginThrottle.h"
#include "web/routes/Metrics.h"
#include "web/viewers/ViewerSet.h"

#include <QTest>

#include <cmath>

using namespace std::chrono_literals;
using namespace vedette;

namespace {

using Time = SteadyClock::time_point;

constexpr std::chrono::hours Year = 366 * 24h;
constexpr quint64 FramesEachSecond = 30;
constexpr quint64 MostViewers = 4096;
/// What a counter of pictures sent reaches in a year.
constexpr quint64 PicturesInAYear =
    FramesEachSecond * MostViewers * std::chrono::seconds(Year).count();
/// From the beginning of a scenario to the moment that matters.
constexpr auto Before = 5s;
constexpr QLatin1String PatientGuesser("192.0.2.1");

// Counters that PicturesInAYear fits in.
static_assert(PicturesInAYear > quint64{1} << 41);
static_assert(sizeof(Frame::sequence) == sizeof(quint64));
static_assert(sizeof(FrameStamp::sequence) == sizeof(quint64));
static_assert(sizeof(StreamStatus::frames) == sizeof(quint64));
static_assert(sizeof(StreamStatus::damaged) == sizeof(quint64));
static_assert(sizeof(StreamStatus::skipped) == sizeof(quint64));
static_assert(std::is_same_v<decltype(std::declval<ViewerSet>().piecesSent()), quint64>);
static_assert(std::is_same_v<decltype(std::declval<ViewerSet>().piecesSkipped()), quint64>);
static_assert(std::is_same_v<decltype(std::declval<Viewer>().piecesSent()), quint64>);
static_assert(std::is_same_v<decltype(std::declval<Viewer>().piecesSkipped()), quint64>);

/// When narrower clocks wrap: the same scenario must end the same at each.
void addMoments()
{
    QTest::addColumn<std::chrono::milliseconds>("moment");
    const auto row = [](const char *name, std::chrono::milliseconds moment) {
        QTest::newRow(name) << moment;
    };
    row("soon", 10s);
    row("2^31 us", std::chrono::milliseconds((qint64{1} << 31) / 1000));
    row("2^31 ms", std::chrono::milliseconds(qint64{1} << 31));
    row("2^32 ms", std::chrono::milliseconds(qint64{1} << 32));
    row("3 x 2^31 ms", std::chrono::milliseconds(qint64{3} << 31));
    row("2^53 ns", std::chrono::milliseconds((qint64{1} << 53) / 1'000'000));
    row("a year", Year);
    row("2^31 s", std::chrono::seconds(qint64{1} << 31));
    row("2^32 s", std::chrono::seconds(qint64{1} << 32));
}

} // namespace

/// What a year, or a clock at any time of it, must not change.
class TestLongRun : public QObject
{
    Q_OBJECT

private slots:
    void healthIsTheSameAtAnyTime_data() { addMoments(); }
    void healthIsTheSameAtAnyTime();
    void aFrozenPictureIsNoticedAtAnyTime_data() { addMoments(); }
    void aFrozenPictureIsNoticedAtAnyTime();
    void guessersWaitTheSameAtAnyTime_data() { addMoments(); }
    void guessersWaitTheSameAtAnyTime();
    void holdsTurnTheSameAtAnyTime_data() { addMoments(); }
    void holdsTurnTheSameAtAnyTime();
    void aPictureMayBeAYearOld();
    void backoffStaysWithinItsLimitsForAYear();
    void aGuesserWaitsForAYear();
    void aYearOfGuessersIsForgotten();
    void numbersOfFramesPassThirtyTwoBits();
    void metricsTellAYearsCountersExactly();
};

void TestLongRun::healthIsTheSameAtAnyTime()
{
    QFETCH(std::chrono::milliseconds, moment);
    const Time begin = Time(moment) - Before;
    StreamHealth health(begin);
    Time now = begin;
    for (quint64 i = 1; now < begin + 2 * Before; ++i) {
        now = begin + i * 1000ms / FramesEachSecond;
        health.frameArrived({QByteArray::number(i), i, now, {}});
        QVERIFY(!health.isStale(now + 1ms));
        QCOMPARE(health.age(now + 7ms), 7ms);
    }
    QVERIFY(std::abs(health.framesPerSecond(now) - double{FramesEachSecond}) < 0.5);
    QCOMPARE(health.staleAfter(), StreamHealth::MinimumStaleAfter);
    QVERIFY(!health.isStale(now + 2000ms));
    QVERIFY(health.isStale(now + 2001ms));
    QVERIFY(!health.frozenSince(now));
}

void TestLongRun::aFrozenPictureIsNoticedAtAnyTime()
{
    QFETCH(std::chrono::milliseconds, moment);
    const Time begin = Time(moment) - Before;
    StreamHealth health(begin);
    for (auto offset = 0ms; offset <= StreamHealth::FrozenAfter; offset += 100ms) {
        health.frameArrived({"the same", 1, begin + offset, {}});
        QCOMPARE(health.frozenSince(begin + offset).has_value(),
                 offset == StreamHealth::FrozenAfter);
    }
    QCOMPARE(health.frozenSince(begin + StreamHealth::FrozenAfter), std::optional(begin));
}

void TestLongRun::guessersWaitTheSameAtAnyTime()
{
    QFETCH(std::chrono::milliseconds, moment);
    const Time begin = Time(moment) - Before;
    LoginThrottle throttle;
    for (int i = 0; i < LoginThrottle::FreeFailures; ++i) {
        QCOMPARE(throttle.retryAfter(PatientGuesser, Role::Owner, begin), 0s);
        throttle.failed(PatientGuesser, Role::Owner, begin);
    }
    const Time end = begin + LoginThrottle::FirstDelay;
    QCOMPARE(throttle.retryAfter(PatientGuesser, Role::Owner, begin), LoginThrottle::FirstDelay);
    QCOMPARE(throttle.retryAfter(PatientGuesser, Role::Owner, Time(moment)),
             LoginThrottle::FirstDelay - Before);
    QCOMPARE(throttle.retryAfter(PatientGuesser, Role::Owner, end - 1ms), 1s);
    QCOMPARE(throttle.retryAfter(PatientGuesser, Role::Owner, end), 0s);
}

void TestLongRun::holdsTurnTheSameAtAnyTime()
{
    QFETCH(std::chrono::milliseconds, moment);
    constexpr auto Hold = 2s;
    const auto turned = [Hold](Time begin) {
        JogMotion motion(5);
        motion.press(Direction::Left, Pace::Normal, begin);
        int degrees = 0;
        for (auto offset = 0ms; offset <= Hold; offset += 20ms) {
            motion.advance(begin + offset);
            if (const auto move = motion.takeMove(begin + offset)) {
                degrees += move->pan;
                motion.finished(true, begin + offset);
            }
        }
        motion.release(Direction::Left, begin + Hold);
        return degrees;
    };
    const int reference = turned(Time(1s));
    QVERIFY(std::abs(reference) > 2 * 5);
    QCOMPARE(turned(Time(moment) - Hold / 2), reference);
}

void TestLongRun::aPictureMayBeAYearOld()
{
    const Time begin{1s};
    StreamHealth health(begin);
    QCOMPARE(health.age(begin + Year), std::chrono::milliseconds(Year));
    health.frameArrived({"a", 1, begin, {}});
    QCOMPARE(health.age(begin + Year), std::chrono::milliseconds(Year));
    QVERIFY(health.isStale(begin + Year));
    QCOMPARE(health.framesPerSecond(begin + Year), 0.0);
    // A camera that wakes once a year: five of its intervals.
    health.frameArrived({"b", 2, begin + Year, {}});
    QCOMPARE(health.staleAfter(), std::chrono::milliseconds(5 * Year));
}

void TestLongRun::backoffStaysWithinItsLimitsForAYear()
{
    constexpr double Shortest = 1.0 - Backoff::Jitter;
    Backoff backoff(/*seed=*/1);
    std::chrono::milliseconds passed{0};
    while (passed < 1min) {
        passed += backoff.next();
    }
    while (passed < Year) {
        const auto wait = backoff.next();
        if (wait < Shortest * Backoff::Longest || wait > Backoff::Longest) {
            QFAIL(qPrintable(QStringLiteral("%1 ms after %2 ms")
                                 .arg(qint64{wait.count()})
                                 .arg(qint64{passed.count()})));
        }
        passed += wait;
    }
    backoff.reset();
    QVERIFY(backoff.next() <= Backoff::First);
}

void TestLongRun::aGuesserWaitsForAYear()
{
    LoginThrottle throttle;
    Time now{1s};
    for (int i = 0; i < LoginThrottle::FreeFailures; ++i) {
        throttle.failed(PatientGuesser, Role::Owner, now);
    }
    int guesses = 0;
    std::chrono::seconds wait{0};
    const Time end = now + Year;
    while (now < end) {
        wait = throttle.retryAfter(PatientGuesser, Role::Owner, now);
        now += wait;
        QCOMPARE(throttle.retryAfter(PatientGuesser, Role::Owner, now), 0s);
        throttle.failed(PatientGuesser, Role::Owner, now);
        ++guesses;
    }
    QCOMPARE(wait, LoginThrottle::LongestDelay);
    // One each five minutes, and the first few, which waited less.
    QVERIFY(guesses <= Year / LoginThrottle::LongestDelay + 6);
    QCOMPARE(throttle.entryCount(), 1);
    throttle.succeeded(PatientGuesser, Role::Owner);
    QCOMPARE(throttle.retryAfter(PatientGuesser, Role::Owner, now), 0s);
}

void TestLongRun::aYearOfGuessersIsForgotten()
{
    LoginThrottle throttle;
    quint32 number = 0;
    const Time begin{1s};
    // Every twenty minutes another address, until it has to wait.
    for (Time now = begin; now < begin + Year; now += 20min) {
        const QString address = QStringLiteral("10.%1.%2.1").arg(number / 250).arg(number % 250);
        ++number;
        for (int i = 0; i < LoginThrottle::FreeFailures; ++i) {
            QCOMPARE(throttle.retryAfter(address, Role::Owner, now), 0s);
            throttle.failed(address, Role::Owner, now);
        }
        QCOMPARE(throttle.retryAfter(address, Role::Owner, now), LoginThrottle::FirstDelay);
        QVERIFY(throttle.entryCount() <= LoginThrottle::MaximumEntries);
    }
    QVERIFY(number > LoginThrottle::MaximumEntries);
}

void TestLongRun::numbersOfFramesPassThirtyTwoBits()
{
    FrameHub hub;
    QObject viewer;
    hub.attach(&viewer);
    QList<quint64> seen;
    connect(&hub, &FrameHub::frameArrived, this,
            [&](const Frame &frame) { seen.append(frame.sequence); });
    QList<quint64> sent;
    for (const quint64 around : {quint64{1} << 31, quint64{1} << 32, PicturesInAYear}) {
        for (quint64 sequence = around - 2; sequence <= around + 2; ++sequence) {
            sent.append(sequence);
            hub.publish({"jpeg", sequence, {}, {}});
            QCOMPARE(hub.newestFrame()->sequence, sequence);
            const QByteArray stamped = withFrameStamp("\xFF\xD8\xFF\xD9", {sequence, Year});
            const auto stamp = readFrameStamp(stamped);
            QVERIFY(stamp);
            QCOMPARE(stamp->sequence, sequence);
            QCOMPARE(stamp->sent, std::chrono::nanoseconds(Year));
        }
    }
    QCOMPARE(seen, sent);
}

void TestLongRun::metricsTellAYearsCountersExactly()
{
    const QByteArray text = metricsText({}, 1, PicturesInAYear);
    const QByteArray line =
        "\nvedette_logins_refused_total " + QByteArray::number(PicturesInAYear) + '\n';
    QVERIFY2(text.contains(line), text);
}

VEDETTE_TEST(TestLongRun)
#include "TestLongRun.moc"
