// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "GamepadCapture.h"
#include "GamepadMapping.h"
#include "GamepadSettings.h"
#include "TestProgram.h"

#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace vedette;

namespace {

const QString Kind = u"030000005e040000130b000011050000"_s;

GamepadReading reading(const QList<double> &axes, const QList<int> &pressed = {})
{
    GamepadReading result{axes, QList<bool>(16, false)};
    for (const int button : pressed) {
        result.buttons[button] = true;
    }
    return result;
}

} // namespace

/// What on a gamepad does what; how it is kept, and how it is chosen.
class TestGamepadMapping : public QObject
{
    Q_OBJECT

    using enum GamepadAction;

private slots:
    void initTestCase();
    void init();
    void aReadingHasAMeaning();
    void aControlDoesOneThing();
    void whatIsNotThereIsAtRest();
    void controlsAsText_data();
    void controlsAsText();
    void keptForEachKind();
    void badSettingsAreRefused_data();
    void badSettingsAreRefused();
    void whatIsMissingHasItsDefault();
    void whatIsUsedIsTaken_data();
    void whatIsUsedIsTaken();
    void whatIsHeldAtTheBeginningIsNotTaken();
};

void TestGamepadMapping::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"vedette-mapping-test"_s);
}

void TestGamepadMapping::init()
{
    QSettings().clear();
}

void TestGamepadMapping::aReadingHasAMeaning()
{
    GamepadMapping mapping = GamepadMapping::ofGamepad();
    GamepadState state = mapping.read(reading({0.5, -1}, {2, 9, 10, 14}));
    QCOMPARE(state.stick, QPointF(0.5, 1));
    QCOMPARE(state.directions, (std::array{false, true, false, false}));
    QCOMPARE(state.pace, Pace::Fine);
    QVERIFY(state.commands[static_cast<int>(Snapshot)]);
    QCOMPARE(state.commands.count(), 1U);

    // A trigger is a button from half of its way; the other stick, upside down.
    mapping.assign(Fast, GamepadControl::axis(5));
    mapping.assign(Turn, GamepadControl::axis(2, true));
    mapping.assign(static_cast<GamepadAction>(static_cast<int>(Preset1) + 6),
                   GamepadControl::button(0));
    state = mapping.read(reading({1, 0, -0.25, 0, 0, 0.6}, {0, 10}));
    QCOMPARE(state.stick, QPointF(0.25, 0));
    QCOMPARE(state.pace, Pace::Fast);
    QCOMPARE(mapping.read(reading({0, 0, 0, 0, 0, 0.4}, {10})).pace, Pace::Normal);
    QVERIFY(state.commands[static_cast<int>(Preset1) + 6]);
    QCOMPARE(presetOf(static_cast<GamepadAction>(static_cast<int>(Preset1) + 6)), 7);
    QCOMPARE(presetOf(Home), 0);

    const GamepadMapping joystick = GamepadMapping::ofJoystick(12);
    QCOMPARE(joystick.read(reading({}, {12, 15})).directions,
             (std::array{true, false, true, false}));
}

void TestGamepadMapping::aControlDoesOneThing()
{
    GamepadMapping mapping = GamepadMapping::ofGamepad();
    mapping.assign(Snapshot, mapping.controlOf(NextCamera));
    QVERIFY(mapping.controlOf(NextCamera).isNone());
    // A stick takes both of its directions.
    mapping.assign(Left, GamepadControl::axis(2, true));
    mapping.assign(Right, GamepadControl::axis(2));
    QCOMPARE(mapping.controlOf(Left), GamepadControl::axis(2, true));
    mapping.assign(Turn, GamepadControl::axis(2));
    QVERIFY(mapping.controlOf(Left).isNone());
    QVERIFY(mapping.controlOf(Right).isNone());
    QVERIFY(!mapping.assign(Turn, GamepadControl::button(3)));
    QCOMPARE(mapping.controlOf(Turn), GamepadControl::axis(2));
    mapping.setDeadZone(1000);
    QCOMPARE(mapping.deadZone(), GamepadMapping::LargestDeadZone);
}

void TestGamepadMapping::whatIsNotThereIsAtRest()
{
    QVERIFY(GamepadMapping::ofGamepad().read({}).isAtRest());
    QVERIFY(GamepadMapping().read(reading({1, 1}, {0, 1, 2})).isAtRest());
}

void TestGamepadMapping::controlsAsText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isValid");
    for (const char *const text : {"", "b0", "b127", "+a0", "-a63"}) {
        QTest::addRow("right %s", text) << QString::fromLatin1(text) << true;
    }
    for (const char *const text : {"b", "b128", "a1", "+a64", "b-1", "b1 ", "B1", "b1b1", "b1\n",
                                   "+a99999999999", "b0x1", "+b1"}) {
        QTest::addRow("wrong %s", text) << QString::fromLatin1(text) << false;
    }
}

void TestGamepadMapping::controlsAsText()
{
    QFETCH(const QString, text);
    QFETCH(const bool, isValid);
    const std::optional<GamepadControl> control = GamepadControl::fromText(text);
    QCOMPARE(control.has_value(), isValid);
    QVERIFY(!isValid || control->toText() == text);
}

void TestGamepadMapping::keptForEachKind()
{
    const GamepadMapping defaults = GamepadMapping::ofGamepad();
    GamepadMapping own = defaults;
    own.assign(Turn, GamepadControl::axis(2, true));
    own.assign(Fine, {});
    own.setDeadZone(30);
    GamepadSettings::save(Kind, own);
    QCOMPARE(GamepadSettings::load(Kind, defaults), own);
    QCOMPARE(GamepadSettings::load(u"another"_s, defaults), defaults);
    GamepadSettings::forget(Kind);
    QCOMPARE(GamepadSettings::load(Kind, defaults), defaults);
}

void TestGamepadMapping::badSettingsAreRefused_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("value");
    QTest::newRow("no control") << u"fine"_s << QVariant(u"left shoulder"_s);
    QTest::newRow("no text") << u"fine"_s << QVariant(QStringList{u"b1"_s, u"b2"_s});
    QTest::newRow("long") << u"fine"_s << QVariant(QString(100000, u'b'));
    QTest::newRow("a button as a stick") << u"turn"_s << QVariant(u"b1"_s);
    QTest::newRow("used twice") << u"fine"_s << QVariant(u"b10"_s);
    QTest::newRow("a stick's axis") << u"fine"_s << QVariant(u"-a0"_s);
    QTest::newRow("dead zone: none") << u"deadZone"_s << QVariant(0);
    QTest::newRow("dead zone: everything") << u"deadZone"_s << QVariant(100);
    QTest::newRow("dead zone: no number")
        << u"deadZone"_s << QVariant(std::numeric_limits<double>::quiet_NaN());
    QTest::newRow("dead zone: a text") << u"deadZone"_s << QVariant(u"15%"_s);
}

void TestGamepadMapping::badSettingsAreRefused()
{
    QFETCH(const QString, key);
    QFETCH(const QVariant, value);
    const GamepadMapping defaults = GamepadMapping::ofGamepad();
    GamepadMapping own = defaults;
    own.assign(Up, GamepadControl::button(0));
    GamepadSettings::save(Kind, own);
    QSettings().setValue(u"gamepads/%1/%2"_s.arg(Kind, key), value);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"not valid"_s));
    QCOMPARE(GamepadSettings::load(Kind, defaults), defaults);
}

void TestGamepadMapping::whatIsMissingHasItsDefault()
{
    QSettings().setValue(u"gamepads/%1/fine"_s.arg(Kind), u"b2"_s);
    const GamepadMapping loaded = GamepadSettings::load(Kind, GamepadMapping::ofGamepad());
    QCOMPARE(loaded.controlOf(Fine), GamepadControl::button(2));
    QVERIFY(loaded.controlOf(Snapshot).isNone()); // its default is taken
    QCOMPARE(loaded.controlOf(Fast), GamepadControl::button(10));
}

void TestGamepadMapping::whatIsUsedIsTaken_data()
{
    QTest::addColumn<GamepadAction>("action");
    QTest::addColumn<QList<double>>("axes");
    QTest::addColumn<QList<int>>("pressed");
    QTest::addColumn<QString>("taken");
    using Axes = QList<double>;
    using Buttons = QList<int>;
    QTest::newRow("a button") << Snapshot << Axes{0, 0, -1} << Buttons{7} << u"b7"_s;
    QTest::newRow("no button for a stick") << Turn << Axes{0, 0, -1} << Buttons{7} << QString();
    QTest::newRow("a stick") << Turn << Axes{0, 0.9, -1} << Buttons{} << u"+a1"_s;
    QTest::newRow("a stick upside down") << Look << Axes{-0.9, 0, -1} << Buttons{} << u"-a0"_s;
    QTest::newRow("a stick a little") << Turn << Axes{0.4, 0, -1} << Buttons{} << QString();
    QTest::newRow("a trigger") << Fast << Axes{0, 0, 1} << Buttons{} << u"+a2"_s;
    QTest::newRow("a trigger half way") << Fast << Axes{0, 0, 0} << Buttons{} << QString();
}

void TestGamepadMapping::whatIsUsedIsTaken()
{
    QFETCH(const GamepadAction, action);
    QFETCH(const QList<double>, axes);
    QFETCH(const QList<int>, pressed);
    QFETCH(const QString, taken);
    // Of a plain joystick, whose trigger rests at -1.
    GamepadCapture capture(action, reading({0.1, 0, -1}));
    QVERIFY(capture.take(reading({0.1, 0, -1})).isNone());
    QCOMPARE(capture.take(reading(axes, pressed)).toText(), taken);
}

void TestGamepadMapping::whatIsHeldAtTheBeginningIsNotTaken()
{
    GamepadCapture capture(Fast, reading({1, 0}, {3}));
    QVERIFY(capture.take(reading({1, 0}, {3})).isNone());
    QVERIFY(capture.take(reading({0.1, 0})).isNone());
    QCOMPARE(capture.take(reading({0, 0}, {3})), GamepadControl::button(3));
    QCOMPARE(capture.take(reading({1, 0})), GamepadControl::axis(0));
}

VEDETTE_TEST(TestGamepadMapping)
#include "TestGamepadMapping.moc"
