// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/CameraConfig.h"

#include <QString>

#include <optional>

namespace vedette {

/// Takes one of the settings of where a camera looks and may be sent. What is wrong with it, empty
/// when nothing is; nothing at all when name is none of these.
std::optional<QString> takeReach(CameraReach &reach, const QString &name, const QString &value);

} // namespace vedette
