// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/Settings.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace vedette {

/// What counts for all of several cameras.
struct CommonSettings
{
    ServerConfig server;
    QString defaultCamera; ///< as written; may be empty, or no camera's
    QStringList warnings;
    std::optional<ConfigError> error; ///< the first
};

/// Reads file (a server.env, which need not exist) and lays environment and then commandLine over
/// it. What the environment has of one camera is left out, because it does not say of which.
CommonSettings loadCommonSettings(const QString &file, const SettingValues &environment,
                                  const SettingValues &commandLine);

} // namespace vedette
