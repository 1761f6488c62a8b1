// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "StepPad.h"

#include <QGridLayout>
#include <QKeySequence>
#include <QToolButton>

#include <array>

namespace vedette {

namespace {

struct Arrow
{
    const char *objectName;
    QString text;
    Qt::ArrowType type;
    Qt::Key key;
    int row;
    int column;
};

/// In the order of Direction.
const Arrow &arrowOf(Direction direction)
{
    static const std::array<Arrow, 4> arrows{{
        {"stepLeft", StepPad::tr("Left"), Qt::LeftArrow, Qt::Key_Left, 1, 0},
        {"stepRight", StepPad::tr("Right"), Qt::RightArrow, Qt::Key_Right, 1, 2},
        {"stepUp", StepPad::tr("Up"), Qt::UpArrow, Qt::Key_Up, 0, 1},
        {"stepDown", StepPad::tr("Down"), Qt::DownArrow, Qt::Key_Down, 2, 1},
    }};
    return arrows.at(static_cast<std::size_t>(direction));
}

} // namespace

StepPad::StepPad(QWidget *parent)
    : QWidget(parent)
{
    auto *const grid = new QGridLayout(this);
    grid->setContentsMargins({});
    for (const Direction direction :
         {Direction::Up, Direction::Left, Direction::Right, Direction::Down}) {
        add(*grid, direction);
    }
}

void StepPad::add(QGridLayout &grid, Direction direction)
{
    const Arrow &arrow = arrowOf(direction);
    const QKeySequence keys(Qt::ALT | arrow.key);
    auto *const button = new QToolButton;
    button->setObjectName(QLatin1String(arrow.objectName));
    button->setArrowType(arrow.type);
    button->setShortcut(keys);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(arrow.text);
    button->setToolTip(
        tr("%1: one step (%2)").arg(arrow.text, keys.toString(QKeySequence::NativeText)));
    grid.addWidget(button, arrow.row, arrow.column);
    connect(button, &QToolButton::clicked, this, [this, direction] { emit stepped(direction); });
}

} // namespace vedette

#include "moc_StepPad.cpp"
