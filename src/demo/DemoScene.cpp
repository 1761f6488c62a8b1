// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/DemoScene.h"

#include "demo/Panorama.h"

#include <QDateTime>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vedette {

namespace {

/// A VGA camera's width, the scene's measure.
constexpr double UnitsAcross = 640;
/// A larger scene would take hundreds of megabytes and shows nothing more.
constexpr double LargestScale = 2.5;
/// … of which there may be sixteen at once, 10 MB each.
constexpr double LargestPlaceScale = 1;
/// Units a second.
constexpr double CarSpeed = 150;
/// Of several cars, from one to the next: after a loop each is where the next one was.
constexpr double CarSpacing = CarSpeed * DemoScene::Loop.count();

double secondsOf(ServoMotor::TimePoint now)
{
    return std::chrono::duration<double>(now.time_since_epoch()).count();
}

} // namespace

DemoScene::DemoScene(QSize size, const ServoMotor &traverse, const ServoMotor &elevation,
                     std::optional<int> place)
    : m_size(size)
    , m_traverse(traverse)
    , m_elevation(elevation)
    , m_place(place)
    , m_pixels(std::min(m_size.width() / UnitsAcross, place ? LargestPlaceScale : LargestScale))
{
}

/// How much of the panorama the camera sees at once, in units.
QSizeF DemoScene::seen() const
{
    return {UnitsAcross, UnitsAcross * m_size.height() / m_size.width()};
}

/// Larger traverse looks to the left, larger elevation down. Whole pixels: copying them is many
/// times cheaper than interpolating between them.
QPoint DemoScene::corner(ServoMotor::TimePoint now) const
{
    const QSizeF room = PanoramaUnits - seen();
    const double right = 1 - m_traverse.position(now) / ServoMotor::Highest;
    const double down = m_elevation.position(now) / ServoMotor::Highest;
    return (QPointF(room.width() * right, room.height() * down) * m_pixels).toPoint();
}

QImage DemoScene::render(ServoMotor::TimePoint now)
{
    return renderAt(now, secondsOf(now));
}

QImage DemoScene::renderAt(ServoMotor::TimePoint now, double seconds)
{
    if (m_panorama.isNull()) {
        m_panorama = paintPanorama(m_pixels, DemoPlace::at(m_place.value_or(0)));
    }
    const QPoint corner = this->corner(now);
    QImage image(m_size, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, m_place.has_value());
    painter.drawImage(QRect(QPoint(), m_size), m_panorama,
                      QRect(corner, (seen() * m_pixels).toSize()));
    painter.save();
    const double scale = m_size.width() / UnitsAcross;
    painter.scale(scale, scale);
    painter.translate(-QPointF(corner) / m_pixels);
    painter.setPen(Qt::NoPen);
    drawBalloon(painter, seconds);
    drawTraffic(painter, seconds);
    painter.restore();
    if (m_place) {
        drawName(painter);
    } else {
        drawClock(painter);
    }
    return image;
}

void DemoScene::drawBalloon(QPainter &painter, double seconds) const
{
    // That of a place stays where the camera looks at first.
    const double across = m_place ? 900 + std::fmod(DemoPlace::at(*m_place).shift, 440)
                                  : std::fmod(seconds * 22, PanoramaUnits.width() + 200) - 100;
    const double rhythm = m_place ? Loop.count() / (2 * std::numbers::pi) : 2.3;
    const QPointF centre(across, 400 + 26 * std::sin(seconds / rhythm));
    constexpr double Radius = 40;
    for (int stripe = 0; stripe < 5; ++stripe) {
        painter.setBrush(stripe % 2 ? QColor(0xff, 0xf1, 0xd6) : QColor(0xd9, 0x3a, 0x2b));
        painter.drawEllipse(centre, Radius * (1 - stripe * 0.22), Radius * 1.12);
    }
    painter.setPen(QPen(QColor(0x50, 0x38, 0x28), 1.2));
    painter.drawLine(centre + QPointF(-22, 36), centre + QPointF(-7, 66));
    painter.drawLine(centre + QPointF(22, 36), centre + QPointF(7, 66));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0x8a, 0x5a, 0x2b));
    painter.drawRoundedRect(QRectF(centre.x() - 9, centre.y() + 64, 18, 14), 3, 3);
}

void DemoScene::drawTraffic(QPainter &painter, double seconds) const
{
    if (!m_place) {
        drawCar(painter, std::fmod(seconds * CarSpeed, PanoramaUnits.width() + 400) - 200);
        return;
    }
    const double ahead = seconds * CarSpeed + DemoPlace::at(*m_place).shift;
    const double first = std::fmod(ahead, CarSpacing) - CarSpacing;
    const int cars = static_cast<int>(std::ceil((PanoramaUnits.width() - first) / CarSpacing));
    for (int car = 0; car < cars; ++car) {
        drawCar(painter, first + car * CarSpacing);
    }
}

void DemoScene::drawCar(QPainter &painter, double left) const
{
    const double ground = RoadTop + 38;
    painter.setBrush(QColor(0x1f, 0x8a, 0x70));
    painter.drawRoundedRect(QRectF(left, ground - 30, 96, 24), 8, 8);
    QPainterPath cabin(QPointF(left + 18, ground - 28));
    cabin.lineTo(left + 32, ground - 50);
    cabin.lineTo(left + 66, ground - 50);
    cabin.lineTo(left + 82, ground - 28);
    painter.fillPath(cabin, QColor(0x1f, 0x8a, 0x70));
    painter.setBrush(QColor(0xcf, 0xe9, 0xf5));
    painter.drawPolygon(QPolygonF{{left + 25, ground - 30},
                                  {left + 35, ground - 46},
                                  {left + 47, ground - 46},
                                  {left + 47, ground - 30}});
    painter.drawPolygon(QPolygonF{{left + 51, ground - 30},
                                  {left + 51, ground - 46},
                                  {left + 64, ground - 46},
                                  {left + 75, ground - 30}});
    for (const double wheel : {22.0, 74.0}) {
        painter.setBrush(QColor(0x22, 0x22, 0x26));
        painter.drawEllipse(QPointF(left + wheel, ground - 5), 11, 11);
        painter.setBrush(QColor(0xb9, 0xbd, 0xc4));
        painter.drawEllipse(QPointF(left + wheel, ground - 5), 5, 5);
    }
}

void DemoScene::drawClock(QPainter &painter) const
{
    drawText(painter,
             QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd  hh:mm:ss.zzz")),
             std::max(12, m_size.height() / 26));
}

/// Large enough to be read on a small tile.
void DemoScene::drawName(QPainter &painter) const
{
    drawText(painter, DemoPlace::at(*m_place).name, std::max(12, m_size.height() / 12));
}

void DemoScene::drawText(QPainter &painter, const QString &text, int pixels) const
{
    QFont font(QStringLiteral("monospace"));
    font.setStyleHint(QFont::TypeWriter);
    font.setPixelSize(pixels);
    painter.setFont(font);
    const int margin = font.pixelSize() / 2;
    const QRect box =
        painter.fontMetrics().boundingRect(text).adjusted(-margin, -margin / 2, margin, margin / 2);
    const QRect placed = box.translated(QPoint(margin, margin) - box.topLeft());
    painter.fillRect(placed, QColor(0, 0, 0, 130));
    painter.setPen(Qt::white);
    painter.drawText(placed, Qt::AlignCenter, text);
}

} // namespace vedette
