// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/Settings.h"

namespace vedette {

// What a process keeps its secrets from: other users, who see its command line in /proc; the
// programs it starts, which get its environment; and files and reports made of its memory.

/// Moves Vedette's settings out of the process environment: afterwards neither the programs it
/// starts nor /proc/<pid>/environ have them. An empty one counts as not set. Call it before there
/// is a second thread.
SettingValues takeSettingsFromEnvironment();

/// Overwrites, with stars and in place, the passwords of addresses among a program's arguments.
/// Whether there was one.
bool hidePasswords(int count, char **arguments);

/// When this process crashes, its memory (passwords, pictures) is neither written to a file nor
/// handed to a crash reporter.
void forbidCoreDumps();

} // namespace vedette
