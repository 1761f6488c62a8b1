// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/dialects/Firmwares.h"
#include "demo/dialects/ServoQuery.h"

/// Firmwares that are told how far to turn.
namespace vedette::firmware {

namespace {

/// As on a keypad: 1 is down and to the left, 8 is up.
RightUp keypadDirection(int key)
{
    const int row = (key - 1) / 3;
    return {double((key - 1) % 3 - 1), double(row - 1)};
}

ServoAnswer sonyPreset(const ServoQuery &query, SteeredCamera &camera)
{
    // The preset comes first, then a name or a speed.
    const QByteArrayList call = query.value("PresetCall").split(',');
    const QByteArrayList set = query.value("PresetSet").split(',');
    if (query.value("HomePos") == "ptz-recall" && query.consistsOf({"HomePos"})) {
        camera.servos.centre();
    } else if (query.consistsOf({"PresetCall"}) && call.size() == 3) {
        camera.recallPreset(call.constFirst());
    } else if (query.consistsOf({"PresetSet"}) && set.size() == 4) {
        camera.storePreset(set.constFirst());
    } else {
        return ServoAnswer::badRequest("unknown parameters");
    }
    return ServoAnswer::noContent();
}

} // namespace

ServoAnswer dlink(const ServoRequest &request, SteeredCamera &camera)
{
    constexpr int LargestStep = 180; ///< degrees
    constexpr int Presets = 24;
    const HttpRequestHead &head = request.head;
    const bool isPost = head.method == "POST";
    if ((head.method != "GET" && !isPost) || head.path.toLower() != "/pantiltcontrol.cgi") {
        return ServoAnswer::notFound("not /pantiltcontrol.cgi");
    }
    if (isPost && !head.query.isEmpty()) {
        return ServoAnswer::badRequest("both a query and a body");
    }
    const ServoQuery query(isPost ? request.body : head.query);
    const auto number = [&query](const char *key) { return query.integer(key, 1, Presets); };
    const auto pan = query.integer("PanSingleMoveDegree", 0, LargestStep);
    const auto tilt = query.integer("TiltSingleMoveDegree", 0, LargestStep);
    const auto way = query.integer("PanTiltSingleMove", 0, 8);
    if (pan && tilt && way &&
        query.consistsOf({"PanSingleMoveDegree", "TiltSingleMoveDegree", "PanTiltSingleMove"})) {
        // Row by row from the top left; the middle one is home.
        constexpr int Home = 4;
        if (*way == Home) {
            camera.servos.centre();
        } else {
            const int row = *way / 3;
            camera.servos.turnBy({double(*way % 3 - 1) * *pan, double(1 - row) * *tilt});
        }
    } else if (number("PanTiltPresetPositionMove") &&
               query.consistsOf({"PanTiltPresetPositionMove"})) {
        camera.recallPreset(query.value("PanTiltPresetPositionMove"));
    } else if (number("SetCurrentPosition") &&
               query.consistsOf({"SetCurrentPosition", "SetName"})) {
        camera.storePreset(query.value("SetCurrentPosition"));
    } else {
        return ServoAnswer::badRequest("unknown parameters");
    }
    return ServoAnswer::right();
}

ServoAnswer trendnet(const ServoRequest &request, SteeredCamera &camera)
{
    constexpr int LargestStep = 180;
    constexpr int Presets = 20;
    const HttpRequestHead &head = request.head;
    if (head.method == "POST" && head.path == "/eng/admin/cam_control.cgi") {
        const ServoQuery form(request.body);
        if (form.value("command") != "add" || form.value("presetName").isEmpty() ||
            !form.consistsOf({"presetName", "command"}, {"Submit"})) {
            return ServoAnswer::badRequest("unknown form");
        }
        // They are numbered in the order in which they were stored.
        camera.storePreset(QByteArray::number(camera.presetCount()));
        return ServoAnswer::right();
    }
    if (head.method != "GET" || (head.path != "/eng/ptdc.cgi" && head.path != "/cgi/ptdc.cgi")) {
        return ServoAnswer::notFound("not GET /cgi/ptdc.cgi");
    }
    const ServoQuery query(head.query);
    const QByteArray command = query.value("command");
    const auto x = query.integer("posX", -LargestStep, LargestStep);
    const auto y = query.integer("posY", -LargestStep, LargestStep);
    if (command == "set_relative_pos" && x && y && query.consistsOf({"command", "posX", "posY"})) {
        camera.servos.turnBy({double(*x), double(*y)});
    } else if (command == "goto_preset_position" && query.integer("index", 0, Presets - 1) &&
               query.consistsOf({"command", "index"})) {
        camera.recallPreset(query.value("index"));
    } else if (command == "go_home" && query.consistsOf({"command"})) {
        camera.servos.centre();
    } else if (command == "stop" && query.consistsOf({"command"})) {
        camera.servos.stop();
    } else {
        return ServoAnswer::badRequest("unknown command, or not what belongs to it");
    }
    return ServoAnswer::right("<?xml version=\"1.0\"?><ptdc><result>OK</result></ptdc>",
                              "text/xml");
}

ServoAnswer sony(const ServoRequest &request, SteeredCamera &camera)
{
    constexpr int Fastest = 24;
    constexpr int LargestStep = 99; ///< degrees here
    const HttpRequestHead &head = request.head;
    const ServoQuery query(head.query);
    if (head.method == "GET" && head.path == "/command/presetposition.cgi") {
        return sonyPreset(query, camera);
    }
    if (head.method != "GET" || head.path != "/command/ptzf.cgi") {
        return ServoAnswer::notFound("not GET /command/ptzf.cgi");
    }
    const QByteArray relative = query.value("relative");
    const auto key = ServoQuery::integerIn(relative.left(2), 1, 9);
    const auto degrees = ServoQuery::integerIn(relative.mid(2), 1, LargestStep);
    if (relative.size() == 4 && key && *key != 5 && degrees && query.consistsOf({"relative"})) {
        camera.servos.turnBy(keypadDirection(*key) * *degrees);
        return ServoAnswer::noContent();
    }
    static const QByteArrayList words{"down-left", "down",    "down-right", "left",    "",
                                      "right",     "up-left", "up",         "up-right"};
    const QByteArrayList move = query.value("Move").split(',');
    const auto speed = ServoQuery::integerIn(move.value(1), 1, Fastest);
    const qsizetype word = words.indexOf(move.constFirst());
    if (query.value("Move") == "stop,pantilt,1" && query.consistsOf({"Move"})) {
        camera.servos.stop();
    } else if (query.consistsOf({"Move"}) && move.size() == 3 && move[2] == "1" && speed &&
               word >= 0 && !move.constFirst().isEmpty()) {
        camera.servos.run(keypadDirection(static_cast<int>(word) + 1) *
                          (SteeredCamera::FullSpeed * *speed / Fastest));
    } else {
        return ServoAnswer::badRequest("unknown Move");
    }
    return ServoAnswer::noContent();
}

} // namespace vedette::firmware
