// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/Camera.h"
#include "camera/CameraHandle.h"
#include "camera/IoThread.h"
#include "CameraConfigs.h"
#include "GamepadInput.h"
#include "HeldInputs.h"
#include "JoystickWidget.h"
#include "SteeringInputs.h"
#include "TestProgram.h"
#include "VirtualGamepad.h"

#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <QVBoxLayout>

#include <cmath>
#include <memory>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;

namespace {

using Directions = std::array<bool, 4>;

constexpr Directions NothingHeld{};
constexpr Directions LeftHeld{true, false, false, false};
constexpr Directions LeftAndUpHeld{true, false, true, false};

} // namespace

/// Everything that steers, joined: each joystick shows what all of them do.
class TestSteeringInputs : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void theLastOneReleases();
    void keysAreShown();
    void aJoystickIsShownByTheOther();
    void aGamepadIsShown();
    void anotherCameraIsAtRest();
    void whatIsHeldIsSaidAgain();

private:
    /// Both joysticks show this.
    [[nodiscard]] bool areShown(QPointF stick, const Directions &directions) const;
    void key(bool down, Qt::Key key);

    std::unique_ptr<VirtualGamepads> m_devices;
    IoThread m_io;
    std::unique_ptr<CameraHandle> m_camera;
    std::unique_ptr<QWidget> m_window;
    JoystickWidget *m_one = nullptr;
    JoystickWidget *m_other = nullptr;
    std::unique_ptr<SteeringInputs> m_inputs;
};

void TestSteeringInputs::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"vedette-inputs-test"_s);
    QSettings().clear();
}

void TestSteeringInputs::init()
{
    m_devices = std::make_unique<VirtualGamepads>();
    // Nothing answers there: what is shown is what is done, not what the camera does.
    m_camera = std::make_unique<CameraHandle>(m_io, cameraConfig(QUrl(u"http://127.0.0.1:9/"_s)));
    m_window = std::make_unique<QWidget>();
    m_one = new JoystickWidget;
    m_other = new JoystickWidget;
    auto *const layout = new QVBoxLayout(m_window.get());
    layout->addWidget(m_one);
    layout->addWidget(m_other);
    m_inputs = std::make_unique<SteeringInputs>(*m_window, *m_one);
    m_inputs->addJoystick(*m_other);
    m_inputs->setCamera(m_camera.get());
    m_inputs->setActive(true);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), Timeout));
}

void TestSteeringInputs::cleanup()
{
    m_inputs.reset();
    m_window.reset();
    m_camera.reset();
    m_devices.reset();
}

bool TestSteeringInputs::areShown(QPointF stick, const Directions &directions) const
{
    const auto shows = [&](const JoystickWidget *joystick) {
        return joystick->shownDeflection() == stick && joystick->shownDirections() == directions;
    };
    return shows(m_one) && shows(m_other);
}

void TestSteeringInputs::key(bool down, Qt::Key key)
{
    if (down) {
        QTest::keyPress(m_window.get(), key);
    } else {
        QTest::keyRelease(m_window.get(), key);
    }
}

void TestSteeringInputs::theLastOneReleases()
{
    HeldInputs held;
    int keys = 0;
    int gamepad = 0;
    held.press(&keys, Direction::Left);
    held.press(&keys, Direction::Left);
    held.press(&gamepad, Direction::Left);
    QVERIFY(!held.release(&keys, Direction::Left));
    QCOMPARE(held.directions(), LeftHeld);
    held.deflect({0.5, 0});
    QCOMPARE(held.shownStick(), QPointF(-1, 0));
    QVERIFY(held.release(&gamepad, Direction::Left));
    QCOMPARE(held.shownStick(), QPointF(0.5, 0));
    // Diagonals end at the rim, and opposites at rest.
    held.press(&keys, Direction::Right);
    held.press(&keys, Direction::Up);
    QCOMPARE(std::hypot(held.shownStick().x(), held.shownStick().y()), 1.0);
    held.clear();
    QCOMPARE(held.directions(), NothingHeld);
    QCOMPARE(held.shownStick(), QPointF());
}

void TestSteeringInputs::keysAreShown()
{
    key(true, Qt::Key_Left);
    QVERIFY(areShown({-1, 0}, LeftHeld));
    key(true, Qt::Key_Up);
    QCOMPARE(m_one->shownDirections(), LeftAndUpHeld);
    QVERIFY(m_other->shownDeflection().y() > 0.7);
    key(false, Qt::Key_Up);
    key(false, Qt::Key_Left);
    QTRY_VERIFY(areShown({}, NothingHeld));
}

void TestSteeringInputs::aJoystickIsShownByTheOther()
{
    const QPoint arrow(m_one->width() / 2 - qRound(0.84 * m_one->height() / 2),
                       m_one->height() / 2);
    QTest::mousePress(m_one, Qt::LeftButton, {}, arrow);
    QVERIFY(areShown({-1, 0}, LeftHeld));
    // Held by both: until the second one is released.
    key(true, Qt::Key_Left);
    QTest::mouseRelease(m_one, Qt::LeftButton, {}, arrow);
    QVERIFY(areShown({-1, 0}, LeftHeld));
    key(false, Qt::Key_Left);
    QTRY_VERIFY(areShown({}, NothingHeld));
}

void TestSteeringInputs::aGamepadIsShown()
{
    VirtualGamepad device = VirtualGamepad::controller();
    QTRY_COMPARE(m_inputs->gamepads().gamepads().size(), 1);
    m_inputs->setActive(false);
    m_inputs->setActive(true);
    device.setStick(0, -1);
    QTRY_VERIFY(areShown({0, 1}, NothingHeld));
    device.setStick(0, 0);
    QTRY_VERIFY(areShown({}, NothingHeld));
    device.setButton(SDL_CONTROLLER_BUTTON_DPAD_LEFT, true);
    QTRY_VERIFY(areShown({-1, 0}, LeftHeld));
    m_inputs->setActive(false);
    QTRY_VERIFY(areShown({}, NothingHeld));
}

void TestSteeringInputs::anotherCameraIsAtRest()
{
    key(true, Qt::Key_Left);
    m_inputs->setCamera(nullptr);
    QTRY_VERIFY(areShown({}, NothingHeld));
    key(true, Qt::Key_Up);
    QVERIFY(areShown({}, NothingHeld));
    key(false, Qt::Key_Up);
    key(false, Qt::Key_Left);
}

/// Without it a camera that turns until it is stopped would be.
void TestSteeringInputs::whatIsHeldIsSaidAgain()
{
    m_inputs->setRenewInterval(std::chrono::milliseconds(10));
    int said = 0;
    connect(&m_camera->camera().steering(), &Steering::steered, m_inputs.get(), [&] { ++said; });
    key(true, Qt::Key_Left);
    QTRY_VERIFY(said >= 3);
    key(false, Qt::Key_Left);
    QTRY_VERIFY(areShown({}, NothingHeld));
    m_io.run([] {}); // what was under way
    QCoreApplication::processEvents();
    said = 0;
    QTest::mousePress(m_one, Qt::LeftButton, {}, m_one->rect().center());
    QTest::mouseMove(m_one, m_one->rect().center() + QPoint(0, -m_one->height() / 4));
    QTRY_VERIFY(said >= 3);
    QTest::mouseRelease(m_one, Qt::LeftButton, {}, m_one->rect().center());
}

VEDETTE_GUI_TEST(TestSteeringInputs)
#include "TestSteeringInputs.moc"
