// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/CameraHandle.h"
#include "camera/IoThread.h"
#include "ConnectionDialog.h"
#include "demo/DemoCameraThread.h"
#include "DialogChecks.h"
#include "FakeAvahi.h"
#include "ForeignProgram.h"
#include "GamepadDialog.h"
#include "GamepadInput.h"
#include "MainWindow.h"
#include "NetworkDialog.h"
#include "OneClientCamera.h"
#include "recording/RecordingDialog.h"
#include "recording/RecordingDisk.h"
#include "ScreenTest.h"
#include "ShareDialog.h"
#include "Sharing.h"
#include "TestProgram.h"
#include "VideoWidget.h"
#include "VirtualGamepad.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QHostAddress>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QScreen>
#include <QSpinBox>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;
using vedette::CameraHandle;
using vedette::ConfigError;
using vedette::ConnectionDialog;
using vedette::DemoCamera;
using vedette::DemoCameraThread;
using vedette::Fault;
using vedette::GamepadDialog;
using vedette::GamepadInput;
using vedette::IoThread;
using vedette::MainWindow;
using vedette::NetworkDialog;
using vedette::RecordConfig;
using vedette::RecordedCamera;
using vedette::RecordingDialog;
using vedette::RecordingDisk;
using vedette::ServeArguments;
using vedette::Settings;
using vedette::ShareDialog;
using vedette::Sharing;
using vedette::VideoWidget;
using namespace vedette::test;

/// All states of the dialogs, as a person sees them under a window manager: nothing is cut off,
/// keys reach everything, and texts are the window's own.
class TestDialogs : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void connection_data();
    void connection();
    void network_data();
    void network();
    void share_data();
    void share();
    void gamepad_data();
    void gamepad();
    void recording_data();
    void recording();
    void menusAndMessages();

private:
    enum class Connection { FirstRun, Edit, FileError, Mistakes, Testing, Failed, Trial, Found };
    enum class Pads { None, Two, Waiting };
    enum class Share { Off, NoLogin, NoLoginGiven, PortTaken, Network, ThisComputer };

    static void look(QDialog &dialog, const QString &name);
    void enter(ConnectionDialog &dialog, Connection state);
    void enter(ShareDialog &dialog, Share state);
    Settings settings() const;

    QTemporaryDir m_folder;
    std::unique_ptr<DemoCameraThread> m_source;
    std::unique_ptr<DemoCameraThread> m_slow; ///< so slow that a picture can be compared
    std::unique_ptr<OneClientCamera> m_found;
    OwnSystemBus m_bus;
    IoThread m_io;
    std::unique_ptr<CameraHandle> m_camera;
    std::unique_ptr<Sharing> m_sharing;
    std::unique_ptr<DarkPalette> m_dark;
    QTcpServer m_other; ///< whose port is taken
};

void TestDialogs::initTestCase()
{
    QCoreApplication::setOrganizationName(u"vedette-test"_s);
    QApplication::setCursorFlashTime(0); // pictures of it are compared
    m_source = std::make_unique<DemoCameraThread>();
    QVERIFY2(m_source->start(), qPrintable(m_source->errorText()));
    DemoCamera::Options slow;
    slow.framesPerSecond = 1;
    m_slow = std::make_unique<DemoCameraThread>(slow);
    QVERIFY2(m_slow->start(), qPrintable(m_slow->errorText()));
    QVERIFY(m_other.listen(QHostAddress::Any));
    QVERIFY(m_bus.start());
}

void TestDialogs::init()
{
    m_source->clearFault();
}

void TestDialogs::cleanup()
{
    m_dark.reset();
    m_sharing.reset();
    m_camera.reset();
}

Settings TestDialogs::settings() const
{
    Settings all;
    all.camera.cameraUrl = m_source->streamUrl();
    all.camera.servoUrl =
        QUrl(u"http://somebody:secret@127.0.0.1:9/a/rather/long/path/to/servos"_s);
    all.server.owner.userName = u"a-user-name-of-some-length"_s;
    all.server.owner.password = u"a password of a sentence's length, with spaces"_s;
    return all;
}

/// Looks at a dialog when it has settled.
void TestDialogs::look(QDialog &dialog, const QString &name)
{
    QTRY_COMPARE(misfitsIn(dialog), QString());
    const auto isDrawn = [&dialog] {
        return screenshotOf(dialog).convertToFormat(QImage::Format_RGB32) ==
               dialog.grab().toImage().convertToFormat(QImage::Format_RGB32);
    };
    QTRY_VERIFY(isDrawn());
    keepScreenshot(name);
    const auto lines = dialog.findChildren<QLineEdit *>();
    for (const QLineEdit *const line : lines) {
        QCOMPARE(line->palette().color(QPalette::Active, QPalette::PlaceholderText).rgb(),
                 line->palette().color(QPalette::Active, QPalette::Text).rgb());
    }
    QCOMPARE(technicalWordsIn(dialog), QString());
    QCOMPARE(unclearKeysIn(dialog), QString());
}

void TestDialogs::connection_data()
{
    QTest::addColumn<Connection>("state");
    QTest::addColumn<bool>("isDark");
    for (const bool isDark : {false, true}) {
        const char *const palette = isDark ? "dark" : "light";
        const auto row = [&](const char *name, Connection state) {
            QTest::addRow("%s %s", name, palette) << state << isDark;
        };
        row("first run", Connection::FirstRun);
        row("edit", Connection::Edit);
        row("file error", Connection::FileError);
        row("mistakes", Connection::Mistakes);
        row("testing", Connection::Testing);
        row("failed", Connection::Failed);
        row("trial", Connection::Trial);
        row("found", Connection::Found);
    }
}

void TestDialogs::enter(ConnectionDialog &dialog, Connection state)
{
    const auto set = [&dialog](const char *name, const QString &text) {
        dialog.findChild<QLineEdit *>(QLatin1String(name))->setText(text);
    };
    auto *const test = dialog.findChild<QPushButton *>(u"test"_s);
    if (state == Connection::FileError) {
        dialog.showError(
            {.source = dialog.envFile(),
             .line = 12,
             .text = u"HTTP_AUTH_USERNAME and HTTP_AUTH_PASSWORD belong together; CAM_URL and "
                     "SERVO_URL do, and so do VEDETTE_STEP_DEGREES and VEDETTE_MQTT_URL"_s,
             .key = {}});
    } else if (state == Connection::Mistakes) {
        set("camera", u"rtsp://192.168.1.50/"_s);
        set("servos", u"81"_s);
        set("cameraPassword", u"secret"_s);
        set("viewersUserName", u"me:too"_s);
        test->click();
    } else if (state == Connection::Testing) {
        m_source->setFault(Fault::Stall);
        test->click();
    } else if (state == Connection::Failed) {
        m_source->setFault(Fault::NotFound);
        dialog.accept();
        auto *const saveAnyway = dialog.findChild<QPushButton *>(u"saveAnyway"_s);
        QTRY_VERIFY_WITH_TIMEOUT(saveAnyway->isVisible(), Timeout);
    } else if (state == Connection::Found) {
        const QByteArray status =
            OneClientCamera::json(R"({"framesize":8,"quality":10,"hmirror":0,"vflip":1})");
        m_found = std::make_unique<OneClientCamera>(QMap<int, OneClientCamera::Paths>{
            {80, {{"/status", status}, {"/stream", OneClientCamera::Stream}}}});
        set("camera", m_found->urlOf(80, u"/"_s).authority());
        dialog.findChild<QPushButton *>(u"find"_s)->click();
        const auto *const found = dialog.findChild<QLabel *>(u"found"_s);
        QTRY_VERIFY_WITH_TIMEOUT(found->text().startsWith(u"✓ "_s), Timeout);
    } else if (state == Connection::Trial) {
        set("camera", m_slow->streamUrl().toString());
        auto *const dialects = dialog.findChild<QComboBox *>(u"dialect"_s);
        dialects->setCurrentText(u"Dahua and Amcrest"_s);
        // As far to the right as it goes: what opens there does not reach beyond the screen.
        dialog.move(dialog.screen()->availableGeometry().right() + 1 - dialog.frameSize().width(),
                    dialog.y());
        dialog.findChild<QPushButton *>(u"try"_s)->click();
        const auto *const picture = dialog.findChild<VideoWidget *>();
        QTRY_VERIFY_WITH_TIMEOUT(picture->isLive(), Timeout);
        dialog.findChild<QToolButton *>(u"stepLeft"_s)->click();
        const auto *const answer = dialog.findChild<QLabel *>(u"trialAnswer"_s);
        QTRY_VERIFY_WITH_TIMEOUT(answer->text().startsWith(u"✗ "_s), Timeout);
    }
}

void TestDialogs::connection()
{
    QFETCH(const Connection, state);
    QFETCH(const bool, isDark);
    m_dark = isDark ? std::make_unique<DarkPalette>() : nullptr;
    const bool isFirst = state == Connection::FirstRun || state == Connection::Found;
    const QString file = m_folder.filePath(u"a folder/with.a.long.name/for/a.camera/camera.env"_s);
    ConnectionDialog dialog(isFirst ? ConnectionDialog::Occasion::FirstRun
                                    : ConnectionDialog::Occasion::Edit,
                            isFirst ? Settings() : settings(), file);
    if (!isFirst) {
        dialog.offerRecording();
    }
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog, Timeout));
    enter(dialog, state);
    look(dialog, QStringLiteral("connection ") + QLatin1String(QTest::currentDataTag()));
}

void TestDialogs::network_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestDialogs::network()
{
    QFETCH(const bool, isDark);
    m_dark = isDark ? std::make_unique<DarkPalette>() : nullptr;
    FakeAvahi avahi(m_bus.bus());
    avahi.announced = {
        {u"_http._tcp"_s, u"Office printer"_s, u"printer.local"_s, u"192.168.1.9"_s},
        {u"_http._tcp"_s, u"esp32-cam"_s, u"esp32-cam.local"_s, u"192.168.1.51"_s},
        {u"_arduino._tcp"_s, u"garden"_s, u"garden.local"_s, u"192.168.1.77"_s},
    };
    QVERIFY(m_bus.serve(avahi));
    Settings moved;
    moved.camera.cameraUrl = QUrl(u"http://garden.local:81/stream"_s);
    ConnectionDialog owner(ConnectionDialog::Occasion::Edit, moved,
                           m_folder.filePath(u"garden.env"_s));
    owner.show();
    QVERIFY(QTest::qWaitForWindowActive(&owner, Timeout));
    owner.findChild<QPushButton *>(u"network"_s)->click();
    auto *const dialog = owner.findChild<NetworkDialog *>();
    QVERIFY(QTest::qWaitForWindowActive(dialog, Timeout));
    // It begins amid its owner, give or take a title bar that Qt does not know yet, and then grows.
    const QRect place = owner.geometry();
    QTRY_VERIFY(place
                    .adjusted(place.width() / 4, place.height() / 4, -place.width() / 4,
                              -place.height() / 4)
                    .contains(dialog->geometry().center()));
    QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<QPushButton *>(u"again"_s)->isEnabled(), Timeout);
    look(*dialog, QStringLiteral("network ") + QLatin1String(QTest::currentDataTag()));
    dialog->close();
    m_bus.withdraw();
}

void TestDialogs::share_data()
{
    QTest::addColumn<Share>("state");
    QTest::addColumn<bool>("isDark");
    for (const bool isDark : {false, true}) {
        const char *const palette = isDark ? "dark" : "light";
        const auto row = [&](const char *name, Share state) {
            QTest::addRow("%s %s", name, palette) << state << isDark;
        };
        row("off", Share::Off);
        row("no login", Share::NoLogin);
        row("no login given", Share::NoLoginGiven);
        row("port taken", Share::PortTaken);
        row("network", Share::Network);
        row("this computer", Share::ThisComputer);
    }
}

void TestDialogs::enter(ShareDialog &dialog, Share state)
{
    const bool isForNetwork = state == Share::Network;
    const auto choices = dialog.findChildren<QRadioButton *>();
    (isForNetwork ? choices.constFirst() : choices.constLast())->setChecked(true);
    auto *const second = dialog.findChild<QCheckBox *>(u"second"_s);
    const int port = state == Share::PortTaken ? m_other.serverPort() : freePort();
    dialog.findChild<QSpinBox *>(u"port"_s)->setValue(port);
    auto *const onOff = dialog.findChild<QPushButton *>(u"switch"_s);
    if (state == Share::NoLogin) {
        second->click();
    }
    if (state == Share::Off || state == Share::NoLogin) {
        return;
    }
    onOff->click();
    if (state == Share::NoLoginGiven) {
        return;
    }
    if (state == Share::PortTaken) {
        QTRY_VERIFY_WITH_TIMEOUT(!m_sharing->problem().isEmpty(), Timeout);
        return;
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_sharing->state(), Sharing::State::On, Timeout);
    dialog.findChild<QCheckBox *>(u"reveal"_s)->setChecked(true);
    if (state == Share::ThisComputer) {
        dialog.findChild<QLineEdit *>(u"secondPassword"_s)->setText(u"another"_s);
    }
}

void TestDialogs::share()
{
    QFETCH(const Share, state);
    QFETCH(const bool, isDark);
    m_dark = isDark ? std::make_unique<DarkPalette>() : nullptr;
    Settings shared = settings();
    if (state == Share::NoLogin || state == Share::NoLoginGiven) {
        shared.server.owner.userName.clear();
        shared.server.owner.password.clear();
    }
    if (state == Share::Network || state == Share::ThisComputer) {
        shared.server.viewer = {u"guest"_s, u"window"_s};
    }
    m_camera = std::make_unique<CameraHandle>(m_io, shared.camera);
    m_sharing = std::make_unique<Sharing>();
    m_sharing->setLogins(shared.server);
    m_sharing->addCamera({}, *m_camera);
    ShareDialog dialog(*m_sharing);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog, Timeout));
    enter(dialog, state);
    look(dialog, QStringLiteral("share ") + QLatin1String(QTest::currentDataTag()));
    // Tab leads to both of these.
    auto *const onOff = dialog.findChild<QPushButton *>(u"switch"_s);
    onOff->setFocus();
    QTest::keyClick(onOff, Qt::Key_Tab);
    auto *const close = qobject_cast<QPushButton *>(dialog.focusWidget());
    QVERIFY(close != nullptr && close->text() == u"C&lose"_s);
    QTest::keyClick(close, Qt::Key_Backtab);
    QCOMPARE(dialog.focusWidget(), onOff);
}

void TestDialogs::gamepad_data()
{
    QTest::addColumn<Pads>("state");
    QTest::addColumn<bool>("isDark");
    for (const bool isDark : {false, true}) {
        const char *const palette = isDark ? "dark" : "light";
        QTest::addRow("none %s", palette) << Pads::None << isDark;
        QTest::addRow("two %s", palette) << Pads::Two << isDark;
        QTest::addRow("waiting %s", palette) << Pads::Waiting << isDark;
    }
}

void TestDialogs::gamepad()
{
    QFETCH(const Pads, state);
    QFETCH(const bool, isDark);
    m_dark = isDark ? std::make_unique<DarkPalette>() : nullptr;
    const VirtualGamepads only;
    std::vector<VirtualGamepad> devices;
    if (state != Pads::None) {
        devices.push_back(VirtualGamepad::controller("Xbox Series X Controller"));
        devices.push_back(VirtualGamepad::flightStick());
        devices[0].setStick(0.7, -0.5);
        devices[0].setButton(SDL_CONTROLLER_BUTTON_LEFTSHOULDER, true);
    }
    GamepadInput input;
    GamepadDialog dialog(input);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog, Timeout));
    QTRY_COMPARE_WITH_TIMEOUT(input.gamepads().size(), qsizetype(devices.size()), Timeout);
    if (state == Pads::Waiting) {
        dialog.findChild<QPushButton *>(u"change"_s)->click();
    }
    look(dialog, QStringLiteral("gamepad ") + QLatin1String(QTest::currentDataTag()));
}

void TestDialogs::recording_data()
{
    QTest::addColumn<RecordConfig::When>("when");
    QTest::addColumn<bool>("isDark");
    for (const bool isDark : {false, true}) {
        const char *const palette = isDark ? "dark" : "light";
        QTest::addRow("ready %s", palette) << RecordConfig::When::Ready << isDark;
        QTest::addRow("all said %s", palette) << RecordConfig::When::Schedule << isDark;
    }
}

void TestDialogs::recording()
{
    QFETCH(const RecordConfig::When, when);
    QFETCH(const bool, isDark);
    m_dark = isDark ? std::make_unique<DarkPalette>() : nullptr;
    RecordingDisk disk(m_folder.filePath(u"a folder with/a rather/long name/of recordings"_s));
    RecordedCamera camera{.name = u"The Garden behind the House"_s,
                          .all = {.path = {}, .keep = {.days = 30, .gigabytes = 1500}},
                          .allFile = m_folder.filePath(u"a folder/with.a.long.name/server.env"_s),
                          .kept = u"Is saved in /home/somebody/.config/vedette/garden.env."_s};
    camera.config.folder = u"the-garden-behind-the-house"_s;
    camera.config.when = when;
    QString problem = u"What you set counts until you close Vedette, since that could not be kept: "
                      "/home/somebody/.config/vedette/garden.env: cannot be written"_s;
    RecordingDialog dialog(camera, disk, [&problem](const RecordConfig &) { return problem; });
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    const auto *const room = dialog.findChild<QLabel *>(u"room"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!room->text().isEmpty(), Timeout);
    if (when == RecordConfig::When::Schedule) {
        dialog.findChild<QSpinBox *>(u"days"_s)->setValue(7);
        auto *const times = dialog.findChild<QLineEdit *>(u"times"_s);
        times->setText(u"22:00-06:00"_s);
        dialog.accept();
        times->setText(u"at night"_s);
        dialog.accept();
        QVERIFY(dialog.isVisible());
    }
    look(dialog, QStringLiteral("recording ") + QLatin1String(QTest::currentDataTag()));
}

void TestDialogs::menusAndMessages()
{
    MainWindow window;
    window.show();
    QCOMPARE(technicalWordsIn(window), QString());
    // Each of these waits in an event loop of its own until it is closed.
    QStringList found;
    const QFont usual = QApplication::font();
    for (const char *const name : {"&Keys", "&About Vedette"}) {
        // In so large a font, the list of keys is longer than the screen.
        QFont large = usual;
        large.setPointSizeF(usual.pointSizeF() * 1.5);
        QApplication::setFont(name == QByteArray("&Keys") ? large : usual);
        const QList<QAction *> actions = window.actions();
        const auto action = std::find_if(actions.begin(), actions.end(), [name](QAction *one) {
            return one->text() == QLatin1String(name);
        });
        QVERIFY(action != actions.end());
        QTimer::singleShot(0, &window, [&found] {
            QWidget *const message = QApplication::activeModalWidget();
            // Painted by then, and where the window manager has put it.
            const bool isShown = QTest::qWaitForWindowActive(message, Timeout);
            keepScreenshot(message->windowTitle());
            found += isShown ? technicalWordsIn(*message) + misfitsIn(*message) : u"hidden"_s;
            message->close();
        });
        (*action)->trigger();
    }
    QCOMPARE(found, QStringList({QString(), QString()}));
}

VEDETTE_SCREEN_TEST(TestDialogs)
#include "TestDialogs.moc"
