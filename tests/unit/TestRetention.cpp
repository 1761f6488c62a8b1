// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/AgeClock.h"
#include "recording/Retention.h"
#include "TestProgram.h"

#include <QStringList>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;

namespace {

constexpr WallTime RetentionNow{1'790'000'000s};

/// A second long, of 100 bytes, and so old.
Segment pastSegment(const QString &camera, std::chrono::hours age)
{
    return {.path = camera + QString::number(age.count()),
            .camera = camera,
            .start = RetentionNow - age,
            .length = 1s,
            .bytes = 100};
}

} // namespace

/// What has to go.
class TestRetention : public QObject
{
    Q_OBJECT

private slots:
    void whatGoes_data();
    void whatGoes();
    void fromSettings();
    void whatTimeItIs_data();
    void whatTimeItIs();
};

void TestRetention::whatGoes_data()
{
    QTest::addColumn<Retention>("retention");
    QTest::addColumn<qint64>("free");
    QTest::addColumn<bool>("isClockRight");
    QTest::addColumn<QString>("gone");
    // There are, in this order: b100 (locked), a96, b72, a48, b25, a24, b1, a0 (growing).
    const qint64 free = 1000;
    Retention none;
    QTest::newRow("nothing is asked") << none << qint64(0) << true << u""_s;
    Retention all;
    all.all.bytes = 800;
    QTest::newRow("exactly as much as may be") << all << free << true << u""_s;
    all.all.bytes = 799;
    QTest::newRow("a byte more in all") << all << free << true << u"a96"_s;
    all.all.bytes = 450;
    QTest::newRow("half of it") << all << free << true << u"a96 b72 a48 b25"_s;
    all.all.bytes = 0;
    QTest::newRow("none may be") << all << free << true << u"a96 b72 a48 b25 a24 b1"_s;
    Retention days;
    days.all.days = 1;
    QTest::newRow("a day") << days << free << true << u"a96 b72 a48 b25"_s;
    QTest::newRow("a day, by a clock that is wrong") << days << free << false << u""_s;
    days.all.days = std::numeric_limits<int>::max();
    QTest::newRow("for ever") << days << free << true << u""_s;
    days.all.days = -1;
    QTest::newRow("less than a day") << days << free << true << u"a96 b72 a48 b25 a24 b1"_s;
    Retention camera;
    camera.cameras[u"a"_s].bytes = 250;
    QTest::newRow("a camera's bytes") << camera << free << true << u"a96 a48"_s;
    camera.cameras[u"b"_s].days = 2;
    QTest::newRow("and another one's days") << camera << free << true << u"a96 b72 a48"_s;
    camera.all.bytes = 500;
    QTest::newRow("and all") << camera << free << true << u"a96 b72 a48"_s;
    Retention room;
    room.freeBytes = 1000;
    QTest::newRow("free enough") << room << free << true << u""_s;
    QTest::newRow("not free enough") << room << qint64(750) << true << u"a96 b72 a48"_s;
    QTest::newRow("never free enough")
        << room << qint64(-5000) << true << u"a96 b72 a48 b25 a24 b1"_s;
    room.freeBytes = 10'001;
    QTest::newRow("more than the disk has") << room << free << true << u""_s;
}

void TestRetention::whatGoes()
{
    QFETCH(const Retention, retention);
    QFETCH(qint64, free);
    QFETCH(const bool, isClockRight);
    QList<Segment> segments;
    for (const int age : {100, 96, 72, 48, 25, 24, 1, 0}) {
        const bool isOfA = age == 96 || age == 48 || age == 24 || age == 0;
        segments += pastSegment(isOfA ? u"a"_s : u"b"_s, std::chrono::hours(age));
    }
    segments.first().isLocked = true;
    segments.last().isGrowing = true;
    QStringList gone;
    for (;;) {
        QHash<QString, qint64> bytes;
        for (const Segment &segment : std::as_const(segments)) {
            bytes[segment.camera] += segment.bytes;
        }
        const auto next = retention.next(
            segments, {.bytes = bytes,
                       .free = free,
                       .disk = 10'000,
                       .now = isClockRight ? std::optional(RetentionNow) : std::nullopt});
        if (!next) {
            break;
        }
        gone += next->path;
        free += next->bytes;
        QVERIFY(segments.removeOne(*next));
    }
    QTEST(gone.join(u' '), "gone");
}

void TestRetention::fromSettings()
{
    Retention expected;
    QCOMPARE(Retention::of({.path = {}, .keep = {}, .freeGigabytes = 0}, {}), expected);
    expected.all = {.bytes = 1'500'000'000, .days = 7};
    expected.freeBytes = 2'000'000'000;
    StoredCamera camera;
    camera.config.record.folder = u"a"_s;
    camera.config.record.keep.days = 1;
    expected.cameras.insert(u"a"_s, {.bytes = {}, .days = 1});
    QCOMPARE(Retention::of({.path = {}, .keep = {.days = 7, .gigabytes = 1.5}, .freeGigabytes = 2},
                           {camera}),
             expected);
    QVERIFY(Retention::of({.path = {}, .keep = {.days = 0, .gigabytes = 1e300}}, {}).all.bytes > 0);
}

void TestRetention::whatTimeItIs_data()
{
    using std::chrono::hours;
    QTest::addColumn<QList<hours>>("running");  // since the process began
    QTest::addColumn<QList<hours>>("clock");    // and what the clock says then
    QTest::addColumn<QList<hours>>("believed"); // -1: nothing
    // The newest recording ended at 1000 h.
    QTest::newRow("right") << QList{0h, 1h, 50h} << QList{1001h, 1002h, 1051h}
                           << QList{1001h, 1002h, 1051h};
    QTest::newRow("behind the newest recording")
        << QList{0h, 1h} << QList{999h, 1001h} << QList{-1h, 1001h};
    QTest::newRow("set back") << QList{0h, 1h} << QList{1010h, 1005h} << QList{1010h, 1005h};
    QTest::newRow("far ahead when it begins")
        << QList{0h, 23h, 24h, 25h} << QList{90'000h, 90'023h, 90'024h, 90'025h}
        << QList{1000h, 1023h, 90'024h, 90'025h};
    QTest::newRow("far ahead for a while")
        << QList{0h, 1h, 20h, 21h, 30h} << QList{1001h, 90'000h, 90'019h, 1022h, 90'029h}
        << QList{1001h, 1002h, 1021h, 1022h, 1031h};
    QTest::newRow("a day ahead") << QList{0h, 1h} << QList{1001h, 1026h} << QList{1001h, 1026h};
}

void TestRetention::whatTimeItIs()
{
    using std::chrono::hours;
    QFETCH(const QList<hours>, running);
    QFETCH(const QList<hours>, clock);
    QFETCH(const QList<hours>, believed);
    AgeClock ages;
    const auto begin = SteadyClock::now();
    QCOMPARE(ages.at(RetentionNow, begin, WallTime()), std::optional<WallTime>());
    for (qsizetype i = 0; i < running.size(); ++i) {
        const auto at = ages.at(WallTime(clock[i]), begin + running[i], WallTime(1000h));
        QCOMPARE(at, believed[i] < 0h ? std::nullopt : std::optional(WallTime(believed[i])));
    }
}

VEDETTE_TEST(TestRetention)
#include "TestRetention.moc"
