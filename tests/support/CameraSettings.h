// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/Settings.h"

namespace vedette {

/// Of a camera that does not turn.
inline Settings cameraSettings(const QUrl &url)
{
    Settings settings;
    settings.cameraUrl = url;
    return settings;
}

/// Of servos without a camera.
inline Settings servoSettings(const QUrl &url)
{
    Settings settings;
    settings.servoUrl = url;
    return settings;
}

} // namespace vedette
