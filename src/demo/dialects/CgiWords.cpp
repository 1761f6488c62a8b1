// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/dialects/DirectionWords.h"
#include "demo/dialects/Firmwares.h"
#include "demo/dialects/ServoQuery.h"

#include <array>

/// Firmwares whose one address takes a word for each direction.
namespace vedette::firmware {

namespace {

constexpr double WordStep = 5; ///< degrees

/// A preset of its number; an unknown one is ignored.
void preset(SteeredCamera &camera, int number, bool isStored)
{
    if (isStored) {
        camera.storePreset(QByteArray::number(number));
    } else {
        camera.recallPreset(QByteArray::number(number));
    }
}

} // namespace

ServoAnswer hi3510(const ServoRequest &request, SteeredCamera &camera)
{
    constexpr int Presets = 8;
    const HttpRequestHead &head = request.head;
    const bool isHere = head.path == "/cgi-bin/hi3510/ptzctrl.cgi" ||
                        head.path == "/web/cgi-bin/hi3510/ptzctrl.cgi";
    if (head.method != "GET" || !isHere) {
        return ServoAnswer::notFound("not GET …/hi3510/ptzctrl.cgi");
    }
    const ServoQuery query(head.query);
    if (query.has("usr") && !camera.hasLogin(query.value("usr"), query.value("pwd"))) {
        return ServoAnswer::refused("wrong usr or pwd", "401 Unauthorized");
    }
    ServoAnswer refusal = ServoAnswer::refused("unknown parameters", "200 OK",
                                               "[Error]param error\r\n", "text/plain");
    const auto speed = query.has("-speed") ? query.integer("-speed", 1, 63) : std::optional(45);
    const auto oneStep = query.has("-step") ? query.integer("-step", 0, 1) : std::optional(0);
    if (!query.consistsOf({"-act"}, {"-step", "-speed", "-chn", "-number", "usr", "pwd"}) ||
        !speed || !oneStep) {
        return refusal;
    }
    const QByteArray act = query.value("-act");
    const auto number = query.integer("-number", 0, Presets - 1);
    if (const auto direction = plainDirection(act)) {
        if (*oneStep == 1) {
            camera.servos.turnBy(*direction * WordStep);
        } else {
            camera.servos.run(*direction * (SteeredCamera::FullSpeed * *speed / 63));
        }
    } else if (act == "stop") {
        camera.servos.stop();
    } else if (act == "home") {
        camera.servos.centre();
    } else if ((act == "goto" || act == "set") && number) {
        preset(camera, *number, act == "set");
    } else {
        return refusal;
    }
    return ServoAnswer::right("[Succeed]set ok.\r\n", "text/plain");
}

ServoAnswer wansview(const ServoRequest &request, SteeredCamera &camera)
{
    const HttpRequestHead &head = request.head;
    if (head.method != "GET" || head.path != "/hy-cgi/ptz.cgi") {
        return ServoAnswer::notFound("not GET /hy-cgi/ptz.cgi");
    }
    const ServoQuery query(head.query);
    const QByteArray act = query.value("act");
    const auto number = query.integer("number", 1, 8);
    if (query.value("cmd") == "preset" && (act == "goto" || act == "set") && number &&
        query.consistsOf({"cmd", "act", "number"}, {"status"})) {
        preset(camera, *number, act == "set");
        return ServoAnswer::right("[Succeed]set ok.\r\n", "text/plain");
    }
    const auto direction = plainDirection(act);
    if (query.value("cmd") != "ptzctrl" || !query.consistsOf({"cmd", "act"}, {"speed"}) ||
        !(direction || act == "stop" || act == "home")) {
        return ServoAnswer::badRequest("unknown cmd or act");
    }
    if (act == "home") {
        camera.servos.centre();
    } else {
        camera.servos.run(direction.value_or(RightUp{}) * SteeredCamera::OnlySpeed);
    }
    return ServoAnswer::right("[Succeed]set ok.\r\n", "text/plain");
}

ServoAnswer panasonic(const ServoRequest &request, SteeredCamera &camera)
{
    static constexpr auto Words = std::to_array<DirectionWord>(
        {{"PanLeft", {-1, 0}}, {"PanRight", {1, 0}}, {"TiltUp", {0, 1}}, {"TiltDown", {0, -1}}});
    constexpr double PanasonicStep = 10; ///< degrees
    constexpr int LargestPicture = 4096; ///< pixels
    const HttpRequestHead &head = request.head;
    const ServoQuery query(head.query);
    const QByteArray direction = query.value("Direction");
    const auto x = query.integer("NewPosition.x", 0, LargestPicture);
    const auto y = query.integer("NewPosition.y", 0, LargestPicture);
    const auto width = query.integer("Width", 1, LargestPicture);
    const auto height = query.integer("Height", 1, LargestPicture);
    const auto number = query.integer("Data", 1, 20);
    const auto move = directionOf(Words, direction);
    if (head.method == "GET" && head.path == "/nphPresetNameCheck" && number &&
        query.consistsOf({"PresetName", "Data"})) {
        preset(camera, *number, true);
    } else if (head.method != "GET" || head.path != "/nphControlCamera") {
        return ServoAnswer::notFound("not GET /nphControlCamera");
    } else if (move && query.consistsOf({"Direction"})) {
        camera.servos.turnBy(*move * PanasonicStep);
    } else if (direction == "HomePosition" && query.consistsOf({"Direction"})) {
        camera.servos.centre();
    } else if (direction == "Preset" && number && query.value("PresetOperation") == "Move" &&
               query.consistsOf({"Direction", "PresetOperation", "Data"})) {
        preset(camera, *number, false);
    } else if (direction == "Direct" && x && y && width && height && *x <= *width &&
               *y <= *height &&
               query.consistsOf(
                   {"Direction", "NewPosition.x", "NewPosition.y", "Width", "Height"})) {
        camera.centreOn(double(*x) / *width, double(*y) / *height);
    } else {
        return ServoAnswer::badRequest("unknown Direction, or not what belongs to it");
    }
    return ServoAnswer::noContent();
}

ServoAnswer mjpgStreamer(const ServoRequest &request, SteeredCamera &camera)
{
    // As the pan and tilt of a UVC camera count: to the left and down.
    static constexpr auto Words = std::to_array<DirectionWord>({{"pan_plus", {-1, 0}},
                                                                {"pan_minus", {1, 0}},
                                                                {"tilt_plus", {0, -1}},
                                                                {"tilt_minus", {0, 1}}});
    const HttpRequestHead &head = request.head;
    const ServoQuery query(head.query);
    if (head.method != "GET" || head.path != "/" || query.value("action") != "command" ||
        !query.consistsOf({"action", "command"})) {
        return ServoAnswer::badRequest("not /?action=command&command=");
    }
    const QByteArray command = query.value("command");
    if (const auto direction = directionOf(Words, command)) {
        camera.servos.turnBy(*direction * WordStep);
    } else if (command == "reset_pan_tilt") {
        camera.servos.centre();
    } else {
        return ServoAnswer::refused("unknown command", "200 OK", command + ": -1", "text/plain");
    }
    return ServoAnswer::right(command + ": 0", "text/plain");
}

ServoAnswer goke(const ServoRequest &request, SteeredCamera &camera)
{
    // Direction counts from 1.
    static constexpr auto Directions = std::to_array<RightUp>(
        {{0, 1}, {0, -1}, {-1, 0}, {1, 0}, {-1, 1}, {-1, -1}, {1, 1}, {1, -1}});
    constexpr int Fastest = 8;
    const HttpRequestHead &head = request.head;
    const ServoQuery query(head.query);
    const auto presetNumber = query.integer("presetNum", 1, 255);
    const auto flag = query.integer("flag", 3, 4); // 3 stores, 4 recalls
    if (head.method == "GET" && head.path == "/form/presetSet" && presetNumber && flag &&
        query.consistsOf({"flag", "existFlag", "language", "presetNum"})) {
        preset(camera, *presetNumber, *flag == 3);
        return ServoAnswer::right();
    }
    if (head.method != "GET" || head.path != "/cgi/ptz_set") {
        return ServoAnswer::notFound("not GET /cgi/ptz_set");
    }
    if (query.value("Channel") != "1" || query.value("Group") != "PTZCtrlInfo") {
        return ServoAnswer::badRequest("not Channel=1&Group=PTZCtrlInfo");
    }
    const auto direction = query.integer("Direction", 1, std::size(Directions));
    const auto panSpeed = query.integer("PanSpeed", 1, Fastest);
    const auto tiltSpeed = query.integer("TiltSpeed", 1, Fastest);
    const auto number = query.integer("PresetNumber", 1, 255);
    if (direction && panSpeed && tiltSpeed &&
        query.consistsOf({"Channel", "Group", "Direction", "PanSpeed", "TiltSpeed"})) {
        const RightUp way = Directions[*direction - 1] * (SteeredCamera::FullSpeed / Fastest);
        camera.servos.run({way.right * *panSpeed, way.up * *tiltSpeed});
    } else if (query.value("Stop") == "0" && query.consistsOf({"Channel", "Group", "Stop"})) {
        camera.servos.stop();
    } else if (number && query.value("Preset") == "1" &&
               query.consistsOf({"Channel", "Group", "PresetNumber", "Preset"})) {
        preset(camera, *number, false);
    } else {
        return ServoAnswer::badRequest("unknown parameters");
    }
    return ServoAnswer::right();
}

} // namespace vedette::firmware
