// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/LookingBack.h"

#include "recording/PastPlayer.h"
#include "recording/PastReader.h"
#include "recording/PastTiles.h"
#include "recording/SpanEdge.h"
#include "VideoWidget.h"
#include "wall/Wall.h"

#include <algorithm>
#include <cmath>

namespace vedette {

using namespace std::chrono_literals;

LookingBack::LookingBack(Wall &wall, DecodePool &pool, QObject *parent)
    : QObject(parent)
    , m_wall(wall)
    , m_pool(pool)
    , m_tiles(new PastTiles(wall, pool, this))
{
    connect(&wall, &Wall::tileShownChanged, this, &LookingBack::follow);
}

LookingBack::~LookingBack() = default;

void LookingBack::setReader(PastReader &reader)
{
    if (&reader == m_reader) {
        return;
    }
    goLive();
    m_reader = &reader;
    m_tiles->setReader(reader);
}

void LookingBack::setCameras(const QList<PastCamera> &cameras)
{
    if (cameras == m_cameras) {
        return;
    }
    const PastCamera *const before = find(m_selected);
    const QString folder = before != nullptr ? before->folder : QString();
    m_cameras = cameras;
    const PastCamera *const selected = find(m_selected);
    if (!isOn()) {
        return;
    }
    if (selected == nullptr || selected->folder != folder) {
        goLive();
        return;
    }
    m_player->setShown(m_wall.picture(m_selected)->targetSize(), selected->mounting);
    follow();
}

void LookingBack::setSelected(const QString &id)
{
    if (id == m_selected) {
        return;
    }
    m_selected = id;
    if (!isOn()) {
        return;
    }
    if (const PastCamera *const camera = find(id)) {
        makePlayer(*camera);
        seek(m_moment);
    } else {
        goLive();
    }
}

/// Whether there is a past to be shown.
bool LookingBack::begin()
{
    if (isOn()) {
        return true;
    }
    const PastCamera *const camera = find(m_selected);
    if (camera == nullptr || m_reader == nullptr || m_wall.picture(m_selected) == nullptr) {
        return false;
    }
    m_wall.stopTour();
    m_speed = 1;
    m_isPlaying = true;
    makePlayer(*camera);
    emit onChanged(true);
    emit changed();
    return true;
}

void LookingBack::makePlayer(const PastCamera &camera)
{
    const QString id = camera.id;
    const VideoWidget *const tile = m_wall.picture(id);
    m_player = std::make_unique<PastPlayer>(*m_reader, camera.folder, m_pool);
    const auto setShown = [this, id](QSize devicePixels) {
        const PastCamera *const shown = find(id);
        m_player->setShown(devicePixels, shown != nullptr ? shown->mounting : Mounting());
    };
    setShown(tile->targetSize());
    connect(tile, &VideoWidget::targetSizeChanged, m_player.get(), setShown);
    connect(m_player.get(), &PastPlayer::picture, this, [this, id](const DecodedFrame &picture) {
        m_hasPicture = true;
        m_tiles->show(id, picture, m_moment);
    });
    connect(m_player.get(), &PastPlayer::nothingAt, this,
            [this, id] { m_tiles->show(id, std::nullopt, m_moment); });
    connect(m_player.get(), &PastPlayer::moved, this, &LookingBack::moveTo);
    connect(m_player.get(), &PastPlayer::ended, this, &LookingBack::end);
    applySpeed();
}

void LookingBack::goTo(WallTime time)
{
    if (time >= std::chrono::system_clock::now()) {
        goLive();
    } else if (begin()) {
        m_isScrubbing = false;
        applySpeed();
        seek(time);
    }
}

void LookingBack::scrubTo(WallTime time)
{
    if (!begin()) {
        return;
    }
    m_isScrubbing = true;
    applySpeed();
    seek(std::min(time, WallTime(std::chrono::system_clock::now())));
}

void LookingBack::endScrub()
{
    if (m_isScrubbing) {
        m_isScrubbing = false;
        goTo(m_moment);
    }
}

void LookingBack::seek(WallTime time)
{
    ++m_edges;
    m_hasPicture = false;
    m_player->seek(time);
    moveTo(time);
}

void LookingBack::moveTo(WallTime time)
{
    m_moment = time;
    follow();
    emit moved(time);
}

void LookingBack::applySpeed()
{
    m_player->setSpeed(m_isPlaying && !m_isScrubbing ? m_speed : 0);
}

void LookingBack::goLive()
{
    if (!isOn()) {
        return;
    }
    m_player.reset();
    m_isScrubbing = false;
    m_tiles->showNow();
    emit onChanged(false);
    emit changed();
}

void LookingBack::play(int direction)
{
    if (!isOn()) {
        return;
    }
    const bool isForward = direction > 0;
    m_isPlaying = !m_isPlaying || (m_speed > 0) != isForward;
    m_speed = std::copysign(m_speed, direction);
    applySpeed();
    emit changed();
}

void LookingBack::run(PastCommand command)
{
    const auto by = skipOf(command);
    const bool leadsBack = command == PastCommand::ToBegin || by.value_or(0s) < 0s;
    if (!isOn() && !leadsBack) {
        return;
    }
    if (by) {
        skip(*by);
        return;
    }
    switch (command) {
    case PastCommand::TogglePlay:
        play(m_speed > 0 ? 1 : -1);
        break;
    case PastCommand::StepBack:
    case PastCommand::StepOn:
        step(command == PastCommand::StepOn ? 1 : -1);
        break;
    case PastCommand::Slower:
    case PastCommand::Faster:
        setSpeed(steppedSpeed(m_speed, command == PastCommand::Faster ? 1 : -1));
        break;
    case PastCommand::NormalSpeed:
        setSpeed(std::copysign(1, m_speed));
        break;
    case PastCommand::PlayBack:
        play(-1);
        break;
    case PastCommand::ToBegin:
    case PastCommand::ToEnd:
        goToEdge(command == PastCommand::ToEnd ? 1 : -1);
        break;
    case PastCommand::Live:
        goLive();
        break;
    default:
        break;
    }
}

void LookingBack::setSpeed(double speed)
{
    m_speed = speed;
    applySpeed();
    emit changed();
}

void LookingBack::skip(std::chrono::milliseconds by)
{
    goTo((isOn() ? m_moment : std::chrono::system_clock::now()) + by);
}

void LookingBack::step(int direction)
{
    m_isPlaying = false;
    m_player->step(direction);
    emit changed();
}

void LookingBack::goToEdge(int direction)
{
    const PastCamera *const camera = find(m_selected);
    if (camera == nullptr || m_reader == nullptr) {
        return;
    }
    const bool wasOn = isOn();
    findSpanEdge(*m_reader, camera->folder, wasOn ? m_moment : std::chrono::system_clock::now(),
                 direction)
        .then(this, [this, direction, wasOn, asked = ++m_edges](std::optional<WallTime> edge) {
            if (isOn() != wasOn || asked != m_edges) {
                return; // somebody went elsewhere meanwhile
            }
            const bool isLive = !edge || *edge > std::chrono::system_clock::now() - LiveEdge;
            if (direction > 0 && isLive) {
                goLive();
            } else if (edge) {
                goTo(*edge);
            }
        });
}

/// There is nothing further in the direction in which it plays.
void LookingBack::end()
{
    if (!m_isPlaying || m_isScrubbing) {
        return;
    }
    if (m_speed > 0 && m_moment > std::chrono::system_clock::now() - LiveEdge) {
        goLive();
        return;
    }
    if (!m_hasPicture) {
        m_tiles->show(m_selected, std::nullopt, m_moment);
    }
    m_isPlaying = false;
    applySpeed();
    emit changed();
}

void LookingBack::follow()
{
    if (isOn()) {
        m_tiles->follow(m_cameras, m_selected, m_moment);
    }
}

} // namespace vedette

#include "moc_LookingBack.cpp"
