// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "PositionMap.h"

#include "PositionText.h"

#include <QPainter>

#include <algorithm>

namespace vedette {

namespace {

/// Of the widget, in pixels; it is as wide as the joystick above it.
constexpr QSize Usual(160, 84);
/// A cross, to each side, in pixels.
constexpr double CrossArm = 5;

/// Degrees to the right and down, as a picture counts.
QRectF rectangle(const AxisRange &pan, const AxisRange &tilt)
{
    return {QPointF(pan.minimum, -tilt.maximum), QPointF(pan.maximum, -tilt.minimum)};
}

} // namespace

PositionMap::PositionMap(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("positionMap"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    hide();
}

QSize PositionMap::minimumSizeHint() const
{
    return QSize(2, 2) * fontMetrics().height();
}

QSize PositionMap::sizeHint() const
{
    return Usual;
}

void PositionMap::setPosition(const CameraPosition &position)
{
    m_position = position;
    setVisible(position.position.has_value());
    if (position.position) {
        const QString text = positionText(*position.position);
        setToolTip(text);
        setAccessibleName(tr("Where the camera points: %1").arg(text));
    }
    update();
}

/// What the camera can see, or where it can look, in degrees.
QRectF PositionMap::seen() const
{
    const QSizeF half = QSizeF(m_position.fieldOfView) / 2;
    QRectF all = rectangle(m_position.pan, m_position.tilt);
    if (!m_position.fieldOfView.isEmpty()) {
        all.adjust(-half.width(), -half.height(), half.width(), half.height());
    }
    // A camera with one servo turns on a line.
    return all.united(QRectF(all.center() - QPointF(1, 1), QSizeF(2, 2)));
}

/// … and in the widget, to scale.
QRectF PositionMap::area() const
{
    const QRectF all = seen();
    const QRectF room = QRectF(rect()).adjusted(1, 1, -1, -1);
    const double scale = std::min(room.width() / all.width(), room.height() / all.height());
    const QSizeF size = all.size() * scale;
    return {room.center() - QPointF(size.width() / 2, size.height() / 2), size};
}

QRectF PositionMap::view() const
{
    if (!m_position.position) {
        return {};
    }
    const QRectF all = seen();
    const QRectF map = area();
    const double scale = map.width() / all.width();
    const QPointF degrees(m_position.position->pan, -m_position.position->tilt);
    const QPointF centre = map.topLeft() + (degrees - all.topLeft()) * scale;
    const QSizeF size = m_position.fieldOfView.isEmpty() ? QSizeF(2 * CrossArm, 2 * CrossArm)
                                                         : QSizeF(m_position.fieldOfView) * scale;
    return {centre - QPointF(size.width() / 2, size.height() / 2), size};
}

QRectF PositionMap::possible() const
{
    const QRectF all = seen();
    const QRectF map = area();
    const double scale = map.width() / all.width();
    QRectF place = rectangle(m_position.possiblePan, m_position.possibleTilt);
    if (!m_position.fieldOfView.isEmpty()) {
        const QSizeF half = QSizeF(m_position.fieldOfView) / 2;
        place.adjust(-half.width(), -half.height(), half.width(), half.height());
    }
    return {map.topLeft() + (place.topLeft() - all.topLeft()) * scale, place.size() * scale};
}

void PositionMap::paintEvent(QPaintEvent * /*event*/)
{
    if (!m_position.position) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto group = isEnabled() ? QPalette::Active : QPalette::Disabled;
    painter.setPen(QPen(palette().color(group, QPalette::Mid), 1));
    painter.setBrush(palette().color(group, QPalette::Base));
    painter.drawRect(area());
    const QColor accent = palette().color(group, QPalette::Highlight);
    if (!m_position.position->isSure) {
        painter.fillRect(possible() & area(), QBrush(accent, Qt::BDiagPattern));
    }
    // What is not sure has a broken line.
    painter.setPen(
        QPen(accent, 2, m_position.position->isSure ? Qt::SolidLine : Qt::DotLine, Qt::RoundCap));
    const QRectF here = view();
    if (m_position.fieldOfView.isEmpty()) {
        painter.drawLine(QPointF(here.left(), here.center().y()),
                         QPointF(here.right(), here.center().y()));
        painter.drawLine(QPointF(here.center().x(), here.top()),
                         QPointF(here.center().x(), here.bottom()));
        return;
    }
    QColor inside = accent;
    inside.setAlpha(60);
    painter.setBrush(inside);
    painter.drawRect(here);
}

} // namespace vedette

#include "moc_PositionMap.cpp"
