// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "GamepadInput.h"

#include "base/Clock.h"
#include "GamepadSettings.h"
#include "steering/SteeringLog.h"

#include <QStringList>

#include <SDL.h>

#include <algorithm>
#include <utility>

namespace vedette {

namespace {

std::chrono::milliseconds now()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        SteadyClock::now().time_since_epoch());
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
    m_gamepads.clear();
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
        m_problem = tr("Gamepads cannot be used: %1").arg(QString::fromUtf8(SDL_GetError()));
        qCWarning(steeringLog) << m_problem;
        emit unavailable(m_problem);
    }
    return m_started;
}

void GamepadInput::setActive(bool active)
{
    if (m_active == active) {
        return;
    }
    m_active = active;
    awaitRest();
    if (m_started) {
        poll();
    }
}

void GamepadInput::awaitRest()
{
    for (const auto &gamepad : m_gamepads) {
        gamepad->awaitRest();
    }
    show({});
}

void GamepadInput::setWatched(bool watched)
{
    m_watched = watched;
    if (m_started) {
        poll();
    }
}

QList<const Gamepad *> GamepadInput::gamepads() const
{
    QList<const Gamepad *> all;
    for (const auto &gamepad : m_gamepads) {
        all += gamepad.get();
    }
    return all;
}

void GamepadInput::setMapping(const QString &guid, const GamepadMapping &mapping)
{
    GamepadSettings::save(guid, mapping);
    awaitRest();
    for (const auto &gamepad : m_gamepads) {
        if (gamepad->device().guid() == guid) {
            gamepad->setMapping(mapping);
        }
    }
}

void GamepadInput::resetMapping(const QString &guid)
{
    GamepadSettings::forget(guid);
    awaitRest();
    for (const auto &gamepad : m_gamepads) {
        if (gamepad->device().guid() == guid) {
            gamepad->setMapping(gamepad->device().defaults());
        }
    }
}

void GamepadInput::poll()
{
    if (!m_problem.isEmpty() || (!m_started && !start())) {
        return;
    }
    // State is read, not events, whose queue nobody else empties.
    SDL_GameControllerUpdate();
    SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
    const std::chrono::milliseconds time = now();
    findDevices(time);
    const bool isUsed = !m_gamepads.empty() && (m_active || m_watched);
    if (isUsed) {
        readAll(time);
    }
    const std::chrono::milliseconds interval = isUsed ? PollInterval : IdleInterval;
    if (m_timer.intervalAsDuration() != interval) {
        m_timer.start(interval);
    }
    if (m_watched) {
        emit polled();
    }
}

void GamepadInput::findDevices(std::chrono::milliseconds now)
{
    bool hasChanged = removeDetached();
    if (hasChanged || m_gamepads.empty() || now - m_lookedAt >= IdleInterval) {
        m_lookedAt = now;
        hasChanged = openNew() || hasChanged;
    }
    if (!hasChanged) {
        return;
    }
    QStringList names;
    for (const auto &gamepad : m_gamepads) {
        names += gamepad->device().name();
    }
    emit gamepadsChanged();
    emit connectedChanged(!names.isEmpty(), names.join(QStringLiteral(", ")));
}

bool GamepadInput::removeDetached()
{
    const auto isGone = [](const auto &gamepad) { return !gamepad->device().isAttached(); };
    if (std::none_of(m_gamepads.cbegin(), m_gamepads.cend(), isGone)) {
        return false;
    }
    if (m_steering != nullptr && !m_steering->device().isAttached()) {
        m_steering = nullptr;
        show({});
    }
    std::erase_if(m_gamepads, isGone);
    return true;
}

bool GamepadInput::openNew()
{
    const std::size_t before = m_gamepads.size();
    const int count = SDL_NumJoysticks();
    for (int index = 0; index < count; ++index) {
        const SDL_JoystickID id = SDL_JoystickGetDeviceInstanceID(index);
        const bool isOpen =
            std::any_of(m_gamepads.cbegin(), m_gamepads.cend(),
                        [id](const auto &gamepad) { return gamepad->device().id() == id; });
        std::unique_ptr<GamepadDevice> device = isOpen ? nullptr : GamepadDevice::open(index);
        if (device != nullptr) {
            m_gamepads.push_back(std::make_unique<Gamepad>(std::move(device)));
        }
    }
    return m_gamepads.size() > before;
}

void GamepadInput::readAll(std::chrono::milliseconds now)
{
    // What follows a request may wait in an event loop of its own, or change what is connected.
    QList<GamepadAction> requests;
    for (const auto &gamepad : m_gamepads) {
        const GamepadState before = gamepad->state();
        gamepad->update(now);
        if (!m_active) {
            continue;
        }
        const GamepadState state = gamepad->state();
        const auto begun = state.commands & ~before.commands;
        for (int i = 0; i < GamepadActionCount && begun.any(); ++i) {
            if (begun[static_cast<std::size_t>(i)]) {
                requests += static_cast<GamepadAction>(i);
            }
        }
        if (state.isSteering() && !before.isSteering() && m_steering != gamepad.get()) {
            if (m_steering != nullptr) {
                m_steering->awaitRest();
            }
            m_steering = gamepad.get();
        }
    }
    if (m_active && m_steering != nullptr) {
        show(m_steering->state());
    }
    for (const GamepadAction action : std::as_const(requests)) {
        request(action);
    }
}

void GamepadInput::request(GamepadAction action)
{
    switch (action) {
    case GamepadAction::Snapshot:
        emit snapshotRequested();
        break;
    case GamepadAction::NextCamera:
        emit nextCameraRequested();
        break;
    case GamepadAction::Home:
        emit homeRequested();
        break;
    default:
        if (presetOf(action) > 0) {
            emit presetRequested(presetOf(action));
        }
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

#include "moc_GamepadInput.cpp"
