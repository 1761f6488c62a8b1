// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/DemoScene.h"

#include "demo/Panorama.h"

#include <QDateTime>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace vedette {

namespace {

/// A VGA camera's width, the scene's measure.
constexpr double UnitsAcross = 640;
/// A larger scene would take hundreds of megabytes and shows nothing more.
constexpr double LargestScale = 2.5;

double secondsOf(ServoMotor::TimePoint now)
{
    return std::chrono::duration<double>(now.time_since_epoch()).count();
}

} // namespace

DemoScene::DemoScene(QSize size, const ServoMotor &traverse, const ServoMotor &elevation)
    : m_size(size)
    , m_traverse(traverse)
    , m_elevation(elevation)
{
}

/// Which part of the panorama the camera looks at, in units. Larger traverse looks to the left,
/// larger elevation down.
QRectF DemoScene::view(ServoMotor::TimePoint now) const
{
    const QSizeF seen(UnitsAcross, UnitsAcross * m_size.height() / m_size.width());
    const QSizeF room = PanoramaUnits - seen;
    const double right = 1 - m_traverse.position(now) / ServoMotor::Highest;
    const double down = m_elevation.position(now) / ServoMotor::Highest;
    return {QPointF(room.width() * right, room.height() * down), seen};
}

QImage DemoScene::render(ServoMotor::TimePoint now)
{
    const double scale = m_size.width() / UnitsAcross;
    if (m_panorama.isNull()) {
        m_panorama = paintPanorama(std::min(scale, LargestScale));
    }
    const QRectF seen = view(now);
    const double pixels = m_panorama.width() / PanoramaUnits.width();
    // Whole pixels: copying them is many times cheaper than interpolating between them.
    const QPoint corner = (seen.topLeft() * pixels).toPoint();
    QImage image(m_size, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawImage(QRect(QPoint(), m_size), m_panorama,
                      QRect(corner, (seen.size() * pixels).toSize()));
    painter.save();
    painter.scale(scale, scale);
    painter.translate(-QPointF(corner) / pixels);
    painter.setPen(Qt::NoPen);
    drawBalloon(painter, secondsOf(now));
    drawCar(painter, secondsOf(now));
    painter.restore();
    drawClock(painter);
    return image;
}

void DemoScene::drawBalloon(QPainter &painter, double seconds) const
{
    const double across = std::fmod(seconds * 22, PanoramaUnits.width() + 200) - 100;
    const QPointF centre(across, 400 + 26 * std::sin(seconds / 2.3));
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

void DemoScene::drawCar(QPainter &painter, double seconds) const
{
    const double left = std::fmod(seconds * 150, PanoramaUnits.width() + 400) - 200;
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
    QFont font(QStringLiteral("monospace"));
    font.setStyleHint(QFont::TypeWriter);
    font.setPixelSize(std::max(12, m_size.height() / 26));
    painter.setFont(font);
    const QString text =
        QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd  hh:mm:ss.zzz"));
    const int margin = font.pixelSize() / 2;
    const QRect box =
        painter.fontMetrics().boundingRect(text).adjusted(-margin, -margin / 2, margin, margin / 2);
    const QRect placed = box.translated(QPoint(margin, margin) - box.topLeft());
    painter.fillRect(placed, QColor(0, 0, 0, 130));
    painter.setPen(Qt::white);
    painter.drawText(placed, Qt::AlignCenter, text);
}

} // namespace vedette
