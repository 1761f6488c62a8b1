// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "GamepadInput.h"

#include "GamepadDevice.h"
#include "steering/SteeringLog.h"
#include "StickCurve.h"

#include <SDL.h>

#include <cmath>

namespace vedette {

namespace {

/// The stick's steps. A stick that is held trembles by less, and each change crosses threads.
constexpr double StickResolution = 1.0 / 128;

double rounded(double value)
{
    return std::round(value / StickResolution) * StickResolution;
}

/// The state with its stick as it is passed on.
GamepadState shaped(GamepadState state)
{
    const QPointF stick = StickCurve::shaped(state.stick);
    state.stick = {rounded(stick.x()), rounded(stick.y())};
    return state;
}

bool isAtRest(const GamepadState &state)
{
    return state.stick.isNull() && state.directions == decltype(state.directions){};
}

} // namespace

GamepadInput::GamepadInput(QObject *parent)
    : QObject(parent)
{
    connect(&m_timer, &QTimer::timeout, this, &GamepadInput::poll);
    m_timer.start(0);
}

GamepadInput::~GamepadInput()
{
    m_device.reset();
    if (m_started) {
        SDL_QuitSubSystem(SDL_INIT_GAMECONTROLLER);
    }
}

bool GamepadInput::start()
{
    // Ctrl+C is Qt's and the system's business; and without a window of SDL's own it would take
    // every event for one in the background.
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_SetHint(SDL_HINT_JOYSTICK_ALLOW_BACKGROUND_EVENTS, "1");
    m_started = SDL_InitSubSystem(SDL_INIT_GAMECONTROLLER) == 0;
    if (!m_started) {
        m_timer.stop();
        const QString text =
            tr("Gamepads cannot be used: %1").arg(QString::fromUtf8(SDL_GetError()));
        qCWarning(steeringLog) << text;
        emit unavailable(text);
    }
    return m_started;
}

void GamepadInput::setActive(bool active)
{
    if (m_active == active) {
        return;
    }
    m_active = active;
    m_awaitsRest = active;
    if (!active) {
        show({});
    }
    if (m_started) {
        poll();
    }
}

void GamepadInput::poll()
{
    if (!m_started && !start()) {
        return;
    }
    // State is read, not events, whose queue nobody else empties.
    SDL_GameControllerUpdate();
    SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
    if (m_device && !m_device->isAttached()) {
        m_device.reset();
        show({});
        emit connectedChanged(false, {});
    }
    if (!m_device) {
        m_device = GamepadDevice::openFirst();
        m_awaitsRest = true;
        if (m_device) {
            emit connectedChanged(true, m_device->name());
        }
    }
    if (m_device && m_active) {
        follow();
    }
    const std::chrono::milliseconds interval = m_device && m_active ? PollInterval : IdleInterval;
    if (m_timer.intervalAsDuration() != interval) {
        m_timer.start(interval);
    }
}

void GamepadInput::follow()
{
    const GamepadState state = shaped(m_device->state());
    m_awaitsRest = m_awaitsRest && !isAtRest(state);
    if (!m_awaitsRest) {
        show(state);
    }
}

void GamepadInput::show(const GamepadState &state)
{
    const GamepadState before = std::exchange(m_shown, state);
    const bool paceChanged = state.pace != before.pace;
    for (const Direction direction :
         {Direction::Left, Direction::Right, Direction::Up, Direction::Down}) {
        const auto index = static_cast<std::size_t>(direction);
        const bool changed = state.directions[index] != before.directions[index];
        if (state.directions[index] && (changed || paceChanged)) {
            emit pressed(direction, state.pace);
        } else if (changed) {
            emit released(direction);
        }
    }
    if (state.stick != before.stick || (paceChanged && !state.stick.isNull())) {
        emit deflected(state.stick, state.pace);
    }
}

} // namespace vedette
