// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/CameraConfig.h"

namespace vedette {

/// Of a camera that does not turn.
inline CameraConfig cameraConfig(const QUrl &url)
{
    CameraConfig config;
    config.cameraUrl = url;
    return config;
}

/// Of servos without a camera.
inline CameraConfig servoConfig(const QUrl &url)
{
    CameraConfig config;
    config.servoUrl = url;
    return config;
}

} // namespace vedette
