// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ConnectionDialog.h"
#include "demo/DemoCameraThread.h"
#include "JoystickDock.h"
#include "JoystickWidget.h"
#include "MainWindow.h"
#include "TestPicture.h"
#include "TestProgram.h"
#include "VideoWidget.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using vedette::ConnectionDialog;
using vedette::DemoCamera;
using vedette::DemoCameraThread;
using vedette::Fault;
using vedette::JoystickDock;
using vedette::JoystickWidget;
using vedette::MainWindow;
using vedette::Settings;
using vedette::VideoWidget;
using vedette::test::colourfulness;

namespace {

} // namespace

/// The whole window, watching and steering a simulated camera over real sockets.
class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void itShowsTheLivePicture();
    void itGreysWhenThePlugIsPulledAndComesBack();
    void corruptPicturesAreNeverShown();
    void aTapIsOneStep_data();
    void aTapIsOneStep();
    void holdingMovesOnAndReleasingStops();
    void diagonals();
    void losingTheFocusStops();
    void theJoystickSteers();
    void unreachableServosAreSaidAndNothingIsQueued();
    void fullScreenAndBack();
    void shortcutsWorkInFullScreen();
    void aHiddenWindowIsNoViewer();
    void theConnectionOfTheWatchedCameraCanBeTested();
    void steeringIsTriedBesideTheWindowsPicture();
    void theDemoIsNoConnectionToEdit();

private:
    bool waitUntilLive()
    {
        return QTest::qWaitFor([&] { return m_video->isLive(); }, Timeout);
    }

    /// Opens the connection dialog, does this with it, and cancels it.
    template <typename Use>
    void withConnectionDialog(Use use)
    {
        QTimer::singleShot(0, m_window.get(), [this, use] {
            auto *dialog = m_window->findChild<ConnectionDialog *>();
            use(*dialog);
            dialog->reject();
        });
        QTest::keyClick(m_window.get(), Qt::Key_E, Qt::ControlModifier);
    }

    std::unique_ptr<DemoCameraThread> m_camera;
    std::unique_ptr<MainWindow> m_window;
    VideoWidget *m_video = nullptr;
    JoystickWidget *m_joystick = nullptr;
};

void TestMainWindow::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("vedette-test"));
}

void TestMainWindow::init()
{
    // The camera is made here and moved to its thread, with everything that it consists of.
    QTest::failOnWarning(QRegularExpression(QStringLiteral("different thread|another thread")));
    QSettings().remove(QStringLiteral("window"));
    m_camera = std::make_unique<DemoCameraThread>();
    QVERIFY2(m_camera->start(), qPrintable(m_camera->errorText()));
    Settings settings;
    settings.camera.cameraUrl = m_camera->streamUrl();
    settings.camera.servoUrl = m_camera->servoUrl();
    m_window = std::make_unique<MainWindow>();
    m_window->setLinger(std::chrono::milliseconds(100));
    m_window->openCamera(settings, {});
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), Timeout));
    m_video = m_window->findChild<VideoWidget *>();
    m_joystick = &m_window->findChild<JoystickDock *>()->joystick();
    QVERIFY(waitUntilLive());
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_camera.reset();
}

void TestMainWindow::itShowsTheLivePicture()
{
    QVERIFY(colourfulness(m_video->grab().toImage()) > 0.08);
    auto *status = m_window->findChild<QLabel *>(QStringLiteral("streamStatus"));
    QTRY_VERIFY(status->text().startsWith(QStringLiteral("Live · ")));
    QVERIFY(status->text().endsWith(QStringLiteral("640 × 480")));
    const QImage before = m_video->grab().toImage();
    QTRY_VERIFY(m_video->grab().toImage() != before);
}

void TestMainWindow::itGreysWhenThePlugIsPulledAndComesBack()
{
    m_camera->setFault(Fault::Stall);
    QTRY_VERIFY_WITH_TIMEOUT(!m_video->isLive(), Timeout);
    QVERIFY(colourfulness(m_video->grab().toImage()) < 0.03);
    QVERIFY(m_video->overlayText().startsWith(QLatin1String("No picture for 2 s: ")));
    m_camera->clearFault();
    QVERIFY(waitUntilLive());
    QVERIFY(colourfulness(m_video->grab().toImage()) > 0.08);
}

void TestMainWindow::corruptPicturesAreNeverShown()
{
    m_camera->setFault(Fault::Corrupt);
    QTRY_VERIFY_WITH_TIMEOUT(!m_video->isLive(), Timeout);
    QVERIFY(m_video->overlayText().contains(QLatin1String("the camera sends damaged pictures")));
    m_camera->clearFault();
    QVERIFY(waitUntilLive());
}

void TestMainWindow::aTapIsOneStep_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<int>("traverse");
    QTest::addColumn<int>("elevation");
    const auto row = [](const char *name, Qt::Key key, Qt::KeyboardModifiers modifiers,
                        int traverse, int elevation) {
        QTest::newRow(name) << key << modifiers << traverse << elevation;
    };
    row("left", Qt::Key_Left, {}, 95, 90);
    row("right", Qt::Key_Right, {}, 85, 90);
    row("up", Qt::Key_Up, {}, 90, 85);
    row("down", Qt::Key_Down, {}, 90, 95);
    row("one degree", Qt::Key_Left, Qt::ControlModifier, 91, 90);
}

void TestMainWindow::aTapIsOneStep()
{
    QFETCH(Qt::Key, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QFETCH(int, traverse);
    QFETCH(int, elevation);
    QSignalSpy moved(m_camera.get(), &DemoCameraThread::servoMoved);
    QTest::keyClick(m_window.get(), key, modifiers);
    QVERIFY(moved.wait());
    QCOMPARE(m_camera->traverse(), traverse);
    QCOMPARE(m_camera->elevation(), elevation);
    QCOMPARE(moved.count(), 1);
}

void TestMainWindow::holdingMovesOnAndReleasingStops()
{
    QTest::keyPress(m_window.get(), Qt::Key_Left);
    QTRY_VERIFY_WITH_TIMEOUT(m_camera->traverse() > 105, Timeout);
    QTest::keyRelease(m_window.get(), Qt::Key_Left);
    QSignalSpy moved(m_camera.get(), &DemoCameraThread::servoMoved);
    // At most one more request leaves.
    while (moved.wait(300)) {
    }
    QVERIFY2(moved.count() <= 2, qPrintable(QString::number(moved.count())));
    QCOMPARE(m_camera->elevation(), 90);
}

void TestMainWindow::diagonals()
{
    QTest::keyPress(m_window.get(), Qt::Key_Left);
    QTest::keyPress(m_window.get(), Qt::Key_Down);
    QTRY_VERIFY_WITH_TIMEOUT(m_camera->traverse() > 100 && m_camera->elevation() > 100, Timeout);
    QTest::keyRelease(m_window.get(), Qt::Key_Left);
    QTest::keyRelease(m_window.get(), Qt::Key_Down);
}

void TestMainWindow::losingTheFocusStops()
{
    QTest::keyPress(m_window.get(), Qt::Key_Left);
    QTRY_VERIFY_WITH_TIMEOUT(m_camera->traverse() > 100, Timeout);
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other, Timeout));
    QSignalSpy moved(m_camera.get(), &DemoCameraThread::servoMoved);
    while (moved.wait(300)) {
    }
    QVERIFY2(moved.count() <= 2, qPrintable(QString::number(moved.count())));
}

void TestMainWindow::theJoystickSteers()
{
    const QPoint centre = m_joystick->rect().center();
    const int radius = qMin(m_joystick->width(), m_joystick->height()) / 2;
    QTest::mousePress(m_joystick, Qt::LeftButton, {}, centre);
    QTest::mouseMove(m_joystick, centre - QPoint(radius / 3, 0));
    QTRY_VERIFY_WITH_TIMEOUT(m_camera->traverse() > 100, Timeout);
    QTest::mouseRelease(m_joystick, Qt::LeftButton, {}, centre);
    QSignalSpy moved(m_camera.get(), &DemoCameraThread::servoMoved);
    while (moved.wait(300)) {
    }
    const int before = m_camera->elevation();
    QTest::mouseClick(m_joystick, Qt::LeftButton, {}, centre + QPoint(0, radius * 84 / 100));
    QTRY_COMPARE_WITH_TIMEOUT(m_camera->elevation(), before + 5, Timeout);
}

void TestMainWindow::unreachableServosAreSaidAndNothingIsQueued()
{
    auto *status = m_window->findChild<QLabel *>(QStringLiteral("servoStatus"));
    m_camera->setServoFault(DemoCamera::ServoFault::Reset);
    QTest::keyClick(m_window.get(), Qt::Key_Left);
    QTRY_VERIFY_WITH_TIMEOUT(!status->text().isEmpty(), Timeout);
    m_camera->setServoFault(DemoCamera::ServoFault::None);
    QSignalSpy moved(m_camera.get(), &DemoCameraThread::servoMoved);
    QVERIFY(!moved.wait(300));
    QTest::keyClick(m_window.get(), Qt::Key_Right);
    QTRY_COMPARE_WITH_TIMEOUT(m_camera->traverse(), 85, Timeout);
    QTRY_VERIFY(status->text().isEmpty());
}

void TestMainWindow::fullScreenAndBack()
{
    QTest::mouseDClick(m_video, Qt::LeftButton);
    QTRY_VERIFY(m_window->isFullScreen());
    QVERIFY(!m_window->menuBar()->isVisible());
    QVERIFY(!m_window->statusBar()->isVisible());
    QTRY_COMPARE(m_video->size(), m_window->size());
    QTest::keyClick(m_window.get(), Qt::Key_Escape);
    QTRY_VERIFY(!m_window->isFullScreen());
    QVERIFY(m_window->menuBar()->isVisible());
    QVERIFY(m_joystick->isVisible());
}

void TestMainWindow::shortcutsWorkInFullScreen()
{
    QTest::keyClick(m_window.get(), Qt::Key_F11);
    QTRY_VERIFY(m_window->isFullScreen());
    QSignalSpy moved(m_camera.get(), &DemoCameraThread::servoMoved);
    QTest::keyClick(m_window.get(), Qt::Key_Left);
    QVERIFY(moved.wait());
    const QImage plain = m_video->grab(QRect(0, 60, 40, 40)).toImage();
    QTest::keyClick(m_window.get(), Qt::Key_F3);
    QTRY_VERIFY(m_video->grab(QRect(0, 60, 40, 40)).toImage() != plain);
    QTest::keyClick(m_window.get(), Qt::Key_F11);
    QTRY_VERIFY(!m_window->isFullScreen());
}

void TestMainWindow::aHiddenWindowIsNoViewer()
{
    QCOMPARE(m_camera->streamClients(), 1);
    m_window->hide();
    QTRY_COMPARE_WITH_TIMEOUT(m_camera->streamClients(), 0, Timeout);
    m_window->show();
    QVERIFY(waitUntilLive());
}

/// A camera serves one client: the window lets go of it while the dialog tries it.
void TestMainWindow::theConnectionOfTheWatchedCameraCanBeTested()
{
    bool wasUsed = false;
    withConnectionDialog([&](ConnectionDialog &dialog) {
        QCOMPARE(dialog.settings().camera.cameraUrl, m_camera->streamUrl());
        auto *result = dialog.findChild<QLabel *>(QStringLiteral("cameraResult"));
        QTest::mouseClick(dialog.findChild<QPushButton *>(QStringLiteral("test")), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(result->text(), QStringLiteral("✓ Works: 640 × 480."), Timeout);
        QVERIFY2(waitUntilLive(), "after the test the window goes on watching");
        // A test that is given up half-way ends as well.
        QTest::mouseClick(dialog.findChild<QPushButton *>(QStringLiteral("test")), Qt::LeftButton);
        QVERIFY(!m_video->isLive());
        wasUsed = true;
    });
    QVERIFY(wasUsed);
    QVERIFY(waitUntilLive());
    QCOMPARE(m_camera->streamClients(), 1);
}

/// … and not beside a second connection to the camera.
void TestMainWindow::steeringIsTriedBesideTheWindowsPicture()
{
    QVERIFY(waitUntilLive());
    const int connections = m_camera->streamConnections();
    bool wasUsed = false;
    withConnectionDialog([&](ConnectionDialog &dialog) {
        auto *const open = dialog.findChild<QPushButton *>(QStringLiteral("try"));
        const auto *const picture = dialog.findChild<VideoWidget *>();
        open->click();
        QTRY_VERIFY_WITH_TIMEOUT(picture->isLive(), Timeout);
        QCOMPARE(m_camera->streamConnections(), connections);
        QVERIFY(m_video->isLive());
        dialog.findChild<QToolButton *>(QStringLiteral("stepRight"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(m_camera->target().right > 0, Timeout);
        QCOMPARE(m_camera->mostConnectionsAtOnce(), 1);
        // A test lets go of it, and both see it again afterwards.
        dialog.findChild<QPushButton *>(QStringLiteral("test"))->click();
        QVERIFY(!picture->isLive());
        QTRY_VERIFY_WITH_TIMEOUT(picture->isLive() && m_video->isLive(), Timeout);
        open->click();
        QVERIFY(m_video->isLive());
        wasUsed = true;
    });
    QVERIFY(wasUsed);
}

void TestMainWindow::theDemoIsNoConnectionToEdit()
{
    Settings demo;
    demo.camera.cameraUrl = m_camera->streamUrl();
    m_window->openDemoCamera(demo);
    bool wasUsed = false;
    withConnectionDialog([&](ConnectionDialog &dialog) {
        QVERIFY(dialog.findChild<QLineEdit *>(QStringLiteral("camera"))->text().isEmpty());
        wasUsed = true;
    });
    QVERIFY(wasUsed);
}

VEDETTE_GUI_TEST(TestMainWindow)
#include "TestMainWindow.moc"
