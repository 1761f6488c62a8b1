// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/TimelinePainter.h"

#include "recording/MomentText.h"
#include "recording/RecordedPicture.h"
#include "recording/TimeTicks.h"

#include <QPainter>

namespace vedette {

namespace {

/// Of what happens now, as on the buttons that record.
constexpr QColor LiveColour(226, 58, 58);
/// Of the marks' shade, of 255.
constexpr int ShadeAlpha = 70;
/// Of the line that stands for a moment, in pixels.
constexpr double MomentWidth = 2;
/// Of a label from its tick, and from the next label, in pixels.
constexpr int LabelDistance = 3;
/// A row has room for a name where it is so much of a line high.
constexpr double NameNeeds = 0.8;

/// Of a time of day, and what is beside it.
int labelWidth(const QFontMetrics &metrics)
{
    return metrics.horizontalAdvance(timeText({}, TimePrecision::Seconds) + QStringLiteral("   "));
}

double xOf(const TimelineLook &look, WallTime time)
{
    return look.layout.bars.left() + look.scale.xOf(time);
}

/// Those of days first: they have more to say, and longer labels.
void paintLabels(QPainter &painter, const TimelineLook &look, const QList<TimeTick> &ticks)
{
    const QRect axis = look.layout.axis;
    const QFont plain = painter.font();
    QFont bold = plain;
    bold.setBold(true);
    QRegion taken;
    for (const bool isOfDays : {true, false}) {
        painter.setFont(isOfDays ? bold : plain);
        const QFontMetrics metrics = painter.fontMetrics();
        for (const TimeTick &tick : ticks) {
            const int x = qRound(xOf(look, tick.time)) + LabelDistance;
            const QRect label(x, axis.top(), metrics.horizontalAdvance(tick.label) + LabelDistance,
                              axis.height() * 3 / 4);
            const bool hasRoom = axis.contains(label) && !taken.intersects(label);
            if (tick.isDay == isOfDays && hasRoom) {
                painter.drawText(label, Qt::AlignLeft | Qt::AlignVCenter, tick.label);
                taken += label;
            }
        }
    }
    painter.setFont(plain);
}

void paintTicks(QPainter &painter, const TimelineLook &look)
{
    const QColor text = look.palette.color(QPalette::WindowText);
    const QRect axis = look.layout.axis;
    const auto ticks = timeTicks(look.scale, labelWidth(painter.fontMetrics()));
    for (const TimeTick &tick : ticks) {
        const int x = qRound(xOf(look, tick.time));
        QColor line = text;
        line.setAlpha(tick.isDay ? 200 : 70);
        painter.setPen(line);
        painter.drawLine(x, axis.bottom() - axis.height() / 4, x, look.layout.bars.bottom());
    }
    painter.setPen(text);
    paintLabels(painter, look, ticks);
}

void paintBars(QPainter &painter, const QRect &row, const TimelineLook::Row &look,
               const QPalette &palette)
{
    const QRect inner = row.adjusted(0, 1, 0, row.height() > 4 ? -1 : 0);
    painter.fillRect(inner, palette.color(QPalette::Base));
    QColor colour = palette.color(QPalette::Active, QPalette::Highlight);
    if (!look.isSelected) {
        colour.setAlpha(150);
    }
    for (const TimeBar &bar : look.recorded) {
        painter.fillRect(
            QRect(row.left() + bar.from, inner.top(), bar.to - bar.from, inner.height()), colour);
    }
    const int height = qMax(inner.height() / 4, 1);
    for (const TimeBar &bar : look.locked) {
        painter.fillRect(
            QRect(row.left() + bar.from, inner.bottom() + 1 - height, bar.to - bar.from, height),
            palette.color(QPalette::WindowText));
    }
}

void paintNames(QPainter &painter, const TimelineLook &look)
{
    const QFontMetrics metrics = painter.fontMetrics();
    const QFont plain = painter.font();
    for (int i = 0; i < look.rows.size(); ++i) {
        const QRect row = look.layout.row(i);
        if (row.height() < metrics.height() * NameNeeds) {
            return;
        }
        QFont font = plain;
        font.setBold(look.rows[i].isSelected && look.rows.size() > 1);
        painter.setFont(font);
        painter.setPen(look.palette.color(QPalette::WindowText));
        const int gap = metrics.averageCharWidth();
        const QRect name(0, row.top(), look.layout.names.width() - gap, row.height());
        painter.drawText(
            name, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetrics(font).elidedText(look.rows[i].name, Qt::ElideRight, name.width()));
    }
    painter.setFont(plain);
}

void paintLine(QPainter &painter, const TimelineLook &look, WallTime time, const QColor &colour)
{
    if (look.scale.contains(time)) {
        const double x = xOf(look, time);
        const QRect bars = look.layout.bars;
        const double top = look.layout.axis.height() * 3 / 4.0;
        painter.fillRect(QRectF(x - MomentWidth / 2, top, MomentWidth, bars.bottom() + 1 - top),
                         colour);
    }
}

void paintMarks(QPainter &painter, const TimelineLook &look)
{
    const QRect bars = look.layout.bars;
    const QColor ink = look.palette.color(QPalette::WindowText);
    if (look.marks.isWhole()) {
        const double from = qMax(xOf(look, *look.marks.from), double(bars.left()));
        const double to = qMin(xOf(look, *look.marks.to), double(bars.right() + 1));
        QColor shade = ink;
        shade.setAlpha(ShadeAlpha);
        if (to > from) {
            painter.fillRect(QRectF(from, bars.top(), to - from, bars.height()), shade);
        }
    }
    for (const auto &mark : {look.marks.from, look.marks.to}) {
        if (mark) {
            paintLine(painter, look, *mark, ink);
        }
    }
}

/// The handle at the top is what can be dragged.
void paintMoment(QPainter &painter, const TimelineLook &look)
{
    if (!look.moment) {
        paintLine(painter, look, look.now, LiveColour);
        return;
    }
    paintLine(painter, look, *look.moment, RecordedPicture::Colour);
    if (look.scale.contains(*look.moment)) {
        const double half = look.layout.axis.height() / 4.0;
        const double x = xOf(look, *look.moment);
        const double below = look.layout.axis.bottom() + 1;
        painter.setPen(Qt::NoPen);
        painter.setBrush(RecordedPicture::Colour);
        painter.drawPolygon(
            QPolygonF({{x - half, below - 2 * half}, {x + half, below - 2 * half}, {x, below}}));
    }
}

} // namespace

void paintTimeline(QPainter &painter, const QRect &whole, const TimelineLook &look)
{
    painter.fillRect(whole, look.palette.color(QPalette::Window));
    for (int i = 0; i < look.rows.size(); ++i) {
        paintBars(painter, look.layout.row(i), look.rows[i], look.palette);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setClipRect(look.layout.axis.united(look.layout.bars));
    paintTicks(painter, look);
    painter.setRenderHint(QPainter::Antialiasing);
    paintMarks(painter, look);
    if (look.hovered) {
        QColor ink = look.palette.color(QPalette::WindowText);
        ink.setAlpha(130);
        paintLine(painter, look, *look.hovered, ink);
    }
    painter.setClipping(false);
    paintMoment(painter, look);
    paintNames(painter, look);
    if (look.hasFocus) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(look.palette.color(QPalette::Highlight));
        painter.drawRect(whole.adjusted(0, 0, -1, -1));
    }
}

} // namespace vedette
