// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QUrl>

namespace vedette {

/// The name of a camera's files in the state folder: of its servos' address without whatever could
/// be a secret in it, so that another password is the same camera.
QString stateFileName(const QUrl &servoUrl);

} // namespace vedette
