// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/ConfigError.h"
#include "config/RecordConfig.h"

#include <QString>

#include <optional>

namespace vedette {

/// Lays how a camera is recorded over what its file holds: lines that say so already, and all
/// others, stay as they are. The error, if any; then nothing was written.
std::optional<ConfigError> saveRecord(const RecordConfig &record, const QString &envFile);

} // namespace vedette
