// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/DemoCameraThread.h"
#include "FullScreenPanel.h"
#include "JoystickWidget.h"
#include "MainWindow.h"
#include "RepaintMoved.h"
#include "ScreenTest.h"
#include "VideoWidget.h"

#include <QLabel>
#include <QMenuBar>
#include <QPointingDevice>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using vedette::DemoCameraThread;
using vedette::FullScreenPanel;
using vedette::JoystickWidget;
using vedette::MainWindow;
using vedette::Settings;
using vedette::VideoWidget;
using vedette::test::keepScreenshot;

namespace {

/// While a test looks at the panel.
constexpr std::chrono::milliseconds FullScreenLong{Timeout};

} // namespace

/// Full screen on a real screen, with the mouse: what the window has around its picture comes over
/// it when the pointer moves.
class TestFullScreen : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void thePanelComesAndGoes();
    void itSteers();
    void aFingerSteers();
    void itSaysTheState();
    void aCameraThatCannotTurnHasNoJoystick();
    void itCoversAWall();
    void itLeaves();

private:
    void open(bool hasServos = true);
    void movePointer();

    std::unique_ptr<DemoCameraThread> m_camera;
    std::unique_ptr<MainWindow> m_window;
    VideoWidget *m_video = nullptr;
    FullScreenPanel *m_panel = nullptr;
    QPoint m_pointer{40, 40};
};

void TestFullScreen::initTestCase()
{
    vedette::repaintMovedWidgets(); // as the program does
}

void TestFullScreen::init()
{
    vedette::DemoCamera::Options options;
    options.size = {160, 120};
    m_camera = std::make_unique<DemoCameraThread>(options);
    QVERIFY2(m_camera->start(), qPrintable(m_camera->errorText()));
    m_window = std::make_unique<MainWindow>();
    m_video = m_window->findChild<VideoWidget *>();
    m_panel = m_window->findChild<FullScreenPanel *>();
}

void TestFullScreen::cleanup()
{
    if (QTest::currentTestFailed()) {
        keepScreenshot(QLatin1String(QTest::currentTestFunction()));
    }
    m_window.reset();
    m_camera.reset();
}

void TestFullScreen::open(bool hasServos)
{
    Settings settings;
    settings.camera.cameraUrl = m_camera->streamUrl();
    settings.camera.servoUrl = hasServos ? m_camera->servoUrl() : QUrl();
    m_panel->setStayTime(FullScreenLong);
    m_window->openCamera(settings, {});
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), Timeout));
    QTRY_VERIFY_WITH_TIMEOUT(m_video->isLive(), Timeout);
    m_window->setFullScreen(true);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->size(), m_window->screen()->size(), Timeout);
    QVERIFY(m_panel->isVisible());
}

/// Over the picture, clear of the panel. Each time to another place: two movements that end where
/// they began may be taken as none.
void TestFullScreen::movePointer()
{
    m_pointer += QPoint(10, 10);
    QTest::mouseMove(m_video, m_pointer);
}

void TestFullScreen::thePanelComesAndGoes()
{
    QVERIFY(!m_panel->isVisible());
    open();
    m_panel->setStayTime(std::chrono::milliseconds(100));
    movePointer();
    QTRY_VERIFY(!m_panel->isVisible());
    QCOMPARE(m_video->cursor().shape(), Qt::BlankCursor);
    m_panel->setStayTime(FullScreenLong);
    movePointer();
    QTRY_VERIFY(m_panel->isVisible());
    QCOMPARE(m_video->cursor().shape(), Qt::ArrowCursor);
    keepScreenshot(QStringLiteral("full-screen"));
    // It stays inside the screen, whatever it says.
    m_panel->setNotice(
        QStringLiteral("The servos did not answer, and this is said at length. ").repeated(4));
    QVERIFY(m_video->rect().contains(m_panel->geometry()));
    auto *const notice = m_panel->findChild<QLabel *>(QStringLiteral("fullScreenNotice"));
    m_panel->setNotice(QStringLiteral("/a/folder").repeated(20));
    QVERIFY(notice->heightForWidth(notice->width()) <= notice->height());
    QVERIFY(notice->minimumSizeHint().width() <= notice->width());
}

void TestFullScreen::itSteers()
{
    open();
    JoystickWidget &joystick = m_panel->joystick();
    const QPoint centre = joystick.rect().center();
    const int radius = qMin(joystick.width(), joystick.height()) / 2;
    QTest::mouseClick(&joystick, Qt::LeftButton, {}, centre + QPoint(0, radius * 84 / 100));
    QTRY_COMPARE_WITH_TIMEOUT(m_camera->elevation(), 95, Timeout);
    // It does not go while the stick is held.
    QTest::mousePress(&joystick, Qt::LeftButton, {}, centre);
    QTest::mouseMove(&joystick, centre - QPoint(radius / 3, 0));
    QTRY_VERIFY_WITH_TIMEOUT(m_camera->traverse() > 130, Timeout);
    QVERIFY(m_panel->isVisible());
    QTest::mouseRelease(&joystick, Qt::LeftButton, {}, centre);
}

void TestFullScreen::aFingerSteers()
{
    const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
    open();
    m_panel->setStayTime(std::chrono::milliseconds(100));
    movePointer();
    QTRY_VERIFY(!m_panel->isVisible());
    m_panel->setStayTime(FullScreenLong);
    QTest::touchEvent(m_video, screen.get()).press(0, {60, 60});
    QTest::touchEvent(m_video, screen.get()).release(0, {60, 60});
    QTRY_VERIFY(m_panel->isVisible());
    JoystickWidget &joystick = m_panel->joystick();
    const QPoint arrow =
        joystick.rect().center() + QPoint(0, qMin(joystick.width(), joystick.height()) * 42 / 100);
    QTest::touchEvent(&joystick, screen.get()).press(0, arrow);
    QTest::touchEvent(&joystick, screen.get()).release(0, arrow);
    QTRY_COMPARE_WITH_TIMEOUT(m_camera->elevation(), 95, Timeout);
}

void TestFullScreen::itSaysTheState()
{
    // Dark for a person who looks at the screenshot.
    const vedette::test::DarkPalette dark;
    open();
    auto *const state = m_panel->findChild<QLabel *>(QStringLiteral("fullScreenState"));
    auto *const notice = m_panel->findChild<QLabel *>(QStringLiteral("fullScreenNotice"));
    QTRY_VERIFY(state->text().startsWith(QStringLiteral("Live · ")));
    m_panel->setStayTime(std::chrono::milliseconds(100));
    movePointer();
    QTRY_VERIFY(!m_panel->isVisible());
    m_panel->setStayTime(FullScreenLong);
    m_camera->setServoFault(vedette::DemoCamera::ServoFault::Error);
    QTest::keyClick(m_window.get(), Qt::Key_Left);
    QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), Timeout);
    QVERIFY(m_panel->isVisible());
    QVERIFY(notice->text().startsWith(QStringLiteral("The servos at ")));
    keepScreenshot(QStringLiteral("full-screen-notice"));
}

void TestFullScreen::aCameraThatCannotTurnHasNoJoystick()
{
    open(false);
    QVERIFY(m_panel->isVisible());
    QVERIFY(!m_panel->joystick().isVisible());
    keepScreenshot(QStringLiteral("full-screen-fixed"));
}

/// Tiles that move while the window grows do not paint over it.
void TestFullScreen::itCoversAWall()
{
    constexpr int Tiles = 16;
    vedette::DemoCamera::Options options;
    options.size = {160, 120};
    DemoCameraThread cameras(vedette::DemoCameras::options(Tiles, options));
    QVERIFY2(cameras.start(), qPrintable(cameras.errorText()));
    QList<vedette::SettingValues> values;
    for (int camera = 0; camera < Tiles; ++camera) {
        values += {{vedette::key::Name, cameras.name(camera)},
                   {vedette::key::CameraUrl, cameras.streamUrl(camera).toString()},
                   {vedette::key::ServoUrl, cameras.servoUrl(camera).toString()}};
    }
    m_panel->setStayTime(FullScreenLong);
    m_window->openDemo(vedette::loadGiven(values, {}));
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), Timeout));
    const auto tiles = m_window->findChildren<VideoWidget *>();
    const auto areLive = [&tiles] {
        return std::all_of(tiles.cbegin(), tiles.cend(),
                           [](const VideoWidget *tile) { return tile->isLive(); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(areLive(), Timeout);
    m_window->setFullScreen(true);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->size(), m_window->screen()->size(), Timeout);
    QVERIFY(m_panel->isVisible());
    for (const VideoWidget *const tile : tiles) {
        const auto before = tile->picture().frame.sequence;
        QTRY_VERIFY_WITH_TIMEOUT(tile->picture().frame.sequence > before, Timeout);
    }
    const auto isWhole = [this] {
        constexpr int Inside = 4; // of its frame
        const QImage shown = vedette::test::screenshotOf(*m_panel);
        const QRect corners = shown.rect().adjusted(Inside, Inside, -Inside, -Inside);
        const QRgb colour = m_panel->palette().color(QPalette::Window).rgb();
        return shown.pixel(corners.topLeft()) == colour &&
               shown.pixel(corners.topRight()) == colour &&
               shown.pixel(corners.bottomLeft()) == colour &&
               shown.pixel(corners.bottomRight()) == colour;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isWhole(), Timeout);
    keepScreenshot(QStringLiteral("full-screen-wall"));
}

void TestFullScreen::itLeaves()
{
    open();
    QTest::mouseClick(m_panel->findChild<QToolButton *>(), Qt::LeftButton);
    QTRY_VERIFY(!m_window->isFullScreen());
    QVERIFY(!m_panel->isVisible());
    QVERIFY(m_window->menuBar()->isVisible());
    m_window->setFullScreen(true);
    QTRY_VERIFY(m_window->isFullScreen());
    QTest::keyClick(m_window.get(), Qt::Key_Escape);
    QTRY_VERIFY(!m_window->isFullScreen());
    movePointer();
    QVERIFY(!m_panel->isVisible());

    // As a window manager does it.
    m_window->showFullScreen();
    QTRY_VERIFY(m_panel->isVisible());
    QVERIFY(!m_window->menuBar()->isVisible());
    m_window->showNormal();
    QTRY_VERIFY(m_window->menuBar()->isVisible());
    QVERIFY(!m_panel->isVisible());
}

VEDETTE_SCREEN_TEST(TestFullScreen)
#include "TestFullScreen.moc"
