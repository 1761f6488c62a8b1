// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/Motion.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace vedette {

// Single moves as other programs ask for them, in words.

/// One step of that many degrees to the "left", "right", "up" or "down". Nothing for other words.
std::optional<Move> moveOfDirection(QStringView direction, int degrees);
/// Reads a query in the firmware's own contract, "tr=<int>&el=<int>" in its own signs. Nothing when
/// it is not that.
std::optional<Move> moveOfQuery(const QString &query);
/// Reads "pan=<int>&tilt=<int>", degrees to the right and up. Nothing when it is not that.
std::optional<Move> moveOfViewer(const QString &query);

} // namespace vedette
