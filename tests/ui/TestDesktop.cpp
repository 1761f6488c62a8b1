// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "DesktopProgram.h"
#include "TestPicture.h"
#include "TestProgram.h"
#include "VirtualScreen.h"

#include <QTest>

#include <cmath>

using vedette::test::colourfulness;
using vedette::test::DesktopProgram;
using vedette::test::Program;
using vedette::test::VirtualScreen;

namespace {

constexpr QSize ScreenSize{960, 640};
/// Within the picture, clear of the camera's clock, the joystick and the status bar.
constexpr QRect PictureArea{20, 120, 600, 300};

QString program(const char *name)
{
    return qEnvironmentVariable("VEDETTE_BIN") + QLatin1Char('/') + QLatin1String(name);
}

/// How far to the right the picture moved from before to after, in pixels: where the two agree
/// best.
int shiftBetween(const QImage &before, const QImage &after)
{
    const auto difference = [&](int shift) {
        double sum = 0;
        for (int y = 0; y < before.height(); y += 10) {
            for (int x = 100; x < before.width() - 100; x += 2) {
                sum += std::abs(qGray(before.pixel(x, y)) - qGray(after.pixel(x + shift, y)));
            }
        }
        return sum;
    };
    int best = 0;
    for (int shift = -99; shift <= 99; ++shift) {
        best = difference(shift) < difference(best) ? shift : best;
    }
    return best;
}

} // namespace

/// The real program on a real X11 screen: seen by screenshots, steered by key events of the server.
class TestDesktop : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aPersonSeesWhatTheyShould();
    void theDemoNeedsNothing();
    void wrongCommandLinesAreExplained();

private:
    QImage picture() const { return m_screen.screenshot().copy(PictureArea); }
    void start(DesktopProgram &desktop, const QStringList &arguments);

    VirtualScreen m_screen{ScreenSize};
};

void TestDesktop::initTestCase()
{
    QVERIFY(m_screen.start());
}

void TestDesktop::start(DesktopProgram &desktop, const QStringList &arguments)
{
    desktop.start(arguments);
    QVERIFY(desktop.waitForStarted());
    const QString window = desktop.waitForWindow(QStringLiteral("Vedette"));
    QVERIFY(!window.isEmpty());
    m_screen.xdotool({QStringLiteral("windowmove"), window, QStringLiteral("0"),
                      QStringLiteral("0"), QStringLiteral("windowsize"), window,
                      QString::number(ScreenSize.width()), QString::number(ScreenSize.height())});
}

void TestDesktop::aPersonSeesWhatTheyShould()
{
    Program camera;
    camera.start(program("vedette-camera"),
                 {QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                  QStringLiteral("--servo-listen"), QStringLiteral("127.0.0.1:0")});
    const QString stream = camera.waitForValue("stream ");
    const QString servo = camera.waitForValue("servo ");

    DesktopProgram desktop(m_screen);
    start(desktop, {stream, QStringLiteral("--servo-url"), servo});
    QTRY_VERIFY_WITH_TIMEOUT(colourfulness(picture()) > 0.08, Timeout);

    const QImage before = picture();
    m_screen.xdotool({QStringLiteral("key"), QStringLiteral("Left")});
    // To the left by 5° of 180°: the picture moves to the right.
    QTRY_VERIFY_WITH_TIMEOUT(shiftBetween(before, picture()) > 10, Timeout);

    camera.kill();
    QVERIFY(camera.waitForFinished());
    QTRY_VERIFY_WITH_TIMEOUT(colourfulness(picture()) < 0.03, Timeout);
    desktop.terminate();
    QVERIFY(desktop.waitForFinished());
    QCOMPARE(desktop.exitCode(), 0);
}

void TestDesktop::theDemoNeedsNothing()
{
    DesktopProgram desktop(m_screen);
    start(desktop, {QStringLiteral("--demo"), QStringLiteral("--fullscreen")});
    QTRY_VERIFY_WITH_TIMEOUT(colourfulness(picture()) > 0.08, Timeout);
    m_screen.xdotool({QStringLiteral("key"), QStringLiteral("ctrl+q")});
    QVERIFY(desktop.waitForFinished());
    QCOMPARE(desktop.exitCode(), 0);
}

void TestDesktop::wrongCommandLinesAreExplained()
{
    DesktopProgram desktop(m_screen);
    desktop.start({QStringLiteral("/nowhere/camera.env")});
    QVERIFY(desktop.waitForFinished());
    QCOMPARE(desktop.exitCode(), 2);
    QVERIFY(desktop.errors().contains("vedette: there is no file or folder /nowhere/camera.env; an "
                                      "address begins with http:// or "
                                      "https://\n"));
    desktop.start({QStringLiteral("--nonsense")});
    QVERIFY(desktop.waitForFinished());
    QCOMPARE(desktop.exitCode(), 2);
}

VEDETTE_GUI_TEST(TestDesktop)
#include "TestDesktop.moc"
