// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "web/routes/Route.h"

#include <QString>

#include <optional>

namespace vedette {

class Camera;
class RecordingDisk;

/// A camera's recording, for people and programs to switch.
namespace recordroutes {

/// There is no folder for recordings: what to do.
Answer nothingIsRecorded();
/// The folder for recordings cannot be used just now: why, and what to do. Null: that is not known.
Answer cannotBeUsed(const RecordingDisk *disk);
/// What is at path, below the camera's own prefix; valid as long as camera.
std::optional<Route> routeOf(Camera &camera, const QString &path);

} // namespace recordroutes

} // namespace vedette
