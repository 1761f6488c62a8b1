// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/Panorama.h"

#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>
#include <QRandomGenerator>

#include <cmath>

namespace vedette {

namespace {

const double Width = PanoramaUnits.width();
const double Height = PanoramaUnits.height();

void paintSky(QPainter &painter, const DemoTint &tint)
{
    QLinearGradient sky(0, 0, 0, 620);
    sky.setColorAt(0, tint.of(QColor(0x2f, 0x6f, 0xb7)));
    sky.setColorAt(0.55, tint.of(QColor(0x8f, 0xc3, 0xea)));
    sky.setColorAt(1, tint.of(QColor(0xfd, 0xe3, 0xb4)));
    painter.fillRect(QRectF(0, 0, Width, Height), sky);

    QRadialGradient glow(QPointF(560, 330), 260);
    glow.setColorAt(0, tint.of(QColor(255, 246, 200, 255)));
    glow.setColorAt(0.18, tint.of(QColor(255, 240, 180, 230)));
    glow.setColorAt(0.22, tint.of(QColor(255, 236, 170, 110)));
    glow.setColorAt(1, tint.of(QColor(255, 236, 170, 0)));
    painter.fillRect(QRectF(300, 70, 520, 520), glow);
}

void paintClouds(QPainter &painter, const DemoTint &tint, QRandomGenerator &random)
{
    for (int i = 0; i < 16; ++i) {
        const double y = 60 + random.bounded(330.0);
        const QPointF centre(random.bounded(Width), y);
        const double size = 18 + random.bounded(26.0);
        painter.setBrush(tint.of(QColor(255, 255, 255, 90 + random.bounded(80))));
        for (int puff = -2; puff <= 2; ++puff) {
            const double radius = size * (1.25 - 0.28 * std::abs(puff));
            painter.drawEllipse(centre + QPointF(puff * size * 0.95, random.bounded(6.0)), radius,
                                radius * 0.55);
        }
    }
}

/// A ridge of hills: a sum of sines from the left edge to the right, filled down to the bottom.
void paintRidge(QPainter &painter, double base, double height, double phase, const QColor &colour)
{
    QPainterPath ridge(QPointF(0, Height));
    for (int x = 0; x <= qRound(Width); x += 8) {
        const double y = base - height * (0.55 * std::sin(x / 210.0 + phase) +
                                          0.3 * std::sin(x / 83.0 + 2 * phase) +
                                          0.15 * std::sin(x / 31.0 + 3 * phase));
        ridge.lineTo(x, y);
    }
    ridge.lineTo(Width, Height);
    painter.fillPath(ridge, colour);
}

void paintLake(QPainter &painter, const DemoTint &tint)
{
    QLinearGradient water(0, 560, 0, 610);
    water.setColorAt(0, tint.of(QColor(0xf3, 0xd9, 0xa8)));
    water.setColorAt(1, tint.of(QColor(0x5c, 0x97, 0xc4)));
    painter.setBrush(water);
    painter.drawEllipse(QRectF(1180, 560, 520, 56));
    painter.setPen(QPen(tint.of(QColor(255, 255, 255, 130)), 1.5));
    for (int i = 0; i < 9; ++i) {
        painter.drawLine(QPointF(1260 + i * 41, 580 + (i % 3) * 9),
                         QPointF(1300 + i * 41, 580 + (i % 3) * 9));
    }
    painter.setPen(Qt::NoPen);
}

void paintTree(QPainter &painter, const DemoTint &tint, QPointF foot, double height,
               const QColor &leafColour)
{
    const QColor leaves = tint.of(leafColour);
    painter.setBrush(tint.of(QColor(0x5d, 0x3f, 0x2a)));
    painter.drawRect(
        QRectF(foot.x() - height * 0.05, foot.y() - height * 0.4, height * 0.1, height * 0.4));
    painter.setBrush(leaves);
    painter.drawEllipse(foot - QPointF(0, height * 0.66), height * 0.27, height * 0.34);
    painter.setBrush(leaves.lighter(116));
    painter.drawEllipse(foot - QPointF(height * 0.08, height * 0.76), height * 0.14, height * 0.17);
}

void paintFir(QPainter &painter, const DemoTint &tint, QPointF foot, double height)
{
    painter.setBrush(tint.of(QColor(0x4b, 0x33, 0x22)));
    painter.drawRect(QRectF(foot.x() - 3, foot.y() - height * 0.15, 6, height * 0.15));
    for (int tier = 0; tier < 3; ++tier) {
        const double bottom = foot.y() - height * (0.12 + 0.26 * tier);
        const double half = height * (0.26 - 0.06 * tier);
        painter.setBrush(tint.of(QColor(0x1e, 0x55 + 12 * tier, 0x3a)));
        painter.drawPolygon(QPolygonF{{foot.x() - half, bottom},
                                      {foot.x() + half, bottom},
                                      {foot.x(), bottom - height * 0.4}});
    }
}

void paintHouse(QPainter &painter, const DemoTint &tint, QRectF walls, const QColor &paintColour,
                const QColor &roofColour)
{
    const QColor paint = tint.of(paintColour);
    const QColor roof = tint.of(roofColour);
    painter.setBrush(paint);
    painter.drawRect(walls);
    painter.setBrush(paint.darker(118));
    painter.drawRect(QRectF(walls.right() - walls.width() * 0.3, walls.top(), walls.width() * 0.3,
                            walls.height()));
    painter.setBrush(roof);
    painter.drawPolygon(QPolygonF{{walls.left() - 14, walls.top()},
                                  {walls.right() + 14, walls.top()},
                                  {walls.right() - walls.width() * 0.16, walls.top() - 62},
                                  {walls.left() + walls.width() * 0.16, walls.top() - 62}});
    painter.setBrush(roof.darker(140));
    painter.drawRect(QRectF(walls.left() + walls.width() * 0.66, walls.top() - 84, 17, 44));
    const double pane = walls.width() / 7;
    for (int column = 0; column < 3; ++column) {
        const QRectF window(walls.left() + pane * (0.7 + column * 2.1), walls.top() + 20, pane,
                            pane * 1.15);
        painter.setBrush(tint.of(Qt::white));
        painter.drawRect(window.adjusted(-3, -3, 3, 3));
        painter.setBrush(column == 1 ? tint.of(QColor(0xff, 0xdd, 0x80))
                                     : tint.of(QColor(0x4d, 0x79, 0x96)));
        painter.drawRect(window);
        painter.setBrush(tint.of(Qt::white));
        painter.drawRect(QRectF(window.center().x() - 1, window.top(), 2, window.height()));
    }
    painter.setBrush(tint.of(QColor(0x6b, 0x2f, 0x24)));
    const QRectF door(walls.left() + walls.width() * 0.42, walls.bottom() - 50, 30, 50);
    painter.drawRect(door);
    painter.setBrush(tint.of(QColor(0xe8, 0xc4, 0x5a)));
    painter.drawEllipse(QPointF(door.right() - 6, door.center().y() + 4), 2, 2);
}

void paintMeadow(QPainter &painter, const DemoTint &tint, QRandomGenerator &random)
{
    QLinearGradient grass(0, 600, 0, Height);
    grass.setColorAt(0, tint.of(QColor(0x86, 0xb2, 0x56)));
    grass.setColorAt(1, tint.of(QColor(0x3f, 0x76, 0x36)));
    painter.fillRect(QRectF(0, 612, Width, Height - 612), grass);
    for (int i = 0; i < 1500; ++i) {
        const double y = 770 + random.bounded(Height - 770);
        const double x = random.bounded(Width);
        const double size = (y - 640) / 160;
        const int green = 0x6a + random.bounded(50);
        const int red = 0x35 + random.bounded(40);
        painter.setPen(QPen(tint.of(QColor(red, green, 0x2c)), size));
        painter.drawLine(QPointF(x, y), QPointF(x + size, y - 4 * size));
    }
    painter.setPen(Qt::NoPen);
    const QList<QColor> petals{Qt::white, QColor(0xff, 0xd1, 0x3b), QColor(0xe0, 0x4b, 0x5f),
                               QColor(0xb0, 0x7c, 0xe0)};
    for (int i = 0; i < 260; ++i) {
        const double y = 800 + random.bounded(Height - 800);
        const double radius = (y - 700) / 90;
        painter.setBrush(tint.of(petals[random.bounded(petals.size())]));
        painter.drawEllipse(QPointF(random.bounded(Width), y), radius, radius);
    }
}

void paintRoad(QPainter &painter, const DemoTint &tint)
{
    painter.fillRect(QRectF(0, RoadTop, Width, 46), tint.of(QColor(0x5b, 0x5d, 0x63)));
    painter.fillRect(QRectF(0, RoadTop - 4, Width, 4), tint.of(QColor(0xc9, 0xc2, 0xb0)));
    painter.fillRect(QRectF(0, RoadTop + 46, Width, 5), tint.of(QColor(0xc9, 0xc2, 0xb0)));
    for (int x = 10; x < qRound(Width); x += 64) {
        painter.fillRect(QRectF(x, RoadTop + 21, 32, 4), tint.of(QColor(0xf4, 0xf0, 0xe2)));
    }
}

void paintFence(QPainter &painter, const DemoTint &tint)
{
    for (int left = 0; left < qRound(Width); left += 30) {
        const double x = left;
        const bool isGate = x > 1050 && x < 1170;
        painter.setBrush(isGate ? tint.of(QColor(0x8a, 0x4b, 0x2d))
                                : tint.of(QColor(0xf6, 0xf2, 0xe6)));
        painter.drawPolygon(
            QPolygonF{{x, 848}, {x, 786}, {x + 8, 774}, {x + 16, 786}, {x + 16, 848}});
    }
    painter.fillRect(QRectF(0, 798, Width, 8), tint.of(QColor(0xdf, 0xda, 0xca)));
    painter.fillRect(QRectF(0, 828, Width, 8), tint.of(QColor(0xdf, 0xda, 0xca)));
}

void paintVillage(QPainter &painter, const DemoPlace &place, QRandomGenerator &random)
{
    const auto moved = [&place](double x) { return std::fmod(x + place.shift, Width); };
    const DemoTint &tint = place.land;
    paintHouse(painter, tint, QRectF(moved(250), 560, 210, 120), QColor(0xef, 0xe3, 0xc8),
               QColor(0xa8, 0x43, 0x32));
    paintHouse(painter, tint, QRectF(moved(930), 540, 250, 140), QColor(0xd8, 0xe4, 0xec),
               QColor(0x45, 0x55, 0x6b));
    paintHouse(painter, tint, QRectF(moved(1830), 565, 190, 115), QColor(0xf1, 0xd3, 0xa6),
               QColor(0x7a, 0x4a, 0x38));
    const QList<QPointF> trees{{90, 690},   {545, 688},  {640, 694},  {770, 690},
                               {1250, 690}, {1480, 694}, {1740, 690}, {2110, 692}};
    for (const QPointF &foot : trees) {
        const int green = 0x7f + random.bounded(35);
        const int red = 0x3d + random.bounded(40);
        const double height = 130 + random.bounded(60.0);
        paintTree(painter, tint, QPointF(moved(foot.x()), foot.y()), height,
                  QColor(red, green, 0x35));
    }
}

} // namespace

// Each number is drawn in a statement of its own: compilers differ in the order of arguments.
QImage paintPanorama(double scale, const DemoPlace &place)
{
    QImage image((PanoramaUnits * scale).toSize(), QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(scale, scale);
    painter.setPen(Qt::NoPen);
    QRandomGenerator random(place.seed);
    const DemoTint &sky = place.sky;
    const DemoTint &land = place.land;

    paintSky(painter, sky);
    paintClouds(painter, sky, random);
    const double phase = place.shift / 100;
    paintRidge(painter, 500, 85, 0.4 + phase, sky.of(QColor(0x8f, 0xa9, 0xc4)));
    paintRidge(painter, 545, 55, 1.7 + phase, sky.of(QColor(0x6c, 0x8f, 0x9c)));
    paintRidge(painter, 585, 34, 3.1 + phase, land.of(QColor(0x57, 0x84, 0x62)));
    paintMeadow(painter, land, random);
    paintLake(painter, land);
    for (int i = 0; i < 34; ++i) {
        const double height = 46 + random.bounded(34.0);
        const double y = 622 + random.bounded(22.0);
        paintFir(painter, land, QPointF(random.bounded(Width), y), height);
    }
    paintVillage(painter, place, random);
    paintRoad(painter, land);
    paintFence(painter, land);
    return image;
}

} // namespace vedette
