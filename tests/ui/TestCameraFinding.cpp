// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ConnectionDialog.h"
#include "NetworkDialog.h"
#include "OneClientCamera.h"
#include "TestProgram.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;

namespace {

using Paths = OneClientCamera::Paths;

QByteArray page(const QByteArray &title)
{
    return ScriptedServer::response(200, "<html><title>" + title + "</title>",
                                    "Content-Type: text/html\r\n");
}

} // namespace

/// A camera that is found by the connection dialog, given only its address. The cameras admit one
/// client, and the dialog's fields hold a login that none of them may get.
class TestCameraFinding : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void firmwares_data();
    void firmwares();
    void whatTheUserSaidStays();
    void aLoginIsNeeded();
    void nothingIsFound_data();
    void nothingIsFound();
    void nobodyOfThatNameIsAsked();
    void itEndsAtOnce_data();
    void itEndsAtOnce();
    void oneOfTheNetworkIsFound();
    void aCameraThatMovedIsFollowed();

private:
    void open(const Settings &settings);
    /// As the user does in the network's dialog.
    void choose(const NetworkCamera &camera);
    void startCamera(const Paths &paths);
    /// Types where the camera is, as a person does, and presses Find.
    void find(const QString &address);
    void waitForResult() const;
    template <typename Widget>
    Widget *part(const char *name) const
    {
        return m_dialog->findChild<Widget *>(QLatin1String(name));
    }
    QString fieldText(const char *name) const { return part<QLineEdit>(name)->text(); }
    QString said() const { return part<QLabel>("found")->text().remove(QChar(0x200B)); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<OneClientCamera> m_camera;
    std::unique_ptr<ConnectionDialog> m_dialog;
    QString m_address; ///< of the camera: host and port
};

void TestCameraFinding::initTestCase()
{
    qputenv("DBUS_SYSTEM_BUS_ADDRESS", "disabled:");
}

void TestCameraFinding::open(const Settings &settings)
{
    m_dialog = std::make_unique<ConnectionDialog>(ConnectionDialog::Occasion::Edit, settings,
                                                  m_folder->filePath(u"camera.env"_s));
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get(), Timeout));
}

void TestCameraFinding::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    open(Settings());
    part<QLineEdit>("cameraUserName")->setText(u"admin"_s);
    part<QLineEdit>("cameraPassword")->setText(u"secret"_s);
}

void TestCameraFinding::cleanup()
{
    m_dialog.reset();
    m_camera.reset();
}

void TestCameraFinding::startCamera(const Paths &paths)
{
    m_camera = std::make_unique<OneClientCamera>(QMap<int, Paths>{{80, paths}});
    m_address = m_camera->urlOf(80, u"/"_s).authority();
}

void TestCameraFinding::find(const QString &address)
{
    auto *const field = part<QLineEdit>("camera");
    field->setFocus();
    QTest::keyClicks(field, address);
    QTest::keyClick(part<QPushButton>("find"), Qt::Key_Space);
    QCOMPARE(part<QPushButton>("find")->text(), u"Stop &Finding"_s);
}

void TestCameraFinding::waitForResult() const
{
    QTRY_COMPARE_WITH_TIMEOUT(part<QPushButton>("find")->text(), u"&Find"_s, Timeout);
    QVERIFY(part<QLabel>("found")->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(m_camera->isLeft(), Timeout);
    QCOMPARE(m_camera->mostAtOnce(), 1);
    QVERIFY(!m_camera->wasLoginSent());
}

void TestCameraFinding::firmwares_data()
{
    QTest::addColumn<Paths>("paths");
    QTest::addColumn<QString>("firmware");
    QTest::addColumn<QString>("stream");
    QTest::addColumn<QString>("servos");
    QTest::addColumn<QString>("steeredBy");
    const QByteArray stream = OneClientCamera::Stream;
    const QByteArray status =
        OneClientCamera::json(R"({"framesize":8,"quality":10,"hmirror":0,"vflip":1})");
    QTest::newRow("securityCam") << Paths{{"/mjpeg", stream}} << u"This could be securityCam."_s
                                 << u"/mjpeg"_s << u"http://127.0.0.1:81/control_servo"_s
                                 << u"securityCam (default)"_s;
    QTest::newRow("CameraWebServer")
        << Paths{{"/", page("ESP32")}, {"/status", status}, {"/stream", stream}}
        << u"This looks like CameraWebServer or one of its many derivatives."_s << u"/stream"_s
        << u"http://HERE"_s << u"Pan and tilt web server (action?go=)"_s;
    QTest::newRow("MJPEG2SD") << Paths{{"/", page("MJPEG2SD")}, {"/sustain?video=1", stream}}
                              << u"This is ESP32-CAM_MJPEG2SD."_s << u"/sustain?video=1"_s
                              << u"http://HERE"_s << u"ESP32-CAM_MJPEG2SD (WebSocket)"_s;
    QTest::newRow("multiclient") << Paths{{"/mjpeg/1", stream}}
                                 << u"This could be esp32-cam-mjpeg-multiclient."_s << u"/mjpeg/1"_s
                                 << u"http://HERE"_s << QString();
    QTest::newRow("thingino") << Paths{{"/", page("thingino")}, {"/x/ch0.mjpg", stream}}
                              << u"This is thingino."_s << u"/x/ch0.mjpg"_s << u"http://HERE"_s
                              << QString();
    QTest::newRow("Tasmota, which does not turn")
        << Paths{{"/", page("Tasmota")}, {"/wc.mjpeg", stream}} << u"This is Tasmota."_s
        << u"/wc.mjpeg"_s << QString() << u"securityCam (default)"_s;
}

void TestCameraFinding::firmwares()
{
    QFETCH(const Paths, paths);
    QFETCH(const QString, firmware);
    QFETCH(const QString, stream);
    QFETCH(QString, servos);
    QFETCH(const QString, steeredBy);
    startCamera(paths);
    find(m_address);
    waitForResult();
    QVERIFY2(said().startsWith(u"✓ A stream at "_s) && said().contains(firmware),
             qPrintable(said()));
    QCOMPARE(fieldText("camera"), u"http://"_s + m_address + stream);
    // Leaving the field, and looking at another dialect and back, change nothing of it.
    part<QComboBox>("dialect")->setFocus();
    QTest::keyClick(part<QComboBox>("dialect"), Qt::Key_Down);
    QTest::keyClick(part<QComboBox>("dialect"), Qt::Key_Up);
    QCOMPARE(fieldText("servos"), servos.replace(u"HERE"_s, m_address));
    QCOMPARE(part<QComboBox>("dialect")->currentIndex(), 0);
    if (!steeredBy.isEmpty()) {
        QCOMPARE(part<QComboBox>("dialect")->currentText(), steeredBy);
    }
}

void TestCameraFinding::whatTheUserSaidStays()
{
    startCamera({{"/", page("thingino")}, {"/x/ch0.mjpg", OneClientCamera::Stream}});
    part<QComboBox>("dialect")->setCurrentText(u"Dahua and Amcrest"_s);
    QTest::keyClicks(part<QLineEdit>("servos"), u"http://other/"_s);
    find(m_address);
    waitForResult();
    QCOMPARE(part<QComboBox>("dialect")->currentText(), u"Dahua and Amcrest"_s);
    QCOMPARE(fieldText("servos"), u"http://other/"_s);
    // What fits is the first choice all the same.
    QVERIFY(part<QComboBox>("dialect")->itemText(0).contains(u"thingino"_s, Qt::CaseInsensitive));
}

void TestCameraFinding::aLoginIsNeeded()
{
    const QByteArray login = ScriptedServer::response(401, {}, "WWW-Authenticate: Basic\r\n");
    startCamera({{"/", page("camera")}, {"/mjpeg", login}});
    find(m_address);
    waitForResult();
    QCOMPARE(said(), u"✗ A login is needed at http://%1/mjpeg, which may be the stream. Enter the "
                     "camera's login below, and press Test."_s.arg(m_address));
    QCOMPARE(fieldText("camera"), u"http://%1/mjpeg"_s.arg(m_address));
}

void TestCameraFinding::nothingIsFound_data()
{
    QTest::addColumn<Paths>("paths");
    QTest::addColumn<QString>("text");
    QTest::newRow("a web server")
        << Paths{{"/", page("Router")}}
        << u"✗ Something answers there, but no stream was found. Type the address of its stream, "
           "which its web page or its manual names. Only the port in the address was asked."_s;
    QTest::newRow("somebody else watches")
        << Paths{{"*", QByteArray()}}
        << u"✗ No stream was found, and it left requests unanswered. Does another program watch "
           "it? Many cameras show their picture to one only. Only the port in the address was "
           "asked."_s;
}

void TestCameraFinding::nothingIsFound()
{
    QFETCH(const Paths, paths);
    QFETCH(const QString, text);
    startCamera(paths);
    find(m_address);
    waitForResult();
    QCOMPARE(said(), text);
}

void TestCameraFinding::nobodyOfThatNameIsAsked()
{
    startCamera({});
    find(u"nobody.invalid:81"_s);
    QTRY_COMPARE_WITH_TIMEOUT(said(),
                              u"✗ There is no host of this name. Check it, or type the camera's IP "
                              "address."_s,
                              Timeout);
}

void TestCameraFinding::itEndsAtOnce_data()
{
    QTest::addColumn<QString>("how");
    for (const QString &how : {u"stop"_s, u"type"_s, u"close"_s, u"destroy"_s}) {
        QTest::newRow(qPrintable(how)) << how;
    }
}

/// However it is ended, nothing more is asked, and the connection is closed.
void TestCameraFinding::itEndsAtOnce()
{
    QFETCH(const QString, how);
    startCamera({{"*", QByteArray()}}); // answers nothing
    QSignalSpy begun(m_dialog.get(), &ConnectionDialog::aboutToTest);
    QSignalSpy ended(m_dialog.get(), &ConnectionDialog::testEnded);
    find(m_address);
    QTRY_COMPARE_WITH_TIMEOUT(m_camera->asked().size(), 1, Timeout);
    QCOMPARE(begun.size(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(said().startsWith(u"Asking http://"_s + m_address), Timeout);
    if (how == u"stop"_s) {
        QTest::keyClick(part<QPushButton>("find"), Qt::Key_Space);
    } else if (how == u"type"_s) {
        QTest::keyClicks(part<QLineEdit>("camera"), u"x"_s);
    } else if (how == u"close"_s) {
        QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    } else {
        m_dialog.reset();
    }
    QTRY_VERIFY_WITH_TIMEOUT(m_camera->isLeft(), Timeout);
    QCOMPARE(m_camera->asked().size(), 1);
    if (m_dialog) {
        QCOMPARE(ended.size(), 1);
        QVERIFY(!part<QLabel>("found")->isVisible());
        QCOMPARE(part<QPushButton>("find")->text(), u"&Find"_s);
    }
}

void TestCameraFinding::choose(const NetworkCamera &camera)
{
    QTest::keyClick(part<QPushButton>("network"), Qt::Key_Space);
    auto *const network = m_dialog->findChild<NetworkDialog *>();
    QVERIFY(network != nullptr && network->isVisible());
    network->close();
    emit network->chosen(camera);
}

void TestCameraFinding::oneOfTheNetworkIsFound()
{
    startCamera({{"/mjpeg", OneClientCamera::Stream}});
    const auto port = static_cast<quint16>(m_camera->urlOf(80, u"/"_s).port());
    choose(networkCameraOf(u"_http._tcp"_s, u"esp"_s, u"esp.local"_s, u"127.0.0.1"_s, port, 1));
    waitForResult();
    QCOMPARE(fieldText("camera"), u"http://%1/mjpeg"_s.arg(m_address));
}

/// Its port and path are as before, its servos move along, and its login stays here until the user
/// tests or saves.
void TestCameraFinding::aCameraThatMovedIsFollowed()
{
    startCamera({{"/my/stream", OneClientCamera::Stream}});
    QUrl old = m_camera->urlOf(80, u"/my/stream"_s);
    old.setUserInfo(u"admin:secret"_s);
    old.setHost(u"127.0.0.9"_s); // where nobody is
    Settings settings;
    settings.camera.cameraUrl = old;
    settings.camera.servoUrl = QUrl(u"http://he:other@127.0.0.9:81/servos"_s);
    open(settings);
    QTest::mouseClick(part<QPushButton>("test"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(part<QLabel>("found")->isVisible(), Timeout);
    QVERIFY2(said().contains(u"Search the Network"_s), qPrintable(said()));
    choose(networkCameraOf(u"_http._tcp"_s, u"esp"_s, u"esp.local"_s, u"127.0.0.1"_s, 80, 1));
    waitForResult();
    QCOMPARE(fieldText("camera"), u"http://%1/my/stream"_s.arg(m_address));
    QCOMPARE(fieldText("servos"), u"http://he:***@127.0.0.1:81/servos"_s);
    QCOMPARE(m_dialog->settings().camera.servoUrl, QUrl(u"http://he:other@127.0.0.1:81/servos"_s));
    QCOMPARE(fieldText("cameraPassword"), u"secret"_s);
    QVERIFY(!QFile::exists(m_dialog->envFile()));
}

VEDETTE_GUI_TEST(TestCameraFinding)
#include "TestCameraFinding.moc"
