// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Mounting.h"
#include "config/Login.h"

#include <QString>
#include <QUrl>

namespace vedette {

/// What Vedette needs to know of one camera; nothing of who may watch it. A value.
struct CameraConfig
{
    QUrl cameraUrl;      ///< CAM_URL; may carry the camera's own login, see AddressLogin.h
    QUrl servoUrl;       ///< SERVO_URL, likewise; empty: a camera that cannot be steered
    Login login;         ///< for an address that says nothing of a login; empty when each one does
    int stepDegrees = 5; ///< VEDETTE_STEP_DEGREES: what one tap turns, 1…180
    Mounting mounting;   ///< VEDETTE_ROTATE, VEDETTE_MIRROR, VEDETTE_FLIP
    QString name;        ///< VEDETTE_NAME, else the .env file's own; see cameraName()

    /// What people call this camera: its name, or its host when it has none. Never empty while
    /// there is an address, one line, at most MaximumNameLength characters unless it is the host.
    [[nodiscard]] QString cameraName() const { return name.isEmpty() ? cameraUrl.host() : name; }
    /// Of the name, in UTF-16 units: it has to fit into a title bar and a browser's tab.
    static constexpr int MaximumNameLength = 64;

    /// Both can be one camera, that was only mounted otherwise.
    [[nodiscard]] bool differsInMountingAtMost(CameraConfig other) const
    {
        other.mounting = mounting;
        return other == *this;
    }

    bool operator==(const CameraConfig &) const = default;
};

} // namespace vedette
