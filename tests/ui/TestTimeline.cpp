// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/EpochTime.h"
#include "recording/ExportEstimate.h"
#include "recording/MarkedRange.h"
#include "recording/MomentText.h"
#include "recording/PastCommand.h"
#include "recording/SpanEdge.h"
#include "recording/TimeBars.h"
#include "recording/TimelineLayout.h"
#include "recording/TimeScale.h"
#include "recording/TimeTicks.h"
#include "TestProgram.h"

#include <QDateTime>
#include <QFontMetrics>
#include <QTest>
#include <QTimeZone>

#include <ctime>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using vedette::ExportEstimate;
using vedette::MarkedRange;
using vedette::PastCommand;
using vedette::pastCommandFor;
using vedette::spanEdge;
using vedette::TimeBar;
using vedette::timeBars;
using vedette::TimelineLayout;
using vedette::TimePrecision;
using vedette::TimeScale;
using vedette::TimeTick;
using vedette::timeTicks;
using vedette::WallTime;
using ExportFormat = vedette::ExportRequest::Format;
using Spans = QList<vedette::RecordingCatalog::Span>;

namespace {

/// 2026-11-30 12:00 UTC.
constexpr WallTime Noon{std::chrono::seconds(1'796'040'000)};

/// Local time is that of this zone meanwhile.
class LocalZone
{
public:
    explicit LocalZone(const QByteArray &zone)
        : m_before(qgetenv("TZ"))
    {
        set(zone);
    }
    ~LocalZone() { set(m_before); }
    Q_DISABLE_COPY_MOVE(LocalZone)

private:
    static void set(const QByteArray &zone)
    {
        qputenv("TZ", zone);
        tzset();
    }
    QByteArray m_before;
};

QStringList labels(const QList<TimeTick> &ticks)
{
    QStringList all;
    for (const TimeTick &tick : ticks) {
        all += tick.label;
    }
    return all;
}

} // namespace

/// What a timeline shows where, and what its keys mean.
class TestTimeline : public QObject
{
    Q_OBJECT

private slots:
    void itZoomsAboutThePointer();
    void itEndsBeforeWhatIsStillToCome();
    void ticksAreRound();
    void daysOfOtherLengthsBeginAtMidnight();
    void timesAreTheLocales();
    void barsAreNeverLost();
    void rowsFit();
    void edgesOfRecordings();
    void marksKeepTheirOrder();
    void keys_data();
    void keys();
    void speeds();
    void whatAnExportComesTo();
};

void TestTimeline::itZoomsAboutThePointer()
{
    TimeScale scale(Noon, 1h, 1000);
    const WallTime stays = scale.timeAt(250);
    scale.zoom(4, 250);
    QVERIFY(scale.range() == 15min);
    QVERIFY(scale.timeAt(250) == stays);
    QCOMPARE(scale.xOf(stays), 250.0);
    scale.zoom(1e9, 250);
    QVERIFY(scale.range() == TimeScale::ShortestRange);
    QVERIFY(scale.timeAt(250) == stays);
    scale.zoom(1e-9, 250);
    QVERIFY(scale.range() == TimeScale::LongestRange);
    scale.pan(100);
    QVERIFY(scale.timeAt(350) == stays);
}

void TestTimeline::itEndsBeforeWhatIsStillToCome()
{
    TimeScale scale(Noon + 1h, 1h, 100);
    scale.endBefore(Noon);
    QVERIFY(scale.end() == Noon);
    QVERIFY(scale.range() == 1h);
    scale.endBefore(Noon + 5min);
    QVERIFY(scale.end() == Noon);
}

void TestTimeline::ticksAreRound()
{
    const LocalZone zone("UTC");
    // A label takes 100 of 1000 pixels: ten of 6 minutes are too close, so 10 minutes.
    QCOMPARE(labels(timeTicks(TimeScale(Noon + 2min, 1h, 1000), 100)),
             (QStringList{u"11:10"_s, u"11:20"_s, u"11:30"_s, u"11:40"_s, u"11:50"_s, u"12:00"_s}));
    const auto seconds = timeTicks(TimeScale(Noon + 500ms, 10s, 1000), 150);
    QCOMPARE(seconds.size(), 5);
    QVERIFY(seconds.last().time == Noon);
    QCOMPARE(seconds.last().label, u"12:00:00"_s);
    const auto days = timeTicks(TimeScale(Noon, 24h * 31, 1000), 60);
    QVERIFY(days.size() >= 15 && days.size() <= 16);
    for (const TimeTick &day : days) {
        QVERIFY(day.isDay);
    }
}

/// Where clocks are put forward and back in between, and where they differ by 45 minutes from UTC.
void TestTimeline::daysOfOtherLengthsBeginAtMidnight()
{
    for (const char *const name : {"Europe/Berlin", "Asia/Kathmandu", "America/Sao_Paulo"}) {
        const LocalZone zone(name);
        for (const QDate change : {QDate(2026, 3, 30), QDate(2026, 10, 26)}) {
            const WallTime end{
                std::chrono::milliseconds(change.addDays(1).startOfDay().toMSecsSinceEpoch())};
            const auto ticks = timeTicks(TimeScale(end, 72h, 1000), 70);
            QVERIFY(ticks.size() >= 11);
            WallTime before{};
            int days = 0;
            for (const TimeTick &tick : ticks) {
                QVERIFY(tick.time > before);
                before = tick.time;
                days += tick.isDay ? 1 : 0;
                const QTime time =
                    QDateTime::fromMSecsSinceEpoch(vedette::epochMs(tick.time)).time();
                QCOMPARE(time.minute(), 0);
                QCOMPARE(time.hour() % 6, 0);
            }
            QVERIFY(days >= 3);
        }
    }
}

void TestTimeline::timesAreTheLocales()
{
    const LocalZone zone("UTC");
    const QLocale before;
    const WallTime time = Noon + 3h + 4min + 5s + 67ms;
    const auto as = [time](const QString &locale, TimePrecision precision) {
        QLocale::setDefault(QLocale(locale));
        QString text = vedette::timeText(time, precision);
        return text.replace(QChar(0x202F), u' ');
    };
    QCOMPARE(as(u"en_GB"_s, TimePrecision::Minutes), u"15:04"_s);
    QCOMPARE(as(u"en_GB"_s, TimePrecision::Seconds), u"15:04:05"_s);
    QCOMPARE(as(u"de_DE"_s, TimePrecision::Milliseconds), u"15:04:05,067"_s);
    QCOMPARE(as(u"fi_FI"_s, TimePrecision::Seconds), u"15.04.05"_s);
    QCOMPARE(as(u"en_US"_s, TimePrecision::Seconds).toUpper(), u"3:04:05 PM"_s);
    QVERIFY(vedette::dateText(time).startsWith(u"Mon "_s));
    QLocale::setDefault(before);
}

void TestTimeline::barsAreNeverLost()
{
    const TimeScale scale(Noon, 1000s, 100);
    const WallTime begin = scale.begin();
    const Spans spans{
        {begin - 1h, begin - 1min},                                 // not seen
        {begin - 5s, begin + 20s},    {begin + 100s, begin + 101s}, // less than a pixel
        {begin + 105s, begin + 108s},                               // the same one
        {begin + 900s, begin + 2h},
    };
    QCOMPARE(timeBars(spans, scale), (QList<TimeBar>{{0, 4}, {10, 14}, {90, 100}}));
    // What was recorded at the very last moment.
    QCOMPARE(timeBars({{Noon, Noon}}, scale), (QList<TimeBar>{{96, 100}}));
}

void TestTimeline::rowsFit()
{
    const QFontMetrics metrics{QFont()};
    QStringList cameras;
    for (int i = 0; i < 40; ++i) {
        cameras += u"A camera with quite a long name %1"_s.arg(i);
    }
    const TimelineLayout layout = TimelineLayout::of({600, 120}, metrics, cameras);
    QVERIFY(layout.names.width() <= 150);
    QCOMPARE(layout.row(39).bottom(), layout.bars.bottom());
    QVERIFY(layout.bars.bottom() < 120);
    for (int i = 0; i < 40; ++i) {
        QCOMPARE(layout.rowAt(layout.row(i).top()), i);
    }
    QCOMPARE(layout.rowAt(-10), 0);
    QCOMPARE(layout.rowAt(1000), 39);
    QVERIFY(TimelineLayout::of({1, 1}, metrics, {}).bars.width() > 0);
}

void TestTimeline::edgesOfRecordings()
{
    const Spans spans{{Noon, Noon + 1h}, {Noon + 2h, Noon + 3h}};
    QVERIFY(spanEdge(spans, Noon + 2h + 30min, -1) == Noon + 2h);
    QVERIFY(spanEdge(spans, Noon + 2h + 200ms, -1) == Noon);
    QVERIFY(spanEdge(spans, Noon + 200ms, -1) == Noon);
    QVERIFY(spanEdge(spans, Noon - 1h, -1) == std::nullopt);
    QVERIFY(spanEdge(spans, Noon + 10min, 1) == Noon + 1h);
    QVERIFY(spanEdge(spans, Noon + 1h, 1) == Noon + 3h);
    QVERIFY(spanEdge(spans, Noon + 3h, 1) == std::nullopt);
}

void TestTimeline::marksKeepTheirOrder()
{
    MarkedRange marks;
    QVERIFY(marks.isEmpty());
    marks.markOut(Noon);
    QVERIFY(!marks.isEmpty() && !marks.isWhole());
    marks.markIn(Noon - 1s);
    QVERIFY(marks.isWhole());
    marks.markIn(Noon + 1s);
    QCOMPARE(marks, (MarkedRange{Noon + 1s, {}}));
    marks.markOut(Noon);
    QCOMPARE(marks, (MarkedRange{{}, Noon}));
}

void TestTimeline::keys_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<int>("command");
    const auto row = [](const char *name, Qt::Key key, PastCommand command,
                        Qt::KeyboardModifiers modifiers = {}) {
        QTest::newRow(name) << key << modifiers << int(command);
    };
    row("space", Qt::Key_Space, PastCommand::TogglePlay);
    row("k", Qt::Key_K, PastCommand::TogglePlay);
    row("comma", Qt::Key_Comma, PastCommand::StepBack);
    row("period", Qt::Key_Period, PastCommand::StepOn);
    row("[", Qt::Key_BracketLeft, PastCommand::Slower);
    row("] by AltGr", Qt::Key_BracketRight, PastCommand::Faster, Qt::GroupSwitchModifier);
    row("left", Qt::Key_Left, PastCommand::Back5);
    row("right of the keypad", Qt::Key_Right, PastCommand::On5, Qt::KeypadModifier);
    row("j", Qt::Key_J, PastCommand::Back10);
    row("l", Qt::Key_L, PastCommand::On10);
    row("down", Qt::Key_Down, PastCommand::BackMinute);
    row("up", Qt::Key_Up, PastCommand::OnMinute);
    row("b", Qt::Key_B, PastCommand::PlayBack);
    row("backspace", Qt::Key_Backspace, PastCommand::NormalSpeed);
    row("shift left", Qt::Key_Left, PastCommand::Back1, Qt::ShiftModifier);
    row("shift right", Qt::Key_Right, PastCommand::On1, Qt::ShiftModifier);
    row("home", Qt::Key_Home, PastCommand::ToBegin);
    row("end", Qt::Key_End, PastCommand::ToEnd);
    row("escape", Qt::Key_Escape, PastCommand::Live);
    row("i", Qt::Key_I, PastCommand::MarkIn);
    row("o", Qt::Key_O, PastCommand::MarkOut);
    QTest::newRow("shift up") << Qt::Key_Up << Qt::KeyboardModifiers(Qt::ShiftModifier) << -1;
    QTest::newRow("ctrl o") << Qt::Key_O << Qt::KeyboardModifiers(Qt::ControlModifier) << -1;
    QTest::newRow("shift i") << Qt::Key_I << Qt::KeyboardModifiers(Qt::ShiftModifier) << -1;
}

void TestTimeline::keys()
{
    QFETCH(Qt::Key, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QFETCH(int, command);
    const auto meant = pastCommandFor(key, modifiers);
    QCOMPARE(meant ? int(*meant) : -1, command);
}

void TestTimeline::speeds()
{
    QCOMPARE(vedette::steppedSpeed(1, 1), 2.0);
    QCOMPARE(vedette::steppedSpeed(1, -1), 0.5);
    QCOMPARE(vedette::steppedSpeed(16, 1), 16.0);
    QCOMPARE(vedette::steppedSpeed(0.25, -1), 0.25);
    QCOMPARE(vedette::steppedSpeed(-8, 1), -16.0);
    QCOMPARE(vedette::steppedSpeed(-0.5, -1), -0.25);
}

/// Of files in part, as far as the range has them.
void TestTimeline::whatAnExportComesTo()
{
    const QList<vedette::Segment> files{
        {.path = {},
         .camera = {},
         .start = Noon,
         .length = 100s,
         .frames = 1000,
         .bytes = 10'000'000},
        {.path = {},
         .camera = {},
         .start = Noon + 200s,
         .length = 100s,
         .frames = 500,
         .bytes = 5'000'000},
    };
    vedette::ExportRequest request;
    request.from = Noon + 50s;
    request.to = Noon + 300s;
    const auto all = ExportEstimate::of(request, files);
    QVERIFY(all.recorded == 150s);
    QCOMPARE(all.pictures, 1000.0);
    QCOMPARE(all.bytes, 10'000'000.0);
    QCOMPARE(all.text(ExportFormat::Matroska, 0s),
             u"Recorded in this time: 2 min 30 s. It takes about 10.0 MB."_s);
    QCOMPARE(all.text(ExportFormat::Mp4, 0s), u"Recorded in this time: 2 min 30 s."_s);
    request.every = 3s;
    const auto lapse = ExportEstimate::of(request, files);
    QCOMPARE(lapse.pictures, 50.0);
    QCOMPARE(lapse.bytes, 500'000.0);
    QCOMPARE(lapse.text(ExportFormat::Mp4, 3s),
             u"Recorded in this time: 2 min 30 s. The film lasts about 2 s."_s);
    request.from = Noon + 150s;
    request.to = Noon + 160s;
    QCOMPARE(ExportEstimate::of(request, files).text(ExportFormat::Matroska, 3s),
             u"Nothing was recorded in this time."_s);
}

VEDETTE_GUI_TEST(TestTimeline)
#include "TestTimeline.moc"
