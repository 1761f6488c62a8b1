// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/dialects/ServoDialect.h"

#include "demo/dialects/Firmwares.h"

#include <algorithm>
#include <array>

namespace vedette {

namespace {

using Login = ServoDialect::Login;
using Transport = ServoDialect::Transport;
using Answer = ServoAnswer (*)(const ServoRequest &, SteeredCamera &);

constexpr ServoDialect dialect(const char *id, const char *firmware, Answer answer,
                               Login login = Login::None, const char *path = "",
                               Transport transport = Transport::Http)
{
    return {
        QLatin1String(id), QLatin1String(firmware), QLatin1String(path), login, transport, answer};
}

const auto Dialects = std::to_array<ServoDialect>({
    dialect("tr-el", "securityCam by h-enes-simsek", firmware::trEl, Login::None, "/control_servo"),
    dialect("action-go", "Random Nerd Tutorials' pan and tilt", firmware::actionGo),
    dialect("action-go-degrees", "esp32cam-tilt-pan by aegis1980", firmware::actionGoDegrees),
    dialect("mjpeg2sd", "ESP32-CAM_MJPEG2SD, older", firmware::mjpeg2sd),
    dialect("mjpeg2sd-websocket", "ESP32-CAM_MJPEG2SD, newer, by web socket",
            firmware::mjpeg2sdMessage, Login::None, "", Transport::WebSocket),
    dialect("var-pan-degrees", "CameraWebServer derivatives, pan and tilt in degrees",
            firmware::varPanDegrees),
    dialect("var-pan-duty", "CameraWebServer derivatives, pan and tilt from 0 to 309",
            firmware::varPanDuty),
    dialect("var-pan-direction", "CameraWebServer derivatives, pan and tilt by -1, 0 and 1",
            firmware::varPanDirection),
    dialect("var-servo", "CameraWebServer derivatives, one servo", firmware::varServo),
    dialect("servo-pan-tilt", "ESP32 projects with /servo?pan=&tilt=", firmware::servoPanTilt),
    dialect("paths", "ESP32 projects with /left, /right, /up and /down", firmware::paths),
    dialect("esphome", "ESPHome, two numbers named pan and tilt", firmware::espHome),
    dialect("foscam", "Foscam MJPEG and clones, 4 is left", firmware::foscam),
    dialect("foscam-swapped", "Foscam MJPEG and clones, 6 is left", firmware::foscamSwapped),
    dialect("foscam-hd", "Foscam HD", firmware::foscamHd),
    dialect("hi3510", "HiSilicon Hi3510", firmware::hi3510),
    dialect("dahua", "Dahua, Amcrest", firmware::dahua, Login::Digest),
    dialect("hikvision", "Hikvision", firmware::hikvision, Login::Digest),
    dialect("axis", "Axis", firmware::axis, Login::Digest),
    dialect("panasonic", "Panasonic BB and BL", firmware::panasonic),
    dialect("dlink", "D-Link DCS-5020L", firmware::dlink),
    dialect("trendnet", "TRENDnet, D-Link DCS-5605", firmware::trendnet),
    dialect("mjpg-streamer", "mjpg-streamer", firmware::mjpgStreamer),
    dialect("yi-hack", "yi-hack", firmware::yiHack),
    dialect("thingino", "thingino", firmware::thingino, Login::KeyOrDigest),
    dialect("dafang", "Xiaomi-Dafang-Hacks", firmware::dafang),
    dialect("goke", "Goke, Floureon", firmware::goke),
    dialect("sony", "Sony SNC", firmware::sony),
    dialect("wansview", "Wansview", firmware::wansview),
});

} // namespace

std::span<const ServoDialect> ServoDialect::all()
{
    return Dialects;
}

const ServoDialect *ServoDialect::find(const QString &id)
{
    const auto *const found = std::ranges::find_if(
        Dialects, [&id](const ServoDialect &dialect) { return dialect.id == id; });
    return found == std::end(Dialects) ? nullptr : found;
}

QStringList ServoDialect::ids()
{
    QStringList ids;
    for (const ServoDialect &dialect : Dialects) {
        ids.append(dialect.id);
    }
    return ids;
}

} // namespace vedette
