// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aim/AimLine.h"

#include <QPainter>

namespace vedette {

AimLine::AimLine(QWidget *picture)
    : QWidget(picture)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void AimLine::setLine(const QLineF &line)
{
    m_line = line;
    setGeometry(parentWidget()->rect());
    show();
    raise();
    update();
}

void AimLine::paintEvent(QPaintEvent * /*event*/)
{
    constexpr double Radius = 7; // of the ring round what was taken hold of
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    // Light on dark, so that it is seen over any picture.
    for (const auto &[colour, width] : {std::pair(Qt::black, 4.0), std::pair(Qt::white, 2.0)}) {
        painter.setPen(QPen(colour, width));
        painter.drawLine(m_line);
        painter.drawEllipse(m_line.p1(), Radius, Radius);
    }
}

} // namespace vedette

#include "moc_AimLine.cpp"
