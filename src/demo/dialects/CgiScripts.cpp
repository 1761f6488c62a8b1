// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/dialects/DirectionWords.h"
#include "demo/dialects/Firmwares.h"
#include "demo/dialects/ServoQuery.h"

#include <cmath>

/// Other people's firmwares on cameras that are bought: shell scripts behind a small web server.
namespace vedette::firmware {

namespace {

constexpr int StepsOfDegree = 10; ///< of the stepper motors, here
constexpr auto Json = "application/json";

ServoAnswer yiResult(bool isError, const QByteArray &why = {})
{
    ServoAnswer answer = ServoAnswer::right(
        QByteArray("{\n\"error\":\"") + (isError ? "true" : "false") + "\"\n}", Json);
    answer.wrong = why;
    return answer;
}

/// One word, or two joined by an underscore.
std::optional<RightUp> yiDirection(const QByteArray &words)
{
    const QByteArrayList parts = words.split('_');
    const auto first = plainDirection(parts.constFirst());
    const auto last = plainDirection(parts.constLast());
    if (parts.size() == 1 || !first || !last) {
        return parts.size() == 1 ? first : std::nullopt;
    }
    const RightUp sum{first->right + last->right, first->up + last->up};
    const bool isDiagonal = parts.size() == 2 && std::abs(sum.right) == 1 && std::abs(sum.up) == 1;
    return isDiagonal ? std::optional(sum) : std::nullopt;
}

ServoAnswer yiMove(const ServoQuery &query, SteeredCamera &camera)
{
    const QByteArray action = query.has("action") ? query.value("action") : QByteArray("step");
    const auto direction = yiDirection(query.value("dir"));
    const auto time =
        query.has("time") ? query.number("time", 0.01, 10) : std::optional(0.3); // seconds
    const auto x = query.number("x", -360, 360);
    const auto y = query.number("y", -180, 180);
    if (action == "step" && direction && time && query.consistsOf({"dir"}, {"action", "time"})) {
        camera.servos.turnBy(*direction * (SteeredCamera::OnlySpeed * *time));
        ServoAnswer answer = yiResult(false);
        answer.delay = std::chrono::milliseconds(std::lround(*time * 1000));
        return answer;
    }
    if (action == "cont" && query.consistsOf({"action", "dir"}) &&
        (direction || query.value("dir") == "stop")) {
        camera.servos.run(direction.value_or(RightUp{}) * SteeredCamera::OnlySpeed);
    } else if (action == "rel" && x && y && query.consistsOf({"action", "x", "y"})) {
        camera.servos.turnBy({*x, *y});
    } else if (action == "abs" && x && y && *x >= 0 && *y >= 0 &&
               query.consistsOf({"action", "x", "y"})) {
        // 0…360 and 0…180; the centre is in the middle.
        camera.servos.turnTo({*x - 180, *y - 90});
    } else {
        return yiResult(true, "unknown action, or not what belongs to it");
    }
    return yiResult(false);
}

/// Of each of thingino's motors from one end to the other: steps_pan, steps_tilt of its
/// motors.json.
constexpr int ThinginoPanSteps = 4000;
constexpr int ThinginoTiltSteps = 2000;

/// How many of an axis' steps these degrees are.
double stepsOf(double degrees, int axis)
{
    return degrees * axis / (2 * PanTilt::Reach);
}

double degreesOf(double steps, int axis)
{
    return steps * 2 * PanTilt::Reach / axis;
}

ServoAnswer thinginoResult(const SteeredCamera &camera)
{
    const RightUp position = camera.servos.position();
    const auto text = [](double steps) {
        return '"' + QByteArray::number(std::lround(steps)) + '"';
    };
    return ServoAnswer::right(
        "{\"code\":200,\"result\":\"success\",\"message\":{\"status\":\"" +
            QByteArray(camera.servos.isMoving() ? "1" : "0") +
            "\",\"xpos\":" + text(stepsOf(PanTilt::Reach + position.right, ThinginoPanSteps)) +
            ",\"ypos\":" + text(stepsOf(PanTilt::Reach - position.up, ThinginoTiltSteps)) + "}}\n",
        Json);
}

} // namespace

ServoAnswer yiHack(const ServoRequest &request, SteeredCamera &camera)
{
    constexpr int LastPreset = 7;
    const HttpRequestHead &head = request.head;
    const ServoQuery query(head.query);
    if (head.method == "GET" && head.path == "/cgi-bin/ptz.sh") {
        return yiMove(query, camera);
    }
    if (head.method != "GET" || head.path != "/cgi-bin/preset.sh") {
        return ServoAnswer::notFound("not GET /cgi-bin/ptz.sh");
    }
    const auto number = query.integer("num", 0, LastPreset);
    if (query.value("action") != "go_preset" || !number || !query.consistsOf({"action", "num"})) {
        return yiResult(true, "not action=go_preset with num from 0 to 7");
    }
    // The first one is where it is at home, unless another was stored.
    if (!camera.recallPreset(query.value("num")) && *number == 0) {
        camera.servos.centre();
    }
    return yiResult(false);
}

ServoAnswer thingino(const ServoRequest &request, SteeredCamera &camera)
{
    const HttpRequestHead &head = request.head;
    if (head.method != "GET" || head.path != "/x/json-motor.cgi") {
        return ServoAnswer::notFound("not GET /x/json-motor.cgi");
    }
    const ServoQuery query(head.query);
    const QByteArray d = query.value("d");
    const bool isPlain = query.consistsOf({"d"}, {"token"});
    const bool isMove = query.consistsOf({"d", "x", "y"}, {"token"});
    const auto x = query.number("x", -ThinginoPanSteps, ThinginoPanSteps);
    const auto y = query.number("y", -ThinginoTiltSteps, ThinginoTiltSteps);
    const RightUp degrees{degreesOf(x.value_or(0), ThinginoPanSteps),
                          -degreesOf(y.value_or(0), ThinginoTiltSteps)};
    if (d == "g" && isMove && x && y) {
        camera.servos.turnBy(degrees);
    } else if ((d == "h" || d == "x") && isMove && x && y && *x >= 0 && *y >= 0) {
        camera.servos.turnTo({degrees.right - PanTilt::Reach, PanTilt::Reach + degrees.up});
    } else if ((d == "r" || d == "b") && isPlain) {
        camera.servos.centre();
    } else if (d == "s" && isPlain) {
        camera.servos.stop();
    } else if (d != "j" || !isPlain) {
        return ServoAnswer::refused(
            "unknown d, or not what belongs to it", "412 Precondition Failed",
            "{\"error\":{\"code\":412,\"message\":\"motors-command-unsupported\"}}\n", Json);
    }
    return thinginoResult(camera);
}

ServoAnswer dafang(const ServoRequest &request, SteeredCamera &camera)
{
    constexpr int MostSteps = 2600;
    constexpr double MillisecondsOfStep = 1.3; ///< the script waits for the motor
    const HttpRequestHead &head = request.head;
    if (head.method != "GET" || head.path != "/cgi-bin/action.cgi") {
        return ServoAnswer::notFound("not GET /cgi-bin/action.cgi");
    }
    const ServoQuery query(head.query);
    const QByteArray command = query.value("cmd");
    const auto steps = query.has("val") ? query.integer("val", 1, MostSteps) : std::optional(100);
    const bool isMotor = command.startsWith("motor_");
    const auto direction = isMotor ? plainDirection(command.sliced(6)) : std::nullopt;
    ServoAnswer answer = ServoAnswer::right();
    if (direction && steps && query.consistsOf({"cmd"}, {"val"})) {
        camera.servos.turnBy(*direction * (double(*steps) / StepsOfDegree));
        answer.delay = std::chrono::milliseconds(std::lround(*steps * MillisecondsOfStep));
    } else if (isMotor && command.endsWith("calibrate") && query.consistsOf({"cmd"})) {
        camera.servos.centre();
    } else if ((command == "ir_led_on" || command == "ir_led_off") && query.consistsOf({"cmd"})) {
        camera.settings.set("led_intensity", command.endsWith("on") ? "255" : "0");
    } else if ((command == "flip-on" || command == "flip-off") && query.consistsOf({"cmd"})) {
        camera.settings.set("vflip", command.endsWith("on") ? "1" : "0");
    } else {
        answer.body = "Unsupported command '" + command.toPercentEncoding() + "'";
        answer.wrong = "unknown cmd, or not what belongs to it";
    }
    return answer;
}

} // namespace vedette::firmware
