// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/ConfigError.h"
#include "config/ServerConfig.h"

#include <QString>

#include <optional>

namespace vedette {

// Logins laid over what a .env file holds; its other lines stay. The error, if any.

/// The owner's, into the file of a single camera, as withOwnerLogin() does.
std::optional<ConfigError> saveOwnerLogin(const Login &login, const QString &envFile);
/// That of who may only watch, into whichever file has the owner's; an empty one takes it out.
std::optional<ConfigError> saveViewerLogin(const Login &login, const QString &envFile);
/// Those of who may watch several cameras, into their server.env; one that logins have not stays.
std::optional<ConfigError> saveLogins(const ServerConfig &logins, const QString &commonFile);

} // namespace vedette
