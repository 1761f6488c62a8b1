// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/presets/Preset.h"

#include <QByteArray>

#include <variant>

namespace vedette {

class Camera;
class Presets;

/// What GET /api/presets and GET /api/patrol answer.
QByteArray presetsJson(Camera &camera);
QByteArray patrolJson(Camera &camera);
/// Reads the body of PUT /api/patrol, in which presets are numbers or names; else what is wrong, a
/// sentence.
std::variant<PatrolPlan, QString> patrolOfJson(const QByteArray &body, const Presets &presets);

} // namespace vedette
