// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ConnectionDialog.h"
#include "demo/DemoCameraThread.h"
#include "JoystickDock.h"
#include "JoystickWidget.h"
#include "MainWindow.h"
#include "Sharing.h"
#include "TestProgram.h"
#include "VideoWidget.h"
#include "wall/Wall.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using vedette::CameraPlace;
using vedette::ConnectionDialog;
using vedette::DemoCamera;
using vedette::DemoCameras;
using vedette::DemoCameraThread;
using vedette::Fault;
using vedette::JoystickDock;
using vedette::MainWindow;
using vedette::Settings;
using vedette::Sharing;
using vedette::VideoWidget;
using vedette::Wall;

namespace {

constexpr int FolderCameras = 2;

DemoCamera::Options folderOptions()
{
    DemoCamera::Options options;
    options.size = {160, 120};
    return options;
}

} // namespace

/// The window with the cameras of a folder.
class TestCameraFolder : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void allAreWatchedAndOneIsSteered();
    void onesTroubleIsNotTheOthers();
    void whatIsNotSeenStaysConnected();
    void theWallsKeys();
    void filesThatComeAndGo();
    void aBrokenFileIsSaidAndCorrected();
    void manyLeftOutFilesAreOneMessage();
    void add();
    void findWhileItIsWatched();
    void editTheName();
    void remove();
    void theOrderIsKept();
    void allAreShared();
    void aFolderThatIsGoneChangesNothing();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    void writeCamera(const QString &name, int camera, const QByteArray &more = {}) const;
    void write(const QString &name, const QByteArray &content) const;
    QByteArray read(const QString &name) const;
    void openFolder();
    [[nodiscard]] bool isLive(const QString &id) const
    {
        return QTest::qWaitFor(
            [&] { return m_wall->picture(id) != nullptr && m_wall->picture(id)->isLive(); },
            Timeout);
    }
    QAction *action(const QString &text) const;
    /// Does this with the next dialog of the kind.
    template <typename Dialog, typename Use>
    void withNext(Use use);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<DemoCameraThread> m_cameras;
    std::unique_ptr<MainWindow> m_window;
    Wall *m_wall = nullptr;
};

void TestCameraFolder::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"vedette-folder-test"_s);
}

void TestCameraFolder::init()
{
    QSettings().clear();
    m_folder = std::make_unique<QTemporaryDir>();
    m_cameras =
        std::make_unique<DemoCameraThread>(DemoCameras::options(FolderCameras, folderOptions()));
    QVERIFY2(m_cameras->start(), qPrintable(m_cameras->errorText()));
    writeCamera(u"barn.env"_s, 0);
    writeCamera(u"yard.env"_s, 1);
    openFolder();
    QVERIFY(isLive(u"barn"_s) && isLive(u"yard"_s));
}

void TestCameraFolder::cleanup()
{
    m_window.reset();
    m_cameras.reset();
}

void TestCameraFolder::write(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    QVERIFY(file.open(QFile::WriteOnly));
    QCOMPARE(file.write(content), content.size());
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
}

QByteArray TestCameraFolder::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

void TestCameraFolder::writeCamera(const QString &name, int camera, const QByteArray &more) const
{
    write(name, "CAM_URL=" + m_cameras->streamUrl(camera).toEncoded() +
                    "\nSERVO_URL=" + m_cameras->servoUrl(camera).toEncoded() + '\n' + more);
}

void TestCameraFolder::openFolder()
{
    m_window = std::make_unique<MainWindow>();
    m_window->setLinger(std::chrono::milliseconds(100));
    CameraPlace place;
    place.folder = m_folder->path();
    m_window->openCameras(place, place.load());
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), Timeout));
    m_wall = m_window->findChild<Wall *>();
}

QAction *TestCameraFolder::action(const QString &text) const
{
    const QList<QAction *> all = m_window->findChildren<QAction *>();
    const auto found = std::find_if(all.cbegin(), all.cend(), [&text](const QAction *one) {
        return one->text().remove(u'&') == text;
    });
    return found == all.cend() ? nullptr : *found;
}

template <typename Dialog, typename Use>
void TestCameraFolder::withNext(Use use)
{
    auto *const timer = new QTimer(m_window.get());
    connect(timer, &QTimer::timeout, this, [timer, use] {
        auto *const dialog = qobject_cast<Dialog *>(QApplication::activeModalWidget());
        if (dialog != nullptr) {
            timer->stop();
            timer->deleteLater();
            use(*dialog);
        }
    });
    timer->start(10);
}

void TestCameraFolder::allAreWatchedAndOneIsSteered()
{
    QCOMPARE(m_wall->order(), (QStringList{u"barn"_s, u"yard"_s}));
    QCOMPARE(m_window->windowTitle(), u"barn — Vedette"_s);
    QTest::keyClick(m_window.get(), Qt::Key_Left);
    QTRY_COMPARE_WITH_TIMEOUT(m_cameras->traverse(0), 95, Timeout);
    QCOMPARE(m_cameras->traverse(1), 90);
    // By its number, as the menu has it.
    QTest::keyClick(m_window.get(), Qt::Key_2);
    QTRY_COMPARE(m_wall->selected(), u"yard"_s);
    QCOMPARE(m_window->windowTitle(), u"yard — Vedette"_s);
    QVERIFY(action(u"yard"_s)->isChecked() && !action(u"barn"_s)->isChecked());
    QTest::keyPress(m_window.get(), Qt::Key_Right);
    QTRY_VERIFY_WITH_TIMEOUT(m_cameras->traverse(1) < 80, Timeout);
    // A camera that is left behind stops.
    m_wall->select(u"barn"_s);
    QSignalSpy moved(m_cameras.get(), &DemoCameraThread::servoMoved);
    // Those under way are few; a camera that goes on sends without end, or stands at its limit.
    constexpr int TooMany = 20;
    while (moved.count() < TooMany && moved.wait(300)) {
    }
    QVERIFY(moved.count() < TooMany && m_cameras->traverse(1) > 0);
    QTest::keyRelease(m_window.get(), Qt::Key_Right);
    QCOMPARE(m_cameras->traverse(0), 95);
}

void TestCameraFolder::onesTroubleIsNotTheOthers()
{
    auto *const status = m_window->findChild<QLabel *>(u"streamStatus"_s);
    m_cameras->setFault(Fault::Stall, 0);
    QTRY_VERIFY_WITH_TIMEOUT(!m_wall->picture(u"barn"_s)->isLive(), Timeout);
    QVERIFY(m_wall->picture(u"yard"_s)->isLive());
    m_wall->select(u"yard"_s);
    QVERIFY2(status->text().startsWith(u"Live"_s), qPrintable(status->text()));
    m_cameras->clearFault(0);
    QVERIFY(isLive(u"barn"_s));
}

void TestCameraFolder::whatIsNotSeenStaysConnected()
{
    const int connections = m_cameras->streamConnections(1);
    action(u"Show Alone\tEnter"_s)->trigger();
    QCOMPARE(m_wall->enlarged(), u"barn"_s);
    QVERIFY(!m_wall->isShown(u"yard"_s));
    // Nothing of it is decoded: its last picture grows old.
    QTRY_VERIFY_WITH_TIMEOUT(!m_wall->picture(u"yard"_s)->isLive(), Timeout);
    action(u"Show All"_s)->trigger();
    QVERIFY(isLive(u"yard"_s));
    QCOMPARE(m_cameras->streamConnections(1), connections);
    m_window->hide();
    QTRY_COMPARE_WITH_TIMEOUT(m_cameras->streamClients(0) + m_cameras->streamClients(1), 0,
                              Timeout);
}

void TestCameraFolder::theWallsKeys()
{
    m_wall->startTour(std::chrono::hours(1));
    QTest::keyClick(m_window.get(), Qt::Key_2); // the menu's
    QTRY_COMPARE(m_wall->enlarged(), u"yard"_s);
    QVERIFY(!m_wall->isTouring());
    // The joystick has the keyboard.
    m_window->findChild<JoystickDock *>()->joystick().setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_PageDown);
    QCOMPARE(m_wall->enlarged(), u"barn"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QCOMPARE(m_wall->enlarged(), QString());
    // The camera that has it goes, while a dialog is open.
    m_wall->select(u"yard"_s);
    m_wall->setFocus();
    withNext<ConnectionDialog>([this](ConnectionDialog &dialog) {
        QVERIFY(QFile::remove(path(u"yard.env"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(m_wall->order(), QStringList{u"barn"_s}, Timeout);
        dialog.reject();
    });
    action(u"Edit Camera…"_s)->trigger();
    QCOMPARE(m_window->focusWidget(), m_wall->picture(u"barn"_s));
}

void TestCameraFolder::filesThatComeAndGo()
{
    const int connections = m_cameras->streamConnections(0);
    QVERIFY(QFile::rename(path(u"yard.env"_s), path(u"Big Yard.env"_s)));
    QVERIFY(isLive(u"big-yard"_s));
    QCOMPARE(m_wall->order(), (QStringList{u"barn"_s, u"big-yard"_s}));
    writeCamera(u"Big Yard.env"_s, 1, "VEDETTE_NAME=Meadow\n");
    QTRY_VERIFY_WITH_TIMEOUT(action(u"Meadow"_s) != nullptr, Timeout);
    QVERIFY(QFile::remove(path(u"Big Yard.env"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(m_wall->order(), QStringList{u"barn"_s}, Timeout);
    QCOMPARE(m_cameras->streamConnections(0), connections);
    QVERIFY(m_wall->picture(u"barn"_s)->isLive());
    // The last one.
    QVERIFY(QFile::remove(path(u"barn.env"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(m_window->windowTitle(), u"Vedette"_s, Timeout);
    writeCamera(u"barn.env"_s, 0);
    QVERIFY(isLive(u"barn"_s));
}

void TestCameraFolder::aBrokenFileIsSaidAndCorrected()
{
    write(u"shed.env"_s, "CAM_URLS=http://shed/\n");
    QMessageBox *message = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((message = m_window->findChild<QMessageBox *>()) != nullptr, Timeout);
    QVERIFY2(message->text().endsWith(u"shed.env, line 1: CAM_URLS is not a Vedette setting."_s),
             qPrintable(message->text()));
    QCOMPARE(m_window->statusBar()->currentMessage(), QString());
    QVERIFY(m_wall->picture(u"barn"_s)->isLive() && m_wall->picture(u"yard"_s)->isLive());
    bool hasAsked = false;
    withNext<ConnectionDialog>([&](ConnectionDialog &dialog) {
        hasAsked = true;
        QCOMPARE(dialog.envFile(), path(u"shed.env"_s));
        dialog.findChild<QLineEdit *>(u"camera"_s)->setText(u"http://127.0.0.1:9/mjpeg"_s);
        dialog.findChild<QLineEdit *>(u"servos"_s)->clear();
        dialog.findChild<QPushButton *>(u"saveAnyway"_s)->click();
    });
    const QList<QAbstractButton *> buttons = message->buttons();
    for (QAbstractButton *const button : buttons) {
        if (button->text().contains(u"Edit"_s)) {
            button->click();
            break;
        }
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_wall->order(), (QStringList{u"barn"_s, u"shed"_s, u"yard"_s}),
                              Timeout);
    QVERIFY(hasAsked);
}

void TestCameraFolder::manyLeftOutFilesAreOneMessage()
{
    const auto waitForMessage = [this](const QString &end) {
        return QTest::qWaitFor(
            [&] {
                const auto *const message = m_window->findChild<QMessageBox *>();
                return message != nullptr && message->text().endsWith(end);
            },
            Timeout);
    };
    write(u"日本.env"_s, {});
    QVERIFY(waitForMessage(u"日本.env: there has to be a letter from a to z or a digit in its "
                           "name; rename it."_s));
    QCOMPARE(m_window->findChild<QMessageBox *>()->buttons().size(), 1);
    for (int number = 1; number <= 6; ++number) {
        write(u"x%1.env"_s.arg(number), "CAM_ULR=http://127.0.0.1/\n");
    }
    QVERIFY(waitForMessage(u"\n\nLeft out as well: 2 more."_s));
    const QString text = m_window->findChild<QMessageBox *>()->text();
    QCOMPARE(text.count(u"line 1: CAM_ULR is not a Vedette setting.\n"_s), 5);
    QCOMPARE(m_window->statusBar()->currentMessage(), QString());
}

void TestCameraFolder::add()
{
    const QByteArray before = read(u"yard.env"_s);
    withNext<ConnectionDialog>([this](ConnectionDialog &dialog) {
        auto *const name = dialog.findChild<QLineEdit *>(u"name"_s);
        QCOMPARE(name->text(), u"Camera"_s);
        const auto labels = dialog.findChildren<QLabel *>();
        for (const QLabel *const label : labels) {
            QVERIFY2(label->buddy() == nullptr || label->buddy()->focusPolicy() != Qt::NoFocus,
                     qPrintable(label->text())); // its mnemonic leads nowhere
        }
        QVERIFY(!dialog.findChild<QLineEdit *>(u"viewersUserName"_s)->isVisible());
        name->clear();
        dialog.accept();
        QVERIFY(dialog.findChild<QLabel *>(u"nameProblem"_s)->isVisible());
        name->setText(u"Yard"_s);
        QCOMPARE(dialog.envFile(), path(u"yard-2.env"_s));
        dialog.findChild<QLineEdit *>(u"camera"_s)->setText(u"http://127.0.0.1:9/mjpeg"_s);
        dialog.findChild<QLineEdit *>(u"servos"_s)->clear();
        dialog.findChild<QPushButton *>(u"saveAnyway"_s)->click();
    });
    action(u"Add Camera…"_s)->trigger();
    QCOMPARE(m_wall->order(), (QStringList{u"barn"_s, u"yard"_s, u"yard-2"_s}));
    QCOMPARE(m_wall->selected(), u"yard-2"_s);
    QCOMPARE(m_window->windowTitle(), u"Yard — Vedette"_s);
    QCOMPARE(read(u"yard.env"_s), before);
    // It cannot turn; the joystick of the others stays where it is, and no tile moves.
    auto *const dock = m_window->findChild<JoystickDock *>();
    QVERIFY(dock->isVisible() && !dock->joystick().isEnabled());
    m_wall->select(u"yard"_s);
    QVERIFY(dock->isVisible() && dock->joystick().isEnabled());
}

/// The window lets go of the camera's only connection while the dialog asks what is there.
void TestCameraFolder::findWhileItIsWatched()
{
    const QUrl stream = m_cameras->streamUrl(0);
    withNext<ConnectionDialog>([&](ConnectionDialog &dialog) {
        auto *const address = dialog.findChild<QLineEdit *>(u"camera"_s);
        address->setText(stream.authority());
        dialog.findChild<QPushButton *>(u"find"_s)->click();
        QVERIFY(!m_wall->picture(u"barn"_s)->isLive());
        QTRY_COMPARE_WITH_TIMEOUT(dialog.findChild<QPushButton *>(u"find"_s)->text(), u"&Find"_s,
                                  Timeout);
        QCOMPARE(address->text(), stream.toString());
        dialog.reject();
    });
    action(u"Add Camera…"_s)->trigger();
    QVERIFY(isLive(u"barn"_s) && m_wall->picture(u"yard"_s)->isLive());
    QCOMPARE(m_cameras->mostConnectionsAtOnce(0), 1);
}

void TestCameraFolder::editTheName()
{
    writeCamera(u"yard.env"_s, 1, "HTTP_AUTH_USERNAME=its\nHTTP_AUTH_PASSWORD=own\n");
    m_wall->select(u"yard"_s);
    withNext<ConnectionDialog>([](ConnectionDialog &dialog) {
        QCOMPARE(dialog.findChild<QLineEdit *>(u"cameraUserName"_s)->text(), u"its"_s);
        dialog.findChild<QLineEdit *>(u"name"_s)->setText(u"Meadow & Pond"_s);
        dialog.accept();
    });
    action(u"Edit Camera…"_s)->trigger();
    QCOMPARE(m_window->windowTitle(), u"Meadow & Pond — Vedette"_s);
    QVERIFY(isLive(u"yard"_s) && m_wall->picture(u"barn"_s)->isLive());
    const Settings saved = vedette::loadSettings(path(u"yard.env"_s), {}, {}).settings;
    QCOMPARE(saved.camera.cameraUrl.userInfo(), u"its:own"_s);
    QCOMPARE(saved.camera.name, u"Meadow & Pond"_s);
}

void TestCameraFolder::remove()
{
    m_wall->select(u"yard"_s);
    const auto answer = [this](const QString &text) {
        withNext<QMessageBox>([text](QMessageBox &question) {
            QVERIFY(question.text().contains(u"yard.env"_s));
            const QList<QAbstractButton *> buttons = question.buttons();
            for (QAbstractButton *const button : buttons) {
                if (button->text().remove(u'&') == text) {
                    button->click();
                    return;
                }
            }
        });
        action(u"Remove Camera…"_s)->trigger();
    };
    answer(u"Cancel"_s);
    QVERIFY(QFile::exists(path(u"yard.env"_s)));
    answer(u"Remove"_s);
    QCOMPARE(m_wall->order(), QStringList{u"barn"_s});
    QVERIFY(!QFile::exists(path(u"yard.env"_s)));
    QVERIFY(m_wall->picture(u"barn"_s)->isLive());
    QVERIFY(QFile::remove(path(u"barn.env"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(
        m_wall->picture(m_wall->selected())->overlayText().contains(u"Ctrl+N"_s), Timeout);
    QVERIFY(!m_window->findChild<JoystickDock *>()->isVisible());
}

void TestCameraFolder::theOrderIsKept()
{
    m_wall->select(u"yard"_s);
    m_wall->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left,
                    Qt::ControlModifier | Qt::ShiftModifier);
    const QStringList turned{u"yard"_s, u"barn"_s};
    QTRY_COMPARE(m_wall->order(), turned);
    openFolder();
    QCOMPARE(m_wall->order(), turned);
    QTest::keyClick(m_window.get(), Qt::Key_2);
    QTRY_COMPARE(m_wall->selected(), u"barn"_s);
}

void TestCameraFolder::allAreShared()
{
    Sharing &sharing = m_window->sharing();
    QVERIFY(!sharing.hasLogin());
    const vedette::Login me{u"me"_s, u"a long password"_s};
    QCOMPARE(sharing.changeLogins(me, {u"guest"_s, u"window"_s}), QString());
    QVERIFY(read(u"server.env"_s).contains("VEDETTE_VIEWER_USERNAME=guest\n"));
    QCOMPARE(sharing.changeLogins(me, {}), QString());
    QCOMPARE(read(u"server.env"_s),
             QByteArray("HTTP_AUTH_USERNAME=me\nHTTP_AUTH_PASSWORD=\"a long password\"\n"));
    const CameraPlace place{m_folder->path(), {}, {}, {}};
    QCOMPARE(place.load().warnings, QStringList());
    QVERIFY(!read(u"barn.env"_s).contains("HTTP_AUTH"));
    vedette::ServeArguments arguments;
    arguments.listen = {u"127.0.0.1:0"_s};
    sharing.start(arguments);
    QTRY_COMPARE_WITH_TIMEOUT(sharing.state(), Sharing::State::On, Timeout);
    const QString address = sharing.addresses().constFirst();
    QCOMPARE(m_window->statusBar()->currentMessage(), QString());
    // A camera that comes or goes ends nobody's stream.
    QSignalSpy started(&sharing, &Sharing::started);
    QVERIFY(QFile::remove(path(u"yard.env"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(m_wall->order(), QStringList{u"barn"_s}, Timeout);
    QCOMPARE(sharing.state(), Sharing::State::On);
    QCOMPARE(sharing.addresses().constFirst(), address);
    QCOMPARE(started.count(), 0);
}

void TestCameraFolder::aFolderThatIsGoneChangesNothing()
{
    QVERIFY(QDir(m_folder->path()).removeRecursively());
    QTRY_VERIFY_WITH_TIMEOUT(
        m_window->statusBar()->currentMessage().startsWith(u"Nothing was changed: "_s), Timeout);
    QCOMPARE(m_wall->order().size(), 2);
    QVERIFY(m_wall->picture(u"barn"_s)->isLive());
}

VEDETTE_GUI_TEST(TestCameraFolder)
#include "TestCameraFolder.moc"
