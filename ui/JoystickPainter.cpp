// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "JoystickPainter.h"

#include <QPainter>
#include <QRadialGradient>

#include <array>

namespace vedette {

namespace {

constexpr std::array Directions{Direction::Right, Direction::Down, Direction::Left, Direction::Up};

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128;
}

void paintBase(QPainter &painter, const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Window);
    const bool dark = isDark(palette);
    QRadialGradient rim(QPointF(0, -0.35), 1.5);
    rim.setColorAt(0, dark ? base.lighter(170) : base.lighter(106));
    rim.setColorAt(1, dark ? base.darker(125) : base.darker(132));
    painter.setPen(QPen(dark ? base.lighter(240) : base.darker(165), 0.014));
    painter.setBrush(rim);
    painter.drawEllipse(QPointF(), 0.985, 0.985);

    QRadialGradient well(QPointF(0, 0.1), 0.75);
    well.setColorAt(0, dark ? base.darker(190) : base.darker(138));
    well.setColorAt(1, dark ? base.darker(135) : base.darker(115));
    painter.setPen(QPen(QColor(0, 0, 0, dark ? 140 : 60), 0.012));
    painter.setBrush(well);
    painter.drawEllipse(QPointF(), JoystickMeasures::ArrowInner, JoystickMeasures::ArrowInner);
}

void paintArrows(QPainter &painter, const JoystickLook &look, const QPalette &palette)
{
    const QColor plain =
        palette.color(look.isEnabled ? QPalette::Active : QPalette::Disabled, QPalette::WindowText);
    const QColor accent = palette.color(QPalette::Highlight);
    for (std::size_t i = 0; i < Directions.size(); ++i) {
        const bool isHeld = look.held[static_cast<std::size_t>(Directions[i])];
        const bool isHovered = look.hovered == Directions[i];
        painter.save();
        painter.rotate(90.0 * static_cast<double>(i));
        painter.translate(JoystickMeasures::Arrow, 0);
        if (isHeld || isHovered) {
            QColor halo = accent;
            halo.setAlpha(isHeld ? 120 : 60);
            painter.setPen(Qt::NoPen);
            painter.setBrush(halo);
            painter.drawEllipse(QPointF(), 0.135, 0.135);
        }
        QColor arrow = isHeld ? accent : plain;
        arrow.setAlphaF(isHeld || isHovered ? 1.0F : 0.72F);
        painter.setPen(QPen(arrow, 0.05, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(arrow);
        painter.drawPolygon(QPolygonF{{-0.04, -0.085}, {0.06, 0}, {-0.04, 0.085}});
        painter.restore();
    }
}

void paintKnob(QPainter &painter, const JoystickLook &look, const QPalette &palette)
{
    const QPointF centre(look.stick.x() * JoystickMeasures::Travel,
                         -look.stick.y() * JoystickMeasures::Travel);
    constexpr double Radius = JoystickMeasures::Knob;
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 70));
    painter.drawEllipse(centre * 0.8 + QPointF(0.02, 0.06), Radius * 1.02, Radius * 1.02);

    QColor body = palette.color(QPalette::Highlight);
    if (!look.isEnabled) {
        body = palette.color(QPalette::Disabled, QPalette::Mid);
    } else if (look.isDragged) {
        body = body.lighter(112);
    }
    QRadialGradient dome(centre - QPointF(0.1, 0.13), Radius * 1.5);
    dome.setColorAt(0, body.lighter(170));
    dome.setColorAt(0.45, body);
    dome.setColorAt(1, body.darker(185));
    painter.setBrush(dome);
    painter.setPen(QPen(body.darker(210), 0.014));
    painter.drawEllipse(centre, Radius, Radius);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(255, 255, 255, 70));
    painter.drawEllipse(centre - QPointF(0.08, 0.12), Radius * 0.34, Radius * 0.2);
}

} // namespace

void paintJoystick(QPainter &painter, const JoystickLook &look, const QPalette &palette)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(look.square.center());
    // From here on one unit is the radius.
    painter.scale(look.square.width() / 2, look.square.height() / 2);
    paintBase(painter, palette);
    paintArrows(painter, look, palette);
    paintKnob(painter, look, palette);
    if (look.hasFocus) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette.color(QPalette::Highlight), 0.028));
        painter.drawEllipse(QPointF(), 0.975, 0.975);
    }
    painter.restore();
}

} // namespace vedette
