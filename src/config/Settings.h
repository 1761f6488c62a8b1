// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QUrl>

namespace vedette {

/// One camera: what its .env file, the environment and the command line say together.
struct Settings
{
    QString userName; ///< HTTP_AUTH_USERNAME: whom the relay lets in; also offered to a camera that
                      ///< asks
    QString password; ///< HTTP_AUTH_PASSWORD; never logged, shown or part of an error text
    QUrl cameraUrl;   ///< CAM_URL; its user info, if any, is what the camera itself gets
    QUrl servoUrl;    ///< SERVO_URL; empty: a camera that cannot be steered
    int stepDegrees = 5; ///< VEDETTE_STEP_DEGREES: what one tap turns, 1…180

    bool operator==(const Settings &) const = default;
};

} // namespace vedette
