// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFont>
#include <QRect>
#include <QString>

class QColor;
class QPainter;

namespace vedette {

/// Paints what is said over the picture, readable on any picture and at any size of the window.
class StatusOverlay
{
public:
    /// What paintMessage() covers of area, when the painter has this font.
    static QRect messagePanel(const QFont &font, const QRect &area, const QString &text);
    /// A sentence on a panel in the middle of area.
    static void paintMessage(QPainter &painter, const QRect &area, const QString &text);
    /// What kind of picture it is, at the top of area, in a colour of its own.
    static void paintMark(QPainter &painter, const QRect &area, const QString &text,
                          const QColor &colour);
    /// The same around all of area.
    static void paintFrame(QPainter &painter, const QRect &area, const QColor &colour);
    /// Lines in the upper left corner of area.
    static void paintStatistics(QPainter &painter, const QRect &area, const QString &lines);

private:
    static QFont messageFont(QFont font, const QRect &area);
    static QRect messageBox(const QFont &font, const QRect &area, const QString &text);
    static void paintPanel(QPainter &painter, const QRect &textRect, int padding);
};

} // namespace vedette
