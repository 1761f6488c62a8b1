// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "GamepadStickView.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vedette {

namespace {

/// Of the dot, as a share of the circle's radius.
constexpr double Dot = 0.2;
/// What is drawn stays inside: the dot at the rim.
constexpr double Circle = 1 / (1 + Dot);

} // namespace

GamepadStickView::GamepadStickView(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize GamepadStickView::sizeHint() const
{
    return QSize(3, 3) * fontMetrics().height();
}

void GamepadStickView::setStick(QPointF stick, double deadZone)
{
    if (stick != m_stick || deadZone != m_deadZone) {
        m_stick = stick;
        m_deadZone = deadZone;
        update();
    }
}

void GamepadStickView::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(QRectF(rect()).center());
    // From here on one unit is the circle's radius.
    const double radius = std::min(width(), height()) / 2.0 * Circle;
    painter.scale(radius, radius);
    QColor line = palette().color(QPalette::Text);
    line.setAlphaF(0.5F);
    painter.setPen(QPen(line, 0.05));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawEllipse(QPointF(), 1, 1);
    painter.setPen(QPen(line, 0.03, Qt::DashLine));
    painter.drawEllipse(QPointF(), m_deadZone, m_deadZone);
    const QPointF at(m_stick.x(), -m_stick.y());
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::Highlight));
    painter.drawEllipse(at / std::max(1.0, std::hypot(at.x(), at.y())), Dot, Dot);
}

} // namespace vedette

#include "moc_GamepadStickView.cpp"
