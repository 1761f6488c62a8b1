// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "web/routes/Route.h"

#include <QString>

#include <optional>

namespace vedette {

class Camera;

/// A camera's lamp and picture settings for web clients. Stateless; in the io thread.
namespace controlroutes {

/// Below it, each control has its address.
inline constexpr QLatin1String Folder("/api/controls/");

/// What can be set, and how it is set: asks the camera, unless that is known, and answers later.
void serveList(Camera &camera, const Request &request);
/// By PUT: sets the control to the value in the body, {"value":12}.
Route settingRoute(Camera &camera, const QString &id);

/// Of a body; nothing when it is not such an object with a whole number, or with true or false.
std::optional<int> valueIn(const QByteArray &body);

} // namespace controlroutes
} // namespace vedette
