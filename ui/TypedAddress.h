// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QUrl>

namespace vedette {

// Addresses as people type them into fields, and as the fields show them.

/// http://192.168.1.50/mjpeg of "192.168.1.50": what a user means who types less than an address.
QString completedAddress(const QString &typed);
/// Where the servos of this camera usually are: its port 81, or, where the firmware's requests have
/// paths of their own, the camera's own address without a path.
QString guessedServoAddress(const QString &cameraAddress, bool isWhole = true);
/// What is typed. Stars in it stand for the password that was in it before.
QUrl typedAddress(const QString &typed, const QUrl &before);
/// What the field of the camera's or the servos' address shows: not the login that has fields of
/// its own.
QString shownAddress(const QUrl &address, const QUrl &camera);

} // namespace vedette
