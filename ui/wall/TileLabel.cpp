// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wall/TileLabel.h"

#include "recording/RecordedPicture.h"

namespace vedette {

namespace {

/// The most of a picture's height that the label may cover, as a divisor.
constexpr int LabelCoversAtMost = 4;
constexpr QColor LiveDot(74, 200, 110);
constexpr QColor NotLiveDot(240, 160, 60);

} // namespace

TileLabel::TileLabel(QWidget *picture)
    : PictureLabel(picture)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
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

QColor TileLabel::dotColour() const
{
    switch (m_kind) {
    case Kind::Live:
        return LiveDot;
    case Kind::NotLive:
        return NotLiveDot;
    case Kind::Recorded:
        return RecordedPicture::Colour;
    }
    return {};
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
    QString whole = m_name + behindName();
    if (metrics.horizontalAdvance(whole) <= width) {
        return whole;
    }
    const int room = width - metrics.horizontalAdvance(behindName());
    if (m_kind != Kind::Live && room >= width / 2) {
        return metrics.elidedText(m_name, Qt::ElideMiddle, room) + behindName();
    }
    return metrics.elidedText(m_name, Qt::ElideRight, width);
}

void TileLabel::moveToCorner()
{
    const QSize room = parentWidget()->size();
    const QSize size = sizeWith(m_name + behindName()).boundedTo(room);
    setVisible(m_isWanted && size.height() * LabelCoversAtMost <= room.height());
    setGeometry(QRect(QPoint(0, room.height() - size.height()), size));
    update();
}

} // namespace vedette

#include "moc_TileLabel.cpp"
