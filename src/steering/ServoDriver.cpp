// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/ServoDriver.h"

#include "steering/HttpServoDriver.h"
#include "steering/ServoProfile.h"
#include "steering/WebSocketServoDriver.h"

namespace vedette {

std::unique_ptr<ServoDriver> ServoDriver::forCamera(const CameraConfig &config)
{
    if (config.dialect && config.dialect->usesWebSocket) {
        return std::make_unique<WebSocketServoDriver>(config);
    }
    return std::make_unique<HttpServoDriver>(config);
}

} // namespace vedette

#include "moc_ServoDriver.cpp"
