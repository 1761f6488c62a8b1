// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/Motion.h"

#include <QUrl>

namespace vedette::ServoProfile {

/// The farthest one request can turn: the servos' whole range, and the four characters the
/// firmware has room for in a value ("-180").
inline constexpr int MaximumDegrees = 180;

/// Where an ESP32-CAM takes servo messages whose stream is at cameraUrl, by the firmware's usual
/// port and path. Empty without a host.
QUrl guessedUrl(const QUrl &cameraUrl);

/// The move with each axis brought within ±MaximumDegrees.
Move clamped(Move move);

/// The request that turns an ESP32-CAM by `move`: SERVO_URL without user info and fragment, its own
/// query items as they are, then `tr` and `el` (traverse and elevation, both always there). The
/// firmware's signs are the opposite of the viewer's: left is tr=5, right tr=-5, up el=-5, down
/// el=5; a plus sign is never written, because in a query it means a space.
QUrl requestUrl(const QUrl &servoUrl, Move move);

} // namespace vedette::ServoProfile
