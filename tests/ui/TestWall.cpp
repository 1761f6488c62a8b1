// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "TestPicture.h"
#include "TestProgram.h"
#include "VideoWidget.h"
#include "wall/Wall.h"

#include <QContextMenuEvent>
#include <QDockWidget>
#include <QMainWindow>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using vedette::SteadyClock;
using vedette::StreamState;
using vedette::VideoWidget;
using vedette::Wall;
using vedette::WallCamera;

namespace {

/// Called a, b, c, …
QList<WallCamera> camerasOf(const QString &ids)
{
    QList<WallCamera> cameras;
    for (const QChar id : ids) {
        cameras += {id, u"Camera "_s + id.toUpper()};
    }
    return cameras;
}

/// Keys, but for modifiers, that a window gets because none of its widgets took them.
class KeysOfWindow : public QObject
{
public:
    explicit KeysOfWindow(QWidget &window) { window.installEventFilter(this); }
    QList<int> keys;

    bool eventFilter(QObject * /*watched*/, QEvent *event) override
    {
        if (event->type() == QEvent::KeyPress) {
            const int key = static_cast<QKeyEvent *>(event)->key();
            if (key != Qt::Key_Shift && key != Qt::Key_Control) {
                keys += key;
            }
        }
        return false;
    }
};

} // namespace

/// The wall in a window with something else to focus, as in Vedette's own.
class TestWall : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void theFirstCameraIsSelected();
    void tilesOfCamerasThatStayAreKept();
    void aCameraWithoutIdOfItsOwnIsLeftOut();
    void aClickSelects();
    void numbersSelect();
    void tabGoesFromTileToTileAndOn();
    void enterAndDoubleClickEnlarge();
    void escapeGoesBackAndIsOtherwiseTheWindows();
    void whileOneIsLargeKeysGoToTheOthers();
    void arrowsAreTheWindows();
    void onlyWhatIsSeenIsNeeded();
    void keysMoveATile();
    void aDragMovesATile();
    void escapeCancelsADrag();
    void aSingleCameraIsJustItsPicture();
    void aMenuIsOfTheTileBelowIt();
    void aDeadCameraDisturbsNoOther();
    void aCameraMayGoByItsOwnButton();
    void sixtyFourFitIntoASmallWindow();
    void aTourShowsLiveCamerasInTurn();
    void anyTouchEndsATour_data();
    void anyTouchEndsATour();
    void aTourOfDeadCamerasStays();

private:
    void goLive(const QString &ids);
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void drag(const QString &from, const QString &to, bool isDropped = true);
    VideoWidget &tile(const QString &id) { return *m_wall->picture(id); }

    std::unique_ptr<QMainWindow> m_window;
    Wall *m_wall = nullptr;
    QPushButton *m_other = nullptr;
};

void TestWall::init()
{
    m_window = std::make_unique<QMainWindow>();
    m_wall = new Wall(m_window.get());
    m_window->setCentralWidget(m_wall);
    m_other = new QPushButton(u"other"_s);
    auto *const dock = new QDockWidget(m_window.get());
    dock->setWidget(m_other);
    m_window->addDockWidget(Qt::RightDockWidgetArea, dock);
    m_wall->setCameras(camerasOf(u"abcd"_s));
    m_window->resize(800, 600);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), Timeout));
    m_wall->setFocus();
    QVERIFY(tile(u"a"_s).hasFocus());
}

void TestWall::cleanup()
{
    m_window.reset();
}

void TestWall::goLive(const QString &ids)
{
    for (const QChar id : ids) {
        vedette::StreamStatus status;
        status.state = StreamState::Live;
        status.staleAfter = 1h;
        tile(id).setStatus(status);
        tile(id).setPicture(
            {vedette::test::colourfulImage({64, 48}), {64, 48}, {{}, 1, SteadyClock::now(), {}}});
    }
}

void TestWall::press(int key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(m_window->windowHandle(), Qt::Key(key), modifiers);
}

/// Real mouse events of the window, for only those are passed on from a picture to the wall.
void TestWall::drag(const QString &from, const QString &to, bool isDropped)
{
    QWindow *const window = m_window->windowHandle();
    const auto centre = [this](const QString &id) {
        return tile(id).mapTo(m_window.get(), tile(id).rect().center());
    };
    const QPoint start = centre(from);
    const QPoint end = centre(to);
    QTest::mousePress(window, Qt::LeftButton, {}, start);
    QTest::mouseMove(window, (start + end) / 2);
    QTest::mouseMove(window, end);
    if (isDropped) {
        QTest::mouseRelease(window, Qt::LeftButton, {}, end);
    }
}

void TestWall::theFirstCameraIsSelected()
{
    QCOMPARE(m_wall->selected(), u"a"_s);
    QCOMPARE(m_wall->order(), QStringList({u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
    QCOMPARE(m_wall->picture(u"x"_s), nullptr);
    QVERIFY(!m_wall->isShown(u"x"_s));
    QCOMPARE(tile(u"b"_s).accessibleName(), u"Camera B"_s);
    QVERIFY(!tile(u"b"_s).accessibleDescription().isEmpty());
}

void TestWall::tilesOfCamerasThatStayAreKept()
{
    m_wall->enlarge(u"b"_s);
    const QSignalSpy selection(m_wall, &Wall::selectionChanged);
    const QSignalSpy enlarged(m_wall, &Wall::enlargedChanged);
    const VideoWidget *const kept = m_wall->picture(u"b"_s);
    m_wall->setCameras(camerasOf(u"dbe"_s));
    QCOMPARE(m_wall->picture(u"b"_s), kept);
    QCOMPARE(m_wall->picture(u"a"_s), nullptr);
    QCOMPARE(m_wall->order(), QStringList({u"d"_s, u"b"_s, u"e"_s}));
    QCOMPARE(m_wall->enlarged(), u"b"_s);
    QVERIFY(kept->isVisible() && !tile(u"e"_s).isVisible() && !m_wall->isShown(u"e"_s));
    QCOMPARE(selection.count() + enlarged.count(), 0);

    // What had the keyboard goes: the first takes over.
    QVERIFY(kept->hasFocus());
    m_wall->setCameras(camerasOf(u"de"_s));
    QCOMPARE(m_wall->selected(), u"d"_s);
    QCOMPARE(m_wall->enlarged(), QString());
    QCOMPARE(enlarged.count(), 1);
    QVERIFY(tile(u"d"_s).hasFocus() && tile(u"e"_s).isVisible());
    m_wall->setCameras({});
    QCOMPARE(m_wall->selected(), QString());
}

void TestWall::aCameraWithoutIdOfItsOwnIsLeftOut()
{
    m_wall->setCameras({{u"a"_s, u"one"_s}, {{}, u"two"_s}, {u"a"_s, u"three"_s}, {u"b"_s, {}}});
    QCOMPARE(m_wall->order(), QStringList({u"a"_s, u"b"_s}));
    QCOMPARE(tile(u"a"_s).accessibleName(), u"one"_s);
}

void TestWall::aClickSelects()
{
    const QSignalSpy selection(m_wall, &Wall::selectionChanged);
    QTest::mouseClick(&tile(u"c"_s), Qt::LeftButton);
    QCOMPARE(m_wall->selected(), u"c"_s);
    QCOMPARE(selection.count(), 1);
    QVERIFY(m_wall->enlarged().isEmpty());
}

void TestWall::numbersSelect()
{
    press(Qt::Key_3);
    QCOMPARE(m_wall->selected(), u"c"_s);
    QVERIFY(tile(u"c"_s).hasFocus());
    press(Qt::Key_9);
    QCOMPARE(m_wall->selected(), u"c"_s);
    press(Qt::Key_2, Qt::KeypadModifier);
    QCOMPARE(m_wall->selected(), u"b"_s);
    press(Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(m_wall->selected(), u"b"_s);
}

void TestWall::tabGoesFromTileToTileAndOn()
{
    m_wall->setCameras(camerasOf(u"cab"_s));
    m_wall->select(u"c"_s);
    m_wall->setFocus();
    for (const QString &id : {u"a"_s, u"b"_s}) {
        press(Qt::Key_Tab);
        QCOMPARE(m_wall->selected(), id);
    }
    press(Qt::Key_Tab);
    QVERIFY(m_other->hasFocus());
    QCOMPARE(m_wall->selected(), u"b"_s);
    press(Qt::Key_Backtab, Qt::ShiftModifier);
    press(Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(m_wall->selected(), u"a"_s);
}

void TestWall::enterAndDoubleClickEnlarge()
{
    const QSignalSpy enlarged(m_wall, &Wall::enlargedChanged);
    press(Qt::Key_Return);
    QCOMPARE(m_wall->enlarged(), u"a"_s);
    QCOMPARE(tile(u"a"_s).geometry(), m_wall->rect());
    QVERIFY(!tile(u"b"_s).isVisible());
    QTest::mouseDClick(&tile(u"a"_s), Qt::LeftButton);
    QCOMPARE(m_wall->enlarged(), QString());
    QVERIFY(tile(u"b"_s).isVisible());
    QTest::mouseDClick(&tile(u"b"_s), Qt::LeftButton);
    QCOMPARE(m_wall->enlarged(), u"b"_s);
    QCOMPARE(m_wall->selected(), u"b"_s);
    QCOMPARE(enlarged.count(), 3);
}

void TestWall::escapeGoesBackAndIsOtherwiseTheWindows()
{
    KeysOfWindow window(*m_window);
    m_wall->enlarge(u"b"_s);
    press(Qt::Key_Escape);
    QCOMPARE(m_wall->enlarged(), QString());
    QCOMPARE(window.keys, QList<int>());
    press(Qt::Key_Escape);
    QCOMPARE(window.keys, QList<int>({Qt::Key_Escape}));
}

void TestWall::whileOneIsLargeKeysGoToTheOthers()
{
    m_wall->enlarge(u"d"_s);
    press(Qt::Key_PageDown);
    QCOMPARE(m_wall->enlarged(), u"a"_s);
    press(Qt::Key_PageUp);
    QCOMPARE(m_wall->enlarged(), u"d"_s);
    press(Qt::Key_2);
    QCOMPARE(m_wall->enlarged(), u"b"_s);
    QCOMPARE(m_wall->selected(), u"b"_s);
    QVERIFY(tile(u"b"_s).hasFocus() && !tile(u"d"_s).isVisible());
}

void TestWall::arrowsAreTheWindows()
{
    KeysOfWindow window(*m_window);
    press(Qt::Key_Right);
    press(Qt::Key_Down, Qt::ShiftModifier);
    press(Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(window.keys, QList<int>({Qt::Key_Right, Qt::Key_Down, Qt::Key_Down}));
    QCOMPARE(m_wall->selected(), u"a"_s);
}

void TestWall::onlyWhatIsSeenIsNeeded()
{
    QStringList changes;
    connect(m_wall, &Wall::tileShownChanged, this, [all = &changes](const QString &id, bool shown) {
        *all += id + (shown ? u"+"_s : u"-"_s);
    });
    QVERIFY(m_wall->isShown(u"a"_s) && m_wall->isShown(u"d"_s));
    m_wall->enlarge(u"b"_s);
    QCOMPARE(std::exchange(changes, {}), QStringList({u"a-"_s, u"c-"_s, u"d-"_s}));
    m_wall->select(u"c"_s);
    QCOMPARE(std::exchange(changes, {}), QStringList({u"b-"_s, u"c+"_s}));
    m_wall->showAll();
    QCOMPARE(changes, QStringList({u"a+"_s, u"b+"_s, u"d+"_s}));
}

void TestWall::keysMoveATile()
{
    const QSignalSpy order(m_wall, &Wall::orderChanged);
    constexpr auto Both = Qt::ControlModifier | Qt::ShiftModifier;
    const QRect first = tile(u"a"_s).geometry();
    press(Qt::Key_Right, Both);
    QCOMPARE(m_wall->order(), QStringList({u"b"_s, u"a"_s, u"c"_s, u"d"_s}));
    QCOMPARE(tile(u"b"_s).geometry(), first);
    press(Qt::Key_Down, Both);
    QCOMPARE(m_wall->order(), QStringList({u"b"_s, u"c"_s, u"d"_s, u"a"_s}));
    press(Qt::Key_Down, Both);
    press(Qt::Key_Right, Both);
    QCOMPARE(order.count(), 2);
    QVERIFY(tile(u"a"_s).hasFocus());
    m_wall->select(u"d"_s);
    press(Qt::Key_Tab);
    QCOMPARE(m_wall->selected(), u"a"_s);
}

void TestWall::aDragMovesATile()
{
    const QSignalSpy order(m_wall, &Wall::orderChanged);
    drag(u"a"_s, u"d"_s);
    QCOMPARE(m_wall->selected(), u"a"_s);
    QCOMPARE(order.count(), 1);
    QCOMPARE(order[0][0].toStringList(), m_wall->order());
    QCOMPARE(m_wall->order().constLast(), u"a"_s);
    m_wall->enlarge(u"a"_s);
    drag(u"a"_s, u"a"_s);
    QCOMPARE(order.count(), 1);
}

void TestWall::escapeCancelsADrag()
{
    const QSignalSpy order(m_wall, &Wall::orderChanged);
    const QStringList before = m_wall->order();
    drag(u"d"_s, u"a"_s, false);
    QVERIFY(m_wall->order() != before);
    press(Qt::Key_Escape);
    QCOMPARE(m_wall->order(), before);
    QTest::mouseRelease(m_window->windowHandle(), Qt::LeftButton);
    QCOMPARE(order.count(), 0);
    QCOMPARE(m_wall->order(), before);
}

void TestWall::aSingleCameraIsJustItsPicture()
{
    m_wall->setCameras(camerasOf(u"a"_s));
    const QSignalSpy fullScreen(m_wall, &Wall::fullScreenToggleRequested);
    KeysOfWindow window(*m_window);
    QCOMPARE(tile(u"a"_s).geometry(), m_wall->rect());
    VideoWidget plain;
    plain.resize(m_wall->size());
    QCOMPARE(m_wall->grab().toImage(), plain.grab().toImage());
    QTest::mouseDClick(&tile(u"a"_s), Qt::LeftButton);
    QCOMPARE(fullScreen.count(), 1);
    m_wall->enlarge(u"a"_s);
    m_wall->startTour(1s);
    for (const int key : {Qt::Key_Return, Qt::Key_1, Qt::Key_PageDown, Qt::Key_Escape}) {
        press(key);
    }
    QCOMPARE(window.keys.size(), 4);
    QVERIFY(m_wall->enlarged().isEmpty() && !m_wall->isTouring());
}

void TestWall::aMenuIsOfTheTileBelowIt()
{
    const QSignalSpy menu(m_wall, &Wall::contextMenuRequested);
    const auto ask = [this](QContextMenuEvent::Reason reason, const QString &id) {
        const QPoint position = tile(id).rect().center();
        QContextMenuEvent event(reason, position, tile(id).mapToGlobal(position));
        QCoreApplication::sendEvent(&tile(id), &event);
    };
    ask(QContextMenuEvent::Mouse, u"c"_s);
    QCOMPARE(m_wall->selected(), u"c"_s);
    ask(QContextMenuEvent::Keyboard, u"c"_s);
    QCOMPARE(menu.count(), 2);
    QCOMPARE(menu[0][0].toString(), u"c"_s);
    QCOMPARE(menu[1][0].toString(), u"c"_s);
}

void TestWall::aDeadCameraDisturbsNoOther()
{
    goLive(u"abc"_s);
    vedette::StreamStatus dead;
    dead.state = StreamState::Unreachable;
    dead.reason = u"nothing answers"_s;
    tile(u"b"_s).setStatus(dead);
    QVERIFY(tile(u"a"_s).isLive() && tile(u"c"_s).isLive());
    QVERIFY(!tile(u"b"_s).isLive());
    QCOMPARE(tile(u"a"_s).stateText(), u"Live"_s);
    QVERIFY2(tile(u"b"_s).stateText().startsWith(u"Unreachable · "_s),
             qPrintable(tile(u"b"_s).stateText()));
    QCOMPARE(tile(u"d"_s).stateText(), u"Not connected"_s);
    const auto colour = [this](const QString &id) {
        return vedette::test::colourfulness(tile(id).grab(QRect(80, 60, 200, 100)).toImage());
    };
    QVERIFY(colour(u"a"_s) > 0.4 && colour(u"c"_s) > 0.4);
    QVERIFY(colour(u"b"_s) < 0.1);
}

void TestWall::aCameraMayGoByItsOwnButton()
{
    m_wall->enlarge(u"b"_s);
    vedette::StreamStatus refused;
    refused.state = StreamState::Unauthorized;
    tile(u"b"_s).setStatus(refused);
    auto *const button = tile(u"b"_s).findChild<QPushButton *>(u"changeConnection"_s);
    QTRY_VERIFY(button->isVisible());
    QString asked;
    connect(m_wall, &Wall::connectionRequested, this, [this, last = &asked](const QString &id) {
        *last = id;
        m_wall->setCameras(camerasOf(u"acd"_s));
    });
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(asked, u"b"_s);
    QCOMPARE(m_wall->picture(u"b"_s), nullptr);
}

void TestWall::sixtyFourFitIntoASmallWindow()
{
    QList<WallCamera> cameras;
    for (int i = 0; i < 64; ++i) {
        cameras += {QString::number(i), u"A long name of a camera"_s};
    }
    m_wall->setCameras(cameras);
    m_window->resize(400, 300);
    QTRY_VERIFY(m_wall->width() < 400);
    for (const WallCamera &camera : std::as_const(cameras)) {
        QVERIFY(m_wall->rect().contains(tile(camera.id).geometry()));
        QVERIFY(tile(camera.id).isVisible());
    }
    QVERIFY(!m_wall->grab().isNull());
}

void TestWall::aTourShowsLiveCamerasInTurn()
{
    goLive(u"bd"_s);
    QStringList large;
    connect(m_wall, &Wall::enlargedChanged, this,
            [all = &large](const QString &id) { *all += id; });
    QStringList needed;
    connect(m_wall, &Wall::tileShownChanged, this, [all = &needed](const QString &id, bool shown) {
        if (shown) {
            *all += id;
        }
    });
    const QSignalSpy tour(m_wall, &Wall::tourChanged);
    m_wall->startTour(100ms);
    QVERIFY(m_wall->isTouring());
    QTRY_VERIFY_WITH_TIMEOUT(large.size() >= 4, Timeout);
    m_wall->stopTour();
    QCOMPARE(large.first(4), QStringList({u"b"_s, u"d"_s, u"b"_s, u"d"_s}));
    // Those that are not live were given the time to become so.
    QCOMPARE(needed.first(4), QStringList({u"c"_s, u"d"_s, u"a"_s, u"b"_s}));
    QVERIFY(!m_wall->isTouring());
    QCOMPARE(tour.count(), 2);
    QCOMPARE(m_wall->enlarged(), large.last());
    for (const QString &id : m_wall->order()) {
        QCOMPARE(m_wall->isShown(id), id == m_wall->enlarged());
    }
}

void TestWall::anyTouchEndsATour_data()
{
    QTest::addColumn<int>("key"); ///< 0: a click
    QTest::addColumn<bool>("ends");
    QTest::newRow("click") << 0 << true;
    QTest::newRow("arrow") << int(Qt::Key_Left) << true;
    QTest::newRow("letter") << int(Qt::Key_A) << true;
    QTest::newRow("beginning of a shortcut") << int(Qt::Key_Control) << false;
}

void TestWall::anyTouchEndsATour()
{
    QFETCH(int, key);
    QFETCH(bool, ends);
    goLive(u"abcd"_s);
    m_wall->startTour(1h);
    QCOMPARE(m_wall->enlarged(), u"a"_s);
    if (key == 0) {
        QTest::mouseClick(m_other, Qt::LeftButton);
    } else {
        press(key);
    }
    QCOMPARE(m_wall->isTouring(), !ends);
    QCOMPARE(m_wall->enlarged(), u"a"_s);
}

void TestWall::aTourOfDeadCamerasStays()
{
    m_wall->select(u"c"_s);
    const QSignalSpy enlarged(m_wall, &Wall::enlargedChanged);
    QStringList needed;
    connect(m_wall, &Wall::tileShownChanged, this, [all = &needed](const QString &id, bool shown) {
        if (shown) {
            *all += id;
        }
    });
    m_wall->startTour(100ms);
    QTRY_VERIFY_WITH_TIMEOUT(needed.size() >= 4, Timeout);
    QCOMPARE(needed.first(4), QStringList({u"d"_s, u"a"_s, u"b"_s, u"d"_s}));
    QCOMPARE(enlarged.count(), 1);
    QCOMPARE(m_wall->enlarged(), u"c"_s);
    m_wall->showAll();
    QVERIFY(!m_wall->isTouring());
}

VEDETTE_GUI_TEST(TestWall)
#include "TestWall.moc"
