// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/DemoCameraThread.h"
#include "DemoWindow.h"
#include "DialogChecks.h"
#include "recording/RecordingDialog.h"
#include "recording/RecordingDisk.h"
#include "ScreenTest.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QScreen>
#include <QSettings>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace vedette::test;
using vedette::DemoCameraThread;
using vedette::MainWindow;
using vedette::RecordConfig;
using vedette::RecordedCamera;
using vedette::RecordingDialog;
using vedette::RecordingDisk;

/// Where everything is twice as large, and the screen is not: the window and each dialog fit on it,
/// and what does not fit into them scrolls.
class TestSmallScreen : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void theWindowFits();
    void aRestoredWindowFits();
    void dialogsFit_data();
    void dialogsFit();
    void manyMessagesScroll();

private:
    [[nodiscard]] bool isOnScreen() const
    {
        const QRect screen = m_window->screen()->availableGeometry();
        return screen.contains(m_window->frameGeometry());
    }
    [[nodiscard]] QAction *action(const QString &name) const;

    std::unique_ptr<DemoCameraThread> m_camera;
    std::unique_ptr<MainWindow> m_window;
};

void TestSmallScreen::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"vedette-small-screen-test"_s);
    m_camera = std::make_unique<DemoCameraThread>();
    QVERIFY2(m_camera->start(), qPrintable(m_camera->errorText()));
}

void TestSmallScreen::init()
{
    QSettings().clear();
}

void TestSmallScreen::cleanup()
{
    m_window.reset();
}

QAction *TestSmallScreen::action(const QString &name) const
{
    const QList<QAction *> actions = m_window->findChildren<QAction *>();
    const auto found = std::find_if(actions.cbegin(), actions.cend(), [&name](const QAction *one) {
        return QString(one->text()).remove(u'&') == name;
    });
    return found != actions.cend() ? *found : nullptr;
}

/// Also with the timeline, all of whose texts can be read.
void TestSmallScreen::theWindowFits()
{
    vedette::CameraConfig camera;
    camera.cameraUrl = m_camera->streamUrl();
    camera.servoUrl = m_camera->servoUrl();
    m_window = activeWindow(camera, 1);
    QTRY_VERIFY_WITH_TIMEOUT(isOnScreen(), Timeout);
    keepScreenshot(u"small-window"_s);
    action(u"Timeline"_s)->trigger();
    const auto *const hint = m_window->findChild<QLabel *>(u"rangeText"_s);
    QTRY_VERIFY_WITH_TIMEOUT(hint->isVisible() && isOnScreen(), Timeout);
    QTRY_COMPARE_WITH_TIMEOUT(hint->text(), hint->accessibleName(), Timeout);
    QVERIFY(hint->fontMetrics().horizontalAdvance(hint->text()) <= hint->width());
    keepScreenshot(u"small-timeline"_s);
}

/// That was last on a larger one.
void TestSmallScreen::aRestoredWindowFits()
{
    {
        MainWindow large;
        large.resize(1300, 900);
        large.close();
        QVERIFY(!QSettings().allKeys().isEmpty());
    }
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), Timeout));
    QTRY_VERIFY_WITH_TIMEOUT(isOnScreen(), Timeout);
}

void TestSmallScreen::dialogsFit_data()
{
    QTest::addColumn<QString>("name");
    for (const char *const name : {"Add Camera…", "Edit Camera…", "Share…", "Recording…", "Export…",
                                   "Gamepad…", "Edit Patrol…", "Keys", "About Vedette"}) {
        QTest::newRow(name) << QString::fromUtf8(name);
    }
}

void TestSmallScreen::dialogsFit()
{
    QFETCH(const QString, name);
    vedette::CameraConfig camera;
    camera.cameraUrl = m_camera->streamUrl();
    camera.servoUrl = m_camera->servoUrl();
    m_window = activeWindow(camera, 1);
    QAction *const opens = action(name);
    QVERIFY(opens != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(opens->isEnabled(), Timeout);
    QString misfits = u"not shown"_s;
    // Some wait in an event loop of their own until they are closed.
    QTimer::singleShot(0, m_window.get(), [&] {
        const auto dialog = [this] {
            const QList<QDialog *> all = m_window->findChildren<QDialog *>();
            const auto shown = std::find_if(all.cbegin(), all.cend(),
                                            [](const QDialog *one) { return one->isVisible(); });
            return shown != all.cend() ? *shown : nullptr;
        };
        if (QTest::qWaitFor([&] { return dialog() != nullptr; }, Timeout) &&
            QTest::qWaitForWindowActive(dialog(), Timeout)) {
            const auto fits = [&] { return (misfits = misfitsIn(*dialog())).isEmpty(); };
            (void)QTest::qWaitFor(fits, 5000);
            keepScreenshot(u"small-"_s + QString(name).remove(u'…'));
            dialog()->close();
        }
    });
    opens->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(misfits != u"not shown"_s, Timeout);
    QCOMPARE(misfits, QString());
}

/// And the last one is in sight.
void TestSmallScreen::manyMessagesScroll()
{
    const QTemporaryDir folder;
    RecordingDisk disk(folder.filePath(u"a folder with/a rather/long name/of recordings"_s));
    RecordedCamera camera{.name = u"The Garden behind the House"_s,
                          .all = {.path = {}, .keep = {.days = 30, .gigabytes = 1500}},
                          .allFile = folder.filePath(u"a folder/with.a.long.name/server.env"_s),
                          .kept = u"Is saved in /home/somebody/.config/vedette/garden.env."_s};
    camera.config.when = RecordConfig::When::Schedule;
    RecordingDialog dialog(camera, disk, [](const RecordConfig &) {
        return u"What you set counts until you close Vedette, since that could not be kept: "
               "/home/somebody/.config/vedette/garden.env: cannot be written"_s;
    });
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog, Timeout));
    dialog.setProblem(u"The disk is full, and nothing more of the oldest recordings can go."_s);
    dialog.setRate({.picturesPerSecond = 25, .bytesOfPicture = 20'000});
    dialog.findChild<QSpinBox *>(u"days"_s)->setValue(7);
    dialog.findChild<QLineEdit *>(u"times"_s)->setText(u"22:00-06:00"_s);
    dialog.accept();
    QTRY_COMPARE_WITH_TIMEOUT(misfitsIn(dialog), QString(), Timeout);
    const auto *const problem = dialog.findChild<QLabel *>(u"problem"_s);
    QTRY_VERIFY_WITH_TIMEOUT(problem->visibleRegion().boundingRect() == problem->rect(), Timeout);
    keepScreenshot(u"small-messages"_s);
}

VEDETTE_SMALL_SCREEN_TEST(TestSmallScreen)
#include "TestSmallScreen.moc"
