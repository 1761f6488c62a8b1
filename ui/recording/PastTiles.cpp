// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/PastTiles.h"

#include "BitmapImage.h"
#include "recording/PastStill.h"
#include "VideoWidget.h"
#include "wall/Wall.h"

namespace vedette {

namespace {

RecordedPicture recordedPicture(const DecodedFrame &decoded)
{
    const QString note = decoded.picture.bitmap.isNull()
                             ? PastTiles::tr("This picture %1.").arg(decoded.picture.problem)
                             : QString();
    return {{imageOf(decoded.picture.bitmap), decoded.picture.fullSize, decoded.frame},
            decoded.frame.wallTime,
            note};
}

} // namespace

PastTiles::PastTiles(Wall &wall, DecodePool &pool, QObject *parent)
    : QObject(parent)
    , m_wall(wall)
    , m_pool(pool)
{
}

void PastTiles::setReader(PastReader &reader)
{
    m_reader = &reader;
    for (const auto &[id, still] : m_stills) {
        still->setReader(reader);
    }
}

void PastTiles::show(const QString &id, const std::optional<DecodedFrame> &picture, WallTime time)
{
    m_isOn = true;
    if (VideoWidget *const tile = m_wall.picture(id)) {
        tile->showRecorded(picture ? recordedPicture(*picture)
                                   : RecordedPicture{{}, time, tr("Nothing was recorded then.")});
    }
}

void PastTiles::follow(const QList<PastCamera> &cameras, const QString &played, WallTime moment)
{
    m_isOn = true;
    m_played = played;
    m_moment = moment;
    for (const PastCamera &camera : cameras) {
        const VideoWidget *const tile = m_wall.picture(camera.id);
        if (camera.id != played && tile != nullptr && m_wall.isShown(camera.id)) {
            stillOf(camera.id).ask({camera.folder, moment, tile->targetSize(), camera.mounting});
        }
    }
}

PastStill &PastTiles::stillOf(const QString &id)
{
    PastStill *&still = m_stills[id];
    if (still == nullptr) {
        still = new PastStill(m_pool, this);
        still->setReader(*m_reader);
        connect(still, &PastStill::answered, this,
                [this, id](const std::optional<DecodedFrame> &picture) {
                    if (m_isOn && id != m_played) {
                        show(id, picture, m_moment);
                    }
                });
    }
    return *still;
}

void PastTiles::showNow()
{
    m_isOn = false;
    for (const auto &[id, still] : m_stills) {
        still->cancel();
    }
    const QStringList shown = m_wall.order();
    for (const QString &id : shown) {
        m_wall.picture(id)->showNow();
    }
}

} // namespace vedette

#include "moc_PastTiles.cpp"
