// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "GamepadInput.h"
#include "TestProgram.h"
#include "VirtualGamepad.h"

#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <array>
#include <memory>
#include <utility>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;

/// SDL's virtual devices through the real SDL.
class TestGamepadInput : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();
    void pluggedInAtAnyTime();
    void pluggedInBefore();
    void stickIsProportional();
    void stickInDeadZone();
    void unchangedStickIsSilent();
    void dPad();
    void shoulders();
    void plainJoystick();
    void commands();
    void anotherMapping();
    void unpluggedInMidMotion();
    void theOneUsedLastSteers();
    void inactivePassesNothingOn();
    void heldAtActivationCountsAfterRest();

private:
    QString log() { return std::exchange(m_log, {}).join(QStringLiteral(", ")); }
    /// Until the calls since the last look at them are these.
    void waitForLog(const QString &expected);
    /// Until the device plugged in last has been opened and seen at rest.
    void waitForDevice(const QString &name);
    void waitForPoll();

    std::unique_ptr<VirtualGamepads> m_devices;
    std::unique_ptr<GamepadInput> m_input;
    QStringList m_log;
    QString m_connected;
    QPointF m_deflection;
    Pace m_pace = Pace::Normal;
    int m_deflections = 0;
};

void TestGamepadInput::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"vedette-gamepad-test"_s);
    m_devices = std::make_unique<VirtualGamepads>();
}

void TestGamepadInput::cleanupTestCase()
{
    m_devices.reset();
}

void TestGamepadInput::init()
{
    static constexpr std::array Directions{"left", "right", "up", "down"};
    static constexpr std::array Paces{"fine", "normal", "fast"};
    QSettings().clear();
    m_input = std::make_unique<GamepadInput>();
    connect(m_input.get(), &GamepadInput::pressed, this, [this](Direction direction, Pace pace) {
        m_log << QStringLiteral("press %1 %2")
                     .arg(QLatin1String(Directions.at(size_t(direction))),
                          QLatin1String(Paces.at(size_t(pace))));
    });
    connect(m_input.get(), &GamepadInput::released, this, [this](Direction direction) {
        m_log << QStringLiteral("release ") + QLatin1String(Directions.at(size_t(direction)));
    });
    connect(m_input.get(), &GamepadInput::deflected, this, [this](QPointF deflection, Pace pace) {
        m_deflection = deflection;
        m_pace = pace;
        ++m_deflections;
    });
    connect(m_input.get(), &GamepadInput::snapshotRequested, this,
            [this] { m_log << u"snapshot"_s; });
    connect(m_input.get(), &GamepadInput::nextCameraRequested, this,
            [this] { m_log << u"next camera"_s; });
    connect(m_input.get(), &GamepadInput::homeRequested, this, [this] { m_log << u"home"_s; });
    connect(m_input.get(), &GamepadInput::presetRequested, this,
            [this](int number) { m_log << u"preset %1"_s.arg(number); });
    connect(m_input.get(), &GamepadInput::connectedChanged, this,
            [this](bool connected, const QString &name) {
                QCOMPARE(connected, !name.isEmpty());
                m_connected = name;
            });
    m_input->setActive(true);
}

void TestGamepadInput::cleanup()
{
    m_input.reset();
    m_log.clear();
    m_connected.clear();
    m_deflection = {};
    m_pace = Pace::Normal;
    m_deflections = 0;
}

void TestGamepadInput::waitForDevice(const QString &name)
{
    QTRY_COMPARE(m_connected, name);
    // The second switch polls at once, and finds the device at rest.
    m_input->setActive(false);
    m_input->setActive(true);
}

void TestGamepadInput::waitForLog(const QString &expected)
{
    QTRY_COMPARE(m_log.join(QStringLiteral(", ")), expected);
    m_log.clear();
}

void TestGamepadInput::waitForPoll()
{
    QSignalSpy polled(m_input->findChild<QTimer *>(), &QTimer::timeout);
    QVERIFY(polled.wait());
}

void TestGamepadInput::pluggedInAtAnyTime()
{
    waitForPoll();
    QCOMPARE(m_connected, QString());
    VirtualGamepad device = VirtualGamepad::controller();
    QTRY_COMPARE(m_connected, u"Test Controller"_s);
    device.unplug();
    QTRY_COMPARE(m_connected, QString());
    const VirtualGamepad again = VirtualGamepad::flightStick();
    QTRY_COMPARE(m_connected, u"Test Stick"_s);
}

void TestGamepadInput::pluggedInBefore()
{
    const VirtualGamepad device = VirtualGamepad::controller();
    QTRY_COMPARE(m_connected, u"Test Controller"_s);
}

void TestGamepadInput::stickIsProportional()
{
    VirtualGamepad device = VirtualGamepad::controller();
    waitForDevice(u"Test Controller"_s);
    device.setStick(1, 0);
    QTRY_COMPARE(m_deflection, QPointF(1, 0));
    QCOMPARE(m_pace, Pace::Normal);
    // SDL's axis points down, ours up.
    device.setStick(0, -1);
    QTRY_COMPARE(m_deflection, QPointF(0, 1));
    device.setStick(-0.575, 0);
    QTRY_COMPARE(m_deflection, QPointF(-0.25, 0));
    device.setStick(0, 0);
    QTRY_COMPARE(m_deflection, QPointF(0, 0));
    QCOMPARE(log(), QString());
}

void TestGamepadInput::stickInDeadZone()
{
    VirtualGamepad device = VirtualGamepad::controller();
    waitForDevice(u"Test Controller"_s);
    device.setStick(0.1, -0.1);
    device.setButton(SDL_CONTROLLER_BUTTON_DPAD_UP, true);
    waitForLog(u"press up normal"_s);
    QCOMPARE(m_deflections, 0);
}

void TestGamepadInput::unchangedStickIsSilent()
{
    VirtualGamepad device = VirtualGamepad::controller();
    waitForDevice(u"Test Controller"_s);
    device.setStick(0.8, 0.5);
    QTRY_COMPARE(m_deflections, 1);
    device.setStick(0.8001, 0.5);
    device.setButton(SDL_CONTROLLER_BUTTON_DPAD_UP, true);
    waitForLog(u"press up normal"_s);
    QCOMPARE(m_deflections, 1);
}

void TestGamepadInput::dPad()
{
    VirtualGamepad device = VirtualGamepad::controller();
    waitForDevice(u"Test Controller"_s);
    const std::array<std::pair<SDL_GameControllerButton, QString>, 4> buttons{
        {{SDL_CONTROLLER_BUTTON_DPAD_LEFT, u"left"_s},
         {SDL_CONTROLLER_BUTTON_DPAD_RIGHT, u"right"_s},
         {SDL_CONTROLLER_BUTTON_DPAD_UP, u"up"_s},
         {SDL_CONTROLLER_BUTTON_DPAD_DOWN, u"down"_s}}};
    for (const auto &[button, name] : buttons) {
        device.setButton(button, true);
        waitForLog(u"press %1 normal"_s.arg(name));
        device.setButton(button, false);
        waitForLog(u"release %1"_s.arg(name));
    }
    QCOMPARE(m_deflections, 0);
}

void TestGamepadInput::shoulders()
{
    VirtualGamepad device = VirtualGamepad::controller();
    waitForDevice(u"Test Controller"_s);
    device.setButton(SDL_CONTROLLER_BUTTON_RIGHTSHOULDER, true);
    device.setButton(SDL_CONTROLLER_BUTTON_DPAD_LEFT, true);
    waitForLog(u"press left fast"_s);
    device.setStick(0, 1);
    QTRY_COMPARE(m_deflections, 1);
    QCOMPARE(m_pace, Pace::Fast);
    device.setButton(SDL_CONTROLLER_BUTTON_RIGHTSHOULDER, false);
    device.setButton(SDL_CONTROLLER_BUTTON_LEFTSHOULDER, true);
    QTRY_COMPARE(m_pace, Pace::Fine);
    QTRY_VERIFY(m_log.contains(u"press left fine"_s));
}

void TestGamepadInput::plainJoystick()
{
    VirtualGamepad device = VirtualGamepad::flightStick();
    waitForDevice(u"Test Stick"_s);
    device.setStick(-1, 0);
    QTRY_COMPARE(m_deflection, QPointF(-1, 0));
    device.setStick(0, 1);
    QTRY_COMPARE(m_deflection, QPointF(0, -1));
    device.setHat(SDL_HAT_LEFTUP);
    waitForLog(u"press left normal, press up normal"_s);
    device.setHat(SDL_HAT_UP);
    waitForLog(u"release left"_s);
}

void TestGamepadInput::unpluggedInMidMotion()
{
    VirtualGamepad device = VirtualGamepad::controller();
    waitForDevice(u"Test Controller"_s);
    device.setStick(1, 0);
    device.setButton(SDL_CONTROLLER_BUTTON_DPAD_UP, true);
    QTRY_COMPARE(m_deflection, QPointF(1, 0));
    waitForLog(u"press up normal"_s);
    device.unplug();
    QTRY_COMPARE(m_deflection, QPointF(0, 0));
    QCOMPARE(log(), u"release up"_s);
    QTRY_COMPARE(m_connected, QString());
}

void TestGamepadInput::commands()
{
    VirtualGamepad device = VirtualGamepad::controller();
    waitForDevice(u"Test Controller"_s);
    GamepadMapping mapping = m_input->gamepads().constFirst()->mapping();
    const QString guid = m_input->gamepads().constFirst()->device().guid();
    mapping.assign(GamepadAction::Preset9, GamepadControl::button(SDL_CONTROLLER_BUTTON_A));
    m_input->setMapping(guid, mapping);
    waitForPoll();
    // Once each, also while it steers.
    device.setButton(SDL_CONTROLLER_BUTTON_DPAD_UP, true);
    waitForLog(u"press up normal"_s);
    const std::array<std::pair<SDL_GameControllerButton, QString>, 4> buttons{
        {{SDL_CONTROLLER_BUTTON_X, u"snapshot"_s},
         {SDL_CONTROLLER_BUTTON_Y, u"next camera"_s},
         {SDL_CONTROLLER_BUTTON_BACK, u"home"_s},
         {SDL_CONTROLLER_BUTTON_A, u"preset 9"_s}}};
    for (const auto &[button, name] : buttons) {
        device.setButton(button, true);
        waitForLog(name);
        waitForPoll();
        device.setButton(button, false);
        waitForPoll();
        QCOMPARE(log(), QString());
    }
}

void TestGamepadInput::anotherMapping()
{
    VirtualGamepad device = VirtualGamepad::controller();
    waitForDevice(u"Test Controller"_s);
    GamepadMapping mapping = m_input->gamepads().constFirst()->mapping();
    const QString guid = m_input->gamepads().constFirst()->device().guid();
    // The right stick, and with its right being left.
    mapping.assign(GamepadAction::Turn, GamepadControl::axis(SDL_CONTROLLER_AXIS_RIGHTX, true));
    m_input->setMapping(guid, mapping);
    waitForPoll();
    device.setAxis(SDL_CONTROLLER_AXIS_RIGHTX, 1);
    QTRY_COMPARE(m_deflection, QPointF(-1, 0));
    device.setAxis(SDL_CONTROLLER_AXIS_RIGHTX, 0);
    QTRY_COMPARE(m_deflection, QPointF(0, 0));
    // It is kept for the next time.
    const GamepadInput next;
    QTRY_COMPARE(next.gamepads().size(), 1);
    QCOMPARE(next.gamepads().constFirst()->mapping(), mapping);

    m_input->resetMapping(guid);
    waitForPoll();
    device.setAxis(SDL_CONTROLLER_AXIS_RIGHTX, 1);
    device.setStick(1, 0);
    QTRY_COMPARE(m_deflection, QPointF(1, 0));
}

void TestGamepadInput::theOneUsedLastSteers()
{
    VirtualGamepad first = VirtualGamepad::controller();
    VirtualGamepad second = VirtualGamepad::flightStick();
    waitForDevice(u"Test Controller, Test Stick"_s);
    first.setStick(1, 0);
    QTRY_COMPARE(m_deflection, QPointF(1, 0));
    second.setStick(0, -1);
    QTRY_COMPARE(m_deflection, QPointF(0, 1));
    // What the other one holds counts only after a rest.
    second.setStick(0, 0);
    QTRY_COMPARE(m_deflection, QPointF(0, 0));
    first.setStick(-1, 0);
    waitForPoll();
    QCOMPARE(m_deflection, QPointF(0, 0));
    first.setStick(0, 0);
    waitForPoll();
    first.setStick(-1, 0);
    QTRY_COMPARE(m_deflection, QPointF(-1, 0));

    first.unplug();
    QTRY_COMPARE(m_connected, u"Test Stick"_s);
    QCOMPARE(m_deflection, QPointF(0, 0));
    second.setStick(1, 0);
    QTRY_COMPARE(m_deflection, QPointF(1, 0));
}

void TestGamepadInput::inactivePassesNothingOn()
{
    VirtualGamepad device = VirtualGamepad::controller();
    waitForDevice(u"Test Controller"_s);
    device.setStick(1, 0);
    device.setButton(SDL_CONTROLLER_BUTTON_DPAD_UP, true);
    waitForLog(u"press up normal"_s);
    QTRY_COMPARE(m_deflection, QPointF(1, 0));

    m_input->setActive(false);
    QCOMPARE(log(), u"release up"_s);
    QCOMPARE(m_deflection, QPointF(0, 0));
    const int deflections = m_deflections;
    device.setStick(-1, 0);
    waitForPoll();
    QCOMPARE(m_deflections, deflections);
    QCOMPARE(log(), QString());
}

void TestGamepadInput::heldAtActivationCountsAfterRest()
{
    VirtualGamepad device = VirtualGamepad::controller();
    waitForDevice(u"Test Controller"_s);
    m_input->setActive(false);
    device.setStick(1, 0);
    m_input->setActive(true);
    waitForPoll();
    QCOMPARE(m_deflections, 0);
    device.setStick(0, 0);
    waitForPoll();
    device.setStick(0, 1);
    QTRY_COMPARE(m_deflection, QPointF(0, -1));
}

VEDETTE_TEST(TestGamepadInput)
#include "TestGamepadInput.moc"
