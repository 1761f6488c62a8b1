// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wall/WallTile.h"

#include "VideoWidget.h"
#include "wall/TileLabel.h"

#include <QFontMetrics>

#include <utility>

namespace vedette {

namespace {

/// In a tile narrower than so many letters there is no room for sentences over the picture.
constexpr int LettersForSentences = 60;
/// What the cameras that this program is made for send.
constexpr QSize UsualPicture{640, 480};

} // namespace

WallTile::WallTile(QString id, QWidget *wall)
    : m_id(std::move(id))
    , m_video(new VideoWidget(wall))
    , m_label(new TileLabel(m_video))
{
    // The wall decides, and of many tiles each is small.
    m_video->setMinimumSize(1, 1);
    m_video->setFocusPolicy(Qt::StrongFocus);
    m_video->hide();
    // Below what lies over the wall in full screen.
    m_video->lower();
    // So that the wall, and what lies over it, sees the pointer move.
    m_video->setMouseTracking(true);
    const auto showState = [label = m_label, video = m_video.data()](const QString &text,
                                                                     bool isLive) {
        label->setState(text, video->isRecorded() ? TileLabel::Kind::Recorded
                              : isLive            ? TileLabel::Kind::Live
                                                  : TileLabel::Kind::NotLive);
    };
    QObject::connect(m_video, &VideoWidget::stateTextChanged, m_label, showState);
    showState(m_video->stateText(), m_video->isLive());
}

WallTile::~WallTile()
{
    if (m_video) {
        // Not at once: what removes a camera may be its own button.
        m_video->hide();
        m_video->disconnect();
        m_video->deleteLater();
    }
}

QSize WallTile::pictureSize() const
{
    const QSize size = m_video->picture().fullSize;
    return size.isEmpty() ? UsualPicture : size;
}

void WallTile::setName(const QString &name)
{
    m_video->setAccessibleName(name);
    m_label->setName(name);
}

void WallTile::place(const QRect &area, Style style)
{
    const int wideEnough = m_video->fontMetrics().averageCharWidth() * LettersForSentences;
    m_video->setCompact(style == Style::Small && area.width() < wideEnough);
    m_video->setGeometry(area);
    m_label->setShown(style != Style::Alone);
    m_video->show();
}

} // namespace vedette
