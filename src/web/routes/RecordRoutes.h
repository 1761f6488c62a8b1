// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "web/routes/Route.h"

#include <QString>

#include <optional>

namespace vedette {

class Camera;

/// A camera's recording, for people and programs to switch.
namespace recordroutes {

/// There is no folder for recordings: what to do.
Answer nothingIsRecorded();
/// The folder for recordings, or its disk, was taken away.
Answer folderIsAway();
/// What is at path, below the camera's own prefix; valid as long as camera.
std::optional<Route> routeOf(Camera &camera, const QString &path);

} // namespace recordroutes

} // namespace vedette
