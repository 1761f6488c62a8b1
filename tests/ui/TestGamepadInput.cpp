// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "GamepadInput.h"
#include "TestProgram.h"

#include <QSignalSpy>
#include <QTest>

#include <SDL.h>

#include <array>
#include <memory>
#include <utility>

using namespace Qt::StringLiterals;
using namespace vedette;

namespace {

/// A device that SDL makes up: plugged in while it lives.
class VirtualDevice
{
public:
    static VirtualDevice controller()
    {
        SDL_VirtualJoystickDesc desc{};
        desc.type = SDL_JOYSTICK_TYPE_GAMECONTROLLER;
        desc.naxes = SDL_CONTROLLER_AXIS_MAX;
        desc.nbuttons = SDL_CONTROLLER_BUTTON_MAX;
        desc.name = "Test Controller";
        return VirtualDevice(desc);
    }

    static VirtualDevice flightStick()
    {
        SDL_VirtualJoystickDesc desc{};
        desc.type = SDL_JOYSTICK_TYPE_FLIGHT_STICK;
        desc.naxes = 2;
        desc.nhats = 1;
        desc.name = "Test Stick";
        return VirtualDevice(desc);
    }

    VirtualDevice(VirtualDevice &&other) noexcept
        : m_joystick(std::exchange(other.m_joystick, nullptr))
    {
    }
    ~VirtualDevice() { unplug(); }

    void unplug()
    {
        if (m_joystick == nullptr) {
            return;
        }
        const SDL_JoystickID id = SDL_JoystickInstanceID(m_joystick);
        for (int index = 0; index < SDL_NumJoysticks(); ++index) {
            if (SDL_JoystickGetDeviceInstanceID(index) == id) {
                SDL_JoystickDetachVirtual(index);
            }
        }
        SDL_JoystickClose(std::exchange(m_joystick, nullptr));
    }

    void setStick(double x, double y)
    {
        SDL_JoystickSetVirtualAxis(m_joystick, 0, axis(x));
        SDL_JoystickSetVirtualAxis(m_joystick, 1, axis(y));
    }
    void setButton(SDL_GameControllerButton button, bool down)
    {
        SDL_JoystickSetVirtualButton(m_joystick, button, down ? SDL_PRESSED : SDL_RELEASED);
    }
    void setHat(Uint8 hat) { SDL_JoystickSetVirtualHat(m_joystick, 0, hat); }

private:
    explicit VirtualDevice(SDL_VirtualJoystickDesc &desc)
    {
        desc.version = SDL_VIRTUAL_JOYSTICK_DESC_VERSION;
        m_joystick = SDL_JoystickOpen(SDL_JoystickAttachVirtualEx(&desc));
        if (m_joystick == nullptr) {
            QTest::qFail(SDL_GetError(), __FILE__, __LINE__);
        }
    }

    static Sint16 axis(double value)
    {
        return static_cast<Sint16>(value * (value < 0 ? 32768 : 32767));
    }

    SDL_Joystick *m_joystick = nullptr;
};

} // namespace

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
    void unpluggedInMidMotion();
    void nextDeviceTakesOver();
    void inactivePassesNothingOn();
    void heldAtActivationCountsAfterRest();

private:
    QString log() { return std::exchange(m_log, {}).join(QStringLiteral(", ")); }
    /// Until the calls since the last look at them are these.
    void waitForLog(const QString &expected);
    /// Until the device plugged in last has been opened and seen at rest.
    void waitForDevice(const QString &name);
    void waitForPoll();

    std::unique_ptr<GamepadInput> m_input;
    QStringList m_log;
    QString m_connected;
    QPointF m_deflection;
    Pace m_pace = Pace::Normal;
    int m_deflections = 0;
};

void TestGamepadInput::initTestCase()
{
    // Nothing but the devices of this test, whatever the machine has.
    SDL_SetHint(SDL_HINT_JOYSTICK_DEVICE, "/dev/null");
    SDL_SetHint(SDL_HINT_JOYSTICK_HIDAPI, "0");
    QCOMPARE(SDL_InitSubSystem(SDL_INIT_GAMECONTROLLER), 0);
}

void TestGamepadInput::cleanupTestCase()
{
    SDL_QuitSubSystem(SDL_INIT_GAMECONTROLLER);
}

void TestGamepadInput::init()
{
    static constexpr std::array Directions{"left", "right", "up", "down"};
    static constexpr std::array Paces{"fine", "normal", "fast"};
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
    VirtualDevice device = VirtualDevice::controller();
    QTRY_COMPARE(m_connected, u"Test Controller"_s);
    device.unplug();
    QTRY_COMPARE(m_connected, QString());
    const VirtualDevice again = VirtualDevice::flightStick();
    QTRY_COMPARE(m_connected, u"Test Stick"_s);
}

void TestGamepadInput::pluggedInBefore()
{
    const VirtualDevice device = VirtualDevice::controller();
    QTRY_COMPARE(m_connected, u"Test Controller"_s);
}

void TestGamepadInput::stickIsProportional()
{
    VirtualDevice device = VirtualDevice::controller();
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
    VirtualDevice device = VirtualDevice::controller();
    waitForDevice(u"Test Controller"_s);
    device.setStick(0.1, -0.1);
    device.setButton(SDL_CONTROLLER_BUTTON_DPAD_UP, true);
    waitForLog(u"press up normal"_s);
    QCOMPARE(m_deflections, 0);
}

void TestGamepadInput::unchangedStickIsSilent()
{
    VirtualDevice device = VirtualDevice::controller();
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
    VirtualDevice device = VirtualDevice::controller();
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
    VirtualDevice device = VirtualDevice::controller();
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
    VirtualDevice device = VirtualDevice::flightStick();
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
    VirtualDevice device = VirtualDevice::controller();
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

void TestGamepadInput::nextDeviceTakesOver()
{
    VirtualDevice first = VirtualDevice::controller();
    waitForDevice(u"Test Controller"_s);
    VirtualDevice second = VirtualDevice::flightStick();
    first.unplug();
    waitForDevice(u"Test Stick"_s);
    second.setStick(1, 0);
    QTRY_COMPARE(m_deflection, QPointF(1, 0));
}

void TestGamepadInput::inactivePassesNothingOn()
{
    VirtualDevice device = VirtualDevice::controller();
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
    VirtualDevice device = VirtualDevice::controller();
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
