// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "CameraConfigs.h"
#include "ConnectionDialog.h"
#include "demo/DemoCameraThread.h"
#include "JoystickDock.h"
#include "MainWindow.h"
#include "recording/RecordingDisks.h"
#include "Sharing.h"
#include "TestProgram.h"
#include "VideoWidget.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QDir>
#include <QDirIterator>
#include <QImage>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QTimer>
#include <QWindow>

using vedette::cameraConfig;
using vedette::ConnectionDialog;
using vedette::DemoCamera;
using vedette::DemoCameraThread;
using vedette::Fault;
using vedette::JoystickDock;
using vedette::MainWindow;
using vedette::RecordingDisks;
using vedette::Settings;
using vedette::Sharing;
using vedette::VideoWidget;

namespace {

/// Small, so that the simulated camera makes them quickly.
constexpr QSize PictureSize{160, 120};

/// Below folder, by name.
QStringList filesIn(const QString &folder, const QString &pattern)
{
    QStringList files;
    QDirIterator found(folder, {pattern}, QDir::Files, QDirIterator::Subdirectories);
    while (found.hasNext()) {
        files += found.next();
    }
    files.sort();
    return files;
}

QStringList snapshotsIn(const QString &folder)
{
    return filesIn(folder, QStringLiteral("*.jpg"));
}

QAction *windowAction(const QWidget &window, const QString &text)
{
    const QList<QAction *> all = window.findChildren<QAction *>();
    for (QAction *action : all) {
        if (action->text().remove(QLatin1Char('&')) == text) {
            return action;
        }
    }
    return nullptr;
}

/// Answers the next message box of the window by its button of this text; what the box said.
template <typename Act>
QString windowAnswer(const QString &button, Act act)
{
    QString said;
    QTimer::singleShot(0, qApp, [&said, button] {
        auto *const box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        if (box == nullptr) {
            return;
        }
        said = box->text();
        const QList<QAbstractButton *> buttons = box->buttons();
        for (QAbstractButton *each : buttons) {
            if (each->text().remove(QLatin1Char('&')) == button) {
                each->click();
                return;
            }
        }
        box->reject();
    });
    act();
    return said;
}

} // namespace

/// What the window's menus, keys and questions do.
class TestWindowActions : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void aSnapshotIsSaved();
    void itIsRecorded();
    void aSnapshotIsTurnedOnlyWhenAsked();
    void withoutAPictureThereIsNoSnapshot();
    void theViewIsTurnedAndKept();
    void aViewThatCannotBeKeptIsSaid();
    void thePictureHasAMenu();
    void itStaysOnTopWithoutReconnecting();
    void aCameraThatCannotTurnHasNoJoystick();
    void servosThatWereOnlyGuessed();
    void theDemoIsNamedAndLeft();
    void theDemoWithoutACameraBefore();
    void aRefusedLoginLeadsToTheConnection();
    void quittingAsksWhileOthersWatch();
    void aboutNamesWhatItIs();

private:
    [[nodiscard]] Settings settings() const;
    [[nodiscard]] bool isLive() const
    {
        return QTest::qWaitFor([this] { return m_video->isLive(); }, Timeout);
    }
    template <typename Act>
    [[nodiscard]] bool asksForTheCamera(Act act);

    std::unique_ptr<DemoCameraThread> m_camera;
    std::unique_ptr<MainWindow> m_window;
    VideoWidget *m_video = nullptr;
    JoystickDock *m_dock = nullptr;
};

void TestWindowActions::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    // Of its own: tests run at the same time, and this one hides the joystick.
    QCoreApplication::setOrganizationName(QStringLiteral("vedette-actions-test"));
}

void TestWindowActions::init()
{
    QSettings().remove(QStringLiteral("window"));
    DemoCamera::Options options;
    options.size = PictureSize;
    m_camera = std::make_unique<DemoCameraThread>(options);
    QVERIFY2(m_camera->start(), qPrintable(m_camera->errorText()));
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), Timeout));
    m_video = m_window->findChild<VideoWidget *>();
    m_dock = m_window->findChild<JoystickDock *>();
}

void TestWindowActions::cleanup()
{
    m_window.reset();
    m_camera.reset();
}

Settings TestWindowActions::settings() const
{
    Settings all{cameraConfig(m_camera->streamUrl()), {}};
    all.camera.servoUrl = m_camera->servoUrl();
    all.server.owner.userName = QStringLiteral("me");
    all.server.owner.password = QStringLiteral("a long password");
    return all;
}

void TestWindowActions::aSnapshotIsSaved()
{
    QDir recordings(RecordingDisks::usualFolder());
    recordings.removeRecursively();
    m_window->openCamera(settings(), {});
    QVERIFY(isLive());
    m_camera->setFault(Fault::Stall);
    QTest::keyClick(m_window.get(), Qt::Key_F12);
    QTest::keyClick(m_window.get(), Qt::Key_F12);
    const QStringList files = snapshotsIn(recordings.path());
    QCOMPARE(files.size(), 2);
    QVERIFY(QFileInfo(files[0]).fileName().startsWith(QStringLiteral("127.0.0.1 ")));
    QCOMPARE(QImage(files[0]).size(), PictureSize);
    QVERIFY(m_window->statusBar()->currentMessage().contains(recordings.path()));
    recordings.removeRecursively();
}

/// By its key; the status bar says so.
void TestWindowActions::itIsRecorded()
{
    QDir recordings(RecordingDisks::usualFolder());
    recordings.removeRecursively();
    m_window->openCamera(settings(), {});
    QVERIFY(isLive());
    const auto *const label = m_window->findChild<QLabel *>(QStringLiteral("recordingStatus"));
    const QAction *const record = windowAction(*m_window, QStringLiteral("Record"));
    const auto *const mark = m_video->findChild<QWidget *>(QStringLiteral("recordingMark"));
    QVERIFY(label->isHidden() && mark->isHidden() && !record->isChecked());
    QTest::keyClick(m_window.get(), Qt::Key_R);
    QTRY_VERIFY(record->isChecked());
    QVERIFY(!label->isHidden() && label->text().contains(QStringLiteral("Recording")));
    QVERIFY(mark->isVisible());
    QCOMPARE(mark->accessibleName(), QStringLiteral("Recording"));
    QTRY_COMPARE(filesIn(recordings.path(), QStringLiteral("*.mkv")).size(), 1);
    QTest::keyClick(m_window.get(), Qt::Key_R);
    QTRY_VERIFY(!record->isChecked() && label->isHidden());
    QVERIFY(mark->isHidden());
    recordings.removeRecursively();
}

void TestWindowActions::aSnapshotIsTurnedOnlyWhenAsked()
{
    QDir recordings(RecordingDisks::usualFolder());
    recordings.removeRecursively();
    Settings all = settings();
    all.camera.mounting.rotation = 90;
    m_window->openCamera(all, {});
    QVERIFY(isLive());
    QCOMPARE(m_video->picture().fullSize, PictureSize.transposed());
    QAction *const turn = windowAction(*m_window, QStringLiteral("Turn Snapshots as Shown"));
    QVERIFY(!turn->isChecked());
    QList<QSize> sizes;
    for (int i = 0; i < 2; ++i) {
        QTest::keyClick(m_window.get(), Qt::Key_F12);
        turn->trigger();
        const QStringList files = snapshotsIn(recordings.path());
        QCOMPARE(files.size(), 1);
        sizes += QImage(files[0]).size();
        recordings.removeRecursively();
    }
    QCOMPARE(sizes, (QList<QSize>{PictureSize, PictureSize.transposed()}));
    QVERIFY(!turn->isChecked());
}

void TestWindowActions::withoutAPictureThereIsNoSnapshot()
{
    QTest::keyClick(m_window.get(), Qt::Key_F12);
    QCOMPARE(m_window->statusBar()->currentMessage(),
             QStringLiteral("There is no picture to save yet."));
}

void TestWindowActions::theViewIsTurnedAndKept()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("garden.env"));
    QVERIFY(!vedette::saveSettings(settings(), file));
    m_window->openCamera(vedette::loadSettings(file, {}, {}).settings, file);
    QVERIFY(isLive());
    const quint64 connection = m_video->picture().frame.connection;
    const auto kept = [&file] {
        return vedette::loadSettings(file, {}, {}).settings.camera.mounting;
    };
    QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(kept(), vedette::Mounting{.rotation = 90});
    QTRY_COMPARE_WITH_TIMEOUT(m_video->picture().fullSize, PictureSize.transposed(), Timeout);
    QTest::keyClick(m_window.get(), Qt::Key_Right);
    // What is on the right was above before the picture was turned.
    QTRY_COMPARE_WITH_TIMEOUT(m_camera->elevation(), 85, Timeout);
    QCOMPARE(m_camera->traverse(), 90);
    QAction *const mirror = windowAction(*m_window, QStringLiteral("Mirror"));
    mirror->trigger();
    QCOMPARE(kept(), (vedette::Mounting{.rotation = 90, .isMirrored = true}));
    // A picture in a mirror turns right when the camera's own turns left.
    QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(kept(), (vedette::Mounting{.rotation = 0, .isMirrored = true}));
    QCOMPARE(m_video->picture().frame.connection, connection);

    m_window->openDemoCamera(settings());
    QVERIFY(!mirror->isChecked());
    windowAction(*m_window, QStringLiteral("Flip"))->trigger();
    QCOMPARE(m_window->statusBar()->currentMessage(), QString());
    windowAction(*m_window, QStringLiteral("Back to garden"))->trigger();
    QVERIFY(mirror->isChecked());
}

void TestWindowActions::aViewThatCannotBeKeptIsSaid()
{
    const QTemporaryDir folder;
    const QString gone = folder.filePath(QStringLiteral("gone.env"));
    for (const auto &[file, said] :
         {std::pair(gone, gone), std::pair(QString(), QStringLiteral("Save its connection"))}) {
        m_window->openCamera(settings(), file);
        QVERIFY(isLive());
        QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
        QVERIFY(m_window->statusBar()->currentMessage().contains(said));
        QTRY_COMPARE_WITH_TIMEOUT(m_video->picture().fullSize, PictureSize.transposed(), Timeout);
    }
}

void TestWindowActions::thePictureHasAMenu()
{
    m_window->openCamera(settings(), {});
    QVERIFY(isLive());
    QContextMenuEvent event(QContextMenuEvent::Mouse, {20, 20},
                            m_video->mapToGlobal(QPoint(20, 20)));
    QApplication::sendEvent(m_video, &event);
    auto *const menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu != nullptr);
    QStringList texts;
    const QList<QAction *> entries = menu->actions();
    for (const QAction *entry : entries) {
        texts += entry->text().remove(QLatin1Char('&'));
    }
    for (const QString &text : {QStringLiteral("Take Snapshot"), QStringLiteral("Full Screen"),
                                QStringLiteral("Rotate Left"), QStringLiteral("Zoom In")}) {
        QVERIFY2(texts.contains(text), qPrintable(text));
    }
    menu->close();
}

void TestWindowActions::itStaysOnTopWithoutReconnecting()
{
    m_window->openCamera(settings(), {});
    QVERIFY(isLive());
    const vedette::Frame before = m_video->picture().frame;
    QAction *const onTop = windowAction(*m_window, QStringLiteral("Always on Top"));
    onTop->trigger();
    QVERIFY(m_window->windowFlags().testFlag(Qt::WindowStaysOnTopHint));
    QVERIFY(m_window->windowHandle()->flags().testFlag(Qt::WindowStaysOnTopHint));
    QVERIFY(m_window->isVisible());
    onTop->trigger();
    QVERIFY(!m_window->windowHandle()->flags().testFlag(Qt::WindowStaysOnTopHint));
    QTRY_VERIFY_WITH_TIMEOUT(m_video->picture().frame.sequence > before.sequence + 2, Timeout);
    QCOMPARE(m_video->picture().frame.connection, before.connection);
}

void TestWindowActions::aCameraThatCannotTurnHasNoJoystick()
{
    QAction *const toggle = m_dock->toggleViewAction();
    m_window->openCamera({cameraConfig(m_camera->streamUrl()), {}}, {});
    QVERIFY(!m_dock->isVisible());
    QVERIFY(!toggle->isEnabled());
    // What the user wants is kept meanwhile, also over an end of the program.
    m_window->close();
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    m_dock = m_window->findChild<JoystickDock *>();
    m_window->openCamera(settings(), {});
    QVERIFY(m_dock->isVisible());
    m_dock->toggleViewAction()->trigger();
    QVERIFY(!m_dock->isVisible());
    m_window->openCamera({cameraConfig(m_camera->streamUrl()), {}}, {});
    m_window->openCamera(settings(), {});
    QVERIFY(!m_dock->isVisible());
}

void TestWindowActions::servosThatWereOnlyGuessed()
{
    DemoCamera::Options options;
    options.size = PictureSize;
    // Whatever this machine has at port 81 of its usual address.
    options.streamAddress = QHostAddress(QStringLiteral("127.81.0.1"));
    DemoCameraThread camera(options);
    QVERIFY2(camera.start(), qPrintable(camera.errorText()));
    Settings all{cameraConfig(camera.streamUrl()), {}};
    all.camera.servoUrl = QUrl(QStringLiteral("http://127.81.0.1:81/control_servo"));
    m_window->openCamera(all, {});
    QVERIFY(m_dock->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!m_dock->isVisible(), Timeout);
    QVERIFY(m_window->findChild<QLabel *>(QStringLiteral("servoStatus"))
                ->text()
                .startsWith(QStringLiteral("This camera does not seem to turn")));
}

void TestWindowActions::theDemoIsNamedAndLeft()
{
    m_window->openCamera(settings(), {});
    QVERIFY(m_window->windowTitle().startsWith(QStringLiteral("127.0.0.1")));
    QSignalSpy requested(m_window.get(), &MainWindow::demoRequested);
    windowAction(*m_window, QStringLiteral("Demo Camera"))->trigger();
    QCOMPARE(requested.count(), 1);
    m_window->openDemoCamera(settings());
    QCOMPARE(m_window->windowTitle(), QStringLiteral("Demo — Vedette"));
    QCOMPARE(windowAction(*m_window, QStringLiteral("Demo Camera")), nullptr);

    windowAction(*m_window, QStringLiteral("Back to 127.0.0.1"))->trigger();
    QCOMPARE(requested.count(), 1);
    QCOMPARE(m_window->windowTitle(), QStringLiteral("127.0.0.1 — Vedette"));
    QVERIFY(isLive());
    QVERIFY(windowAction(*m_window, QStringLiteral("Demo Camera")) != nullptr);
}

/// Whether the Connection dialog opens then; it is cancelled.
template <typename Act>
bool TestWindowActions::asksForTheCamera(Act act)
{
    bool hasAsked = false;
    QTimer::singleShot(0, m_window.get(), [&] {
        auto *const dialog = m_window->findChild<ConnectionDialog *>();
        hasAsked = dialog != nullptr;
        if (dialog != nullptr) {
            dialog->reject();
        }
    });
    act();
    return hasAsked;
}

void TestWindowActions::theDemoWithoutACameraBefore()
{
    m_window->openDemoCamera(settings());
    QVERIFY(asksForTheCamera(
        [this] { windowAction(*m_window, QStringLiteral("Leave the Demo…"))->trigger(); }));
}

void TestWindowActions::aRefusedLoginLeadsToTheConnection()
{
    m_camera->setFault(Fault::UnauthorizedBasic);
    m_window->openCamera(settings(), {});
    auto *const button = m_video->findChild<QPushButton *>(QStringLiteral("changeConnection"));
    QVERIFY(!button->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(button->isVisible(), Timeout);
    QVERIFY(m_video->rect().contains(button->geometry()));
    QVERIFY(asksForTheCamera([button] { QTest::mouseClick(button, Qt::LeftButton); }));
    m_camera->clearFault();
    windowAction(*m_window, QStringLiteral("Reconnect Now"))->trigger();
    QVERIFY(isLive());
    QVERIFY(!button->isVisible());
}

void TestWindowActions::quittingAsksWhileOthersWatch()
{
    m_window->openCamera(settings(), {});
    Sharing &sharing = m_window->sharing();
    vedette::ServeArguments arguments;
    arguments.listen = {QStringLiteral("127.0.0.1:0")};
    sharing.start(arguments);
    QTRY_COMPARE_WITH_TIMEOUT(sharing.state(), Sharing::State::On, Timeout);
    // Nobody watches: no question.
    m_window->close();
    QVERIFY(!m_window->isVisible());
    m_window->show();

    QNetworkAccessManager browser;
    QNetworkRequest request(QUrl(sharing.addresses().constFirst() + QStringLiteral("mjpeg")));
    request.setRawHeader("Authorization", "Basic " + QByteArray("me:a long password").toBase64());
    QNetworkReply *const stream = browser.get(request);
    stream->setParent(this);
    QTRY_COMPARE_WITH_TIMEOUT(sharing.viewers(), 1, Timeout);
    const auto quit = [this] { windowAction(*m_window, QStringLiteral("Quit"))->trigger(); };
    QCOMPARE(windowAnswer(QStringLiteral("Cancel"), quit),
             QStringLiteral("1 other viewer is watching."));
    QVERIFY(m_window->isVisible());
    windowAnswer(QStringLiteral("Quit"), quit);
    QVERIFY(!m_window->isVisible());

    // The system is not asked back.
    m_window->show();
    m_window->quitAtOnce();
    QVERIFY(!m_window->isVisible());
}

void TestWindowActions::aboutNamesWhatItIs()
{
    const QString about = windowAnswer(QStringLiteral("OK"), [this] {
        windowAction(*m_window, QStringLiteral("About Vedette"))->trigger();
    });
    for (const char *part :
         {"GPL-3.0-or-later", "https://github.com/vedette-camera/vedette", "Qt"}) {
        QVERIFY2(about.contains(QLatin1String(part)), part);
    }
    QString keys;
    QTimer::singleShot(0, m_window.get(), [&keys] {
        QWidget *const dialog = QApplication::activeModalWidget();
        keys = dialog->findChild<QTextBrowser *>()->toPlainText();
        dialog->close();
    });
    windowAction(*m_window, QStringLiteral("Keys"))->trigger();
    // Every key of the menus is in the list.
    static const QRegularExpression digit(QStringLiteral("^(Ctrl\\+Shift\\+)?[2-9]$"));
    const QList<QAction *> actions = m_window->actions();
    for (const QAction *action : actions) {
        QString key = action->shortcut().toString(QKeySequence::NativeText);
        // "Ctrl+Shift+1 to 9" is one entry.
        key.replace(digit, QStringLiteral("\\11"));
        QVERIFY2(key.isEmpty() || keys.contains(key), qPrintable(key));
    }
}

VEDETTE_GUI_TEST(TestWindowActions)
#include "TestWindowActions.moc"
