// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/dialects/EspServer.h"
#include "demo/dialects/Firmwares.h"
#include "demo/dialects/ServoQuery.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace vedette::firmware {

namespace {

constexpr int Largest = 180;

void turnAxisTo(PanTilt &servos, bool isPan, double angle)
{
    RightUp target = servos.target();
    (isPan ? target.right : target.up) = esp::Middle - angle;
    servos.turnTo(target);
}

QByteArray panAndTilt(const PanTilt &servos)
{
    const RightUp target = servos.target();
    return "{\"pan\":" + QByteArray::number(std::lround(esp::Middle + target.right)) +
           ",\"tilt\":" + QByteArray::number(std::lround(esp::Middle - target.up)) + "}";
}

/// Of MJPEG2SD's lamp, which has 16 levels; before it had those it was on or off.
constexpr int LampStep = 17;

/// MJPEG2SD's status: CameraWebServer's, but for the lamp.
QByteArray mjpeg2sdStatus(const CameraSettings &settings)
{
    QJsonObject status = QJsonDocument::fromJson(settings.toJson()).object();
    const int lamp = status.take(QStringLiteral("led_intensity")).toInt() / LampStep;
    status.insert(QStringLiteral("lampLevel"), QString::number(lamp));
    status.insert(QStringLiteral("lamp"), lamp > 0 ? 1 : 0);
    return QJsonDocument(status).toJson(QJsonDocument::Compact);
}

/// MJPEG2SD's /control but for the servos.
bool setMjpeg2sd(const QByteArray &key, const QByteArray &value, CameraSettings &settings)
{
    const bool isSwitch = key == "lamp";
    if (!isSwitch && key != "lampLevel") {
        return key != "led_intensity" && settings.set(key, value);
    }
    const auto level = ServoQuery::integerIn(value, 0, isSwitch ? 1 : 255 / LampStep);
    return level &&
           settings.set("led_intensity", QByteArray::number(*level * (isSwitch ? 255 : LampStep)));
}

} // namespace

ServoAnswer mjpeg2sd(const ServoRequest &request, SteeredCamera &camera)
{
    const HttpRequestHead &head = request.head;
    if (head.method != "GET") {
        return esp::wrongMethod();
    }
    if (head.path == "/status" && head.query.isEmpty()) {
        return esp::ok(mjpeg2sdStatus(camera.settings), "application/json");
    }
    const ServoQuery query(head.query);
    for (const char *axis : {"camPan", "camTilt"}) {
        const auto angle = query.integer(axis, 0, Largest);
        if (head.path == "/control" && query.consistsOf({axis}) && angle) {
            turnAxisTo(camera.servos, qstrcmp(axis, "camPan") == 0, *angle);
            return esp::ok();
        }
    }
    const QByteArray key = head.query.left(head.query.indexOf('='));
    if (head.path == "/control" && query.consistsOf({key.constData()}) &&
        setMjpeg2sd(key, query.value(key.constData()), camera.settings)) {
        return esp::ok();
    }
    return esp::notFound("not /control?camPan= or camTilt= with 0 to 180");
}

ServoAnswer mjpeg2sdMessage(const ServoRequest &request, SteeredCamera &camera)
{
    const QByteArray &message = request.body;
    const auto angle = ServoQuery::integerIn(message.mid(1), 0, Largest);
    if (!(message.startsWith('P') || message.startsWith('T')) || !angle) {
        return ServoAnswer::refused("not P or T with 0 to 180", {});
    }
    turnAxisTo(camera.servos, message.startsWith('P'), *angle);
    return {};
}

ServoAnswer servoPanTilt(const ServoRequest &request, SteeredCamera &camera)
{
    const HttpRequestHead &head = request.head;
    if (head.method != "GET") {
        return esp::wrongMethod();
    }
    if (head.path == "/status" && head.query.isEmpty()) {
        return esp::ok(panAndTilt(camera.servos), "application/json");
    }
    const ServoQuery query(head.query);
    const auto pan = query.integer("pan", 0, Largest);
    const auto tilt = query.integer("tilt", 0, Largest);
    if (head.path != "/servo" || !query.consistsOf({"pan", "tilt"}) || !pan || !tilt) {
        return esp::notFound("not /servo?pan=&tilt= with 0 to 180 each");
    }
    // Those whose pages were read count to the right and down.
    camera.servos.turnTo({*pan - esp::Middle, esp::Middle - *tilt});
    return esp::ok(panAndTilt(camera.servos), "application/json");
}

ServoAnswer espHome(const ServoRequest &request, SteeredCamera &camera)
{
    const HttpRequestHead &head = request.head;
    constexpr double Percent = 100;
    for (const QByteArray &axis : {QByteArray("pan"), QByteArray("tilt")}) {
        const QByteArray path = "/number/" + axis;
        const bool isPan = axis == "pan";
        if (head.path == path && head.method == "GET") {
            const RightUp target = camera.servos.target();
            const double percent = (isPan ? target.right : target.up) / PanTilt::Reach * -Percent;
            const QByteArray value = QByteArray::number(percent, 'f', 0);
            return ServoAnswer::right("{\"id\":\"number-" + axis + "\",\"value\":" + value +
                                          ",\"state\":\"" + value + "\"}",
                                      "application/json");
        }
        if (head.path != path + "/set") {
            continue;
        }
        const ServoQuery query(head.query);
        const auto value = query.number("value", -Percent, Percent);
        if (head.method != "POST" || !query.consistsOf({"value"}) || !value) {
            return ServoAnswer::refused("not POST with a value of -100 to 100",
                                        head.method == "POST" ? "409 Conflict"
                                                              : "405 Method Not Allowed");
        }
        turnAxisTo(camera.servos, isPan, esp::Middle + *value / Percent * PanTilt::Reach);
        return ServoAnswer::right();
    }
    return ServoAnswer::refused("no number of this name", "404 Not Found");
}

} // namespace vedette::firmware
