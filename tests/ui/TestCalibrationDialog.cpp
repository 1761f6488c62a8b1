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
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QtMath>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;

/// Finding the field of view of a simulated camera, or how far it turns, in the window, from the
/// menu to its file.
class TestCalibrationDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void itFindsTheField_data();
    void itFindsTheField();
    void itFindsTheRange_data();
    void itFindsTheRange();
    void anotherLensAfterwards();
    void cancelledItTurnsBack();
    void servosThatDoNotAnswer();
    void aCameraThatGoesMeanwhile();

private:
    void open(QSize pictures, const QString &dialect = u"tr-el"_s, const QByteArray &lines = {});
    void find(const QString &look);
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

QSize trueField()
{
    return {qRound(fieldOf(640, PanoramaUnits.width())),
            qRound(fieldOf(480, PanoramaUnits.height()))};
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

void TestCalibrationDialog::open(QSize pictures, const QString &dialect, const QByteArray &lines)
{
    DemoCamera::Options options;
    options.dialect = dialect;
    options.size = pictures;
    options.framesPerSecond = 12;
    m_demo = std::make_unique<DemoCameraThread>(options);
    QVERIFY2(m_demo->start(), qPrintable(m_demo->errorText()));
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("# by the gate\nCAM_URL=" + m_demo->streamUrl().toEncoded() +
               "\nSERVO_URL=" + m_demo->servoUrl().toEncoded() +
               "\nMINE=1\nVEDETTE_SERVO_DIALECT=" + dialect.toLatin1() + '\n' + lines);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.close();
    m_window = std::make_unique<MainWindow>();
    m_window->openCamera(loadSettings(m_file, {}, {}).settings, m_file);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), Timeout));
    auto *const action = m_window->findChild<CalibrateAction *>();
    QVERIFY(action->isEnabled());
    QTRY_VERIFY(m_window->findChild<VideoWidget *>()->isLive());
    action->trigger();
    m_dialog = m_window->findChild<CalibrationDialog *>();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog, Timeout));
}

/// Until it can be saved.
void TestCalibrationDialog::find(const QString &look)
{
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog, Timeout));
    QCoreApplication::processEvents();
    m_dialog->repaint();
    QGuiApplication::sync();
    keepScreenshot(u"%1-before"_s.arg(look));
    find<QPushButton>("calibrate")->click();
    QTRY_VERIFY_WITH_TIMEOUT(text().startsWith(u"Turning"_s), CalibrationPatience);
    m_dialog->repaint();
    QGuiApplication::sync();
    keepScreenshot(u"%1-meanwhile"_s.arg(look));
    auto *const save = button(QDialogButtonBox::Save);
    QTRY_VERIFY_WITH_TIMEOUT(save->isVisible() || text().startsWith(u'✗'), CalibrationPatience);
    QVERIFY2(save->isVisible(), qPrintable(text()));
    m_dialog->repaint();
    QGuiApplication::sync();
    keepScreenshot(u"%1-after"_s.arg(look));
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
    find(u"calibrate-%1"_s.arg(look));
    if (QTest::currentTestFailed()) {
        return;
    }
    QCOMPARE(m_demo->target().right, 0.0);
    QCOMPARE(m_demo->target().up, 0.0);
    button(QDialogButtonBox::Save)->click();
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

void TestCalibrationDialog::itFindsTheRange_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QSize>("asked"); // of the lens, before
    QTest::addColumn<QSize>("field"); // that is given
    QTest::addColumn<QSize>("turns"); // then, pan and tilt
    QTest::addColumn<bool>("dark");
    const QSize right = trueField();
    QTest::newRow("light") << QByteArray() << QSize(65, 51) << right << QSize(180, 180) << false;
    // A lens that shows less of what its tilt turns, which is across in this picture.
    const double less =
        std::tan(qDegreesToRadians(40 / 2.0)) / std::tan(qDegreesToRadians(right.height() / 2.0));
    QTest::newRow("on its side, dark")
        << QByteArray("VEDETTE_ROTATE=90\n") << QSize(51, 65) << QSize(40, right.width())
        << QSize(180, qRound(180 * less)) << true;
}

/// A camera that takes numbers from 0 to 309, and is not in their middle when it starts.
void TestCalibrationDialog::itFindsTheRange()
{
    QFETCH(const QByteArray, lines);
    QFETCH(const QSize, asked);
    QFETCH(const QSize, field);
    QFETCH(const QSize, turns);
    QFETCH(const bool, dark);
    if (dark) {
        m_dark = std::make_unique<DarkPalette>();
    }
    open({640, 480}, u"var-pan-duty"_s, lines);
    auto *const across = find<QSpinBox>("lensAcross");
    auto *const upwards = find<QSpinBox>("lensUpwards");
    QVERIFY(across->isVisible() && upwards->isVisible());
    QCOMPARE(QSize(across->value(), upwards->value()), asked);
    across->setValue(field.width());
    upwards->setValue(field.height());
    find(u"calibrate-range-%1"_s.arg(dark ? u"dark"_s : u"light"_s));
    if (QTest::currentTestFailed()) {
        return;
    }
    QVERIFY2(text().contains(u" to the sides and "_s), qPrintable(text()));
    button(QDialogButtonBox::Save)->click();
    QTRY_VERIFY(m_dialog.isNull());
    QTRY_VERIFY(m_window->findChild<QAction *>(u"aim"_s)->isEnabled());
    const CameraConfig kept = loadSettings(m_file, {}, {}).settings.camera;
    qInfo() << kept.servoAxes.panDegrees << kept.servoAxes.tiltDegrees;
    QCOMPARE(kept.reach.fieldOfView, field);
    QVERIFY(std::abs(kept.servoAxes.panDegrees - turns.width()) <= 0.05 * turns.width());
    QVERIFY(std::abs(kept.servoAxes.tiltDegrees - turns.height()) <= 0.05 * turns.height());
    // Opened again, as its degrees are others.
    QTRY_VERIFY(m_window->findChild<VideoWidget *>()->isLive());
    QCOMPARE(m_demo->streamConnections(), 2);
    QCOMPARE(m_demo->wrongServoRequests(), 0);
}

void TestCalibrationDialog::anotherLensAfterwards()
{
    open({320, 240}, u"var-pan-duty"_s, "VEDETTE_FIELD_OF_VIEW=64x99\n");
    find(u"calibrate-lens"_s);
    if (QTest::currentTestFailed()) {
        return;
    }
    auto *const across = find<QSpinBox>("lensAcross");
    QCOMPARE(across->value(), 64);
    across->setValue(70);
    QVERIFY(!button(QDialogButtonBox::Save)->isVisible());
    QVERIFY(find<QPushButton>("calibrate")->isVisible());
    button(QDialogButtonBox::Cancel)->click();
    QTRY_VERIFY(m_dialog.isNull());
    QCOMPARE(loadSettings(m_file, {}, {}).settings.camera.servoAxes.panDegrees, 0);
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
