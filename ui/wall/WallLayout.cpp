// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of Wall that says where tiles are, which are needed, and in which order Tab goes.

#include "VideoWidget.h"
#include "wall/Wall.h"
#include "wall/WallGrid.h"
#include "wall/WallTile.h"

#include <QPainter>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace vedette {

namespace {

/// Of the selected tile, around it.
constexpr int FrameWidth = 3;
/// Black between frame and picture, so that the frame is seen beside a picture of its own colour.
constexpr int FrameDistance = 1;
/// Around each tile; between two of them both have room for a frame.
constexpr int Margin = FrameWidth + FrameDistance;

} // namespace

/// The pictures' shape, of all that are there on average: those that stand upright want another
/// grid.
QSize Wall::usualPicture() const
{
    double sum = 0;
    for (const auto &tile : m_tiles) {
        sum += double(tile->pictureSize().width()) / tile->pictureSize().height();
    }
    constexpr int Height = 1000;
    return {qRound(Height * sum / double(m_tiles.size())), Height};
}

void Wall::arrange()
{
    if (m_tiles.empty()) {
        return;
    }
    if (isSingle() || !m_enlarged.isEmpty()) {
        WallTile *const tile = isSingle() ? m_tiles.front().get() : tileOf(m_enlarged);
        tile->place(rect(), isSingle() ? WallTile::Style::Alone : WallTile::Style::Large);
        return;
    }
    const QRect area = rect().adjusted(Margin, Margin, -Margin, -Margin);
    const WallGrid grid = WallGrid::bestFor(int(m_tiles.size()), area.size(), usualPicture());
    m_columns = grid.columns;
    for (size_t i = 0; i < m_tiles.size(); ++i) {
        m_tiles[i]->place(grid.tile(int(i), area, 2 * Margin), WallTile::Style::Small);
    }
    update();
}

void Wall::hideOthers()
{
    if (m_enlarged.isEmpty()) {
        return;
    }
    for (const auto &tile : m_tiles) {
        if (tile->id() != m_enlarged) {
            tile->video().hide();
        }
    }
}

void Wall::updateShown()
{
    QStringList changed;
    for (const auto &tile : m_tiles) {
        const bool isNeeded =
            m_enlarged.isEmpty() || tile->id() == m_enlarged || tile->id() == m_tour.next();
        if (tile->isNeeded && tile->isNeeded != isNeeded) {
            changed += tile->id();
        }
        tile->isNeeded = isNeeded;
    }
    for (const QString &id : std::as_const(changed)) {
        emit tileShownChanged(id, isShown(id));
    }
}

/// Row by row, behind each picture what can be pressed on it.
void Wall::updateTabOrder()
{
    QWidget *last = nullptr;
    const auto append = [&last](QWidget *widget) {
        if (last != nullptr) {
            setTabOrder(last, widget);
        }
        last = widget;
    };
    for (const auto &tile : m_tiles) {
        append(&tile->video());
        const auto buttons = tile->video().findChildren<QPushButton *>();
        std::for_each(buttons.cbegin(), buttons.cend(), append);
    }
}

void Wall::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const WallTile *const selected = tileOf(m_selected);
    painter.fillRect(rect(), Qt::black);
    if (selected == nullptr || isSingle() || !m_enlarged.isEmpty()) {
        return;
    }
    const auto around = [tile = selected->video().geometry()](int distance) {
        return tile.adjusted(-distance, -distance, distance, distance);
    };
    painter.fillRect(around(Margin), palette().color(QPalette::Active, QPalette::Highlight));
    painter.fillRect(around(FrameDistance), Qt::black);
}

void Wall::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace vedette
