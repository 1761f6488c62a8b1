// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/DemoCameraThread.h"
#include "DemoWindow.h"
#include "dialects/DialectLibrary.h"
#include "FreshState.h"
#include "GamepadInput.h"
#include "TestProgram.h"
#include "VirtualGamepad.h"
#include "wall/Wall.h"

#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;

/// Home, presets and the patrol by the window's keys and menu.
class TestPlacesMenu : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void presetsHomeAndPatrol();
    void digitsOnTheWall();
    void aGamepad();
    void aCameraWithoutPlaces();

private:
    void open(const QString &dialect, int cameras);
    [[nodiscard]] QAction *action(const QString &text) const;
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_window.get(), static_cast<Qt::Key>(key), modifiers);
    }
    [[nodiscard]] bool pointsTo(double right) const
    {
        return QTest::qWaitFor([&] { return m_demo->target().right == right; }, Timeout);
    }

    /// Stores where there is a preset already, and answers the question: what was asked.
    QString storedOver(int key, bool isMeant);

    FreshState m_state;
    std::unique_ptr<DemoCameraThread> m_demo;
    std::unique_ptr<MainWindow> m_window;
};

void TestPlacesMenu::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"vedette-places-test"_s);
}

void TestPlacesMenu::cleanup()
{
    m_window.reset();
    m_demo.reset();
}

/// All cameras of the window are the same one.
void TestPlacesMenu::open(const QString &dialect, int cameras)
{
    DemoCamera::Options options;
    options.size = {160, 120};
    options.dialect = dialect;
    m_demo = std::make_unique<DemoCameraThread>(options);
    QVERIFY2(m_demo->start(), qPrintable(m_demo->errorText()));
    CameraConfig camera;
    camera.cameraUrl = m_demo->streamUrl();
    camera.servoUrl = m_demo->servoUrl();
    camera.dialect = std::get<DialectPointer>(DialectLibrary::find(dialect, {}));
    m_window = activeWindow(camera, cameras);
}

QAction *TestPlacesMenu::action(const QString &text) const
{
    const QList<QAction *> all = m_window->findChildren<QAction *>();
    for (QAction *const action : all) {
        if (action->text().remove(u'&') == text) {
            return action;
        }
    }
    return nullptr;
}

QString TestPlacesMenu::storedOver(int key, bool isMeant)
{
    QString asked;
    QTimer::singleShot(0, this, [&asked, isMeant] {
        auto *const box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        asked = box->text();
        const auto role = isMeant ? QMessageBox::AcceptRole : QMessageBox::RejectRole;
        const QList<QAbstractButton *> buttons = box->buttons();
        for (QAbstractButton *const button : buttons) {
            if (box->buttonRole(button) == role) {
                button->click();
            }
        }
    });
    press(key, Qt::ControlModifier | Qt::ShiftModifier);
    m_window->activateWindow(); // no window manager does
    return QTest::qWaitForWindowActive(m_window.get(), Timeout) ? asked : QString();
}

void TestPlacesMenu::presetsHomeAndPatrol()
{
    open(u"servo-pan-tilt"_s, 1);
    QVERIFY(action(u"Presets"_s)->isVisible());
    const auto controlShift = Qt::ControlModifier | Qt::ShiftModifier;
    // Where it points is not known yet.
    press(Qt::Key_1, controlShift);
    QTRY_VERIFY(m_window->statusBar()->currentMessage().startsWith(u"Vedette is not sure"_s));
    press(Qt::Key_Left);
    QVERIFY(pointsTo(-5));
    press(Qt::Key_Home);
    QVERIFY(pointsTo(0));
    press(Qt::Key_1, controlShift);
    QTRY_VERIFY(action(u"Preset 1"_s) != nullptr);
    press(Qt::Key_Right);
    QVERIFY(pointsTo(5));
    press(Qt::Key_2, controlShift);
    QTRY_VERIFY(action(u"Preset 2"_s) != nullptr && action(u"Preset 2"_s)->isEnabled());
    QTRY_COMPARE(m_window->statusBar()->currentMessage(), u"Stored as preset 2."_s);
    press(Qt::Key_1);
    QVERIFY(pointsTo(0));
    QCOMPARE(storedOver(Qt::Key_2, false), u"Replace “Preset 2”?"_s);
    press(Qt::Key_2);
    QVERIFY(pointsTo(5));
    press(Qt::Key_3); // there is none
    QAction *const patrol = action(u"Patrol"_s);
    auto *const shown = m_window->findChild<QLabel *>(u"patrolStatus"_s);
    QVERIFY(!shown->isVisible());
    patrol->trigger();
    QVERIFY(pointsTo(0));
    QTRY_VERIFY(patrol->isChecked());
    QTRY_COMPARE(shown->text(), u"On patrol"_s);
    press(Qt::Key_Right);
    QTRY_COMPARE(shown->text(), u"Patrol waits"_s);
    QVERIFY(shown->isVisible());
    patrol->trigger();
    QTRY_VERIFY(!patrol->isChecked());
    QTRY_VERIFY(!shown->isVisible());
    QCOMPARE(storedOver(Qt::Key_2, true), u"Replace “Preset 2”?"_s);
    press(Qt::Key_1);
    QVERIFY(pointsTo(0));
    press(Qt::Key_2);
    QVERIFY(pointsTo(5));
}

void TestPlacesMenu::digitsOnTheWall()
{
    open(u"servo-pan-tilt"_s, 3);
    auto *const wall = m_window->findChild<Wall *>();
    press(Qt::Key_Left);
    QVERIFY(pointsTo(-5));
    press(Qt::Key_Home);
    QVERIFY(pointsTo(0));
    press(Qt::Key_Left);
    QVERIFY(pointsTo(-5));
    press(Qt::Key_2, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(action(u"Preset 2"_s) != nullptr && action(u"Preset 2"_s)->isEnabled());
    press(Qt::Key_Home);
    QVERIFY(pointsTo(0));
    // All are shown: digits choose a camera.
    press(Qt::Key_2);
    QCOMPARE(wall->selected(), u"camera-1"_s);
    press(Qt::Key_1);
    QCOMPARE(wall->selected(), u"camera-0"_s);
    wall->enlarge(u"camera-0"_s);
    press(Qt::Key_2);
    QVERIFY(pointsTo(-5));
    QCOMPARE(wall->selected(), u"camera-0"_s);
    press(Qt::Key_3); // no preset of its own
    QCOMPARE(wall->selected(), u"camera-2"_s);
}

void TestPlacesMenu::aGamepad()
{
    QSettings().clear();
    const VirtualGamepads devices;
    VirtualGamepad gamepad = VirtualGamepad::controller();
    open(u"servo-pan-tilt"_s, 1);
    auto *const input = m_window->findChild<GamepadInput *>();
    QTRY_COMPARE(input->gamepads().size(), 1);
    const Gamepad &device = *input->gamepads().constFirst();
    GamepadMapping mapping = device.mapping();
    mapping.assign(GamepadAction::Preset1, GamepadControl::button(SDL_CONTROLLER_BUTTON_A));
    input->setMapping(device.device().guid(), mapping);
    // What is held counts after a rest that was seen.
    const auto seen = [input] {
        QSignalSpy polled(input, &GamepadInput::polled);
        input->setWatched(true);
        const bool isSeen = polled.wait() && polled.wait();
        input->setWatched(false);
        return isSeen;
    };
    const auto tap = [&](SDL_GameControllerButton button) {
        QVERIFY(seen());
        gamepad.setButton(button, true);
        QVERIFY(seen());
        gamepad.setButton(button, false);
    };
    press(Qt::Key_Left);
    QVERIFY(pointsTo(-5));
    tap(SDL_CONTROLLER_BUTTON_BACK);
    QVERIFY(pointsTo(0));
    press(Qt::Key_Right);
    QVERIFY(pointsTo(5));
    press(Qt::Key_1, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(action(u"Preset 1"_s) != nullptr && action(u"Preset 1"_s)->isEnabled());
    press(Qt::Key_Home);
    QVERIFY(pointsTo(0));
    tap(SDL_CONTROLLER_BUTTON_A);
    QVERIFY(pointsTo(5));
}

void TestPlacesMenu::aCameraWithoutPlaces()
{
    open(u"paths"_s, 1);
    QVERIFY(!action(u"Presets"_s)->isVisible());
    press(Qt::Key_Home);
    press(Qt::Key_1, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_demo->servoRequests().isEmpty());
}

VEDETTE_GUI_TEST(TestPlacesMenu)
#include "TestPlacesMenu.moc"
