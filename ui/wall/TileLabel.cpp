// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wall/TileLabel.h"

#include "recording/RecordedPicture.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace vedette {

namespace {

/// The most of a picture's height that the label may cover, as a divisor.
constexpr int LabelCoversAtMost = 4;
constexpr QColor LabelPaper(16, 20, 26);
constexpr QColor LabelInk(245, 247, 250);
constexpr QColor LiveDot(74, 200, 110);
constexpr QColor NotLiveDot(240, 160, 60);

QColor dotOf(TileLabel::Kind kind)
{
    switch (kind) {
    case TileLabel::Kind::Live:
        return LiveDot;
    case TileLabel::Kind::NotLive:
        return NotLiveDot;
    case TileLabel::Kind::Recorded:
        return RecordedPicture::Colour;
    }
    return {};
}

} // namespace

TileLabel::TileLabel(QWidget *picture)
    : QWidget(picture)
{
    // So that a new picture below does not paint it, too.
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    picture->installEventFilter(this);
    hide();
}

void TileLabel::setName(const QString &name)
{
    m_name = name;
    moveToCorner();
}

void TileLabel::setState(const QString &state, Kind kind)
{
    m_state = state;
    m_kind = kind;
    moveToCorner();
}

void TileLabel::setShown(bool shown)
{
    m_isWanted = shown;
    moveToCorner();
}

int TileLabel::padding() const
{
    return fontMetrics().height() / 3;
}

QString TileLabel::behindName() const
{
    return QStringLiteral(" · ") + m_state;
}

/// Where there is not room for all of it the name is worth more: the dot and the grey picture tell
/// the state, too. What is wrong is worth half of the room.
QString TileLabel::shownText(int width) const
{
    const QFontMetrics metrics = fontMetrics();
    const int room = width - metrics.horizontalAdvance(behindName());
    if (metrics.horizontalAdvance(m_name) <= room || (m_kind != Kind::Live && room >= width / 2)) {
        return metrics.elidedText(m_name, Qt::ElideMiddle, room) + behindName();
    }
    return metrics.elidedText(m_name, Qt::ElideRight, width);
}

QSize TileLabel::sizeHint() const
{
    const int text =
        fontMetrics().horizontalAdvance(m_name) + fontMetrics().horizontalAdvance(behindName());
    // The dot is as wide as a line is high; and a point more, for widths are rounded.
    return {text + 1 + fontMetrics().height() + 2 * padding(), fontMetrics().height() + padding()};
}

void TileLabel::moveToCorner()
{
    const QSize room = parentWidget()->size();
    const QSize size = sizeHint().boundedTo(room);
    setVisible(m_isWanted && size.height() * LabelCoversAtMost <= room.height());
    setGeometry(QRect(QPoint(0, room.height() - size.height()), size));
    update();
}

bool TileLabel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize) {
        moveToCorner();
    }
    return QWidget::eventFilter(watched, event);
}

void TileLabel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        moveToCorner();
    }
}

void TileLabel::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), LabelPaper);
    painter.setRenderHint(QPainter::Antialiasing);
    const int line = fontMetrics().height();
    const QRectF dot(padding(), (height() - line / 2.0) / 2, line / 2.0, line / 2.0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(dotOf(m_kind));
    painter.drawEllipse(dot);
    painter.setPen(LabelInk);
    const QRect text = rect().adjusted(padding() + line, 0, -padding(), 0);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, shownText(text.width()));
}

} // namespace vedette

#include "moc_TileLabel.cpp"
