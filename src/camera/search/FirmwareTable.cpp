// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/search/FirmwareTable.h"

#include <utility>

namespace vedette {

namespace {

QString word(const char *text)
{
    return QString::fromLatin1(text);
}

/// Dialects at the port that was asked.
QList<ServoPlace> spoken(const QStringList &dialects)
{
    QList<ServoPlace> servos;
    for (const QString &dialect : dialects) {
        servos.append({dialect, word("/")});
    }
    return servos;
}

/// What was written for ESP32 cameras with servos.
std::vector<Firmware> espFirmwares()
{
    const QStringList anyOfWebServer{word("action-go"),        word("var-pan-degrees"),
                                     word("var-pan-duty"),     word("var-pan-direction"),
                                     word("servo-pan-tilt"),   word("var-servo"),
                                     word("action-go-degrees")};
    return {
        Firmware{.name = word("securityCam"),
                 .places = {word("/mjpeg")},
                 .servos = {{word("tr-el"), word(":81/control_servo")}}},
        Firmware{.name = word("CameraWebServer or one of its many derivatives"),
                 .statusKeys = {word("framesize"), word("quality"), word("hmirror")},
                 .places = {word(":81/stream")},
                 .still = word("/capture"),
                 .servos = spoken(anyOfWebServer)},
        Firmware{.name = word("esp32-cam-webserver (easytarget)"),
                 .statusKeys = {word("framesize"), word("cam_name"), word("stream_url")},
                 .places = {word(":81/")},
                 .still = word("/capture"),
                 .servos = spoken(
                     {word("var-pan-degrees"), word("var-pan-duty"), word("var-pan-direction")})},
        Firmware{.name = word("ESP32-CAM_MJPEG2SD"),
                 .statusKeys = {word("framesize"), word("lamp"), word("fw_version")},
                 .title = word("MJPEG2SD"),
                 .places = {word("/sustain?video=1")},
                 .still = word("/control?still=1"),
                 .servos = spoken({word("mjpeg2sd-websocket"), word("mjpeg2sd")})},
        Firmware{.name = word("a camera with /servo?pan=&tilt="),
                 .statusKeys = {word("pan"), word("tilt")},
                 .servos = spoken({word("servo-pan-tilt"), word("action-go-degrees")})},
        Firmware{.name = word("ESPHome"),
                 .title = word("ESPHome"),
                 .places = {word(":8080/")},
                 .still = word(":8081/"),
                 .servos = spoken({word("esphome")})},
        Firmware{.name = word("Tasmota"),
                 .server = word("Tasmota/"),
                 .title = word("Tasmota"),
                 .places = {word("/wc.mjpeg"), word(":81/stream")},
                 .still = word("/snapshot.jpg")},
        Firmware{.name = word("esp32cam-rtsp"),
                 .title = word("esp32cam-rtsp"),
                 .places = {word("/stream")},
                 .still = word("/snapshot")},
        Firmware{.name = word("esp32-cam-mjpeg-multiclient"),
                 .places = {word("/mjpeg/1")},
                 .still = word("/jpg"),
                 .servos = spoken({word("paths")}),
                 .isOneServer = true},
        Firmware{.name = word("a sketch with the stream at /"),
                 .places = {word("/")},
                 .servos = spoken({word("action-go"), word("paths")}),
                 .isOneServer = true},
    };
}

/// Cameras that are bought: what they say when they ask for a login. All have one server.
std::vector<Firmware> boughtCameras()
{
    std::vector<Firmware> cameras{
        Firmware{.name = word("Foscam or one of its many clones"),
                 .server = word("Netwave IP Camera"),
                 .servos = spoken({word("foscam"), word("foscam-swapped")})},
        Firmware{.name = word("Axis"), .realm = word("\"AXIS_"), .servos = spoken({word("axis")})},
        Firmware{.name = word("Dahua or Amcrest"),
                 .realm = word("\"Login to "),
                 .servos = spoken({word("dahua")})},
        Firmware{.name = word("Hikvision"),
                 .server = word("App-webs"),
                 .servos = spoken({word("hikvision")})},
        Firmware{.name = word("D-Link"),
                 .realm = word("\"DCS-"),
                 .servos = spoken({word("dlink"), word("trendnet")})},
        Firmware{.name = word("TRENDnet"),
                 .realm = word("\"TV-IP"),
                 .servos = spoken({word("trendnet")})},
        Firmware{.name = word("Panasonic"),
                 .realm = word("Panasonic network device"),
                 .servos = spoken({word("panasonic")})},
        Firmware{.name = word("Sony"),
                 .realm = word("Sony Network Camera"),
                 .servos = spoken({word("sony")})},
        Firmware{.name = word("yi-hack"),
                 .title = word("yi-hack"),
                 .places = {word("/cgi-bin/snapshot.sh?res=low")},
                 .still = word("/cgi-bin/snapshot.sh?res=low"),
                 .servos = spoken({word("yi-hack")})},
        Firmware{.name = word("thingino"),
                 .title = word("thingino"),
                 .places = {word("/x/ch0.mjpg")},
                 .still = word("/x/ch0.jpg"),
                 .servos = spoken({word("thingino")})},
    };
    for (Firmware &camera : cameras) {
        camera.isOneServer = true;
    }
    return cameras;
}

/// What computers run.
std::vector<Firmware> programs()
{
    return {
        Firmware{.name = word("mjpg-streamer"),
                 .server = word("MJPG-Streamer"),
                 .title = word("MJPG-streamer"),
                 .places = {word("/?action=stream"), word(":8080/?action=stream")},
                 .still = word("/?action=snapshot"),
                 .servos = spoken({word("mjpg-streamer")}),
                 .isOneServer = true},
        Firmware{.name = QString::fromUtf8("µStreamer"),
                 .server = word("uStreamer"),
                 .title = word("uStreamer"),
                 .places = {word(":8080/stream"), word("/stream")},
                 .still = word("/snapshot"),
                 .isOneServer = true},
        Firmware{
            .name = word("Motion"), .server = word("Motion/"), .places = {word(":8081/1/stream")}},
    };
}

std::vector<Firmware> allFirmwares()
{
    std::vector<Firmware> table = espFirmwares();
    for (std::vector<Firmware> more : {boughtCameras(), programs()}) {
        table.insert(table.end(), more.begin(), more.end());
    }
    return table;
}

} // namespace

const std::vector<Firmware> &firmwareTable()
{
    static const std::vector<Firmware> table = allFirmwares();
    return table;
}

} // namespace vedette
