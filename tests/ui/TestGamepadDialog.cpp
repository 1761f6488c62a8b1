// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "GamepadDialog.h"
#include "GamepadInput.h"
#include "GamepadRow.h"
#include "GamepadTable.h"
#include "TestProgram.h"
#include "VirtualGamepad.h"

#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;

/// The gamepads' settings, by keys and with SDL's virtual devices.
class TestGamepadDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void whatIsPressedIsUsed();
    void escapeCancels();
    void aStickIsChosenByPushingIt();
    void clearedAndReset();
    void liveValuesOfEach();
    void devicesComeAndGo();

private:
    [[nodiscard]] GamepadMapping mapping() const
    {
        return m_input->gamepads().constFirst()->mapping();
    }
    /// The text of the line of an action.
    [[nodiscard]] QString lineOf(GamepadAction action) const;
    void select(GamepadAction action);
    void key(Qt::Key key) { QTest::keyClick(m_dialog->focusWidget(), key); }
    void waitForPoll();
    [[nodiscard]] QString hint() const { return m_dialog->findChild<QLabel *>(u"hint"_s)->text(); }
    [[nodiscard]] QString live(int row) const;

    std::unique_ptr<VirtualGamepads> m_devices;
    std::unique_ptr<VirtualGamepad> m_device;
    std::unique_ptr<GamepadInput> m_input;
    std::unique_ptr<GamepadDialog> m_dialog;
    GamepadTable *m_table = nullptr;
};

void TestGamepadDialog::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"vedette-gamepad-dialog-test"_s);
}

void TestGamepadDialog::init()
{
    QSettings().clear();
    m_devices = std::make_unique<VirtualGamepads>();
    m_device = std::make_unique<VirtualGamepad>(VirtualGamepad::controller());
    m_input = std::make_unique<GamepadInput>();
    m_dialog = std::make_unique<GamepadDialog>(*m_input);
    m_table = m_dialog->findChild<GamepadTable *>();
    m_dialog->show();
    m_dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get(), Timeout));
    QTRY_COMPARE(m_input->gamepads().size(), 1);
    QTRY_COMPARE(m_dialog->focusWidget(), m_table);
}

void TestGamepadDialog::cleanup()
{
    m_dialog.reset();
    m_input.reset();
    m_device.reset();
    m_devices.reset();
}

QString TestGamepadDialog::lineOf(GamepadAction action) const
{
    return m_table->topLevelItem(int(gamepadActions().indexOf(action)))->text(1);
}

void TestGamepadDialog::select(GamepadAction action)
{
    key(Qt::Key_Home);
    for (qsizetype i = 0; i < gamepadActions().indexOf(action); ++i) {
        key(Qt::Key_Down);
    }
    QCOMPARE(m_table->selected(), action);
}

void TestGamepadDialog::waitForPoll()
{
    QSignalSpy polled(m_input.get(), &GamepadInput::polled);
    QVERIFY(polled.wait());
}

QString TestGamepadDialog::live(int row) const
{
    return m_dialog->findChildren<GamepadRow *>().at(row)->findChild<QLabel *>(u"live"_s)->text();
}

void TestGamepadDialog::whatIsPressedIsUsed()
{
    // Held when the waiting begins: not what is meant.
    m_device->setButton(SDL_CONTROLLER_BUTTON_B, true);
    QTRY_VERIFY(live(0).contains(u"B (Circle)"_s));
    select(GamepadAction::Snapshot);
    key(Qt::Key_Return);
    QVERIFY(hint().contains(u"Take a snapshot"_s));
    QCOMPARE(lineOf(GamepadAction::Snapshot), u"…"_s);
    waitForPoll();
    QCOMPARE(lineOf(GamepadAction::Snapshot), u"…"_s);
    m_device->setButton(SDL_CONTROLLER_BUTTON_RIGHTSHOULDER, true);
    QTRY_COMPARE(lineOf(GamepadAction::Snapshot), u"Right shoulder"_s);
    // It did something else before, and the dialog says so.
    QCOMPARE(lineOf(GamepadAction::Fast), u"–"_s);
    QVERIFY(hint().contains(u"Faster"_s));
    QCOMPARE(mapping().controlOf(GamepadAction::Snapshot),
             GamepadControl::button(SDL_CONTROLLER_BUTTON_RIGHTSHOULDER));

    select(GamepadAction::Fast);
    key(Qt::Key_Return);
    m_device->setAxis(SDL_CONTROLLER_AXIS_TRIGGERRIGHT, 1);
    QTRY_COMPARE(lineOf(GamepadAction::Fast), u"Right trigger"_s);
    // Bold while it does it.
    QTRY_VERIFY(m_table->currentItem()->font(0).bold());
    m_device->setAxis(SDL_CONTROLLER_AXIS_TRIGGERRIGHT, 0);
    QTRY_VERIFY(!m_table->currentItem()->font(0).bold());
}

void TestGamepadDialog::escapeCancels()
{
    select(GamepadAction::Fine);
    key(Qt::Key_Return);
    key(Qt::Key_Escape);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(lineOf(GamepadAction::Fine), u"Left shoulder"_s);
    m_device->setButton(SDL_CONTROLLER_BUTTON_A, true);
    QTRY_VERIFY(!live(0).isEmpty() && live(0).contains(u"A (Cross)"_s));
    QCOMPARE(mapping(), GamepadMapping::ofGamepad());
    key(Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
}

void TestGamepadDialog::aStickIsChosenByPushingIt()
{
    select(GamepadAction::Turn);
    key(Qt::Key_Return);
    QVERIFY(hint().contains(u"to the right"_s));
    m_device->setButton(SDL_CONTROLLER_BUTTON_A, true);
    waitForPoll();
    waitForPoll();
    m_device->setAxis(SDL_CONTROLLER_AXIS_RIGHTX, 1);
    QTRY_COMPARE(lineOf(GamepadAction::Turn), u"Right stick right"_s);
}

void TestGamepadDialog::clearedAndReset()
{
    select(GamepadAction::Snapshot);
    key(Qt::Key_Delete);
    QCOMPARE(lineOf(GamepadAction::Snapshot), u"–"_s);
    auto *const deadZone = m_dialog->findChild<QSpinBox *>();
    deadZone->setValue(30);
    QCOMPARE(mapping().deadZone(), 30);
    QVERIFY(mapping().controlOf(GamepadAction::Snapshot).isNone());
    m_dialog->findChild<QPushButton *>(u"reset"_s)->click();
    QCOMPARE(mapping(), GamepadMapping::ofGamepad());
    QCOMPARE(lineOf(GamepadAction::Snapshot), u"X (Square)"_s);
    QCOMPARE(deadZone->value(), GamepadMapping::DefaultDeadZone);
    QVERIFY(QSettings().allKeys().isEmpty());
}

void TestGamepadDialog::liveValuesOfEach()
{
    VirtualGamepad second = VirtualGamepad::flightStick();
    QTRY_COMPARE(m_dialog->findChildren<GamepadRow *>().size(), 2);
    m_device->setStick(-0.5, 0);
    second.setHat(SDL_HAT_UP);
    QTRY_VERIFY(live(0).contains(u"Left stick left 50 %"_s));
    QTRY_COMPARE(live(1), u"Hat 1 up"_s);
    // The other one's settings.
    m_dialog->findChildren<GamepadRow *>().at(1)->choice()->click();
    QCOMPARE(lineOf(GamepadAction::Up), u"Hat 1 up"_s);
    QCOMPARE(lineOf(GamepadAction::Fine), u"–"_s);
}

void TestGamepadDialog::devicesComeAndGo()
{
    select(GamepadAction::Up);
    key(Qt::Key_Return);
    m_device->unplug();
    QTRY_VERIFY(m_dialog->findChild<QLabel *>(u"none"_s)->isVisible());
    QVERIFY(!m_dialog->findChild<QPushButton *>(u"change"_s)->isEnabled());
    const VirtualGamepad next = VirtualGamepad::flightStick();
    QTRY_COMPARE(m_dialog->findChildren<GamepadRow *>().size(), 1);
    QVERIFY(m_dialog->findChild<QRadioButton *>()->isChecked());
    QCOMPARE(lineOf(GamepadAction::Up), u"Hat 1 up"_s);
}

VEDETTE_GUI_TEST(TestGamepadDialog)
#include "TestGamepadDialog.moc"
