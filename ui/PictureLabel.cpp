// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "PictureLabel.h"

#include <QEvent>
#include <QPainter>

namespace vedette {

namespace {

constexpr QColor LabelPaper(16, 20, 26);
constexpr QColor LabelInk(245, 247, 250);

} // namespace

PictureLabel::PictureLabel(QWidget *picture)
    : QWidget(picture)
{
    // So that a new picture below does not paint it, too.
    setAttribute(Qt::WA_OpaquePaintEvent);
    picture->installEventFilter(this);
    hide();
}

int PictureLabel::padding() const
{
    return fontMetrics().height() / 3;
}

/// The dot is half as wide as a line is high, and as far from the text.
QSize PictureLabel::sizeWith(const QString &text) const
{
    const int line = fontMetrics().height();
    // And a point more, for widths are rounded.
    const int beside = text.isEmpty() ? 0 : line / 2 + fontMetrics().horizontalAdvance(text) + 1;
    return {line / 2 + beside + 2 * padding(), line + padding()};
}

bool PictureLabel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize) {
        moveToCorner();
    }
    return QWidget::eventFilter(watched, event);
}

void PictureLabel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        moveToCorner();
    }
}

void PictureLabel::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), LabelPaper);
    painter.setRenderHint(QPainter::Antialiasing);
    const int line = fontMetrics().height();
    painter.setPen(Qt::NoPen);
    painter.setBrush(dotColour());
    painter.drawEllipse(QRectF(padding(), (height() - line / 2.0) / 2, line / 2.0, line / 2.0));
    painter.setPen(LabelInk);
    const QRect text = rect().adjusted(padding() + line, 0, -padding(), 0);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, shownText(text.width()));
}

} // namespace vedette

#include "moc_PictureLabel.cpp"
