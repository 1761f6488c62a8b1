// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ConnectionDialog.h"
#include "demo/DemoCameraThread.h"
#include "TestProgram.h"
#include "VideoWidget.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using vedette::ConnectionDialog;
using vedette::DemoCamera;
using vedette::DemoCameraThread;
using vedette::Settings;
using vedette::VideoWidget;

namespace {

const QString Moved = u"✓ The camera says that it moved."_s;

} // namespace

/// How a camera is steered: chosen in the connection dialog, tried there beside its picture, and
/// saved.
class TestSteeringTrial : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void aDialectIsTriedAndSaved_data();
    void aDialectIsTriedAndSaved();
    void whatTurnsIsStoppedWhenTheDialogCloses();
    void whatTheCameraSaysIsShown();
    void anotherCameraEndsTheTrial();
    void theNextStepTakesAnotherLogin();
    void theAddressFollowsTheDialect();
    void whatADialectNeedsIsAskedFor();
    void theUsersOwnAreThere();

private:
    void startCamera(const QString &dialect);
    void choose(const QString &name);
    void startTrial();
    /// Presses that button; whether the camera acknowledged it.
    bool step(const char *name);
    template <typename Widget>
    Widget *part(const char *name) const
    {
        return m_dialog->findChild<Widget *>(QLatin1String(name));
    }
    QStringList choices() const;
    QByteArray saved() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<DemoCameraThread> m_camera;
    std::unique_ptr<ConnectionDialog> m_dialog;
};

void TestSteeringTrial::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
}

void TestSteeringTrial::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_dialog = std::make_unique<ConnectionDialog>(ConnectionDialog::Occasion::Edit, Settings(),
                                                  m_folder->filePath(u"camera.env"_s));
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get(), Timeout));
}

void TestSteeringTrial::cleanup()
{
    m_dialog.reset();
    m_camera.reset();
}

void TestSteeringTrial::startCamera(const QString &dialect)
{
    DemoCamera::Options options;
    options.dialect = dialect;
    m_camera = std::make_unique<DemoCameraThread>(options);
    QVERIFY2(m_camera->start(), qPrintable(m_camera->errorText()));
    part<QLineEdit>("camera")->setText(m_camera->streamUrl().toString());
    // Typed, so that it is no guess that follows the camera's address.
    QTest::keyClicks(part<QLineEdit>("servos"), m_camera->servoUrl().toString());
    part<QLineEdit>("cameraUserName")->setText(u"admin"_s);
    part<QLineEdit>("cameraPassword")->setText(u"secret"_s);
}

QStringList TestSteeringTrial::choices() const
{
    const auto *const list = part<QComboBox>("dialect");
    QStringList names;
    for (int index = 0; index < list->count(); ++index) {
        names.append(list->itemText(index));
    }
    return names;
}

/// By the keyboard, as a person does.
void TestSteeringTrial::choose(const QString &name)
{
    auto *const list = part<QComboBox>("dialect");
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Home);
    while (list->currentText() != name && list->currentIndex() + 1 < list->count()) {
        QTest::keyClick(list, Qt::Key_Down);
    }
    QCOMPARE(list->currentText(), name);
}

void TestSteeringTrial::startTrial()
{
    QTest::keyClick(part<QPushButton>("try"), Qt::Key_Space);
    const auto *const picture = m_dialog->findChild<VideoWidget *>();
    QVERIFY(picture->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(picture->isLive(), Timeout);
}

bool TestSteeringTrial::step(const char *name)
{
    QTest::mouseClick(part<QToolButton>(name), Qt::LeftButton);
    return QTest::qWaitFor([&] { return part<QLabel>("trialAnswer")->text() == Moved; }, Timeout) &&
           QTest::qWaitFor([&] { return !m_camera->pointing().isMoving; }, Timeout);
}

QByteArray TestSteeringTrial::saved() const
{
    QFile file(m_dialog->envFile());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestSteeringTrial::aDialectIsTriedAndSaved_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char *id, const QString &name, const char *line) {
        QTest::newRow(id) << QString::fromLatin1(id) << name << QByteArray(line);
    };
    row("tr-el", u"securityCam (default)"_s, "");
    row("action-go", u"Pan and tilt web server (action?go=)"_s,
        "VEDETTE_SERVO_DIALECT=action-go\n");
    row("var-pan-degrees", u"CameraWebServer with pan and tilt (degrees)"_s,
        "VEDETTE_SERVO_DIALECT=var-pan-degrees\n");
    row("var-pan-direction", u"CameraWebServer with pan and tilt (direction)"_s,
        "VEDETTE_SERVO_DIALECT=var-pan-direction\n");
    row("mjpeg2sd-websocket", u"ESP32-CAM_MJPEG2SD (WebSocket)"_s,
        "VEDETTE_SERVO_DIALECT=mjpeg2sd-websocket\n");
    row("dahua", u"Dahua and Amcrest"_s, "VEDETTE_SERVO_DIALECT=dahua\n");
}

void TestSteeringTrial::aDialectIsTriedAndSaved()
{
    QFETCH(const QString, id);
    QFETCH(const QString, name);
    QFETCH(const QByteArray, line);
    startCamera(id);
    choose(name);
    startTrial();
    const auto right = [this] { return m_camera->pointing().right; };
    const auto up = [this] { return m_camera->pointing().up; };
    const double middle = right();
    const double level = up();
    QVERIFY(step("stepLeft"));
    QTRY_VERIFY_WITH_TIMEOUT(right() < middle, Timeout);
    const double left = right();
    QVERIFY(step("stepRight"));
    QTRY_VERIFY_WITH_TIMEOUT(right() > left, Timeout);
    QVERIFY(step("stepUp"));
    QTRY_VERIFY_WITH_TIMEOUT(up() > level, Timeout);
    const double high = up();
    QVERIFY(step("stepDown"));
    QTRY_VERIFY_WITH_TIMEOUT(up() < high, Timeout);

    part<QCheckBox>("invertPan")->click();
    const double before = right();
    QVERIFY(step("stepLeft"));
    QTRY_VERIFY_WITH_TIMEOUT(right() > before, Timeout);
    QCOMPARE(m_camera->wrongServoRequests(), 0);
    QCOMPARE(m_camera->mostConnectionsAtOnce(), 1);

    m_dialog->accept();
    QTRY_COMPARE_WITH_TIMEOUT(m_dialog->result(), int{QDialog::Accepted}, Timeout);
    QVERIFY2(saved().endsWith(line + "VEDETTE_SERVO_INVERT_PAN=yes\n"), saved());
    QCOMPARE(vedette::loadSettings(m_dialog->envFile(), {}, {}).settings, m_dialog->settings());
}

void TestSteeringTrial::whatTurnsIsStoppedWhenTheDialogCloses()
{
    startCamera(u"var-pan-direction"_s);
    choose(u"CameraWebServer with pan and tilt (direction)"_s);
    startTrial();
    QTest::keyClick(m_dialog.get(), Qt::Key_Right, Qt::AltModifier);
    QTRY_VERIFY_WITH_TIMEOUT(m_camera->pointing().isMoving, Timeout);
    m_dialog->reject();
    QTRY_VERIFY_WITH_TIMEOUT(!m_camera->pointing().isMoving, Timeout);
    QTRY_COMPARE_WITH_TIMEOUT(m_camera->streamClients(), 0, Timeout);
}

void TestSteeringTrial::whatTheCameraSaysIsShown()
{
    startCamera(u"var-pan-degrees"_s);
    m_camera->setServoFault(DemoCamera::ServoFault::Error);
    choose(u"CameraWebServer with pan and tilt (degrees)"_s);
    startTrial();
    QTest::keyClick(part<QToolButton>("stepUp"), Qt::Key_Space);
    const auto *const answer = part<QLabel>("trialAnswer");
    QTRY_VERIFY_WITH_TIMEOUT(answer->text().startsWith(u"✗ "_s), Timeout);
    QVERIFY2(answer->text().contains(u"500"_s), qPrintable(answer->text()));
    m_camera->setServoFault(DemoCamera::ServoFault::None);
    QVERIFY(step("stepUp"));
    // What is wrong with the fields is said there, and nothing is sent.
    part<QLineEdit>("servos")->setText(u"81"_s);
    const qsizetype sent = m_camera->servoRequests().size();
    QTest::mouseClick(part<QToolButton>("stepUp"), Qt::LeftButton);
    QCOMPARE(part<QLabel>("servosResult")->text(),
             u"✗ An address begins with http:// or https://."_s);
    QCOMPARE(m_camera->servoRequests().size(), sent);
}

/// Nothing is sent to an address that is being typed.
void TestSteeringTrial::anotherCameraEndsTheTrial()
{
    startCamera(u"tr-el"_s);
    startTrial();
    part<QLineEdit>("camera")->setText(u"http://192.0.2.1/mjpeg"_s);
    QVERIFY(!m_dialog->findChild<VideoWidget *>()->isVisible());
    QVERIFY(!part<QPushButton>("try")->isChecked());
    QTRY_COMPARE_WITH_TIMEOUT(m_camera->streamClients(), 0, Timeout);
}

void TestSteeringTrial::theNextStepTakesAnotherLogin()
{
    startCamera(u"foscam"_s);
    choose(u"Foscam MJPEG and clones (4 is left)"_s);
    startTrial();
    QTest::keyClicks(part<QLineEdit>("cameraPassword"), u"x"_s);
    QVERIFY(part<QPushButton>("try")->isChecked());
    QTest::mouseClick(part<QToolButton>("stepUp"), Qt::LeftButton);
    const auto *const answer = part<QLabel>("trialAnswer");
    QTRY_VERIFY_WITH_TIMEOUT(answer->text().startsWith(u"✗ "_s), Timeout);
    QVERIFY2(answer->text().contains(u"password"_s), qPrintable(answer->text()));
    QTest::keyClick(part<QLineEdit>("cameraPassword"), Qt::Key_Backspace);
    QVERIFY(step("stepUp"));
    QTRY_VERIFY_WITH_TIMEOUT(m_dialog->findChild<VideoWidget *>()->isLive(), Timeout);
}

void TestSteeringTrial::theAddressFollowsTheDialect()
{
    part<QLineEdit>("camera")->setFocus();
    QTest::keyClicks(part<QLineEdit>("camera"), u"http://192.168.1.50:81/stream"_s);
    QTest::keyClick(part<QLineEdit>("camera"), Qt::Key_Tab);
    const auto *const servos = part<QLineEdit>("servos");
    QCOMPARE(servos->text(), u"http://192.168.1.50:81/control_servo"_s);
    QVERIFY(part<QLabel>("servosHint")->text().startsWith(u"The whole address"_s));
    choose(u"Dahua and Amcrest"_s);
    QCOMPARE(servos->text(), u"http://192.168.1.50"_s);
    QCOMPARE(servos->placeholderText(), u"http://192.168.1.50"_s);
    QVERIFY(part<QLabel>("servosHint")->text().startsWith(u"The address without a path"_s));
    part<QLineEdit>("servos")->setText(u"http://other:82"_s);
    choose(u"securityCam (default)"_s);
    QCOMPARE(servos->text(), u"http://other:82"_s);
}

void TestSteeringTrial::whatADialectNeedsIsAskedFor()
{
    part<QLineEdit>("camera")->setText(u"http://c/mjpeg"_s);
    QVERIFY(!part<QLabel>("dialectAbout")->isVisible());
    choose(u"Goke and Floureon"_s);
    QVERIFY(part<QSpinBox>("channel")->isVisible());
    QCOMPARE(part<QSpinBox>("channel")->value(), 1);
    QVERIFY(!m_dialog->settings().camera.servoChannel);
    part<QSpinBox>("channel")->setValue(3);
    QCOMPARE(m_dialog->settings().camera.servoChannel, 3);
    const QString about = part<QLabel>("dialectAbout")->text();
    QVERIFY2(about.startsWith(u"For: Floureon 1080p"_s) &&
                 about.contains(u"\n• Whether speeds go from 1 to 8."_s),
             qPrintable(about));
    choose(u"ESPHome (numbers)"_s);
    QVERIFY(!part<QSpinBox>("channel")->isVisible());
    QVERIFY(part<QLineEdit>("ids")->isVisible());
    part<QLineEdit>("ids")->setText(u"a/b"_s);
    QTest::mouseClick(part<QPushButton>("test"), Qt::LeftButton);
    QCOMPARE(part<QLabel>("dialectProblem")->text(),
             u"✗ The IDs of pan and tilt must be two ids with a comma between, of pan and of tilt: "
             "pan,tilt."_s);
    QVERIFY(part<QLineEdit>("ids")->hasFocus());
    part<QLineEdit>("ids")->setText(u"turn,nod"_s);
    QCOMPARE(m_dialog->settings().camera.panId, u"turn"_s);
    QCOMPARE(m_dialog->settings().camera.tiltId, u"nod"_s);
}

void TestSteeringTrial::theUsersOwnAreThere()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
                           u"/vedette/dialects"_s;
    QVERIFY(QDir().mkpath(folder));
    const auto write = [&](const QString &name, const QByteArray &json) {
        QFile file(folder + u'/' + name);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(json) == json.size());
    };
    write(u"barn.json"_s, R"({"id":"barn","name":"The barn","firmwares":["mine"],
        "kind":"step","steps":{"up":"/u","down":"/d"}})");
    write(u"wrong.json"_s, "{");
    init();
    const QStringList names = choices();
    QCOMPARE(names.value(1), u"The barn (your own)"_s);
    QVERIFY2(names.constLast().startsWith(u"Cannot be used: "_s) &&
                 names.constLast().contains(u"wrong.json"_s),
             qPrintable(names.constLast()));
    choose(u"The barn (your own)"_s);
    QCOMPARE(m_dialog->settings().camera.dialect->id, u"barn"_s);
    QVERIFY(QDir(folder).removeRecursively());
}

VEDETTE_GUI_TEST(TestSteeringTrial)
#include "TestSteeringTrial.moc"
