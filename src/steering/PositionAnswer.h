// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dialects/Dialect.h"

#include <QByteArray>
#include <QPointF>

#include <optional>

namespace vedette {

/// Where a camera says it points, pan and tilt in its own units: two of its AnswerNumbers. Nothing
/// when either is missing.
std::optional<QPointF> positionInAnswer(const QByteArray &body, const Dialect::Reading &reading);

} // namespace vedette
