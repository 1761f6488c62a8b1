// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "CameraConfigs.h"
#include "controls/ControlsDock.h"
#include "demo/DemoCameraThread.h"
#include "dialects/DialectLibrary.h"
#include "JoystickDock.h"
#include "MainWindow.h"
#include "ScreenTest.h"
#include "TestProgram.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSlider>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;

/// Lamp and picture settings in the window, with keys and mouse, under a window manager.
class TestControlsDock : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void theCameraIsSetByKeysAndMouse();
    void valuesThatCannotBeReadAreSaid();
    void aCameraWithoutControlsHasNoDock();
    void itLooksRight_data();
    void itLooksRight();

private:
    [[nodiscard]] Settings settings(const QString &dialect) const;
    void open(const Settings &settings);
    template <typename Widget>
    Widget *find(const char *id) const
    {
        return m_window->findChild<ControlsDock *>()->findChild<Widget *>(QLatin1String(id));
    }
    bool hasSent(const QByteArray &line) const
    {
        const QByteArrayList requests = m_camera->servoRequests();
        return std::any_of(requests.cbegin(), requests.cend(), [&line](const QByteArray &request) {
            return request.startsWith("GET " + line + " HTTP/1.1");
        });
    }

    std::unique_ptr<DemoCameraThread> m_camera;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<DarkPalette> m_dark;
};

void TestControlsDock::init()
{
    QSettings().clear();
    DemoCamera::Options options;
    options.dialect = u"var-pan-degrees"_s;
    m_camera = std::make_unique<DemoCameraThread>(options);
    QVERIFY(m_camera->start());
}

void TestControlsDock::cleanup()
{
    m_window.reset();
    m_camera.reset();
    m_dark.reset();
}

Settings TestControlsDock::settings(const QString &dialect) const
{
    Settings settings;
    settings.camera = cameraConfig(m_camera->streamUrl());
    settings.camera.servoUrl = m_camera->servoUrl();
    settings.camera.dialect = std::get<DialectPointer>(DialectLibrary::find(dialect, QString()));
    return settings;
}

void TestControlsDock::open(const Settings &settings)
{
    m_window = std::make_unique<MainWindow>();
    m_window->openCamera(settings, {});
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), Timeout));
}

void TestControlsDock::theCameraIsSetByKeysAndMouse()
{
    open(settings(u"var-pan-degrees"_s));
    auto *const dock = m_window->findChild<ControlsDock *>();
    QVERIFY(!dock->isVisible());
    QVERIFY(dock->toggleViewAction()->isEnabled());
    QVERIFY(!hasSent("/status")); // nobody has looked
    QTest::keyClick(m_window.get(), Qt::Key_F7);
    QTRY_VERIFY(dock->isVisible());
    QTRY_COMPARE(find<QSpinBox>("quality")->value(), 10);
    QCOMPARE(find<QComboBox>("frame-size")->currentText(), u"640 × 480"_s);
    QCOMPARE(find<QCheckBox>("mirror")->checkState(), Qt::Unchecked);

    auto *const mirror = find<QCheckBox>("mirror");
    mirror->setFocus();
    QTest::keyClick(mirror, Qt::Key_Space);
    QTRY_VERIFY(hasSent("/control?var=hmirror&val=1"));
    auto *const quality = find<QSpinBox>("quality");
    quality->setFocus();
    quality->selectAll();
    QTest::keyClicks(quality, u"20"_s);
    QTest::keyClick(quality, Qt::Key_Return);
    QTRY_VERIFY(hasSent("/control?var=quality&val=20"));
    QVERIFY(!hasSent("/control?var=quality&val=2"));
    auto *const size = find<QComboBox>("frame-size");
    size->setFocus();
    QTest::keyClick(size, Qt::Key_Down);
    QTRY_VERIFY(hasSent("/control?var=framesize&val=9"));
    auto *const brightness = find<QSpinBox>("brightness")->parentWidget()->findChild<QSlider *>();
    brightness->setFocus();
    QTest::keyClick(brightness, Qt::Key_Right);
    QTRY_VERIFY(hasSent("/control?var=brightness&val=1"));

    // The lamp's key: on, and off again; the dock follows.
    auto *const lamp = m_window->findChild<QAction *>(u"lamp"_s);
    m_window->centralWidget()->setFocus();
    QTest::keyClick(m_window.get(), Qt::Key_L);
    QTRY_VERIFY(lamp->isChecked());
    QVERIFY(hasSent("/control?var=led_intensity&val=255"));
    QTRY_COMPARE(find<QSpinBox>("lamp")->value(), 255);
    QTest::keyClick(m_window.get(), Qt::Key_L);
    QTRY_VERIFY(!lamp->isChecked());
    QTRY_COMPARE(find<QSpinBox>("lamp")->value(), 0);
    QCOMPARE(m_camera->wrongServoRequests(), 0);
}

void TestControlsDock::valuesThatCannotBeReadAreSaid()
{
    m_camera->setFault(Fault::ServoSilent);
    open(settings(u"var-pan-degrees"_s));
    QTest::keyClick(m_window.get(), Qt::Key_F7);
    auto *const message = find<QLabel>("controlsMessage");
    QTRY_VERIFY(message->text().contains(u"could not be read"_s));
    QCOMPARE(find<QCheckBox>("mirror")->checkState(), Qt::PartiallyChecked);
    QCOMPARE(find<QComboBox>("frame-size")->currentIndex(), -1);
    QCOMPARE(find<QSpinBox>("lamp")->text(), u"–"_s);
    // They can be set all the same.
    m_camera->setFault(Fault::None);
    find<QCheckBox>("mirror")->click();
    QTRY_VERIFY(hasSent("/control?var=hmirror&val=1"));
    QTRY_COMPARE(find<QCheckBox>("mirror")->checkState(), Qt::Checked);
}

void TestControlsDock::aCameraWithoutControlsHasNoDock()
{
    open(settings(u"servo-pan-tilt"_s));
    auto *const dock = m_window->findChild<ControlsDock *>();
    QVERIFY(!dock->toggleViewAction()->isEnabled());
    QVERIFY(!m_window->findChild<QAction *>(u"lamp"_s)->isEnabled());
    QTest::keyClick(m_window.get(), Qt::Key_F7);
    QVERIFY(!dock->isVisible());
}

void TestControlsDock::itLooksRight_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

/// Nothing is cut off, and each widget is where it can be seen or scrolled to.
void TestControlsDock::itLooksRight()
{
    QFETCH(bool, dark);
    if (dark) {
        m_dark = std::make_unique<DarkPalette>();
    }
    open(settings(u"var-pan-degrees"_s));
    QTest::keyClick(m_window.get(), Qt::Key_F7);
    auto *const dock = m_window->findChild<ControlsDock *>();
    QTRY_COMPARE(find<QSpinBox>("quality")->value(), 10);
    for (const char *id : {"lamp", "quality", "brightness", "contrast", "saturation"}) {
        const auto *const number = find<QSpinBox>(id);
        const int right = number->mapTo(dock, QPoint(number->width(), 0)).x();
        QVERIFY2(right <= dock->width(), id);
    }
    keepScreenshot(dark ? u"controls-dark"_s : u"controls-light"_s);
}

VEDETTE_SCREEN_TEST(TestControlsDock)
#include "TestControlsDock.moc"
