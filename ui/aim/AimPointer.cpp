// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aim/AimPointer.h"

#include "aim/AimLine.h"
#include "VideoWidget.h"
#include "ZoomPan.h"

#include <QApplication>
#include <QMouseEvent>

#include <algorithm>

namespace vedette {

AimPointer::AimPointer(VideoWidget &picture)
    : QObject(&picture)
    , m_picture(picture)
    , m_line(new AimLine(&picture))
{
    picture.installEventFilter(this);
}

AimPointer::~AimPointer()
{
    setMode(false);
    delete m_line;
}

void AimPointer::setMode(bool on)
{
    if (on == m_isMode) {
        return;
    }
    m_isMode = on;
    end();
    if (on) {
        m_picture.setCursor(Qt::CrossCursor);
    } else {
        m_picture.unsetCursor();
    }
}

bool AimPointer::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick:
        return press(*static_cast<QMouseEvent *>(event));
    case QEvent::MouseMove:
        return move(*static_cast<QMouseEvent *>(event));
    case QEvent::MouseButtonRelease:
        return release(*static_cast<QMouseEvent *>(event));
    case QEvent::Hide:
        end();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

QPointF AimPointer::pointAt(QPointF position) const
{
    const QRectF whole = m_picture.zoom().pictureRect();
    return {(position.x() - whole.left()) / whole.width(),
            (position.y() - whole.top()) / whole.height()};
}

bool AimPointer::press(const QMouseEvent &event)
{
    const bool isMeant =
        event.button() == Qt::LeftButton && (m_isMode || event.modifiers() == Qt::ControlModifier);
    const bool isOnPicture =
        QRectF(m_picture.zoom().pictureRect()).contains(event.position()) && m_picture.isLive();
    if (!isMeant || !isOnPicture) {
        return false;
    }
    m_pressed = event.position();
    m_isDragging = false;
    return true;
}

bool AimPointer::move(const QMouseEvent &event)
{
    if (!m_pressed) {
        return false;
    }
    if (!event.buttons().testFlag(Qt::LeftButton)) {
        end(); // it was released where nobody saw it
        return false;
    }
    m_isDragging = m_isDragging || (event.position() - *m_pressed).manhattanLength() >=
                                       QApplication::startDragDistance();
    if (m_isDragging) {
        m_line->setLine({*m_pressed, event.position()});
    }
    return true;
}

bool AimPointer::release(const QMouseEvent &event)
{
    if (!m_pressed || event.button() != Qt::LeftButton) {
        return false;
    }
    const QPointF from = pointAt(*m_pressed);
    QPointF to = pointAt(event.position());
    to = {std::clamp(to.x(), 0.0, 1.0), std::clamp(to.y(), 0.0, 1.0)};
    const bool isDrag = m_isDragging;
    end();
    if (!m_picture.isLive()) {
        return true;
    }
    if (isDrag) {
        emit dragged(from, to);
    } else {
        emit clicked(from);
    }
    return true;
}

void AimPointer::end()
{
    m_pressed.reset();
    m_isDragging = false;
    if (m_line) {
        m_line->hide();
    }
}

} // namespace vedette

#include "moc_AimPointer.cpp"
