// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ConnectionDialog.h"
#include "demo/DemoCameraThread.h"
#include "TestProgram.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using vedette::ConnectionDialog;
using vedette::DemoCameraThread;
using vedette::Fault;
using vedette::Settings;

namespace {

} // namespace

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
    void mistakesAreNamed_data();
    void mistakesAreNamed();
    void escapeWritesNothing();
    void thePasswordIsHiddenUntilAskedFor();
    void passwordsInAddressesAreNotShownAndKept();
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
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
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
    row(QString(), QString());
}

void TestConnectionDialog::shortAddressesAreCompleted()
{
    QFETCH(QString, typed);
    QFETCH(QString, meant);
    QCOMPARE(ConnectionDialog::completedAddress(typed), meant);
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
                            "its address"));
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
                              QStringLiteral("✗ The camera wants a user name and password"),
                              Timeout);
    type("userName", QStringLiteral("admin"));
    type("password", QStringLiteral("secret"));
    QTest::mouseClick(button("test"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(label("cameraResult"), QStringLiteral("✓ Works: 640 × 480"), Timeout);
}

void TestConnectionDialog::testingAloneSavesNothing()
{
    type("servos", m_camera.servoUrl().toString());
    type("camera", m_camera.streamUrl().toString());
    QTest::mouseClick(button("test"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(label("cameraResult"), QStringLiteral("✓ Works: 640 × 480"), Timeout);
    QTRY_COMPARE_WITH_TIMEOUT(label("servosResult"), QStringLiteral("✓ Works"), Timeout);
    QVERIFY(saved().isEmpty());
    QVERIFY(m_dialog->isVisible());
}

void TestConnectionDialog::mistakesAreNamed_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("problem");
    QTest::newRow("scheme") << QStringLiteral("camera") << QStringLiteral("rtsp://cam/")
                            << QStringLiteral("✗ Camera address: only http and https addresses "
                                              "can be opened.");
    QTest::newRow("servos") << QStringLiteral("servos") << QStringLiteral("81")
                            << QStringLiteral("✗ Servo address: an address begins with http:// "
                                              "or https://.");
    QTest::newRow("half a login") << QStringLiteral("password") << QStringLiteral("secret")
                                  << QStringLiteral("✗ User name and password belong together; "
                                                    "one of them is missing.");
}

void TestConnectionDialog::mistakesAreNamed()
{
    QFETCH(QString, name);
    QFETCH(QString, typed);
    QFETCH(QString, problem);
    type("camera", m_camera.streamUrl().toString());
    type(qPrintable(name), typed);
    QTest::keyClick(field(qPrintable(name)), Qt::Key_Return);
    QCOMPARE(label("problem"), problem);
    QVERIFY(saved().isEmpty());
    QVERIFY(m_dialog->isVisible());
}

void TestConnectionDialog::escapeWritesNothing()
{
    type("camera", m_camera.streamUrl().toString());
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
    QVERIFY(saved().isEmpty());
}

void TestConnectionDialog::thePasswordIsHiddenUntilAskedFor()
{
    QCOMPARE(field("password")->echoMode(), QLineEdit::Password);
    field("password")->actions().constFirst()->trigger();
    QCOMPARE(field("password")->echoMode(), QLineEdit::Normal);
}

void TestConnectionDialog::passwordsInAddressesAreNotShownAndKept()
{
    Settings settings;
    settings.cameraUrl = QUrl(QStringLiteral("http://me:s%2Bé%40c@cam/mjpeg"));
    settings.servoUrl = QUrl(QStringLiteral("http://he:0ther@cam:81/control_servo"));
    open(ConnectionDialog::Occasion::Edit, settings);
    QCOMPARE(field("camera")->text(), QStringLiteral("http://me:***@cam/mjpeg"));
    QCOMPARE(field("servos")->text(), QStringLiteral("http://he:***@cam:81/control_servo"));
    QCOMPARE(m_dialog->settings().cameraUrl.password(QUrl::FullyDecoded), QStringLiteral("s+é@c"));
    QCOMPARE(m_dialog->settings().servoUrl, settings.servoUrl);
    // Another place, the same login; then another login.
    type("camera", QStringLiteral("http://me:***@10.0.0.7"));
    button("test")->setFocus();
    QCOMPARE(field("camera")->text(), QStringLiteral("http://me:***@10.0.0.7/mjpeg"));
    QCOMPARE(m_dialog->settings().cameraUrl.password(QUrl::FullyDecoded), QStringLiteral("s+é@c"));
    QCOMPARE(m_dialog->settings().cameraUrl.host(), QStringLiteral("10.0.0.7"));
    type("camera", QStringLiteral("http://me:new@cam/mjpeg"));
    QCOMPARE(m_dialog->settings().cameraUrl, QUrl(QStringLiteral("http://me:new@cam/mjpeg")));
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
