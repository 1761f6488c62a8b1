// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/Segment.h"

#include <QString>

#include <optional>

namespace vedette {

/// A moment as addresses and JSON have it: ISO 8601 (2026-11-30T09:35:12.250Z; without a zone it is
/// UTC), or whole milliseconds since 1970. Nothing: it is none, or not from 1970 to 2200.
std::optional<WallTime> timeOfText(const QString &text);

} // namespace vedette
