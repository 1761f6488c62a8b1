// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "CameraConfigs.h"
#include "MainWindow.h"
#include "ScreenTest.h"
#include "SolidCamera.h"
#include "VideoWidget.h"

#include <QTest>

#include <cstdlib>

using vedette::cameraConfig;
using vedette::MainWindow;
using vedette::VideoWidget;
using vedette::test::keepScreenshot;
using vedette::test::screenshotOf;
using vedette::test::SolidCamera;

namespace {

/// What JPEG makes of a colour differs by less.
constexpr int SwitchTolerance = 12;

bool isSwitchColour(QRgb pixel, QRgb colour)
{
    return std::abs(qRed(pixel) - qRed(colour)) < SwitchTolerance &&
           std::abs(qGreen(pixel) - qGreen(colour)) < SwitchTolerance &&
           std::abs(qBlue(pixel) - qBlue(colour)) < SwitchTolerance;
}

/// A strip of the picture on the screen, clear of the text in its middle.
QImage switchStrip(const VideoWidget &video)
{
    const QImage all = screenshotOf(video).convertToFormat(QImage::Format_RGB32);
    return all.copy(all.width() / 4, all.height() * 4 / 5, all.width() / 2, all.height() / 20);
}

/// Pixels of the strip that are of neither colour.
int switchOtherPixels(const QImage &strip, QRgb one, QRgb other)
{
    int count = 0;
    for (int y = 0; y < strip.height(); y += 2) {
        for (int x = 0; x < strip.width(); x += 2) {
            const QRgb pixel = strip.pixel(x, y);
            count += isSwitchColour(pixel, one) || isSwitchColour(pixel, other) ? 0 : 1;
        }
    }
    return count;
}

} // namespace

/// The window on a real screen while cameras change: never a picture of one under another's name,
/// not even a grey one.
class TestCameraSwitch : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void fromCameraToCamera();
    void toAnAddressThatRefuses();

private:
    void openAndWaitFor(const QUrl &url, QRgb colour);

    SolidCamera m_red{Qt::red};
    SolidCamera m_blue{Qt::blue};
    std::unique_ptr<MainWindow> m_window;
    VideoWidget *m_video = nullptr;
};

void TestCameraSwitch::init()
{
    m_window = std::make_unique<MainWindow>();
    m_video = m_window->findChild<VideoWidget *>();
    // Ahead of the first picture: without servos there is no joystick, and more room for it.
    m_window->openCamera({cameraConfig(m_red.url()), {}}, {});
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), Timeout));
    QTRY_VERIFY_WITH_TIMEOUT(
        switchOtherPixels(switchStrip(*m_video), qRgb(255, 0, 0), qRgb(255, 0, 0)) == 0, Timeout);
}

void TestCameraSwitch::cleanup()
{
    if (QTest::currentTestFailed()) {
        keepScreenshot(QLatin1String(QTest::currentTestFunction()));
    }
    m_window.reset();
}

/// From the call on, the picture's area is black until it has the colour.
void TestCameraSwitch::openAndWaitFor(const QUrl &url, QRgb colour)
{
    m_window->openCamera({cameraConfig(url), {}}, {});
    QImage strip = switchStrip(*m_video);
    QCOMPARE(switchOtherPixels(strip, qRgb(0, 0, 0), qRgb(0, 0, 0)), 0);
    const bool hasCome = QTest::qWaitFor(
        [&] {
            strip = switchStrip(*m_video);
            return switchOtherPixels(strip, colour, qRgb(0, 0, 0)) > 0 ||
                   switchOtherPixels(strip, colour, colour) == 0;
        },
        Timeout);
    QVERIFY(hasCome);
    QCOMPARE(switchOtherPixels(strip, colour, colour), 0);
}

void TestCameraSwitch::fromCameraToCamera()
{
    for (int round = 0; round < 4; ++round) {
        openAndWaitFor(m_blue.url(), qRgb(0, 0, 255));
        keepScreenshot(QStringLiteral("switch-blue"));
        openAndWaitFor(m_red.url(), qRgb(255, 0, 0));
        keepScreenshot(QStringLiteral("switch-red"));
        if (QTest::currentTestFailed()) {
            return;
        }
    }
}

void TestCameraSwitch::toAnAddressThatRefuses()
{
    openAndWaitFor(QUrl(QStringLiteral("http://127.0.0.1:9/mjpeg")), qRgb(0, 0, 0));
    QTRY_VERIFY_WITH_TIMEOUT(
        m_video->overlayText().contains(QStringLiteral("refuses the connection")), Timeout);
    m_video->repaint();
    QCOMPARE(switchOtherPixels(switchStrip(*m_video), qRgb(0, 0, 0), qRgb(0, 0, 0)), 0);
    keepScreenshot(QStringLiteral("switch-refused"));
}

VEDETTE_SCREEN_TEST(TestCameraSwitch)
#include "TestCameraSwitch.moc"
