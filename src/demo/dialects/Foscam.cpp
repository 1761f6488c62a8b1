// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/dialects/DirectionWords.h"
#include "demo/dialects/Firmwares.h"
#include "demo/dialects/ServoQuery.h"

#include <array>

namespace vedette::firmware {

namespace {

constexpr double FoscamStep = 5; ///< degrees, with onestep=1
constexpr int FirstPreset = 30;
constexpr int LastPreset = 61; ///< 16 of them, set by even numbers and recalled by odd ones
// Sizes of the picture, 320 × 240 and 640 × 480: as this firmware numbers them, and as a
// CameraWebServer does.
constexpr int SmallResolution = 8;
constexpr int LargeResolution = 32;
constexpr int SmallFramesize = 5;
constexpr int LargeFramesize = 8;

ServoAnswer illegal()
{
    return ServoAnswer::refused("unknown parameters", "200 OK", "error: illegal params.",
                                "text/plain");
}

/// Which way a command leads. On the swapped ones, all that leads to one side leads to the other.
std::optional<RightUp> directionOf(int command)
{
    switch (command) {
    case 0:
        return RightUp{0, 1};
    case 2:
        return RightUp{0, -1};
    case 4:
        return RightUp{-1, 0};
    case 6:
        return RightUp{1, 0};
    case 90:
        return RightUp{-1, 1};
    case 91:
        return RightUp{1, 1};
    case 92:
        return RightUp{-1, -1};
    case 93:
        return RightUp{1, -1};
    default:
        return std::nullopt;
    }
}

/// What is no movement; false for an unknown command.
bool execute(int command, SteeredCamera &camera)
{
    constexpr int Centre = 25;
    constexpr int LampOff = 94;
    constexpr int LampOn = 95;
    if (command == 1 || command == 3 || command == 5 || command == 7) {
        camera.servos.stop();
    } else if (command == Centre) {
        camera.servos.centre();
    } else if (command == LampOn || command == LampOff) {
        camera.settings.set("led_intensity", command == LampOn ? "255" : "0");
    } else if (command >= FirstPreset && command <= LastPreset) {
        const QByteArray preset = QByteArray::number((command - FirstPreset) / 2);
        if (command % 2 == 0) {
            camera.storePreset(preset);
        } else {
            camera.recallPreset(preset);
        }
    } else {
        return false;
    }
    return true;
}

/// What its picture settings are, as the lines of a script.
ServoAnswer cameraParams(const ServoQuery &query, const SteeredCamera &camera)
{
    if (!query.consistsOf({"user", "pwd"})) {
        return illegal();
    }
    const FoscamPicture &picture = camera.foscamPicture;
    const CameraSettings &settings = camera.settings;
    const bool isSmall = settings.value("framesize") == SmallFramesize;
    const int flip = settings.value("vflip") + 2 * settings.value("hmirror");
    QByteArray lines;
    const auto add = [&lines](const char *name, int value) {
        lines += QByteArray("var ") + name + '=' + QByteArray::number(value) + ";\r\n";
    };
    add("resolution", isSmall ? SmallResolution : LargeResolution);
    add("brightness", picture.brightness);
    add("contrast", picture.contrast);
    add("mode", picture.mode);
    add("flip", flip);
    return ServoAnswer::right(lines, "text/plain");
}

/// False for an unknown param, or a value outside its limits.
bool setParam(int param, int value, SteeredCamera &camera)
{
    const auto set = [value](int &setting, int highest) {
        setting = value <= highest ? value : setting;
        return value <= highest;
    };
    FoscamPicture &picture = camera.foscamPicture;
    switch (param) {
    case 0:
        return (value == SmallResolution || value == LargeResolution) &&
               camera.settings.set(
                   "framesize",
                   QByteArray::number(value == SmallResolution ? SmallFramesize : LargeFramesize));
    case 1:
        return set(picture.brightness, 255) &&
               camera.settings.set("brightness", QByteArray::number(value / 64 - 2));
    case 2:
        return set(picture.contrast, 6);
    case 3:
        return set(picture.mode, 2);
    case 5:
        return value <= 3 && camera.settings.set("vflip", QByteArray::number(value % 2)) &&
               camera.settings.set("hmirror", QByteArray::number(value / 2));
    default:
        return false;
    }
}

ServoAnswer cameraControl(const ServoQuery &query, SteeredCamera &camera)
{
    const auto param = query.integer("param", 0, 255);
    const auto value = query.integer("value", 0, 255);
    const bool isSet = param && value && query.consistsOf({"param", "value", "user", "pwd"}) &&
                       setParam(*param, *value, camera);
    return isSet ? ServoAnswer::right("ok.\n", "text/plain") : illegal();
}

ServoAnswer decoderControl(const ServoQuery &query, SteeredCamera &camera, bool isSwapped)
{
    const auto command = query.integer("command", 0, 255);
    const auto oneStep = query.has("onestep") ? query.integer("onestep", 0, 1) : std::optional(0);
    if (!command || !oneStep || !query.consistsOf({"command", "user", "pwd"}, {"onestep"})) {
        return illegal();
    }
    if (auto direction = directionOf(*command)) {
        direction->right *= isSwapped ? -1 : 1;
        if (*oneStep == 1) {
            camera.servos.turnBy(*direction * FoscamStep);
        } else {
            camera.servos.run(*direction * SteeredCamera::OnlySpeed);
        }
    } else if (!execute(*command, camera)) {
        return illegal();
    }
    return ServoAnswer::right("ok.\n", "text/plain");
}

ServoAnswer mjpegFoscam(const ServoRequest &request, SteeredCamera &camera, bool isSwapped)
{
    const HttpRequestHead &head = request.head;
    const bool isSteered = head.path == "/decoder_control.cgi";
    const bool isSet = head.path == "/camera_control.cgi";
    if (head.method != "GET" || (!isSteered && !isSet && head.path != "/get_camera_params.cgi")) {
        return ServoAnswer::notFound("not GET /decoder_control.cgi");
    }
    const ServoQuery query(head.query);
    if (!camera.hasLogin(query.value("user"), query.value("pwd"))) {
        return ServoAnswer::refused("wrong user or pwd", "401 Unauthorized");
    }
    return isSteered ? decoderControl(query, camera, isSwapped)
           : isSet   ? cameraControl(query, camera)
                     : cameraParams(query, camera);
}

/// Of the HD ones: 0 is success.
ServoAnswer result(int number, const QByteArray &why = {})
{
    ServoAnswer answer = ServoAnswer::right("<CGI_Result>\n<result>" + QByteArray::number(number) +
                                                "</result>\n</CGI_Result>\n",
                                            "text/plain");
    answer.wrong = why;
    return answer;
}

constexpr auto HdMoves = std::to_array<DirectionWord>({{"ptzMoveUp", {0, 1}},
                                                       {"ptzMoveDown", {0, -1}},
                                                       {"ptzMoveLeft", {-1, 0}},
                                                       {"ptzMoveRight", {1, 0}},
                                                       {"ptzMoveTopLeft", {-1, 1}},
                                                       {"ptzMoveTopRight", {1, 1}},
                                                       {"ptzMoveBottomLeft", {-1, -1}},
                                                       {"ptzMoveBottomRight", {1, -1}}});

/// What is no movement and takes nothing more; false for an unknown one.
bool executeHd(const QByteArray &command, SteeredCamera &camera)
{
    if (command == "ptzStopRun") {
        camera.servos.stop();
    } else if (command == "ptzReset") {
        camera.servos.centre();
    } else if (command == "openInfraLed" || command == "closeInfraLed") {
        camera.settings.set("led_intensity", command.startsWith("open") ? "255" : "0");
    } else {
        return false;
    }
    return true;
}

} // namespace

ServoAnswer foscam(const ServoRequest &request, SteeredCamera &camera)
{
    return mjpegFoscam(request, camera, false);
}

ServoAnswer foscamSwapped(const ServoRequest &request, SteeredCamera &camera)
{
    return mjpegFoscam(request, camera, true);
}

ServoAnswer foscamHd(const ServoRequest &request, SteeredCamera &camera)
{
    constexpr int BadFormat = -1;
    constexpr int BadLogin = -2;
    constexpr int SlowestSpeed = 4;
    const HttpRequestHead &head = request.head;
    if (head.method != "GET" || head.path != "/cgi-bin/CGIProxy.fcgi") {
        return ServoAnswer::notFound("not GET /cgi-bin/CGIProxy.fcgi");
    }
    const ServoQuery query(head.query);
    if (!camera.hasLogin(query.value("usr"), query.value("pwd"))) {
        return result(BadLogin, "wrong usr or pwd");
    }
    const QByteArray command = query.value("cmd");
    if (query.consistsOf({"cmd", "usr", "pwd"})) {
        if (const auto direction = directionOf(HdMoves, command)) {
            camera.servos.run(*direction * (SteeredCamera::OnlySpeed * camera.speed));
            return result(0);
        }
        return executeHd(command, camera) ? result(0) : result(BadFormat, "unknown cmd");
    }
    const auto speed = query.integer("speed", 0, SlowestSpeed);
    if (command == "setPTZSpeed" && speed && query.consistsOf({"cmd", "usr", "pwd", "speed"})) {
        camera.speed = 1 - double(*speed) / (SlowestSpeed + 1);
        return result(0);
    }
    const QByteArray name = query.value("name");
    if (!query.consistsOf({"cmd", "usr", "pwd", "name"}) || name.isEmpty()) {
        return result(BadFormat, "unknown parameters");
    }
    if (command == "ptzAddPresetPoint") {
        camera.storePreset(name);
    } else if (command != "ptzGotoPresetPoint" || !camera.recallPreset(name)) {
        return result(BadFormat, "unknown cmd, or no such preset");
    }
    return result(0);
}

} // namespace vedette::firmware
