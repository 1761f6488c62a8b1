// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "KeyboardSteering.h"

#include "PaceKeys.h"

#include <QApplication>
#include <QKeyEvent>
#include <QWidget>

#include <algorithm>
#include <optional>
#include <utility>

namespace vedette {

namespace {

std::optional<Direction> directionFor(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return Direction::Left;
    case Qt::Key_Right:
        return Direction::Right;
    case Qt::Key_Up:
        return Direction::Up;
    case Qt::Key_Down:
        return Direction::Down;
    default:
        return std::nullopt;
    }
}

bool isTyping()
{
    const QWidget *focus = QApplication::focusWidget();
    return focus != nullptr && focus->testAttribute(Qt::WA_InputMethodEnabled);
}

} // namespace

bool KeyboardSteering::HeldKey::is(const QKeyEvent &event) const
{
    // With Shift or Num Lock a keypad key goes down as an arrow and comes up as a digit.
    const bool scanned = scanCode != 0 && event.nativeScanCode() != 0;
    return scanned ? scanCode == event.nativeScanCode() : key == event.key();
}

KeyboardSteering::KeyboardSteering(QWidget *window, QObject *parent)
    : QObject(parent)
    , m_window(window)
{
    window->installEventFilter(this);
}

bool KeyboardSteering::eventFilter(QObject *watched, QEvent *event)
{
    const bool ofWindow = watched == m_window;
    switch (event->type()) {
    case QEvent::KeyPress: {
        const auto &key = *static_cast<QKeyEvent *>(event);
        modifierChanged(key, true);
        return ofWindow && keyPressed(key);
    }
    case QEvent::KeyRelease: {
        const auto &key = *static_cast<QKeyEvent *>(event);
        modifierChanged(key, false);
        keyReleased(key);
        break;
    }
    case QEvent::WindowDeactivate:
    case QEvent::WindowBlocked:
    case QEvent::Hide:
    case QEvent::Close:
        if (ofWindow) {
            releaseAll();
        }
        break;
    default:
        break;
    }
    return false;
}

bool KeyboardSteering::keyPressed(const QKeyEvent &event)
{
    constexpr Qt::KeyboardModifiers Allowed =
        Qt::ShiftModifier | Qt::ControlModifier | Qt::KeypadModifier;
    const std::optional<Direction> direction = directionFor(event.key());
    if (!direction || isTyping() || (event.modifiers() & ~Allowed) != Qt::NoModifier) {
        return false;
    }
    if (event.isAutoRepeat()) {
        return true; // holding is timed by Steering
    }
    if (m_held.isEmpty()) {
        // A menu or another widget may have the keyboard when the key comes up.
        qApp->installEventFilter(this);
    }
    const bool alreadyHeld = isHeld(*direction);
    if (std::none_of(m_held.cbegin(), m_held.cend(),
                     [&event](const HeldKey &held) { return held.is(event); })) {
        m_held.append(
            {.key = event.key(), .scanCode = event.nativeScanCode(), .direction = *direction});
    }
    m_pace = paceFor(event.modifiers());
    if (!alreadyHeld) {
        emit pressed(*direction, m_pace);
    }
    return true;
}

void KeyboardSteering::keyReleased(const QKeyEvent &event)
{
    if (event.isAutoRepeat()) {
        return;
    }
    const auto found = std::find_if(m_held.cbegin(), m_held.cend(),
                                    [&event](const HeldKey &held) { return held.is(event); });
    if (found == m_held.cend()) {
        return;
    }
    const Direction direction = found->direction;
    m_held.erase(found);
    if (m_held.isEmpty()) {
        qApp->removeEventFilter(this);
    }
    if (!isHeld(direction)) {
        emit released(direction);
    }
}

void KeyboardSteering::modifierChanged(const QKeyEvent &event, bool down)
{
    if (m_held.isEmpty() || (event.key() != Qt::Key_Shift && event.key() != Qt::Key_Control)) {
        return;
    }
    // Whether a modifier's own event already counts it differs between platforms.
    Qt::KeyboardModifiers modifiers = event.modifiers();
    modifiers.setFlag(event.key() == Qt::Key_Shift ? Qt::ShiftModifier : Qt::ControlModifier, down);
    const Pace pace = paceFor(modifiers);
    if (pace == m_pace) {
        return;
    }
    m_pace = pace;
    for (const Direction direction :
         {Direction::Left, Direction::Right, Direction::Up, Direction::Down}) {
        if (isHeld(direction)) {
            emit pressed(direction, pace);
        }
    }
}

bool KeyboardSteering::isHeld(Direction direction) const
{
    return std::any_of(m_held.cbegin(), m_held.cend(),
                       [direction](const HeldKey &held) { return held.direction == direction; });
}

void KeyboardSteering::releaseAll()
{
    if (m_held.isEmpty()) {
        return;
    }
    qApp->removeEventFilter(this);
    const QList<HeldKey> held = std::exchange(m_held, {});
    for (const Direction direction :
         {Direction::Left, Direction::Right, Direction::Up, Direction::Down}) {
        if (std::any_of(held.cbegin(), held.cend(),
                        [direction](const HeldKey &key) { return key.direction == direction; })) {
            emit released(direction);
        }
    }
}

} // namespace vedette

#include "moc_KeyboardSteering.cpp"
