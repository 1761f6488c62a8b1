// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "StatusOverlay.h"

#include <QPainter>

namespace vedette {

void StatusOverlay::paintPanel(QPainter &painter, const QRect &textRect, int padding)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(16, 20, 26, 215));
    painter.drawRoundedRect(textRect.adjusted(-padding, -padding, padding, padding), padding * 0.6,
                            padding * 0.6);
    painter.setPen(QColor(245, 247, 250));
}

void StatusOverlay::paintMessage(QPainter &painter, const QRect &area, const QString &text)
{
    QFont font = painter.font();
    font.setPointSizeF(font.pointSizeF() * (area.width() > 480 ? 1.4 : 1.1));
    painter.setFont(font);
    const int padding = painter.fontMetrics().height();
    constexpr int Flags = Qt::AlignCenter | Qt::TextWordWrap;
    // Two thirds of the picture stay visible beside the longest sentence.
    const int widest = qMax(area.width() * 2 / 3, qMin(area.width() - 2 * padding, 240));
    const QRect room(0, 0, widest, area.height());
    QRect box = painter.fontMetrics().boundingRect(room, Flags, text);
    box.moveCenter(area.center());
    paintPanel(painter, box, padding);
    painter.drawText(box, Flags, text);
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
