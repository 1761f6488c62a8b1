// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/dialects/EspServer.h"
#include "demo/dialects/Firmwares.h"
#include "demo/dialects/ServoQuery.h"

#include <algorithm>
#include <optional>

namespace vedette::firmware {

namespace {

/// What such a request sets, and to what; nothing when it sets no servo.
struct Axis
{
    bool isPan = true;
    QByteArray value;
};

std::optional<Axis> axisOf(const ServoRequest &request)
{
    const ServoQuery query(request.head.query);
    const QByteArray variable = query.value("var");
    const bool isRight = request.head.method == "GET" && request.head.path == "/control" &&
                         query.consistsOf({"var", "val"}) &&
                         (variable == "pan" || variable == "tilt");
    return isRight ? std::optional(Axis{variable == "pan", query.value("val")}) : std::nullopt;
}

/// By a number from 0 to largest, over the whole range of the servo, which grows to the left and
/// down.
ServoAnswer byNumber(const ServoRequest &request, SteeredCamera &camera, int largest)
{
    const auto axis = axisOf(request);
    if (!axis) {
        return cameraWebServer(request, camera);
    }
    const auto number = ServoQuery::integerIn(axis->value, 0, largest);
    if (!number) {
        return esp::serverError("not a number from 0 to " + QByteArray::number(largest));
    }
    RightUp target = camera.servos.target();
    (axis->isPan ? target.right : target.up) =
        esp::Middle - double(*number) * ServoMotor::Highest / largest;
    camera.servos.turnTo(target);
    return esp::ok();
}

} // namespace

ServoAnswer cameraWebServer(const ServoRequest &request, SteeredCamera &camera)
{
    const HttpRequestHead &head = request.head;
    if (head.method != "GET") {
        return esp::wrongMethod();
    }
    if (head.path == "/status" && head.query.isEmpty()) {
        return esp::ok(camera.settings.toJson(), "application/json");
    }
    const ServoQuery query(head.query);
    if (head.path != "/control" || !query.consistsOf({"var", "val"})) {
        return esp::notFound("not /control?var=&val=");
    }
    if (!camera.settings.set(query.value("var"), query.value("val"))) {
        return esp::serverError("unknown setting, or not a value of it");
    }
    return esp::ok();
}

ServoAnswer varPanDegrees(const ServoRequest &request, SteeredCamera &camera)
{
    return byNumber(request, camera, 180);
}

ServoAnswer varPanDuty(const ServoRequest &request, SteeredCamera &camera)
{
    return byNumber(request, camera, 309);
}

ServoAnswer varPanDirection(const ServoRequest &request, SteeredCamera &camera)
{
    const auto axis = axisOf(request);
    if (!axis) {
        return cameraWebServer(request, camera);
    }
    const auto direction = ServoQuery::integerIn(axis->value, -1, 1);
    if (!direction) {
        return esp::serverError("not -1, 0 or 1");
    }
    const double speed = *direction * SteeredCamera::OnlySpeed;
    if (axis->isPan) {
        camera.servos.runPan(speed);
    } else {
        camera.servos.runTilt(speed);
    }
    return esp::ok();
}

ServoAnswer varServo(const ServoRequest &request, SteeredCamera &camera)
{
    constexpr int Lowest = 325;
    constexpr int Highest = 650;
    const ServoQuery query(request.head.query);
    if (request.head.path != "/control" || query.value("var") != "servo") {
        return cameraWebServer(request, camera);
    }
    const auto duty = query.integer("val", -99999, 99999);
    if (request.head.method != "GET" || !query.consistsOf({"var", "val"}) || !duty) {
        return esp::notFound("not GET /control?var=servo&val=");
    }
    const int clamped = std::clamp(*duty, Lowest, Highest);
    RightUp target = camera.servos.target();
    target.right =
        esp::Middle - double(clamped - Lowest) * ServoMotor::Highest / (Highest - Lowest);
    camera.servos.turnTo(target);
    ServoAnswer answer = esp::ok();
    answer.wrong = clamped == *duty ? QByteArray() : QByteArray("outside of 325 to 650");
    return answer;
}

} // namespace vedette::firmware
