// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dialects/Dialect.h"
#include "steering/Motion.h"

#include <QByteArray>
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

/// The present dialect's data, of those that name none: `tr-el`.
DialectPointer usualDialect();

/// Path and query of a request, when `servoUrl` is SERVO_URL and `target` what the dialect says.
/// One that begins with "?" goes to the whole address, behind its own query, whose items of the
/// same names it takes away; one that begins with "/" goes below its path, in front of its query.
/// The bytes of both stay as they are written.
QByteArray targetFor(const QUrl &servoUrl, const QByteArray &target);

} // namespace vedette::ServoProfile
