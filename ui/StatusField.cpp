// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "StatusField.h"

#include "Sentence.h"

#include <QPainter>

namespace vedette {

StatusField::StatusField(const QString &objectName, QWidget *parent)
    : QLabel(parent)
{
    setObjectName(objectName);
    setTextFormat(Qt::PlainText);
    const int gap = fontMetrics().averageCharWidth();
    setContentsMargins(gap, 0, gap, 0);
}

void StatusField::show(const QString &text, const QString &details)
{
    m_text = text;
    setToolTip(plainToolTip(details));
    setAccessibleName(text);
    fit();
    setVisible(!text.isEmpty());
}

void StatusField::setWidest(int width)
{
    m_widest = width;
    // A bar that becomes narrower makes it narrower.
    setMinimumWidth(1);
    fit();
}

void StatusField::fit()
{
    setText(m_widest > 0 ? fontMetrics().elidedText(m_text, Qt::ElideRight, m_widest) : m_text);
}

void StatusField::paintEvent(QPaintEvent *event)
{
    QLabel::paintEvent(event);
    QPainter painter(this);
    QColor line = palette().color(QPalette::WindowText);
    line.setAlphaF(0.35F);
    const int inset = height() / 6;
    painter.fillRect(QRect(isRightToLeft() ? width() - 1 : 0, inset, 1, height() - 2 * inset),
                     line);
}

} // namespace vedette

#include "moc_StatusField.cpp"
