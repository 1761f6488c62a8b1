// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "StatusOverlay.h"

#include <QPainter>

namespace vedette {

namespace {

/// Around a picture, in pixels.
constexpr int MarkFrameWidth = 4;
constexpr int MessageFlags = Qt::AlignCenter | Qt::TextWordWrap;

} // namespace

void StatusOverlay::paintPanel(QPainter &painter, const QRect &textRect, int padding)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(16, 20, 26, 215));
    painter.drawRoundedRect(textRect.adjusted(-padding, -padding, padding, padding), padding * 0.6,
                            padding * 0.6);
    painter.setPen(QColor(245, 247, 250));
}

QFont StatusOverlay::messageFont(QFont font, const QRect &area)
{
    font.setPointSizeF(font.pointSizeF() * (area.width() > 480 ? 1.4 : 1.1));
    return font;
}

QRect StatusOverlay::messageBox(const QFont &font, const QRect &area, const QString &text)
{
    const QFontMetrics metrics(font);
    // Two thirds of the picture stay visible beside the longest sentence.
    const int widest = qMax(area.width() * 2 / 3, qMin(area.width() - 2 * metrics.height(), 240));
    QRect box = metrics.boundingRect(QRect(0, 0, widest, area.height()), MessageFlags, text);
    box.moveCenter(area.center());
    return box;
}

QRect StatusOverlay::messagePanel(const QFont &font, const QRect &area, const QString &text)
{
    const QFont larger = messageFont(font, area);
    const int padding = QFontMetrics(larger).height();
    return messageBox(larger, area, text).adjusted(-padding, -padding, padding, padding);
}

void StatusOverlay::paintMessage(QPainter &painter, const QRect &area, const QString &text)
{
    painter.setFont(messageFont(painter.font(), area));
    const QRect box = messageBox(painter.font(), area, text);
    paintPanel(painter, box, painter.fontMetrics().height());
    painter.drawText(box, MessageFlags, text);
}

void StatusOverlay::paintMark(QPainter &painter, const QRect &area, const QString &text,
                              const QColor &colour)
{
    painter.setFont(messageFont(painter.font(), area));
    const QFontMetrics metrics = painter.fontMetrics();
    const int padding = metrics.height() / 3;
    const QString shown =
        metrics.elidedText(text, Qt::ElideRight, area.width() - metrics.height() - 2 * padding);
    QRect box = metrics.boundingRect(shown).adjusted(0, 0, metrics.height(), 0);
    box.moveCenter(area.center());
    box.moveTop(area.top() + 3 * padding);
    paintPanel(painter, box, padding);
    painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, shown);
    const QPointF dot(box.left() + metrics.height() / 4.0, box.center().y() + 1);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(dot, metrics.height() / 4.0, metrics.height() / 4.0);
}

void StatusOverlay::paintFrame(QPainter &painter, const QRect &area, const QColor &colour)
{
    const QRect inner =
        area.adjusted(MarkFrameWidth, MarkFrameWidth, -MarkFrameWidth, -MarkFrameWidth);
    const QRegion frame = QRegion(area).subtracted(inner);
    for (const QRect &side : frame) {
        painter.fillRect(side, colour);
    }
}

void StatusOverlay::paintStatistics(QPainter &painter, const QRect &area, const QString &lines)
{
    const int padding = painter.fontMetrics().height() / 2;
    QRect box = painter.fontMetrics().boundingRect(area, Qt::AlignLeft | Qt::AlignTop, lines);
    box.moveTopLeft(area.topLeft() + QPoint(2 * padding, 2 * padding));
    paintPanel(painter, box, padding);
    painter.drawText(box, Qt::AlignLeft | Qt::AlignTop, lines);
}

} // namespace vedette
