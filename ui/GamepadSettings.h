// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "GamepadMapping.h"

#include <QString>

/// The users' own mappings, one for each kind of gamepad (SDL's GUID), in QSettings.
namespace vedette::GamepadSettings {

/// What was kept for this kind. An action that is not there has its default, unless that is taken;
/// when anything is wrong, everything is as in defaults.
GamepadMapping load(const QString &guid, const GamepadMapping &defaults);
void save(const QString &guid, const GamepadMapping &mapping);
/// From now on load() gives the defaults.
void forget(const QString &guid);

} // namespace vedette::GamepadSettings
