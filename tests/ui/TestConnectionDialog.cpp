// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ConnectionDialog.h"
#include "demo/DemoCameraThread.h"
#include "http/AddressLogin.h"
#include "TestProgram.h"
#include "TypedAddress.h"

#include <QAbstractButton>
#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using vedette::ConnectionDialog;
using vedette::DemoCameraThread;
using vedette::Fault;
using vedette::Settings;

class TestConnectionDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void shortAddressesAreCompleted_data();
    void shortAddressesAreCompleted();
    void theServoAddressIsGuessedUntilItIsTyped();
    void returnTestsAndSaves();
    void whatDoesNotWorkIsSaidAndCanBeSaved();
    void aLoginIsTested();
    void testingAloneSavesNothing();
    void mistakesAreNamedBesideTheirFields_data();
    void mistakesAreNamedBesideTheirFields();
    void theOwnerHasAnotherNameThanViewers();
    void escapeWritesNothing();
    void passwordsAreHiddenUntilAskedFor();
    void theCamerasLoginIsNotTheViewers();
    void aLoginInTheAddressMovesToItsFields();
    void servosMayHaveTheirOwnLogin();
    void whatWasLoadedIsSavedAlike_data();
    void whatWasLoadedIsSavedAlike();
    void whatIsWrongInTheFileIsSaid();
    void theFirstRunOffersTheDemo();

private:
    void open(ConnectionDialog::Occasion occasion, const Settings &settings = {});
    QLineEdit *field(const char *name) const
    {
        return m_dialog->findChild<QLineEdit *>(QLatin1String(name));
    }
    QString label(const char *name) const
    {
        return m_dialog->findChild<QLabel *>(QLatin1String(name))->text();
    }
    QPushButton *button(const char *name) const
    {
        return m_dialog->findChild<QPushButton *>(QLatin1String(name));
    }
    void type(const char *name, const QString &text);
    QByteArray saved() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ConnectionDialog> m_dialog;
    DemoCameraThread m_camera;
};

void TestConnectionDialog::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    if (m_camera.streamUrl().port() == 0) {
        QVERIFY2(m_camera.start(), qPrintable(m_camera.errorText()));
    }
    m_camera.clearFault();
    open(ConnectionDialog::Occasion::Edit);
}

void TestConnectionDialog::open(ConnectionDialog::Occasion occasion, const Settings &settings)
{
    m_dialog = std::make_unique<ConnectionDialog>(occasion, settings,
                                                  m_folder->filePath(QStringLiteral("camera.env")));
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get(), Timeout));
}

void TestConnectionDialog::type(const char *name, const QString &text)
{
    field(name)->setFocus();
    field(name)->selectAll();
    QTest::keyClick(field(name), Qt::Key_Delete);
    QTest::keyClicks(field(name), text);
}

QByteArray TestConnectionDialog::saved() const
{
    QFile file(m_folder->filePath(QStringLiteral("camera.env")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestConnectionDialog::shortAddressesAreCompleted_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("meant");
    const auto row = [](const QString &typed, const QString &meant) {
        QTest::newRow(qPrintable(typed)) << typed << meant;
    };
    row(QStringLiteral("192.168.1.50"), QStringLiteral("http://192.168.1.50/mjpeg"));
    row(QStringLiteral(" cam.local:8080 "), QStringLiteral("http://cam.local:8080/mjpeg"));
    row(QStringLiteral("http://cam/stream"), QStringLiteral("http://cam/stream"));
    row(QStringLiteral("cam/?action=stream"), QStringLiteral("http://cam/?action=stream"));
    row(QStringLiteral("https://cam"), QStringLiteral("https://cam/mjpeg"));
    row(QStringLiteral("http://[fe80::1%eth0]"), QStringLiteral("http://[fe80::1%25eth0]/mjpeg"));
    row(QStringLiteral("http://cam?a=|"), QStringLiteral("http://cam?a=%7C"));
    const QString unencoded = QStringLiteral("http://admin:12#34@192.168.1.9");
    row(unencoded, unencoded);
    row(QString(), QString());
}

void TestConnectionDialog::shortAddressesAreCompleted()
{
    QFETCH(QString, typed);
    QFETCH(QString, meant);
    QCOMPARE(vedette::completedAddress(typed), meant);
}

void TestConnectionDialog::theServoAddressIsGuessedUntilItIsTyped()
{
    type("camera", QStringLiteral("192.168.1.50"));
    QTest::keyClick(field("camera"), Qt::Key_Tab);
    QCOMPARE(field("servos")->text(), QStringLiteral("http://192.168.1.50:81/control_servo"));
    type("servos", QStringLiteral("http://other/"));
    type("camera", QStringLiteral("192.168.1.51"));
    QTest::keyClick(field("camera"), Qt::Key_Tab);
    QCOMPARE(field("servos")->text(), QStringLiteral("http://other/"));
}

void TestConnectionDialog::returnTestsAndSaves()
{
    type("servos", m_camera.servoUrl().toString());
    type("camera", m_camera.streamUrl().toString());
    QTest::keyClick(field("camera"), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(m_dialog->result(), int{QDialog::Accepted}, Timeout);
    QCOMPARE(saved(), QByteArray("CAM_URL=" + m_camera.streamUrl().toEncoded() +
                                 "\nSERVO_URL=" + m_camera.servoUrl().toEncoded() + '\n'));
    QVERIFY(label("cameraResult").contains(QStringLiteral("640 × 480")));
    QCOMPARE(m_camera.traverse(), 90);
    const QFileDevice::Permissions others(QFileDevice::ReadGroup | QFileDevice::ReadOther);
    QVERIFY(!QFile::permissions(m_dialog->envFile()).testAnyFlags(others));
}

void TestConnectionDialog::whatDoesNotWorkIsSaidAndCanBeSaved()
{
    m_camera.setFault(Fault::NotFound);
    type("servos", QString());
    type("camera", m_camera.streamUrl().toString());
    QTest::keyClick(field("camera"), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(button("saveAnyway")->isVisible(), Timeout);
    QCOMPARE(label("cameraResult"),
             QStringLiteral("✗ The camera answers, but has no stream at /mjpeg; check the path in "
                            "its address."));
    QVERIFY(saved().isEmpty());
    QTest::mouseClick(button("saveAnyway"), Qt::LeftButton);
    QCOMPARE(m_dialog->result(), int{QDialog::Accepted});
    QVERIFY(saved().startsWith("CAM_URL="));
}

void TestConnectionDialog::aLoginIsTested()
{
    m_camera.setFault(Fault::UnauthorizedDigest);
    type("servos", QString());
    type("camera", m_camera.streamUrl().toString());
    QTest::mouseClick(button("test"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(label("cameraResult"),
                              QStringLiteral("✗ The camera wants a user name and password."),
                              Timeout);
    // The viewers' login is not the camera's.
    type("viewersUserName", QStringLiteral("admin"));
    type("viewersPassword", QStringLiteral("secret"));
    QTest::mouseClick(button("test"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(label("cameraResult"),
                              QStringLiteral("✗ The camera wants a user name and password."),
                              Timeout);
    type("cameraUserName", QStringLiteral("admin"));
    type("cameraPassword", QStringLiteral("secret"));
    QTest::mouseClick(button("test"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(label("cameraResult"), QStringLiteral("✓ Works: 640 × 480."),
                              Timeout);
}

void TestConnectionDialog::testingAloneSavesNothing()
{
    type("servos", m_camera.servoUrl().toString());
    type("camera", m_camera.streamUrl().toString());
    QTest::mouseClick(button("test"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(label("cameraResult"), QStringLiteral("✓ Works: 640 × 480."),
                              Timeout);
    QTRY_COMPARE_WITH_TIMEOUT(label("servosResult"), QStringLiteral("✓ Works."), Timeout);
    QVERIFY(saved().isEmpty());
    QVERIFY(m_dialog->isVisible());
}

void TestConnectionDialog::mistakesAreNamedBesideTheirFields_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("problem");
    QTest::addColumn<QString>("focus");
    const auto row = [](const char *test, const char *name, const char *typed, const char *where,
                        const char *problem, const char *focus) {
        QTest::newRow(test) << QString::fromLatin1(name) << QString::fromLatin1(typed)
                            << QString::fromLatin1(where) << u"✗ "_s + QLatin1String(problem)
                            << QString::fromLatin1(focus);
    };
    row("scheme", "camera", "rtsp://cam/", "cameraResult",
        "Only http and https addresses can be opened.", "camera");
    row("servos", "servos", "81", "servosResult", "An address begins with http:// or https://.",
        "servos");
    row("camera's name missing", "cameraPassword", "secret", "cameraProblem",
        "Enter the user name too.", "cameraUserName");
    row("viewers' name missing", "viewersPassword", "secret", "viewersProblem",
        "Enter the user name too.", "viewersUserName");
    row("viewers' password missing", "viewersUserName", "me", "viewersProblem",
        "Enter the password too.", "viewersPassword");
}

void TestConnectionDialog::mistakesAreNamedBesideTheirFields()
{
    QFETCH(QString, name);
    QFETCH(QString, typed);
    QFETCH(QString, where);
    QFETCH(QString, problem);
    QFETCH(QString, focus);
    type("camera", m_camera.streamUrl().toString());
    type(qPrintable(name), typed);
    QTest::keyClick(field(qPrintable(name)), Qt::Key_Return);
    QCOMPARE(label(qPrintable(where)), problem);
    QVERIFY(m_dialog->findChild<QLabel *>(where)->isVisible());
    QVERIFY(field(qPrintable(focus))->hasFocus());
    QVERIFY(saved().isEmpty());
    QVERIFY(m_dialog->isVisible());
}

void TestConnectionDialog::theOwnerHasAnotherNameThanViewers()
{
    Settings settings;
    settings.camera.cameraUrl = m_camera.streamUrl();
    settings.server.owner = {u"me"_s, u"secret"_s};
    settings.server.viewer = {u"guest"_s, u"window"_s};
    open(ConnectionDialog::Occasion::Edit, settings);
    type("viewersUserName", u"guest"_s);
    QTest::mouseClick(button("test"), Qt::LeftButton);
    QCOMPARE(label("viewersProblem"),
             u"✗ This is the user name of who may only watch. Choose another."_s);
    type("viewersUserName", u"you"_s);
    QCOMPARE(m_dialog->settings().server.viewer, settings.server.viewer);
}

void TestConnectionDialog::escapeWritesNothing()
{
    type("camera", m_camera.streamUrl().toString());
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
    QVERIFY(saved().isEmpty());
}

void TestConnectionDialog::passwordsAreHiddenUntilAskedFor()
{
    for (const auto *const login : {"camera", "viewers"}) {
        const QString name = QLatin1String(login);
        auto *const password = m_dialog->findChild<QLineEdit *>(name + u"Password"_s);
        auto *const reveal = m_dialog->findChild<QAbstractButton *>(name + u"Reveal"_s);
        QCOMPARE(password->echoMode(), QLineEdit::Password);
        QTest::keyClick(reveal, Qt::Key_Space);
        QCOMPARE(password->echoMode(), QLineEdit::Normal);
    }
    m_dialog->reject();
    m_dialog->show();
    QCOMPARE(field("cameraPassword")->echoMode(), QLineEdit::Password);
    QCOMPARE(field("viewersPassword")->echoMode(), QLineEdit::Password);
}

void TestConnectionDialog::theCamerasLoginIsNotTheViewers()
{
    m_camera.setFault(Fault::NotFound);
    type("servos", QString());
    type("camera", m_camera.streamUrl().toString());
    type("viewersUserName", u"me"_s);
    type("viewersPassword", u"viewers"_s);
    QCOMPARE(m_dialog->settings().camera.cameraUrl.userName(), QString());
    QVERIFY(vedette::hasOwnLogin(m_dialog->settings().camera.cameraUrl));
    type("cameraUserName", u"a@:b"_s);
    type("cameraPassword", u"c%2F/#"_s);
    QTest::keyClick(field("camera"), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(button("saveAnyway")->isVisible(), Timeout);
    QTest::mouseClick(button("saveAnyway"), Qt::LeftButton);
    const Settings loaded = vedette::loadSettings(m_dialog->envFile(), {}, {}).settings;
    QCOMPARE(loaded, m_dialog->settings());
    QCOMPARE(loaded.camera.cameraUrl.userName(QUrl::FullyDecoded), u"a@:b"_s);
    QCOMPARE(loaded.camera.cameraUrl.password(QUrl::FullyDecoded), u"c%2F/#"_s);
    QCOMPARE(loaded.server.owner.userName, u"me"_s);
    QCOMPARE(loaded.server.owner.password, u"viewers"_s);
}

void TestConnectionDialog::aLoginInTheAddressMovesToItsFields()
{
    type("camera", u"me:s%2B%40c@10.0.0.7"_s);
    button("test")->setFocus();
    QCOMPARE(field("camera")->text(), u"http://10.0.0.7/mjpeg"_s);
    QCOMPARE(field("cameraUserName")->text(), u"me"_s);
    QCOMPARE(field("cameraPassword")->text(), u"s+@c"_s);
    QCOMPARE(field("servos")->text(), u"http://10.0.0.7:81/control_servo"_s);
    for (const QUrl &url :
         {m_dialog->settings().camera.cameraUrl, m_dialog->settings().camera.servoUrl}) {
        QCOMPARE(url.userName(QUrl::FullyDecoded), u"me"_s);
        QCOMPARE(url.password(QUrl::FullyDecoded), u"s+@c"_s);
    }
}

void TestConnectionDialog::servosMayHaveTheirOwnLogin()
{
    Settings settings;
    settings.camera.cameraUrl = QUrl(u"http://me:s%2Bé%40c@cam/mjpeg"_s);
    settings.camera.servoUrl = QUrl(u"http://he:0ther@cam:81/control_servo"_s);
    open(ConnectionDialog::Occasion::Edit, settings);
    QCOMPARE(field("camera")->text(), u"http://cam/mjpeg"_s);
    QCOMPARE(field("cameraPassword")->text(), u"s+é@c"_s);
    QCOMPARE(field("servos")->text(), u"http://he:***@cam:81/control_servo"_s);
    QCOMPARE(m_dialog->settings().camera.servoUrl, settings.camera.servoUrl);
    type("servos", u"http://he:***@cam:82/"_s);
    QCOMPARE(m_dialog->settings().camera.servoUrl, QUrl(u"http://he:0ther@cam:82/"_s));
}

void TestConnectionDialog::whatWasLoadedIsSavedAlike_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("no login") << QByteArray("CAM_URL=http://c/\nSERVO_URL=http://c:81/\n");
    QTest::newRow("the camera's") << QByteArray(
        "CAM_URL=http://a:b@c/\nSERVO_URL=http://a:b@c:81/\n");
    QTest::newRow("the viewers'") << QByteArray("CAM_URL=http://@c/\nHTTP_AUTH_USERNAME=me\n"
                                                "HTTP_AUTH_PASSWORD=secret\n");
    QTest::newRow("both") << QByteArray("CAM_URL=http://a:b@c/\nSERVO_URL=http://@c:81/\n"
                                        "HTTP_AUTH_USERNAME=me\nHTTP_AUTH_PASSWORD=secret\n");
    const QByteArray addresses("CAM_URL=http://c/\nSERVO_URL=http://c:81/\n");
    QTest::newRow("own firmware") << addresses + "VEDETTE_SERVO_DIALECT=tr-el\n";
    QTest::newRow("channel") << addresses + "VEDETTE_SERVO_DIALECT=goke\n"
                                            "VEDETTE_SERVO_CHANNEL=2\n";
    QTest::newRow("ids") << addresses + "VEDETTE_SERVO_DIALECT=esphome\n"
                                        "VEDETTE_SERVO_IDS=a,b\n";
    QTest::newRow("a file") << addresses + "VEDETTE_SERVO_DIALECT=mine.json\n";
    QTest::newRow("built in otherwise") << addresses + "VEDETTE_SERVO_INVERT_PAN=yes\n"
                                                       "VEDETTE_SERVO_INVERT_TILT=yes\n"
                                                       "VEDETTE_SERVO_SWAP_AXES=yes\n"
                                                       "VEDETTE_PAN_DEGREES=90\n";
}

void TestConnectionDialog::whatWasLoadedIsSavedAlike()
{
    QFETCH(const QByteArray, file);
    QFile dialect(m_folder->filePath(u"mine.json"_s));
    QVERIFY(dialect.open(QIODevice::WriteOnly));
    dialect.write(R"({"id":"other","name":"Mine","firmwares":["one"],"kind":"step",
        "steps":{"up":"/u","down":"/d"}})");
    dialect.close();
    QFile env(m_folder->filePath(u"camera.env"_s));
    QVERIFY(env.open(QIODevice::WriteOnly));
    env.write(file);
    env.close();
    const vedette::LoadedSettings loaded = vedette::loadSettings(env.fileName(), {}, {});
    QVERIFY(!loaded.error);
    open(ConnectionDialog::Occasion::Edit, loaded.settings);
    QCOMPARE(m_dialog->settings(), loaded.settings);
    QVERIFY(!vedette::saveSettings(m_dialog->settings(), env.fileName()));
    QCOMPARE(saved(), file);
}

void TestConnectionDialog::whatIsWrongInTheFileIsSaid()
{
    QFile env(m_folder->filePath(u"camera.env"_s));
    QVERIFY(env.open(QIODevice::WriteOnly));
    env.write("CAM_URL=http://c/\nSERVO_URL=ftp://c/\nPORT=80\n");
    env.close();
    const vedette::LoadedSettings loaded = vedette::loadSettings(env.fileName(), {}, {});
    open(ConnectionDialog::Occasion::Edit, loaded.settings);
    m_dialog->showError(*loaded.error);
    QCOMPARE(label("problem").remove(QChar(0x200B)),
             u"✗ Line 2 of %1: the servo address: only http and https addresses can be opened. "
             "When you save, lines that cannot be used become comments."_s.arg(env.fileName()));
    QVERIFY(field("servos")->hasFocus());
    m_dialog->showError(
        {env.fileName(), 3, u"PORT is not a Vedette setting; the settings are …"_s, u"PORT"_s});
    QVERIFY2(label("problem").contains(u"camera.env: PORT is not a Vedette setting. When"_s),
             qPrintable(label("problem")));
    // Files are named by others, and cameras say what they like.
    for (const char *name : {"problem", "cameraResult", "servosResult", "file"}) {
        QCOMPARE(m_dialog->findChild<QLabel *>(QLatin1String(name))->textFormat(), Qt::PlainText);
    }
    QVERIFY(env.open(QIODevice::ReadOnly));
    QVERIFY(env.readAll().startsWith("CAM_URL=http://c/\nSERVO_URL=ftp://c/\n"));
}

void TestConnectionDialog::theFirstRunOffersTheDemo()
{
    QVERIFY(!button("demo"));
    open(ConnectionDialog::Occasion::FirstRun);
    QVERIFY(!button("saveAnyway")->isVisible());
    QTest::mouseClick(button("demo"), Qt::LeftButton);
    QVERIFY(m_dialog->wantsDemo());
    QVERIFY(!m_dialog->isVisible());
}

VEDETTE_GUI_TEST(TestConnectionDialog)
#include "TestConnectionDialog.moc"
