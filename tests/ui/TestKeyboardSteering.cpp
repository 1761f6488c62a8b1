// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "KeyboardSteering.h"
#include "TestProgram.h"

#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QSignalSpy>
#include <QTest>

#include <array>
#include <memory>
#include <utility>

using namespace Qt::StringLiterals;
using namespace vedette;

/// Real key events on a real window with the widgets a window has.
class TestKeyboardSteering : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void arrows_data();
    void arrows();
    void paces_data();
    void paces();
    void autoRepeatIsIgnored();
    void diagonal();
    void modifierChangesWhileHeld();
    void keypadKeyComesUpAsDigit();
    void twoKeysOfOneDirection();
    void otherKeysPassThrough();
    void textFieldKeepsItsArrows();
    void listKeepsItsArrows();
    void menuKeepsItsArrows();
    void dialogKeepsItsArrows();
    void releaseWhileAMenuIsOpen();
    void losingTheWindowReleases();

private:
    /// The calls since the last one, as "press left normal, release left".
    QString log() { return std::exchange(m_log, {}).join(QStringLiteral(", ")); }
    void key(QEvent::Type type, int key, Qt::KeyboardModifiers modifiers, quint32 scanCode);

    std::unique_ptr<QMainWindow> m_window;
    QLineEdit *m_text = nullptr;
    QListWidget *m_list = nullptr;
    QWidget *m_picture = nullptr;
    QStringList m_log;
};

void TestKeyboardSteering::init()
{
    static constexpr std::array Directions{"left", "right", "up", "down"};
    static constexpr std::array Paces{"fine", "normal", "fast"};
    m_window = std::make_unique<QMainWindow>();
    m_picture = new QWidget(m_window.get());
    m_picture->setFocusPolicy(Qt::StrongFocus);
    m_text = new QLineEdit(QStringLiteral("text"), m_window.get());
    m_list = new QListWidget(m_window.get());
    m_list->addItems({QStringLiteral("one"), QStringLiteral("two")});
    m_window->menuBar()->addMenu(QStringLiteral("&Camera"))->addAction(QStringLiteral("&Quit"));

    auto *keyboard = new KeyboardSteering(m_window.get(), m_window.get());
    connect(keyboard, &KeyboardSteering::pressed, this, [this](Direction direction, Pace pace) {
        m_log << QStringLiteral("press %1 %2")
                     .arg(QLatin1String(Directions.at(size_t(direction))),
                          QLatin1String(Paces.at(size_t(pace))));
    });
    connect(keyboard, &KeyboardSteering::released, this, [this](Direction direction) {
        m_log << QStringLiteral("release ") + QLatin1String(Directions.at(size_t(direction)));
    });
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), Timeout));
    m_picture->setFocus();
    QVERIFY(m_picture->hasFocus());
}

void TestKeyboardSteering::cleanup()
{
    m_window.reset();
    m_log.clear();
}

void TestKeyboardSteering::key(QEvent::Type type, int key, Qt::KeyboardModifiers modifiers,
                               quint32 scanCode)
{
    QKeyEvent event(type, key, modifiers, scanCode, 0, 0);
    QCoreApplication::sendEvent(m_picture, &event);
}

void TestKeyboardSteering::arrows_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<QString>("expected");
    QTest::newRow("left") << Qt::Key_Left << u"press left normal, release left"_s;
    QTest::newRow("right") << Qt::Key_Right << u"press right normal, release right"_s;
    QTest::newRow("up") << Qt::Key_Up << u"press up normal, release up"_s;
    QTest::newRow("down") << Qt::Key_Down << u"press down normal, release down"_s;
}

void TestKeyboardSteering::arrows()
{
    QFETCH(Qt::Key, key);
    QFETCH(QString, expected);
    QTest::keyClick(m_window->windowHandle(), key);
    QCOMPARE(log(), expected);
}

void TestKeyboardSteering::paces_data()
{
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, Qt::KeyboardModifiers modifiers,
                        const QString &expected) { QTest::newRow(name) << modifiers << expected; };
    row("shift", Qt::ShiftModifier, u"press up fast"_s);
    row("ctrl", Qt::ControlModifier, u"press up fine"_s);
    row("both", Qt::ShiftModifier | Qt::ControlModifier, u"press up fine"_s);
    row("keypad", Qt::KeypadModifier, u"press up normal"_s);
    row("alt is somebody else's", Qt::AltModifier, QString());
    row("meta is somebody else's", Qt::MetaModifier, QString());
}

void TestKeyboardSteering::paces()
{
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QFETCH(QString, expected);
    key(QEvent::KeyPress, Qt::Key_Up, modifiers, 0);
    QCOMPARE(log(), expected);
}

void TestKeyboardSteering::autoRepeatIsIgnored()
{
    QTest::keyPress(m_picture, Qt::Key_Left);
    for (int i = 0; i < 5; ++i) {
        for (const QEvent::Type type : {QEvent::KeyRelease, QEvent::KeyPress}) {
            QKeyEvent repeat(type, Qt::Key_Left, Qt::NoModifier, QString(), true);
            QCoreApplication::sendEvent(m_picture, &repeat);
        }
    }
    QTest::keyRelease(m_picture, Qt::Key_Left);
    QCOMPARE(log(), u"press left normal, release left"_s);
}

void TestKeyboardSteering::diagonal()
{
    QTest::keyPress(m_picture, Qt::Key_Left);
    QTest::keyPress(m_picture, Qt::Key_Up);
    QTest::keyRelease(m_picture, Qt::Key_Left);
    QTest::keyRelease(m_picture, Qt::Key_Up);
    QCOMPARE(log(), u"press left normal, press up normal, release left, release up"_s);
}

void TestKeyboardSteering::modifierChangesWhileHeld()
{
    QTest::keyPress(m_picture, Qt::Key_Left);
    QTest::keyPress(m_picture, Qt::Key_Down);
    log();
    // Some platforms count a modifier in its own event, some do not.
    QTest::keyPress(m_picture, Qt::Key_Shift, Qt::NoModifier);
    QCOMPARE(log(), u"press left fast, press down fast"_s);
    QTest::keyRelease(m_picture, Qt::Key_Shift, Qt::ShiftModifier);
    QCOMPARE(log(), u"press left normal, press down normal"_s);
    QTest::keyPress(m_picture, Qt::Key_Control, Qt::ControlModifier);
    QCOMPARE(log(), u"press left fine, press down fine"_s);
    QTest::keyRelease(m_picture, Qt::Key_Control, Qt::NoModifier);
    QCOMPARE(log(), u"press left normal, press down normal"_s);
    QTest::keyRelease(m_picture, Qt::Key_Left);
    QTest::keyRelease(m_picture, Qt::Key_Down);
    log();
    QTest::keyClick(m_picture, Qt::Key_Shift);
    QCOMPARE(log(), QString());
}

void TestKeyboardSteering::keypadKeyComesUpAsDigit()
{
    key(QEvent::KeyPress, Qt::Key_Left, Qt::KeypadModifier, 83);
    key(QEvent::KeyRelease, Qt::Key_4, Qt::KeypadModifier, 83);
    QCOMPARE(log(), u"press left normal, release left"_s);
}

void TestKeyboardSteering::twoKeysOfOneDirection()
{
    key(QEvent::KeyPress, Qt::Key_Left, Qt::KeypadModifier, 83);
    key(QEvent::KeyPress, Qt::Key_Left, Qt::NoModifier, 113);
    key(QEvent::KeyRelease, Qt::Key_Left, Qt::NoModifier, 113);
    QCOMPARE(log(), u"press left normal"_s);
    key(QEvent::KeyRelease, Qt::Key_Left, Qt::KeypadModifier, 83);
    QCOMPARE(log(), u"release left"_s);
}

void TestKeyboardSteering::otherKeysPassThrough()
{
    QTest::keyClick(m_picture, Qt::Key_A);
    QTest::keyClick(m_picture, Qt::Key_PageUp);
    QCOMPARE(log(), QString());
}

void TestKeyboardSteering::textFieldKeepsItsArrows()
{
    m_text->setFocus();
    m_text->setCursorPosition(2);
    for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Up, Qt::Key_Down}) {
        QTest::keyClick(m_window->windowHandle(), key);
    }
    QCOMPARE(m_text->cursorPosition(), 1);
    QCOMPARE(log(), QString());
}

void TestKeyboardSteering::listKeepsItsArrows()
{
    m_list->setCurrentRow(0);
    m_list->setFocus();
    QTest::keyClick(m_window->windowHandle(), Qt::Key_Down);
    QCOMPARE(m_list->currentRow(), 1);
    QCOMPARE(log(), QString());
}

void TestKeyboardSteering::menuKeepsItsArrows()
{
    QMenu menu;
    QAction *first = menu.addAction(QStringLiteral("first"));
    menu.addAction(QStringLiteral("second"));
    menu.popup(m_window->pos());
    QTRY_VERIFY(menu.isVisible());
    QTest::keyClick(&menu, Qt::Key_Down);
    QCOMPARE(menu.activeAction(), first);
    QCOMPARE(log(), QString());
}

void TestKeyboardSteering::dialogKeepsItsArrows()
{
    QDialog dialog(m_window.get());
    dialog.open();
    QVERIFY(QTest::qWaitForWindowActive(&dialog, Timeout));
    QTest::keyClick(&dialog, Qt::Key_Left);
    QCOMPARE(log(), QString());
}

void TestKeyboardSteering::releaseWhileAMenuIsOpen()
{
    QTest::keyPress(m_picture, Qt::Key_Left);
    QMenu menu;
    menu.addAction(QStringLiteral("first"));
    menu.popup(m_window->pos());
    QTRY_VERIFY(menu.isVisible());
    log();
    QTest::keyRelease(&menu, Qt::Key_Left);
    QCOMPARE(log(), u"release left"_s);
}

void TestKeyboardSteering::losingTheWindowReleases()
{
    QTest::keyPress(m_picture, Qt::Key_Left);
    QTest::keyPress(m_picture, Qt::Key_Up);
    log();
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other, Timeout));
    QCOMPARE(log(), u"release left, release up"_s);
    QTest::keyRelease(&other, Qt::Key_Left);
    QCOMPARE(log(), QString());

    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), Timeout));
    QTest::keyPress(m_picture, Qt::Key_Left);
    log();
    m_window->hide();
    QCOMPARE(log(), u"release left"_s);
}

VEDETTE_GUI_TEST(TestKeyboardSteering)
#include "TestKeyboardSteering.moc"
