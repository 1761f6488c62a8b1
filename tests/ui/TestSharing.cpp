// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/CameraHandle.h"
#include "camera/IoThread.h"
#include "demo/DemoCameraThread.h"
#include "ForeignProgram.h"
#include "http/AddressLogin.h"
#include "MainWindow.h"
#include "OpenCameras.h"
#include "QrCodeWidget.h"
#include "ShareDialog.h"
#include "Sharing.h"
#include "TestProgram.h"

#include <QCheckBox>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QHostAddress>
#include <QLabel>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using vedette::CameraHandle;
using vedette::DemoCameraThread;
using vedette::IoThread;
using vedette::MainWindow;
using vedette::OpenCameras;
using vedette::QrCodeWidget;
using vedette::ServeArguments;
using vedette::Settings;
using vedette::ShareDialog;
using vedette::Sharing;

namespace {

} // namespace

/// Sharing from the window: the switch, its dialog, and a real client.
class TestSharing : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void itServesWhileOn();
    void viewersAreCounted();
    void itStaysOnForTheNextCamera();
    void camerasComeAndGo();
    void theCameraMayGoFirst();
    void viewersOfTheFileMayOnlyWatch();
    void withoutAPasswordNothingIsShared();
    void aTakenPortIsSaid();
    void theWindowSaysThatItFailed();
    void theDialogSwitches();
    void theDialogShowsWhatIsShared_data();
    void theDialogShowsWhatIsShared();
    void theDialogSwitchesByKeys_data();
    void theDialogSwitchesByKeys();
    void theDialogAsksForTheLoginThatIsMissing();
    void theDialogHasASecondLogin();

private:
    static ServeArguments anyPort()
    {
        ServeArguments arguments;
        arguments.listen = {QStringLiteral("127.0.0.1:0")};
        return arguments;
    }
    Settings settings() const
    {
        Settings all;
        all.camera.cameraUrl = m_source->streamUrl();
        all.camera.servoUrl = m_source->servoUrl();
        all.server.owner.userName = QStringLiteral("me");
        all.server.owner.password = QStringLiteral("a long password");
        return all;
    }
    QByteArray roleOf(const QByteArray &login);
    QNetworkReply *get(const QString &path, const QByteArray &login = "me:a long password")
    {
        QNetworkRequest request(QUrl(m_sharing->addresses().constFirst() + path));
        request.setRawHeader("Authorization", "Basic " + login.toBase64());
        QNetworkReply *const reply = m_network.get(request);
        reply->setParent(m_camera.get());
        return reply;
    }

    QNetworkAccessManager m_network;
    QTemporaryDir m_folder;
    std::unique_ptr<DemoCameraThread> m_source;
    IoThread m_io;
    std::unique_ptr<CameraHandle> m_camera;
    std::unique_ptr<Sharing> m_sharing;
};

void TestSharing::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("vedette-test"));
}

void TestSharing::init()
{
    QSettings().remove(QStringLiteral("sharing"));
    m_source = std::make_unique<DemoCameraThread>();
    QVERIFY2(m_source->start(), qPrintable(m_source->errorText()));
    m_camera = std::make_unique<CameraHandle>(m_io, settings().camera);
    m_sharing = std::make_unique<Sharing>();
    m_sharing->setLogins(settings().server);
    m_sharing->addCamera({}, *m_camera);
}

void TestSharing::cleanup()
{
    m_sharing.reset();
    m_camera.reset();
    m_source.reset();
}

void TestSharing::itServesWhileOn()
{
    QSignalSpy started(m_sharing.get(), &Sharing::started);
    m_sharing->start(anyPort());
    QVERIFY(started.wait(Timeout));
    QCOMPARE(m_sharing->state(), Sharing::State::On);
    QNetworkReply *const picture = get(QStringLiteral("snapshot.jpg"));
    QTRY_VERIFY_WITH_TIMEOUT(picture->isFinished(), Timeout);
    QCOMPARE(picture->error(), QNetworkReply::NoError);
    QCOMPARE(QImage::fromData(picture->readAll(), "JPEG").size(), QSize(640, 480));

    QNetworkReply *const stream = get(QStringLiteral("mjpeg"));
    QTRY_VERIFY_WITH_TIMEOUT(stream->bytesAvailable() > 100'000, Timeout);
    m_sharing->stop();
    QTRY_VERIFY_WITH_TIMEOUT(stream->isFinished(), Timeout);
    QNetworkReply *const after = get(QStringLiteral("snapshot.jpg"));
    QTRY_VERIFY_WITH_TIMEOUT(after->isFinished(), Timeout);
    QCOMPARE(after->error(), QNetworkReply::ConnectionRefusedError);
}

void TestSharing::viewersAreCounted()
{
    m_sharing->start(anyPort());
    QTRY_COMPARE_WITH_TIMEOUT(m_sharing->state(), Sharing::State::On, Timeout);
    QCOMPARE(m_sharing->viewersText(), QStringLiteral("no viewers"));
    QNetworkReply *const stream = get(QStringLiteral("mjpeg"));
    QTRY_COMPARE_WITH_TIMEOUT(m_sharing->viewers(), 1, Timeout);
    QCOMPARE(m_sharing->viewersText(), QStringLiteral("1 viewer"));
    stream->abort();
    QTRY_COMPARE_WITH_TIMEOUT(m_sharing->viewers(), 0, Timeout);
}

void TestSharing::itStaysOnForTheNextCamera()
{
    m_sharing->start(anyPort());
    QTRY_COMPARE_WITH_TIMEOUT(m_sharing->state(), Sharing::State::On, Timeout);
    m_camera = std::make_unique<CameraHandle>(m_io, settings().camera);
    QSignalSpy started(m_sharing.get(), &Sharing::started);
    m_sharing->addCamera({}, *m_camera);
    QVERIFY(started.wait(Timeout));
    QNetworkReply *const status = get(QStringLiteral("api/status"));
    QTRY_VERIFY_WITH_TIMEOUT(status->isFinished(), Timeout);
    QVERIFY(status->readAll().contains("\"steerable\":true"));
}

/// Who watches one of several does not notice that others come and go.
void TestSharing::camerasComeAndGo()
{
    m_sharing->removeCamera({});
    m_sharing->addCamera(QStringLiteral("yard"), *m_camera);
    m_sharing->start(anyPort());
    QTRY_COMPARE_WITH_TIMEOUT(m_sharing->state(), Sharing::State::On, Timeout);
    QNetworkReply *const stream = get(QStringLiteral("cameras/yard/mjpeg"));
    QTRY_COMPARE_WITH_TIMEOUT(m_sharing->viewers(), 1, Timeout);

    const auto cameras = [this] {
        QNetworkReply *const list = get(QStringLiteral("api/cameras"));
        return QTest::qWaitFor([list] { return list->isFinished(); }, Timeout)
                   ? list->readAll().count("\"id\"")
                   : -1;
    };
    {
        CameraHandle other(m_io, settings().camera);
        m_sharing->addCamera(QStringLiteral("barn"), other);
        QCOMPARE(cameras(), 2);
        m_sharing->setDefaultCamera(QStringLiteral("yard"));
        QNetworkReply *const bare = get(QStringLiteral("api/status"));
        QTRY_VERIFY_WITH_TIMEOUT(bare->isFinished(), Timeout);
        QCOMPARE(bare->error(), QNetworkReply::NoError);
    }
    QCOMPARE(cameras(), 1);
    QVERIFY(!stream->isFinished());
    // Another login is another audience.
    QSignalSpy started(m_sharing.get(), &Sharing::started);
    m_sharing->setLogins({.owner = {QStringLiteral("me"), QStringLiteral("another password")},
                          .viewer = {},
                          .mqttUrl = {}});
    QTRY_VERIFY_WITH_TIMEOUT(stream->isFinished(), Timeout);
    QVERIFY(!started.isEmpty() || started.wait(Timeout));
}

void TestSharing::theCameraMayGoFirst()
{
    m_sharing->start(anyPort());
    QTRY_COMPARE_WITH_TIMEOUT(m_sharing->state(), Sharing::State::On, Timeout);
    m_camera.reset();
    m_sharing->stop();
    m_sharing->start(anyPort());
}

void TestSharing::viewersOfTheFileMayOnlyWatch()
{
    Settings both = settings();
    both.server.viewer = {QStringLiteral("guest"), QStringLiteral("window")};
    m_sharing->setLogins(both.server);
    m_sharing->start(anyPort());
    QTRY_COMPARE_WITH_TIMEOUT(m_sharing->state(), Sharing::State::On, Timeout);
    QNetworkReply *const reply = get(QStringLiteral("api/me"), "guest:window");
    QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), Timeout);
    QCOMPARE(reply->readAll(), QByteArray(R"({"role":"viewer"})"));
    both.server.viewer.userName = QStringLiteral("gue:st");
    m_sharing->setLogins(both.server);
    QTRY_COMPARE(m_sharing->problem(),
                 QStringLiteral("The user name of who may only watch contains a colon or a control "
                                "character, which no browser can send."));
    both.server.viewer.userName = both.server.owner.userName;
    m_sharing->setLogins(both.server);
    m_sharing->start(anyPort());
    QVERIFY2(m_sharing->problem().contains(QStringLiteral(" are the same; ")),
             qPrintable(m_sharing->problem()));
}

void TestSharing::withoutAPasswordNothingIsShared()
{
    m_sharing->setLogins({});
    m_sharing->start(anyPort());
    QCOMPARE(m_sharing->state(), Sharing::State::Off);
    QCOMPARE(m_sharing->problem(), QStringLiteral("Viewers need a user name and a password."));
}

void TestSharing::aTakenPortIsSaid()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    ServeArguments arguments;
    arguments.listen = {QStringLiteral("127.0.0.1:%1").arg(other.serverPort())};
    QSignalSpy failed(m_sharing.get(), &Sharing::failed);
    m_sharing->start(arguments);
    QVERIFY(failed.wait(Timeout));
    QCOMPARE(m_sharing->state(), Sharing::State::Off);
    QVERIFY(m_sharing->problem().contains(
        QStringLiteral("another program listens on port %1").arg(other.serverPort())));
}

void TestSharing::theWindowSaysThatItFailed()
{
    MainWindow window;
    window.openCamera(settings(), {});
    window.show();
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    ServeArguments arguments;
    arguments.listen = {QStringLiteral("127.0.0.1:%1").arg(other.serverPort())};
    window.sharing().start(arguments);
    QTRY_VERIFY_WITH_TIMEOUT(
        window.statusBar()->currentMessage().startsWith(QStringLiteral("Not shared: ")), Timeout);
}

void TestSharing::theDialogSwitches()
{
    ShareDialog dialog(*m_sharing);
    dialog.show();
    auto *const onOff = dialog.findChild<QPushButton *>(QStringLiteral("switch"));
    auto *const address = dialog.findChild<QLabel *>(QStringLiteral("address"));
    const auto radios = dialog.findChildren<QRadioButton *>();
    radios.constLast()->setChecked(true); // only this computer
    const int port = vedette::test::freePort();
    dialog.findChild<QSpinBox *>(QStringLiteral("port"))->setValue(port);
    QVERIFY(!address->isVisible());

    QTest::mouseClick(onOff, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_sharing->state(), Sharing::State::On, Timeout);
    const QString expected = QStringLiteral("https://127.0.0.1:%1/").arg(port);
    QVERIFY(address->isVisible() && address->text().contains(expected));
    QCOMPARE(dialog.findChild<QrCodeWidget *>()->text(), expected);
    QVERIFY(!m_sharing->fingerprint().isEmpty());
    auto *const login = dialog.findChild<QLabel *>(QStringLiteral("login"));
    QVERIFY(!login->text().contains(QStringLiteral("a long password")));
    dialog.findChild<QCheckBox *>(QStringLiteral("reveal"))->setChecked(true);
    QVERIFY(login->text().contains(QStringLiteral("a long password")));
    dialog.close();
    dialog.show();
    QVERIFY(!login->text().contains(QStringLiteral("a long password")));

    QTest::mouseClick(onOff, Qt::LeftButton);
    QCOMPARE(m_sharing->state(), Sharing::State::Off);
    QVERIFY(!address->isVisible());
}

void TestSharing::theDialogShowsWhatIsShared_data()
{
    const QString socket = QStringLiteral("unix:") + m_folder.filePath(QStringLiteral("socket"));
    QTest::addColumn<QStringList>("listen");
    QTest::addColumn<int>("shown"); ///< which of them
    QTest::newRow("this computer") << QStringList{QStringLiteral("127.0.0.1:0")} << 0;
    QTest::newRow("everybody") << QStringList{QStringLiteral("*:0")} << 0;
    QTest::newRow("both") << QStringList{QStringLiteral("127.0.0.1:0"), QStringLiteral("*:0")} << 1;
    QTest::newRow("socket") << QStringList{socket} << 0;
    QTest::newRow("socket too") << QStringList{socket, QStringLiteral("127.0.0.1:0")} << 1;
}

void TestSharing::theDialogShowsWhatIsShared()
{
    QFETCH(const QStringList, listen);
    QFETCH(const int, shown);
    ShareDialog dialog(*m_sharing);
    dialog.show();
    const auto *const port = dialog.findChild<QSpinBox *>(QStringLiteral("port"));
    QVERIFY(port->isVisible());
    ServeArguments arguments;
    arguments.listen = listen;
    m_sharing->start(arguments);
    QTRY_COMPARE_WITH_TIMEOUT(m_sharing->state(), Sharing::State::On, Timeout);

    // What was chosen here before says nothing of it.
    QVERIFY(!port->isVisible());
    const QString address = Sharing::addressForOthers(m_sharing->addresses().at(shown));
    const QHostAddress host(QUrl(address).host());
    const bool canOthersOpen = !host.isNull() && !host.isLoopback();
    const auto *const code = dialog.findChild<QrCodeWidget *>();
    QCOMPARE(code->text(), address);
    QCOMPARE(code->isVisible(), canOthersOpen);
    const QString text = dialog.findChild<QLabel *>(QStringLiteral("address"))->text();
    QVERIFY2(text.contains(address), qPrintable(text));
    QCOMPARE(text.contains(QStringLiteral("Everybody")), canOthersOpen);
    QCOMPARE(text.contains(QStringLiteral("href")), !host.isNull());

    // Return stops nothing.
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(m_sharing->state(), Sharing::State::On);
    QCOMPARE(QGuiApplication::clipboard()->text(), address);
    m_sharing->stop();
    QVERIFY(port->isVisible());
}

void TestSharing::theDialogSwitchesByKeys_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::newRow("Return") << Qt::Key_Return << Qt::KeyboardModifiers(Qt::NoModifier);
    QTest::newRow("Alt+S") << Qt::Key_S << Qt::KeyboardModifiers(Qt::AltModifier);
}

void TestSharing::theDialogSwitchesByKeys()
{
    QFETCH(const Qt::Key, key);
    QFETCH(const Qt::KeyboardModifiers, modifiers);
    ShareDialog dialog(*m_sharing);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog, Timeout));
    dialog.findChild<QSpinBox *>(QStringLiteral("port"))->setValue(vedette::test::freePort());
    QTest::keyClick(&dialog, Qt::Key_C, Qt::AltModifier); // only this computer
    QTest::keyClick(&dialog, key, modifiers);
    QTRY_COMPARE_WITH_TIMEOUT(m_sharing->state(), Sharing::State::On, Timeout);
}

void TestSharing::theDialogAsksForTheLoginThatIsMissing()
{
    Settings open = settings();
    open.camera.name = QStringLiteral("shared");
    open.server.owner.userName.clear();
    open.server.owner.password.clear();
    const QString file = m_folder.filePath(QStringLiteral("shared.env"));
    QVERIFY(!saveSettings(open, file));
    OpenCameras opened;
    opened.openOne(open, file);
    m_sharing->setLogins(opened.logins(), [&opened](const vedette::ServerConfig &logins) {
        return opened.keepLogins(logins);
    });
    ShareDialog dialog(*m_sharing);
    dialog.show();
    auto *const userName = dialog.findChild<QLineEdit *>(QStringLiteral("viewersUserName"));
    auto *const password = dialog.findChild<QLineEdit *>(QStringLiteral("viewersPassword"));
    auto *const problem = dialog.findChild<QLabel *>(QStringLiteral("viewersProblem"));
    auto *const onOff = dialog.findChild<QPushButton *>(QStringLiteral("switch"));
    dialog.findChildren<QRadioButton *>().constLast()->setChecked(true); // only this computer
    dialog.findChild<QSpinBox *>(QStringLiteral("port"))->setValue(vedette::test::freePort());
    dialog.findChild<QCheckBox *>(QStringLiteral("encrypted"))->setChecked(false);
    QVERIFY(userName->isVisible() && password->isVisible() && !problem->isVisible());

    QTest::mouseClick(onOff, Qt::LeftButton);
    QCOMPARE(problem->text(), QStringLiteral("✗ Enter a user name and a password for viewers."));
    QTest::keyClicks(userName, QStringLiteral("me"));
    QVERIFY(!problem->isVisible());
    QTest::mouseClick(onOff, Qt::LeftButton);
    QCOMPARE(problem->text(), QStringLiteral("✗ Enter the password too."));
    QVERIFY(!onOff->isChecked());
    QTest::keyClicks(password, QStringLiteral("a long password"));
    QTest::mouseClick(onOff, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_sharing->state(), Sharing::State::On, Timeout);
    QVERIFY(!userName->isVisible());

    // Viewers log in with it, the file keeps it, and the camera does not get it.
    QNetworkReply *const picture = get(QStringLiteral("snapshot.jpg"));
    QTRY_VERIFY_WITH_TIMEOUT(picture->isFinished(), Timeout);
    QCOMPARE(picture->error(), QNetworkReply::NoError);
    const Settings kept = vedette::loadSettings(file, {}, {}).settings;
    QVERIFY(kept == opened.single());
    QCOMPARE(kept.server.owner.password, QStringLiteral("a long password"));
    QVERIFY(vedette::hasOwnLogin(kept.camera.cameraUrl) &&
            vedette::hasOwnLogin(kept.camera.servoUrl));
}

/// What the server says this login is; empty when it does not answer.
QByteArray TestSharing::roleOf(const QByteArray &login)
{
    QNetworkReply *const me = get(QStringLiteral("api/me"), login);
    return QTest::qWaitFor([me] { return me->isFinished(); }, Timeout) ? me->readAll()
                                                                       : QByteArray();
}

/// Of who may only watch: suggested, checked, kept in the file, and true at once of what is shared.
void TestSharing::theDialogHasASecondLogin()
{
    const QString file = m_folder.filePath(QStringLiteral("second.env"));
    QVERIFY(!saveSettings(settings(), file));
    OpenCameras opened;
    opened.openOne(vedette::loadSettings(file, {}, {}).settings, file);
    m_sharing->setLogins(opened.logins(), [&opened](const vedette::ServerConfig &logins) {
        return opened.keepLogins(logins);
    });
    m_sharing->start(anyPort());
    QTRY_COMPARE_WITH_TIMEOUT(m_sharing->state(), Sharing::State::On, Timeout);
    ShareDialog dialog(*m_sharing);
    dialog.show();
    const QSignalSpy started(m_sharing.get(), &Sharing::started);
    auto *const second = dialog.findChild<QCheckBox *>(QStringLiteral("second"));
    auto *const userName = dialog.findChild<QLineEdit *>(QStringLiteral("secondUserName"));
    auto *const password = dialog.findChild<QLineEdit *>(QStringLiteral("secondPassword"));
    auto *const problem = dialog.findChild<QLabel *>(QStringLiteral("secondProblem"));
    auto *const save = dialog.findChild<QPushButton *>(QStringLiteral("secondSave"));
    const auto guest = [&] { return (userName->text() + u':' + password->text()).toUtf8(); };
    const auto kept = [&file] { return vedette::loadSettings(file, {}, {}).settings; };
    QNetworkReply *const owner = get(QStringLiteral("mjpeg"));
    QTRY_COMPARE_WITH_TIMEOUT(m_sharing->viewers(), 1, Timeout);
    QVERIFY(!second->isChecked() && !userName->isVisible() && !save->isVisible());

    second->click();
    QCOMPARE(userName->text(), QStringLiteral("guest"));
    QCOMPARE(password->text().size(), 19);
    QCOMPARE(password->echoMode(), QLineEdit::Password);
    const QString suggested = password->text();
    userName->setText(QStringLiteral("me"));
    save->click();
    QCOMPARE(problem->text(),
             QStringLiteral("✗ This is the user name of the first login. Choose another."));
    userName->clear();
    QVERIFY(!problem->isVisible());
    save->click();
    QCOMPARE(problem->text(), QStringLiteral("✗ Enter the user name too."));
    QVERIFY(kept().server.viewer.isEmpty());

    // The first one interrupts nobody.
    userName->setText(QStringLiteral("visitor"));
    QTest::keyClick(userName, Qt::Key_Return);
    QVERIFY(!save->isVisible());
    QCOMPARE(kept().server.viewer.password, suggested);
    QVERIFY(kept() == opened.single());
    QCOMPARE(roleOf(guest()), QByteArray(R"({"role":"viewer"})"));
    QVERIFY(!owner->isFinished());
    dialog.findChild<QPushButton *>(QStringLiteral("secondCopy"))->click();
    QVERIFY(QGuiApplication::clipboard()->text().endsWith(
        QStringLiteral("\nUser name: visitor\nPassword: ") + suggested));

    // Another one ends what is watched.
    password->setText(QStringLiteral("window"));
    save->click();
    QTRY_VERIFY_WITH_TIMEOUT(owner->isFinished(), Timeout);
    QCOMPARE(roleOf(guest()), QByteArray(R"({"role":"viewer"})"));
    QNetworkReply *const stream = get(QStringLiteral("mjpeg"), guest());
    QTRY_COMPARE_WITH_TIMEOUT(m_sharing->viewers(), 1, Timeout);
    const QByteArray last = guest();
    second->click();
    QVERIFY(!stream->isFinished()); // not before it is saved
    save->click();
    QTRY_VERIFY_WITH_TIMEOUT(stream->isFinished(), Timeout);
    QVERIFY(!roleOf(last).contains("viewer"));
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QVERIFY(!written.readAll().contains("VIEWER"));
    QVERIFY(kept() == opened.single());
    // All of it went on at the same address.
    QCOMPARE(started.count(), 0);
}

VEDETTE_GUI_TEST(TestSharing)
#include "TestSharing.moc"
