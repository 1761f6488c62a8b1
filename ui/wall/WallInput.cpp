// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of Wall that the user's keys and pointer go through.

#include "VideoWidget.h"
#include "wall/Wall.h"
#include "wall/WallTile.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>

#include <algorithm>
#include <utility>

namespace vedette {

WallTile *Wall::tileAt(QPoint position) const
{
    const auto found = std::find_if(m_tiles.cbegin(), m_tiles.cend(), [position](const auto &tile) {
        return !tile->video().isHidden() && tile->video().geometry().contains(position);
    });
    return found == m_tiles.cend() ? nullptr : found->get();
}

/// The picture that gets the keyboard, by a click or by Tab, is selected.
bool Wall::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn) {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        const bool isChosen = reason == Qt::MouseFocusReason || reason == Qt::TabFocusReason ||
                              reason == Qt::BacktabFocusReason;
        const auto found =
            std::find_if(m_tiles.cbegin(), m_tiles.cend(),
                         [watched](const auto &tile) { return &tile->video() == watched; });
        if (isChosen && found != m_tiles.cend()) {
            select((*found)->id());
        }
    }
    return QWidget::eventFilter(watched, event);
}

void Wall::keyPressEvent(QKeyEvent *event)
{
    event->setAccepted(takeKey(*event));
}

bool Wall::takeKey(const QKeyEvent &event)
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const bool isDigit = event.key() >= Qt::Key_1 && event.key() <= Qt::Key_9;
    if (modifiers == (Qt::ControlModifier | Qt::ShiftModifier)) {
        return moveSelected(event.key());
    }
    // Some keyboards have their digits on Shift.
    const bool isPlain = modifiers == Qt::NoModifier || (isDigit && modifiers == Qt::ShiftModifier);
    return isPlain && handleKey(event.key());
}

bool Wall::handleKey(int key)
{
    if (key == Qt::Key_Escape) {
        return goBack();
    }
    if (m_tiles.size() < 2) {
        return false;
    }
    if (key >= Qt::Key_1 && key <= Qt::Key_9) {
        const auto index = size_t(key - Qt::Key_1);
        if (index < m_tiles.size()) {
            select(m_tiles[index]->id());
        }
        return true;
    }
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        // Not a button's on the picture.
        if (picture(m_selected)->hasFocus()) {
            activate(m_selected);
        }
        return true;
    case Qt::Key_PageUp:
        return selectBeside(-1);
    case Qt::Key_PageDown:
        return selectBeside(1);
    default:
        return false;
    }
}

/// From a drag, or from one large picture; false when there is neither.
bool Wall::goBack()
{
    if (m_drag.hasBegun) {
        const QStringList before = m_drag.orderBefore;
        std::sort(m_tiles.begin(), m_tiles.end(), [&before](const auto &a, const auto &b) {
            return before.indexOf(a->id()) < before.indexOf(b->id());
        });
        arrange();
        updateTabOrder();
        endDrag();
        return true;
    }
    if (m_enlarged.isEmpty()) {
        return false;
    }
    showAll();
    return true;
}

/// Round the ends.
bool Wall::selectBeside(qsizetype step)
{
    const auto count = qsizetype(m_tiles.size());
    select(m_tiles[size_t((indexOf(m_selected) + step + count) % count)]->id());
    return true;
}

bool Wall::moveSelected(int key)
{
    const qsizetype from = indexOf(m_selected);
    qsizetype to = from;
    switch (key) {
    case Qt::Key_Left:
        to -= 1;
        break;
    case Qt::Key_Right:
        to += 1;
        break;
    case Qt::Key_Up:
        to -= m_columns;
        break;
    case Qt::Key_Down:
        to += m_columns;
        break;
    default:
        return false;
    }
    if (!isGrid()) {
        return false;
    }
    if (to >= 0 && to < qsizetype(m_tiles.size())) {
        endDrag();
        moveTile(from, to);
        emit orderChanged(order());
    }
    return true;
}

/// Those between move up by one.
void Wall::moveTile(qsizetype from, qsizetype to)
{
    const auto at = [this](qsizetype index) { return m_tiles.begin() + index; };
    if (from < to) {
        std::rotate(at(from), at(from + 1), at(to + 1));
    } else {
        std::rotate(at(to), at(from), at(from + 1));
    }
    arrange();
    updateTabOrder();
}

// A picture that does not take the pointer's events itself leaves them to the wall.

void Wall::mousePressEvent(QMouseEvent *event)
{
    const WallTile *const tile = tileAt(event->position().toPoint());
    const bool mayDrag = isGrid() && tile != nullptr && event->button() == Qt::LeftButton;
    endDrag();
    if (mayDrag) {
        m_drag.id = tile->id();
        m_drag.pressed = event->position().toPoint();
    }
    event->setAccepted(mayDrag);
}

void Wall::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint position = event->position().toPoint();
    const bool isFar =
        (position - m_drag.pressed).manhattanLength() >= QApplication::startDragDistance();
    event->setAccepted(!m_drag.id.isEmpty());
    if (m_drag.id.isEmpty() || (!m_drag.hasBegun && !isFar)) {
        return;
    }
    if (!m_drag.hasBegun) {
        beginDrag();
    }
    const WallTile *const below = tileAt(position);
    if (below != nullptr && below->id() != m_drag.id) {
        moveTile(indexOf(m_drag.id), indexOf(below->id()));
    }
}

void Wall::mouseReleaseEvent(QMouseEvent *event)
{
    event->setAccepted(!m_drag.id.isEmpty());
    endDrag();
}

void Wall::beginDrag()
{
    m_drag.hasBegun = true;
    m_drag.orderBefore = order();
    picture(m_drag.id)->setCursor(Qt::ClosedHandCursor);
}

/// The tile stays where it is by now.
void Wall::endDrag()
{
    const WallDrag drag = std::exchange(m_drag, {});
    if (!drag.hasBegun) {
        return;
    }
    picture(drag.id)->unsetCursor();
    if (drag.orderBefore != order()) {
        emit orderChanged(order());
    }
}

void Wall::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const WallTile *const tile = isByKey ? tileOf(m_selected) : tileAt(event->pos());
    if (tile == nullptr) {
        event->ignore();
        return;
    }
    // By copy: whoever hears of it may take the camera away.
    const QString id = tile->id();
    select(id);
    emit contextMenuRequested(id, event->globalPos());
}

} // namespace vedette
