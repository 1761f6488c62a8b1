// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "JoystickAccessible.h"
#include "JoystickWidget.h"
#include "TestProgram.h"

#include <QPointingDevice>
#include <QSignalSpy>
#include <QTest>

using vedette::Direction;
using vedette::JoystickAccessible;
using vedette::JoystickWidget;
using vedette::Pace;

class TestJoystickWidget : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void anArrowIsAStep_data();
    void anArrowIsAStep();
    void draggingIsProportional();
    void draggingEndsAtTheRim();
    void lettingGoStopsAndSpringsBack();
    void otherInputsAreShown();
    void modifiersSetThePace();
    void losingTheWindowStops();
    void hidingStops();
    void aFingerDragsAndOthersAreIgnored();
    void betweenTheArrowsNothingHappens();
    void itIsReachedByTab();
    void aScreenReaderCanStep();

private:
    QPoint at(double x, double y) const;
    QPointF lastDeflection() const { return m_deflected->constLast()[0].toPointF(); }

    std::unique_ptr<JoystickWidget> m_joystick;
    std::unique_ptr<QSignalSpy> m_pressed;
    std::unique_ptr<QSignalSpy> m_released;
    std::unique_ptr<QSignalSpy> m_deflected;
};

void TestJoystickWidget::initTestCase()
{
    JoystickAccessible::install();
}

void TestJoystickWidget::init()
{
    m_joystick = std::make_unique<JoystickWidget>();
    m_joystick->resize(200, 200);
    m_joystick->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_joystick.get(), Timeout));
    m_pressed = std::make_unique<QSignalSpy>(m_joystick.get(), &JoystickWidget::pressed);
    m_released = std::make_unique<QSignalSpy>(m_joystick.get(), &JoystickWidget::released);
    m_deflected = std::make_unique<QSignalSpy>(m_joystick.get(), &JoystickWidget::deflected);
}

/// A point of the widget, in radii from its centre, y positive up.
QPoint TestJoystickWidget::at(double x, double y) const
{
    return {qRound(100 + 100 * x), qRound(100 - 100 * y)};
}

void TestJoystickWidget::anArrowIsAStep_data()
{
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("y");
    QTest::addColumn<Direction>("direction");
    QTest::newRow("left") << -0.84 << 0.0 << Direction::Left;
    QTest::newRow("right") << 0.84 << 0.0 << Direction::Right;
    QTest::newRow("up") << 0.0 << 0.84 << Direction::Up;
    QTest::newRow("down") << 0.0 << -0.84 << Direction::Down;
}

void TestJoystickWidget::anArrowIsAStep()
{
    QFETCH(double, x);
    QFETCH(double, y);
    QFETCH(Direction, direction);
    QTest::mousePress(m_joystick.get(), Qt::LeftButton, {}, at(x, y));
    QCOMPARE(m_pressed->count(), 1);
    QCOMPARE(m_pressed->constFirst()[0].value<Direction>(), direction);
    QCOMPARE(m_pressed->constFirst()[1].value<Pace>(), Pace::Normal);
    QCOMPARE(m_released->count(), 0);
    QTest::mouseRelease(m_joystick.get(), Qt::LeftButton, {}, at(x, y));
    QCOMPARE(m_released->count(), 1);
    QCOMPARE(m_released->constFirst()[0].value<Direction>(), direction);
    QCOMPARE(m_deflected->count(), 0);
}

void TestJoystickWidget::draggingIsProportional()
{
    QTest::mousePress(m_joystick.get(), Qt::LeftButton, {}, at(0, 0));
    QTest::mouseMove(m_joystick.get(), at(0.18, 0));
    QVERIFY(qAbs(lastDeflection().x() - 0.5) < 0.05);
    QCOMPARE(lastDeflection().y(), 0.0);
    QTest::mouseMove(m_joystick.get(), at(0, -0.09));
    QVERIFY(qAbs(lastDeflection().y() + 0.25) < 0.05);
    QCOMPARE(m_pressed->count(), 0);
}

void TestJoystickWidget::draggingEndsAtTheRim()
{
    QTest::mousePress(m_joystick.get(), Qt::LeftButton, {}, at(0, 0));
    QTest::mouseMove(m_joystick.get(), at(0.95, 0.95));
    const QPointF deflection = lastDeflection();
    QVERIFY(qAbs(std::hypot(deflection.x(), deflection.y()) - 1) < 0.001);
    QVERIFY(qAbs(deflection.x() - deflection.y()) < 0.05);
}

void TestJoystickWidget::lettingGoStopsAndSpringsBack()
{
    QTest::mousePress(m_joystick.get(), Qt::LeftButton, {}, at(0, 0));
    QTest::mouseMove(m_joystick.get(), at(0.3, 0));
    QTest::mouseRelease(m_joystick.get(), Qt::LeftButton, {}, at(0.3, 0));
    QCOMPARE(lastDeflection(), QPointF());
    const auto sent = m_deflected->count();
    QVERIFY(!m_joystick->shownDeflection().isNull());
    QTRY_VERIFY(m_joystick->shownDeflection().isNull());
    QCOMPARE(m_deflected->count(), sent);
}

void TestJoystickWidget::otherInputsAreShown()
{
    const std::array<bool, 4> left{true, false, false, false};
    m_joystick->showHeld({-1, 0}, left);
    QCOMPARE(m_joystick->shownDeflection(), QPointF(-1, 0));
    // A held arrow looks otherwise than one at rest, here and on what it is drawn on.
    QWidget &widget = *m_joystick;
    const QImage held = widget.grab().toImage();
    m_joystick->showHeld({}, {});
    QTRY_COMPARE(m_joystick->shownDeflection(), QPointF());
    const QRect arrow(at(-0.84, 0) - QPoint(4, 4), QSize(8, 8));
    QVERIFY(held.copy(arrow) != widget.grab().toImage().copy(arrow));
    // Its own hand is stronger, and nothing of this steers.
    QTest::mousePress(m_joystick.get(), Qt::LeftButton, {}, at(0, 0));
    QTest::mouseMove(m_joystick.get(), at(0.36, 0));
    m_joystick->showHeld({-1, 0}, left);
    QCOMPARE(m_joystick->shownDeflection(), QPointF(1, 0));
    QTest::mouseRelease(m_joystick.get(), Qt::LeftButton, {}, at(0.36, 0));
    QCOMPARE(m_pressed->count(), 0);
    // What cannot turn does not look as if it did.
    m_joystick->setEnabled(false);
    m_joystick->showHeld({-1, 0}, left);
    QTRY_COMPARE(m_joystick->shownDeflection(), QPointF());
    QCOMPARE(m_joystick->shownDirections(), (std::array<bool, 4>{}));
}

void TestJoystickWidget::modifiersSetThePace()
{
    QTest::mouseClick(m_joystick.get(), Qt::LeftButton, Qt::ShiftModifier, at(0.84, 0));
    QCOMPARE(m_pressed->constLast()[1].value<Pace>(), Pace::Fast);
    QTest::mouseClick(m_joystick.get(), Qt::LeftButton, Qt::ControlModifier, at(0.84, 0));
    QCOMPARE(m_pressed->constLast()[1].value<Pace>(), Pace::Fine);
}

void TestJoystickWidget::losingTheWindowStops()
{
    QTest::mousePress(m_joystick.get(), Qt::LeftButton, {}, at(0.84, 0));
    QEvent deactivate(QEvent::WindowDeactivate);
    QCoreApplication::sendEvent(m_joystick.get(), &deactivate);
    QCOMPARE(m_released->count(), 1);
}

void TestJoystickWidget::hidingStops()
{
    QTest::mousePress(m_joystick.get(), Qt::LeftButton, {}, at(0, 0));
    QTest::mouseMove(m_joystick.get(), at(0.3, 0));
    m_joystick->hide();
    QCOMPARE(lastDeflection(), QPointF());
}

void TestJoystickWidget::aFingerDragsAndOthersAreIgnored()
{
    const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
    QTest::touchEvent(m_joystick.get(), screen.get()).press(1, at(0, 0));
    QTest::touchEvent(m_joystick.get(), screen.get()).move(1, at(0.18, 0)).press(2, at(-0.84, 0));
    QVERIFY(qAbs(lastDeflection().x() - 0.5) < 0.05);
    QCOMPARE(m_pressed->count(), 0);
    QTest::touchEvent(m_joystick.get(), screen.get()).stationary(1).release(2, at(-0.84, 0));
    QVERIFY(!lastDeflection().isNull());
    QTest::touchEvent(m_joystick.get(), screen.get()).release(1, at(0.18, 0));
    QCOMPARE(lastDeflection(), QPointF());
}

void TestJoystickWidget::betweenTheArrowsNothingHappens()
{
    QTest::mouseClick(m_joystick.get(), Qt::LeftButton, {}, at(0.58, 0.58));
    QCOMPARE(m_pressed->count(), 0);
    QCOMPARE(m_deflected->count(), 0);
}

void TestJoystickWidget::itIsReachedByTab()
{
    QVERIFY(m_joystick->focusPolicy() & Qt::TabFocus);
    m_joystick->activateWindow();
    m_joystick->setFocus();
    QTRY_VERIFY(m_joystick->hasFocus());
}

void TestJoystickWidget::aScreenReaderCanStep()
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(m_joystick.get());
    QVERIFY(interface);
    QCOMPARE(interface->text(QAccessible::Name), QStringLiteral("Joystick"));
    QAccessibleActionInterface *actions = interface->actionInterface();
    QVERIFY(actions);
    actions->doAction(QAccessibleActionInterface::scrollLeftAction());
    QCOMPARE(m_pressed->count(), 1);
    QCOMPARE(m_pressed->constFirst()[0].value<Direction>(), Direction::Left);
    QCOMPARE(m_released->count(), 1);
}

VEDETTE_GUI_TEST(TestJoystickWidget)
#include "TestJoystickWidget.moc"
