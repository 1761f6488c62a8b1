// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/Settings.h"

namespace vedette {

/// Takes the value of one key of a .env file. What is wrong with it, a clause for the user that has
/// nothing of the value (but the path of a file that is there), and settings are as they were; or
/// nothing. folder: what relative paths begin at; empty: the current one.
QString takeSetting(Settings &settings, const QString &name, const QString &value,
                    const QString &folder = {});
/// As takeSetting(), of those of ServerConfig alone.
QString takeServerSetting(ServerConfig &server, const QString &name, const QString &value,
                          const QString &folder = {});

} // namespace vedette
