// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aim/CalibrateAction.h"
#include "aim/CalibrationDialog.h"
#include "CameraConfigs.h"
#include "demo/DemoCameraThread.h"
#include "demo/Panorama.h"
#include "demo/ServoMotor.h"
#include "MainWindow.h"
#include "ScreenTest.h"
#include "TestProgram.h"
#include "VideoWidget.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QtMath>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;

/// Finding the field of view of a simulated camera, in the window, from the menu to its file.
class TestCalibrationDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void itFindsTheField_data();
    void itFindsTheField();
    void cancelledItTurnsBack();
    void servosThatDoNotAnswer();
    void aCameraThatGoesMeanwhile();

private:
    void open(QSize pictures);
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_dialog->findChild<Widget *>(QLatin1String(name));
    }
    [[nodiscard]] QString text() const { return find<QLabel>("calibrationText")->text(); }
    [[nodiscard]] QPushButton *button(QDialogButtonBox::StandardButton which) const
    {
        return m_dialog->findChild<QDialogButtonBox *>()->button(which);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<DemoCameraThread> m_demo;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<DarkPalette> m_dark;
    QString m_file;
    QPointer<CalibrationDialog> m_dialog;
};

namespace {

/// Its picture is flat: so much of a lens that shows the same in the middle.
double fieldOf(double shown, double panorama)
{
    const double unitsADegree = (panorama - shown) / ServoMotor::Highest;
    return 2 * qRadiansToDegrees(std::atan(qDegreesToRadians(shown / 2 / unitsADegree)));
}

/// Of up and down, each leg takes most of a second.
constexpr int CalibrationPatience = 45000;

} // namespace

void TestCalibrationDialog::init()
{
    QSettings().clear();
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(u"garden.env"_s);
}

void TestCalibrationDialog::cleanup()
{
    m_window.reset();
    m_demo.reset();
    m_dark.reset();
}

void TestCalibrationDialog::open(QSize pictures)
{
    DemoCamera::Options options;
    options.size = pictures;
    options.framesPerSecond = 12;
    m_demo = std::make_unique<DemoCameraThread>(options);
    QVERIFY2(m_demo->start(), qPrintable(m_demo->errorText()));
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("# by the gate\nCAM_URL=" + m_demo->streamUrl().toEncoded() +
               "\nSERVO_URL=" + m_demo->servoUrl().toEncoded() + "\nMINE=1\n");
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.close();
    m_window = std::make_unique<MainWindow>();
    m_window->openCamera(loadSettings(m_file, {}, {}).settings, m_file);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    auto *const action = m_window->findChild<CalibrateAction *>();
    QVERIFY(action->isEnabled());
    QTRY_VERIFY(m_window->findChild<VideoWidget *>()->isLive());
    action->trigger();
    m_dialog = m_window->findChild<CalibrationDialog *>();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
}

void TestCalibrationDialog::itFindsTheField_data()
{
    QTest::addColumn<QSize>("pictures");
    QTest::addColumn<bool>("dark");
    QTest::newRow("4:3, light") << QSize(640, 480) << false;
    QTest::newRow("16:9, dark") << QSize(640, 360) << true;
}

void TestCalibrationDialog::itFindsTheField()
{
    QFETCH(const QSize, pictures);
    QFETCH(const bool, dark);
    const QString look = dark ? u"dark"_s : u"light"_s;
    if (dark) {
        m_dark = std::make_unique<DarkPalette>();
    }
    open(pictures);
    m_dialog->repaint();
    QGuiApplication::sync();
    keepScreenshot(u"calibrate-before-%1"_s.arg(look));
    find<QPushButton>("calibrate")->click();
    QTRY_VERIFY_WITH_TIMEOUT(text().startsWith(u"Turning"_s), CalibrationPatience);
    keepScreenshot(u"calibrate-meanwhile-%1"_s.arg(look));
    auto *const save = button(QDialogButtonBox::Save);
    QTRY_VERIFY_WITH_TIMEOUT(save->isVisible() || text().startsWith(u'✗'), CalibrationPatience);
    QVERIFY2(save->isVisible(), qPrintable(text()));
    keepScreenshot(u"calibrate-after-%1"_s.arg(look));
    QCOMPARE(m_demo->target().right, 0.0);
    QCOMPARE(m_demo->target().up, 0.0);
    save->click();
    QTRY_VERIFY(m_dialog.isNull());

    QFile file(m_file);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString kept = QString::fromUtf8(file.readAll());
    QVERIFY(kept.startsWith(u"# by the gate\nCAM_URL="_s) && kept.contains(u"\nMINE=1\n"_s));
    const QSize field = loadSettings(m_file, {}, {}).settings.camera.reach.fieldOfView;
    qInfo() << field;
    const double across = fieldOf(640, PanoramaUnits.width());
    const double upwards =
        fieldOf(640.0 * pictures.height() / pictures.width(), PanoramaUnits.height());
    QVERIFY(std::abs(field.width() - across) < 0.05 * across);
    QVERIFY(std::abs(field.height() - upwards) < 0.05 * upwards);
    // And the camera can be aimed, without having been closed.
    QTRY_VERIFY(m_window->findChild<QAction *>(u"aim"_s)->isEnabled());
    QCOMPARE(m_demo->streamConnections(), 1);
}

void TestCalibrationDialog::cancelledItTurnsBack()
{
    open({320, 240});
    find<QPushButton>("calibrate")->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_demo->target().right != 0, CalibrationPatience);
    button(QDialogButtonBox::Cancel)->click();
    QTRY_VERIFY(m_dialog.isNull());
    QTRY_COMPARE(m_demo->target().right, 0.0);
    QCOMPARE(loadSettings(m_file, {}, {}).settings.camera.reach.fieldOfView, QSize());
}

void TestCalibrationDialog::servosThatDoNotAnswer()
{
    open({320, 240});
    m_demo->setServoFault(DemoCamera::ServoFault::Reset);
    find<QPushButton>("calibrate")->click();
    QTRY_VERIFY_WITH_TIMEOUT(text().startsWith(u"✗ The camera did not turn. "_s),
                             CalibrationPatience);
    m_demo->setServoFault(DemoCamera::ServoFault::None);
    QVERIFY(find<QPushButton>("calibrate")->isVisible());
    button(QDialogButtonBox::Cancel)->click();
    QTRY_VERIFY(m_dialog.isNull());
}

/// … is sent back as it goes.
void TestCalibrationDialog::aCameraThatGoesMeanwhile()
{
    open({320, 240});
    find<QPushButton>("calibrate")->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_demo->target().right != 0, CalibrationPatience);
    m_window.reset();
    QTRY_COMPARE(m_demo->target().right, 0.0);
}

VEDETTE_SCREEN_TEST(TestCalibrationDialog)
#include "TestCalibrationDialog.moc"
