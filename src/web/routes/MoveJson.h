// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/Aim.h"
#include "steering/Motion.h"

#include <QByteArray>
#include <QPointF>
#include <QString>

#include <variant>

namespace vedette {

/// Reads {"pan": …, "tilt": …, "relative": …}: by how far to turn, or, when relative is false, to
/// which place, in degrees to the right and up. Else what is wrong, a sentence.
std::variant<Move, QPointF, QString> moveOfJson(const QByteArray &body);
/// Reads {"x": …, "y": …, "toX": …, "toY": …}, each 0…1; the latter two the middle, unless given.
std::variant<Aim, QString> aimOfJson(const QByteArray &body);

} // namespace vedette
