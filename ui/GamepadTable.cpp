// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "GamepadTable.h"

#include "Gamepad.h"
#include "GamepadNames.h"

#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>

namespace vedette {

namespace {

/// Without scrolling; more actions scroll.
constexpr int ShownLines = 10;
constexpr int ControlColumn = 1;

bool isDone(GamepadAction action, const GamepadState &state)
{
    using enum GamepadAction;
    switch (action) {
    case Turn:
        return state.stick.x() != 0;
    case Look:
        return state.stick.y() != 0;
    case Left:
    case Right:
    case Up:
    case Down:
        return state.directions[static_cast<std::size_t>(action) - static_cast<std::size_t>(Left)];
    case Fine:
        return state.pace == Pace::Fine;
    case Fast:
        return state.pace == Pace::Fast;
    default:
        return state.commands[static_cast<std::size_t>(action)];
    }
}

} // namespace

GamepadTable::GamepadTable(QWidget *parent)
    : QTreeWidget(parent)
{
    setColumnCount(ControlColumn + 1);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAccessibleName(tr("What does what"));
    for (const GamepadAction action : gamepadActions()) {
        new QTreeWidgetItem(this, {GamepadNames::ofAction(action), QString()});
    }
    // Wide enough for what becomes bold, so that nothing moves then.
    QFont bold = font();
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    int width = 0;
    for (const GamepadAction action : gamepadActions()) {
        width = std::max(width, metrics.horizontalAdvance(GamepadNames::ofAction(action)));
    }
    header()->resizeSection(0, width + 2 * metrics.height());
    setCurrentItem(topLevelItem(0));
    const int lines = std::min<int>(topLevelItemCount(), ShownLines);
    setMinimumHeight(lines * sizeHintForRow(0) + 2 * frameWidth());
    connect(this, &QTreeWidget::itemDoubleClicked, this, &GamepadTable::changeRequested);
}

GamepadAction GamepadTable::selected() const
{
    const int line = std::max(0, indexOfTopLevelItem(currentItem()));
    return gamepadActions().at(line);
}

void GamepadTable::setGamepad(const Gamepad *gamepad)
{
    setEnabled(gamepad != nullptr);
    for (int line = 0; line < topLevelItemCount(); ++line) {
        const GamepadAction action = gamepadActions().at(line);
        topLevelItem(line)->setText(
            ControlColumn,
            gamepad == nullptr
                ? QString()
                : GamepadNames::ofControl(gamepad->mapping().controlOf(action), gamepad->device()));
    }
}

void GamepadTable::follow(const Gamepad &gamepad)
{
    for (int line = 0; line < topLevelItemCount(); ++line) {
        QTreeWidgetItem *const item = topLevelItem(line);
        QFont font = item->font(0);
        const bool isBold = isDone(gamepadActions().at(line), gamepad.held());
        if (font.bold() != isBold) {
            font.setBold(isBold);
            item->setFont(0, font);
            item->setFont(ControlColumn, font);
        }
    }
}

void GamepadTable::showWaiting()
{
    currentItem()->setText(ControlColumn, QStringLiteral("…"));
}

void GamepadTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete) {
        emit clearRequested();
    } else {
        QTreeWidget::keyPressEvent(event);
    }
}

} // namespace vedette

#include "moc_GamepadTable.cpp"
