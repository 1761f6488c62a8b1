// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/dialects/DirectionWords.h"
#include "demo/dialects/Firmwares.h"
#include "demo/dialects/ServoQuery.h"

#include <array>
#include <cmath>

/// Firmwares of larger makers, with a Digest login.
namespace vedette::firmware {

namespace {

constexpr auto DahuaCodes = std::to_array<DirectionWord>({{"Up", {0, 1}},
                                                          {"Down", {0, -1}},
                                                          {"Left", {-1, 0}},
                                                          {"Right", {1, 0}},
                                                          {"LeftUp", {-1, 1}},
                                                          {"RightUp", {1, 1}},
                                                          {"LeftDown", {-1, -1}},
                                                          {"RightDown", {1, -1}}});

bool dahuaStart(const ServoQuery &query, SteeredCamera &camera)
{
    constexpr int Fastest = 8;
    const QByteArray code = query.value("code");
    const auto first = query.number("arg1", -360, 360);
    const auto second = query.number("arg2", -360, 360);
    if (!first || !second || query.value("arg3").isEmpty()) {
        return false;
    }
    if (const auto way = directionOf(DahuaCodes, code)) {
        // The speed is the second one; where both axes move, the first is that of the tilt.
        const bool isDiagonal = way->right != 0 && way->up != 0;
        const double tilt = isDiagonal ? *first : *second;
        if (*second < 1 || *second > Fastest || tilt < 1 || tilt > Fastest) {
            return false;
        }
        const double unit = SteeredCamera::FullSpeed / Fastest;
        camera.servos.run({way->right * *second * unit, way->up * tilt * unit});
    } else if (code == "PositionABS") {
        camera.servos.turnTo({*first > 180 ? *first - 360 : *first, *second});
    } else if (code == "SetPreset" && query.integer("arg2", 1, 255)) {
        camera.storePreset(query.value("arg2"));
    } else if (code == "GotoPreset" && query.integer("arg2", 1, 255)) {
        camera.recallPreset(query.value("arg2"));
    } else {
        return false;
    }
    return true;
}

/// Up to eight words of VAPIX; "stop" leads nowhere.
constexpr auto AxisMoves = std::to_array<DirectionWord>({{"up", {0, 1}},
                                                         {"down", {0, -1}},
                                                         {"left", {-1, 0}},
                                                         {"right", {1, 0}},
                                                         {"upleft", {-1, 1}},
                                                         {"upright", {1, 1}},
                                                         {"downleft", {-1, -1}},
                                                         {"downright", {1, -1}}});

/// Two numbers with a comma between them.
std::optional<RightUp> pairOf(const QByteArray &text, double lowest, double highest)
{
    const QByteArrayList parts = text.split(',');
    const auto right = ServoQuery::numberIn(parts.constFirst(), lowest, highest);
    const auto up = ServoQuery::numberIn(parts.constLast(), lowest, highest);
    return parts.size() == 2 && right && up ? std::optional(RightUp{*right, *up}) : std::nullopt;
}

bool axisMove(const ServoQuery &query, SteeredCamera &camera)
{
    constexpr double Percent = 100;
    constexpr double MoveOfView = 0.25;      ///< move=… goes so far of what is seen
    constexpr double LargestPicture = 10000; ///< pixels
    const auto is = [&query](std::initializer_list<const char *> keys) {
        return query.consistsOf(keys, {"camera"});
    };
    const auto degrees = [&query](const char *key) {
        return query.has(key) ? query.number(key, -360, 360) : std::optional(0.0);
    };
    const QByteArray move = query.value("move");
    const auto speed = pairOf(query.value("continuouspantiltmove"), -Percent, Percent);
    const auto click = pairOf(query.value("center"), 0, LargestPicture);
    const auto width = query.number("imagewidth", 1, LargestPicture);
    const auto height = query.number("imageheight", 1, LargestPicture);
    if (speed && is({"continuouspantiltmove"})) {
        camera.servos.run(*speed * (SteeredCamera::FullSpeed / Percent));
    } else if ((is({"rpan", "rtilt"}) || is({"rpan"}) || is({"rtilt"})) && degrees("rpan") &&
               degrees("rtilt")) {
        camera.servos.turnBy({*degrees("rpan"), *degrees("rtilt")});
    } else if (is({"pan", "tilt"}) && degrees("pan") && degrees("tilt")) {
        camera.servos.turnTo({*degrees("pan"), *degrees("tilt")});
    } else if (is({"move"}) && directionOf(AxisMoves, move)) {
        const RightUp way = *directionOf(AxisMoves, move) * MoveOfView;
        camera.servos.turnBy(
            {way.right * SteeredCamera::FieldOfView.right, way.up * SteeredCamera::FieldOfView.up});
    } else if (is({"move"}) && (move == "home" || move == "stop")) {
        move == "home" ? camera.servos.centre() : camera.servos.stop();
    } else if (click && width && height && is({"center", "imagewidth", "imageheight"})) {
        camera.centreOn(click->right / *width, click->up / *height);
    } else if (query.integer("gotoserverpresetno", 1, 255) && is({"gotoserverpresetno"})) {
        camera.recallPreset(query.value("gotoserverpresetno"));
    } else if (query.integer("setserverpresetno", 1, 255) && is({"setserverpresetno"})) {
        camera.storePreset(query.value("setserverpresetno"));
    } else {
        return false;
    }
    return true;
}

} // namespace

ServoAnswer dahua(const ServoRequest &request, SteeredCamera &camera)
{
    const HttpRequestHead &head = request.head;
    if (head.method != "GET" || head.path != "/cgi-bin/ptz.cgi") {
        return ServoAnswer::notFound("not GET /cgi-bin/ptz.cgi");
    }
    const ServoQuery query(head.query);
    const QByteArray action = query.value("action");
    const bool isWhole =
        query.consistsOf({"action", "channel", "code", "arg1", "arg2", "arg3"}, {"arg4"}) &&
        query.integer("channel", 0, 1);
    const bool isStop = action == "stop" && directionOf(DahuaCodes, query.value("code"));
    if (isWhole && isStop) {
        camera.servos.stop();
    } else if (!isWhole || action != "start" || !dahuaStart(query, camera)) {
        return ServoAnswer::refused("unknown parameters", "400 Bad Request",
                                    "Error\r\nBad Request!\r\n", "text/plain");
    }
    return ServoAnswer::right("OK\r\n", "text/plain");
}

ServoAnswer axis(const ServoRequest &request, SteeredCamera &camera)
{
    const HttpRequestHead &head = request.head;
    if (head.method != "GET" || head.path != "/axis-cgi/com/ptz.cgi") {
        return ServoAnswer::notFound("not GET /axis-cgi/com/ptz.cgi");
    }
    const ServoQuery query(head.query);
    if (query.value("query") == "position" && query.consistsOf({"query"}, {"camera"})) {
        const RightUp position = camera.servos.position();
        return ServoAnswer::right("pan=" + QByteArray::number(position.right, 'f', 4) +
                                      "\r\ntilt=" + QByteArray::number(position.up, 'f', 4) +
                                      "\r\nzoom=1\r\n",
                                  "text/plain");
    }
    if (!axisMove(query, camera)) {
        return ServoAnswer::refused("unknown parameters", "200 OK", "Error: unknown command\r\n",
                                    "text/plain");
    }
    return ServoAnswer::noContent();
}

} // namespace vedette::firmware
