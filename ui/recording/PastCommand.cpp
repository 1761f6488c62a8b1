// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/PastCommand.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <cmath>

namespace vedette {

using namespace std::chrono_literals;

namespace {

constexpr std::array<double, 7> Speeds{0.25, 0.5, 1, 2, 4, 8, 16};

/// Those that some keyboards have on Shift or on AltGr.
const QHash<int, PastCommand> &characterCommands()
{
    static const QHash<int, PastCommand> commands{
        {Qt::Key_Comma, PastCommand::StepBack},      {Qt::Key_Period, PastCommand::StepOn},
        {Qt::Key_BracketLeft, PastCommand::Slower},  {Qt::Key_Less, PastCommand::Slower},
        {Qt::Key_BracketRight, PastCommand::Faster}, {Qt::Key_Greater, PastCommand::Faster},
    };
    return commands;
}

const QHash<int, PastCommand> &plainCommands()
{
    static const QHash<int, PastCommand> commands{
        {Qt::Key_Space, PastCommand::TogglePlay}, {Qt::Key_K, PastCommand::TogglePlay},
        {Qt::Key_J, PastCommand::Back10},         {Qt::Key_L, PastCommand::On10},
        {Qt::Key_Left, PastCommand::Back5},       {Qt::Key_Right, PastCommand::On5},
        {Qt::Key_Down, PastCommand::BackMinute},  {Qt::Key_Up, PastCommand::OnMinute},
        {Qt::Key_B, PastCommand::PlayBack},       {Qt::Key_Backspace, PastCommand::NormalSpeed},
        {Qt::Key_Home, PastCommand::ToBegin},     {Qt::Key_End, PastCommand::ToEnd},
        {Qt::Key_Escape, PastCommand::Live},      {Qt::Key_I, PastCommand::MarkIn},
        {Qt::Key_O, PastCommand::MarkOut},
    };
    return commands;
}

std::optional<PastCommand> in(const QHash<int, PastCommand> &commands, int key)
{
    const auto found = commands.constFind(key);
    return found == commands.cend() ? std::nullopt : std::optional(*found);
}

} // namespace

std::optional<PastCommand> pastCommandFor(int key, Qt::KeyboardModifiers modifiers)
{
    modifiers &= ~(Qt::KeypadModifier | Qt::GroupSwitchModifier);
    if (modifiers == Qt::NoModifier) {
        const auto plain = in(plainCommands(), key);
        return plain ? plain : in(characterCommands(), key);
    }
    if (modifiers != Qt::ShiftModifier) {
        return std::nullopt;
    }
    if (key == Qt::Key_Left || key == Qt::Key_Right) {
        return key == Qt::Key_Left ? PastCommand::Back1 : PastCommand::On1;
    }
    return in(characterCommands(), key);
}

std::optional<std::chrono::milliseconds> skipOf(PastCommand command)
{
    switch (command) {
    case PastCommand::Back10:
        return -10s;
    case PastCommand::On10:
        return 10s;
    case PastCommand::Back5:
        return -5s;
    case PastCommand::On5:
        return 5s;
    case PastCommand::Back1:
        return -1s;
    case PastCommand::On1:
        return 1s;
    case PastCommand::BackMinute:
        return -1min;
    case PastCommand::OnMinute:
        return 1min;
    default:
        return std::nullopt;
    }
}

double steppedSpeed(double speed, int direction)
{
    const auto *const now = std::lower_bound(Speeds.begin(), Speeds.end(), std::abs(speed));
    const auto index = std::clamp<std::ptrdiff_t>(now - Speeds.begin() + direction, 0,
                                                  std::ptrdiff_t(Speeds.size()) - 1);
    return std::copysign(Speeds[std::size_t(index)], speed);
}

} // namespace vedette
