// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wall/Wall.h"

#include "VideoWidget.h"
#include "wall/WallTile.h"

#include <QFocusEvent>

#include <algorithm>
#include <utility>

namespace vedette {

Wall::Wall(QWidget *parent)
    : QWidget(parent)
    , m_tour(
          *this, [this] { return order(); },
          [this](const QString &id) {
              const WallTile *const tile = tileOf(id);
              return tile != nullptr && tile->video().isLive();
          })
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(160, 120);
    setAccessibleName(tr("Cameras"));
    connect(&m_tour, &WallTour::turnCame, this, &Wall::setEnlarged);
    connect(&m_tour, &WallTour::nextChanged, this, &Wall::updateShown);
    connect(&m_tour, &WallTour::runningChanged, this, &Wall::tourChanged);
}

Wall::~Wall()
{
    m_tour.disconnect(this);
    // A tile that goes passes the keyboard on to the next, which would be selected.
    for (const auto &tile : m_tiles) {
        tile->video().removeEventFilter(this);
    }
}

void Wall::setCameras(const QList<WallCamera> &cameras)
{
    // Also while a dialog has the keyboard, and the window will get it back.
    const QWidget *const focus = window()->focusWidget();
    const bool hadFocus = focus == this || isAncestorOf(focus);
    // What is set now counts, not what the pointer has done so far.
    m_drag.orderBefore = order();
    endDrag();
    Tiles gone = replaceTiles(cameras);
    if (m_tiles.size() < 2) {
        m_tour.stop();
    }
    const bool mayStayLarge = m_tiles.size() > 1 && tileOf(m_enlarged) != nullptr;
    const QString large = mayStayLarge ? m_enlarged : QString();
    const bool isEnlargedChanged = large != m_enlarged;
    m_enlarged = large;
    if (tileOf(m_selected) == nullptr) {
        setSelected(m_tiles.empty() ? QString() : m_tiles.front()->id());
    }
    arrange();
    updateTabOrder();
    updateShown();
    if (hadFocus) {
        QWidget *const shown = picture(m_selected);
        (shown != nullptr ? shown : this)->setFocus();
    }
    // Only now: what had the keyboard would give it to any other.
    gone.clear();
    if (isEnlargedChanged) {
        emit enlargedChanged(m_enlarged);
    }
}

/// Keeps those whose cameras stay; what is left of the others, for the caller to delete.
Wall::Tiles Wall::replaceTiles(const QList<WallCamera> &cameras)
{
    Tiles before = std::exchange(m_tiles, {});
    for (const WallCamera &camera : cameras) {
        if (camera.id.isEmpty() || tileOf(camera.id) != nullptr) {
            continue;
        }
        const auto old = std::find_if(before.begin(), before.end(), [&camera](const auto &tile) {
            return tile && tile->id() == camera.id;
        });
        m_tiles.push_back(old != before.end() ? std::move(*old) : makeTile(camera.id));
        m_tiles.back()->setName(camera.name);
    }
    return before;
}

std::unique_ptr<WallTile> Wall::makeTile(const QString &id)
{
    auto tile = std::make_unique<WallTile>(id, this);
    VideoWidget *const video = &tile->video();
    video->setStatisticsVisible(m_showsStatistics);
    video->installEventFilter(this);
    connect(video, &VideoWidget::fullScreenToggleRequested, this, [this, id] { activate(id); });
    connect(video, &VideoWidget::connectionRequested, this,
            [this, id] { emit connectionRequested(id); });
    connect(video, &VideoWidget::pictureSizeChanged, this, &Wall::arrange);
    return tile;
}

QStringList Wall::order() const
{
    QStringList ids;
    for (const auto &tile : m_tiles) {
        ids += tile->id();
    }
    return ids;
}

qsizetype Wall::indexOf(const QString &id) const
{
    const auto found = std::find_if(m_tiles.cbegin(), m_tiles.cend(),
                                    [&id](const auto &tile) { return tile->id() == id; });
    return found == m_tiles.cend() ? -1 : found - m_tiles.cbegin();
}

WallTile *Wall::tileOf(const QString &id) const
{
    const qsizetype index = indexOf(id);
    return index < 0 ? nullptr : m_tiles[size_t(index)].get();
}

VideoWidget *Wall::picture(const QString &id) const
{
    const WallTile *const tile = tileOf(id);
    return tile == nullptr ? nullptr : &tile->video();
}

bool Wall::isShown(const QString &id) const
{
    const WallTile *const tile = tileOf(id);
    return tile != nullptr && tile->isNeeded.value_or(false);
}

void Wall::select(const QString &id)
{
    if (tileOf(id) == nullptr) {
        return;
    }
    m_tour.stop();
    if (m_enlarged.isEmpty()) {
        setSelected(id);
    } else {
        setEnlarged(id);
    }
}

void Wall::setSelected(const QString &id)
{
    if (id == m_selected) {
        return;
    }
    const bool hadFocus = tileOf(m_selected) != nullptr && picture(m_selected)->hasFocus();
    m_selected = id;
    update();
    if (hadFocus) {
        setFocus();
    }
    emit selectionChanged(id);
}

void Wall::enlarge(const QString &id)
{
    if (tileOf(id) != nullptr && !isSingle()) {
        setEnlarged(id);
    }
}

void Wall::showAll()
{
    m_tour.stop();
    setEnlarged({});
}

void Wall::setEnlarged(const QString &id)
{
    if (id == m_enlarged) {
        return;
    }
    endDrag();
    m_enlarged = id;
    // Shown before it gets the keyboard, which hidden ones pass on to whatever comes next.
    arrange();
    if (!id.isEmpty()) {
        setSelected(id);
    }
    hideOthers();
    updateShown();
    emit enlargedChanged(id);
}

void Wall::activate(const QString &id)
{
    if (isSingle()) {
        emit fullScreenToggleRequested();
    } else if (id == m_enlarged) {
        showAll();
    } else {
        enlarge(id);
    }
}

void Wall::startTour(std::chrono::milliseconds each)
{
    if (m_tiles.size() < 2) {
        return;
    }
    QString first = m_selected;
    if (!picture(first)->isLive()) {
        const auto live = std::find_if(m_tiles.cbegin(), m_tiles.cend(),
                                       [](const auto &tile) { return tile->video().isLive(); });
        first = live == m_tiles.cend() ? first : (*live)->id();
    }
    setEnlarged(first);
    m_tour.start(first, each);
}

void Wall::stopTour()
{
    m_tour.stop();
}

void Wall::setStatisticsVisible(bool visible)
{
    m_showsStatistics = visible;
    for (const auto &tile : m_tiles) {
        tile->video().setStatisticsVisible(visible);
    }
}

void Wall::focusInEvent(QFocusEvent *event)
{
    if (VideoWidget *const video = picture(m_selected)) {
        video->setFocus(event->reason());
    }
}

} // namespace vedette

#include "moc_Wall.cpp"
