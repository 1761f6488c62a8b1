// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/DemoScene.h"
#include "ScreenTest.h"
#include "TestPicture.h"
#include "TestProgram.h"
#include "VideoWidget.h"
#include "wall/Wall.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette::test;
using vedette::SteadyClock;
using vedette::StreamState;
using vedette::VideoWidget;
using vedette::Wall;
using vedette::WallCamera;

namespace {

/// Tells the frame from what is beside it, 1…21, as WCAG 2 does.
double contrast(QColor a, QColor b)
{
    const auto luminance = [](QColor colour) {
        const auto linear = [](double value) {
            return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
               0.0722 * linear(colour.blueF());
    };
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

QImage sceneImage()
{
    const vedette::ServoMotor traverse;
    const vedette::ServoMotor elevation;
    vedette::DemoScene scene({640, 480}, traverse, elevation);
    return scene.render(vedette::ServoMotor::TimePoint(1s));
}

} // namespace

/// The wall as a person sees it, under a window manager, light and dark, at 100 % and at 200 %.
class TestWallScreen : public QObject
{
    Q_OBJECT

private slots:
    void tiles_data();
    void tiles();
    void cleanup() { m_dark.reset(); }

private:
    std::unique_ptr<DarkPalette> m_dark;
};

void TestWallScreen::tiles_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<bool>("dark");
    for (const int count : {1, 4, 9, 16, 64}) {
        QTest::addRow("%d light", count) << count << false;
        QTest::addRow("%d dark", count) << count << true;
    }
}

/// The last camera is dead, the second is selected.
void TestWallScreen::tiles()
{
    QFETCH(int, count);
    QFETCH(bool, dark);
    if (dark) {
        m_dark = std::make_unique<DarkPalette>();
    }
    QList<WallCamera> cameras;
    for (int i = 1; i <= count; ++i) {
        cameras +=
            {QString::number(i), i == 3 ? u"Behind the large barn"_s : u"Camera %1"_s.arg(i)};
    }
    Wall wall;
    wall.setCameras(cameras);
    wall.resize(1100, 640);
    wall.show();
    QVERIFY(QTest::qWaitForWindowActive(&wall, Timeout));
    const QImage scene = sceneImage();
    for (const WallCamera &camera : std::as_const(cameras)) {
        vedette::StreamStatus status;
        status.state = StreamState::Live;
        status.staleAfter = 1h;
        wall.picture(camera.id)->setStatus(status);
        wall.picture(camera.id)->setPicture({scene, scene.size(), {{}, 1, SteadyClock::now(), {}}});
    }
    vedette::StreamStatus dead;
    dead.state = StreamState::Unreachable;
    dead.reason = u"the camera does not answer"_s;
    wall.picture(cameras.last().id)->setStatus(dead);
    wall.select(u"2"_s);
    wall.repaint();
    keepScreenshot(u"wall-%1-%2"_s.arg(count).arg(dark ? u"dark"_s : u"light"_s));

    const auto colour = [&wall](const QString &id) {
        const VideoWidget &tile = *wall.picture(id);
        const QImage shown = screenshotOf(tile);
        return colourfulness(shown.copy(
            QRect(QPoint(), shown.size() / 2).translated(shown.width() / 4, shown.height() / 4)));
    };
    QTRY_VERIFY(colour(cameras.last().id) < 0.1);
    if (count > 1) {
        QTRY_VERIFY(colour(u"1"_s) > 0.15);
        const QImage shown = screenshotOf(wall);
        const double scale = shown.width() / double(wall.width());
        const QRect tile = wall.picture(u"2"_s)->geometry();
        const auto at = [&](int x) {
            return shown.pixelColor(QPointF(x * scale, tile.center().y() * scale).toPoint());
        };
        // The frame, and what is on both sides of it.
        QVERIFY(contrast(at(tile.left() - 3), at(tile.left() - 6)) > 3);
        QVERIFY(contrast(at(tile.left() - 3), at(tile.left() - 1)) > 3);
    }
}

VEDETTE_SCREEN_TEST(TestWallScreen)
#include "TestWallScreen.moc"
