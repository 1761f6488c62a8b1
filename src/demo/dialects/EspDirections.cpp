// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/dialects/DirectionWords.h"
#include "demo/dialects/EspServer.h"
#include "demo/dialects/Firmwares.h"
#include "demo/dialects/ServoQuery.h"

#include <cmath>

namespace vedette::firmware {

namespace {

constexpr double EspStep = 10; ///< degrees, of most of them

/// These firmwares ignore a step that would pass the end of a servo's range.
void stepWithin(PanTilt &servos, RightUp step)
{
    const RightUp target = servos.target();
    if (std::abs(target.right + step.right) <= PanTilt::Reach &&
        std::abs(target.up + step.up) <= PanTilt::Reach) {
        servos.turnBy(step);
    }
}

/// The firmware reads the query into 50 bytes with the final zero, and each value into 5.
constexpr qsizetype LongestTrEl = 49;
constexpr qsizetype LongestTrElValue = 4;

} // namespace

ServoAnswer trEl(const ServoRequest &request, SteeredCamera &camera)
{
    const HttpRequestHead &head = request.head;
    if (head.method != "GET" || head.path != "/control_servo") {
        return esp::notFound("not GET /control_servo");
    }
    const ServoQuery query(head.query);
    const auto degrees = [&query](const char *key) {
        return query.value(key).size() > LongestTrElValue ? std::nullopt
                                                          : query.integer(key, -999, 9999);
    };
    const auto traverse = degrees("tr");
    const auto elevation = degrees("el");
    if (head.query.size() > LongestTrEl || !traverse || !elevation) {
        return esp::serverError("not two short whole numbers");
    }
    camera.servos.turnBy(RightUp{double(*traverse), double(*elevation)} * -1);
    return ServoAnswer::right("Servo control message received and valid.");
}

ServoAnswer actionGo(const ServoRequest &request, SteeredCamera &camera)
{
    const ServoQuery query(request.head.query);
    if (request.head.path != "/action" || !query.consistsOf({"go"})) {
        return esp::notFound("not /action?go=");
    }
    if (request.head.method != "GET") {
        return esp::wrongMethod();
    }
    const auto direction = plainDirection(query.value("go"));
    if (!direction) {
        return esp::serverError("unknown direction");
    }
    stepWithin(camera.servos, *direction * EspStep);
    return esp::ok();
}

ServoAnswer actionGoDegrees(const ServoRequest &request, SteeredCamera &camera)
{
    const HttpRequestHead &head = request.head;
    const ServoQuery query(head.query);
    // The handler is at the first, and the project's own description at the second.
    const bool isHere = head.path == "/control" || head.path == "/action";
    if (!isHere || !query.has("go")) {
        return cameraWebServer(request, camera);
    }
    if (head.method != "GET") {
        return esp::wrongMethod();
    }
    constexpr int FirmwaresStep = 5;
    const auto direction = plainDirection(query.value("go"));
    const auto degrees =
        query.has("degrees") ? query.integer("degrees", 0, 180) : std::optional(FirmwaresStep);
    if (!query.consistsOf({"go"}, {"degrees"}) || !direction || !degrees) {
        return esp::serverError("unknown direction, or not a number of degrees");
    }
    stepWithin(camera.servos, *direction * *degrees);
    const RightUp target = camera.servos.target();
    // Its servos count to the right and down.
    return esp::ok("{\"tilt\":" + QByteArray::number(std::lround(90 - target.up)) +
                       ",\"pan\":" + QByteArray::number(std::lround(90 + target.right)) + "}",
                   "application/json");
}

ServoAnswer paths(const ServoRequest &request, SteeredCamera &camera)
{
    const HttpRequestHead &head = request.head;
    const auto direction = plainDirection(head.path.mid(1));
    if (!direction || head.method != "GET" || !head.query.isEmpty()) {
        return ServoAnswer::refused("not one of the four paths", "404 Not Found",
                                    "Not found: " + head.path, "text/plain");
    }
    camera.servos.turnBy(*direction * EspStep);
    return ServoAnswer::right("OK", "text/plain");
}

} // namespace vedette::firmware
