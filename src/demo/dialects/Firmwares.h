// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo/dialects/ServoRequest.h"
#include "demo/dialects/SteeredCamera.h"

/// Each firmware's own answer to a request; see ServoDialect for the table of them.
namespace vedette::firmware {

// ESP32 cameras on hobby servos.
ServoAnswer trEl(const ServoRequest &request, SteeredCamera &camera);
ServoAnswer actionGo(const ServoRequest &request, SteeredCamera &camera);
ServoAnswer actionGoDegrees(const ServoRequest &request, SteeredCamera &camera);
ServoAnswer mjpeg2sd(const ServoRequest &request, SteeredCamera &camera);
/// Of a web socket: the body is one message.
ServoAnswer mjpeg2sdMessage(const ServoRequest &request, SteeredCamera &camera);
ServoAnswer varPanDegrees(const ServoRequest &request, SteeredCamera &camera);
ServoAnswer varPanDuty(const ServoRequest &request, SteeredCamera &camera);
ServoAnswer varPanDirection(const ServoRequest &request, SteeredCamera &camera);
ServoAnswer varServo(const ServoRequest &request, SteeredCamera &camera);
ServoAnswer servoPanTilt(const ServoRequest &request, SteeredCamera &camera);
ServoAnswer paths(const ServoRequest &request, SteeredCamera &camera);
ServoAnswer espHome(const ServoRequest &request, SteeredCamera &camera);
/// /control?var=…&val=… and /status of CameraWebServer and its derivatives.
ServoAnswer cameraWebServer(const ServoRequest &request, SteeredCamera &camera);

// Cameras that are bought.
ServoAnswer foscam(const ServoRequest &request, SteeredCamera &camera);
ServoAnswer foscamSwapped(const ServoRequest &request, SteeredCamera &camera);
ServoAnswer foscamHd(const ServoRequest &request, SteeredCamera &camera);
ServoAnswer hi3510(const ServoRequest &request, SteeredCamera &camera);
ServoAnswer dahua(const ServoRequest &request, SteeredCamera &camera);
ServoAnswer hikvision(const ServoRequest &request, SteeredCamera &camera);
ServoAnswer axis(const ServoRequest &request, SteeredCamera &camera);
ServoAnswer panasonic(const ServoRequest &request, SteeredCamera &camera);
ServoAnswer dlink(const ServoRequest &request, SteeredCamera &camera);
ServoAnswer trendnet(const ServoRequest &request, SteeredCamera &camera);
ServoAnswer goke(const ServoRequest &request, SteeredCamera &camera);
ServoAnswer sony(const ServoRequest &request, SteeredCamera &camera);
ServoAnswer wansview(const ServoRequest &request, SteeredCamera &camera);

// Other people's firmwares on them, and programs.
ServoAnswer mjpgStreamer(const ServoRequest &request, SteeredCamera &camera);
ServoAnswer yiHack(const ServoRequest &request, SteeredCamera &camera);
ServoAnswer thingino(const ServoRequest &request, SteeredCamera &camera);
ServoAnswer dafang(const ServoRequest &request, SteeredCamera &camera);

} // namespace vedette::firmware
