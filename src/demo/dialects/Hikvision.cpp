// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/dialects/Firmwares.h"
#include "demo/dialects/ServoQuery.h"

#include <QXmlStreamReader>

#include <cmath>

namespace vedette::firmware {

namespace {

constexpr double Percent = 100;
constexpr auto Xml = "application/xml";
constexpr auto Channel = "/ISAPI/PTZCtrl/channels/1";

ServoAnswer responseStatus(const ServoRequest &request, const QByteArray &why = {})
{
    const bool isRight = why.isEmpty();
    const QByteArray body =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<ResponseStatus version=\"1.0\" xmlns=\"http://www.hikvision.com/ver10/XMLSchema\">\n"
        "<requestURL>" +
        QString::fromLatin1(request.head.path).toHtmlEscaped().toLatin1() +
        "</requestURL>\n<statusCode>" + (isRight ? "1" : "6") + "</statusCode>\n<statusString>" +
        (isRight ? "OK" : "Invalid XML Content") + "</statusString>\n<subStatusCode>" +
        (isRight ? "ok" : "badXmlContent") + "</subStatusCode>\n</ResponseStatus>\n";
    return isRight ? ServoAnswer::right(body, Xml)
                   : ServoAnswer::refused(why, "400 Bad Request", body, Xml);
}

/// What <PTZData> says; what is left out is 0.
struct PtzData
{
    RightUp percent;
    int milliseconds = 0;
};

std::optional<PtzData> ptzData(const QByteArray &body)
{
    QXmlStreamReader xml(body);
    PtzData data;
    if (!xml.readNextStartElement() || xml.name() != QLatin1String("PTZData")) {
        return std::nullopt;
    }
    while (xml.readNextStartElement()) {
        const QString name = xml.name().toString();
        if (name == QLatin1String("Momentary")) {
            continue; // its child is the next element
        }
        const bool isTime = name == QLatin1String("duration");
        const auto number = ServoQuery::integerIn(xml.readElementText().toLatin1(),
                                                  isTime ? 1 : -100, isTime ? 60'000 : 100);
        if (!number) {
            return std::nullopt;
        }
        if (isTime) {
            data.milliseconds = *number;
            xml.skipCurrentElement(); // the end of Momentary
        } else if (name == QLatin1String("pan")) {
            data.percent.right = *number;
        } else if (name == QLatin1String("tilt")) {
            data.percent.up = *number;
        } else if (name != QLatin1String("zoom")) {
            return std::nullopt;
        }
    }
    return xml.hasError() ? std::nullopt : std::optional(data);
}

ServoAnswer move(const ServoRequest &request, SteeredCamera &camera, bool isMomentary)
{
    const auto data = ptzData(request.body);
    if (!data || isMomentary != (data->milliseconds > 0)) {
        return responseStatus(request, "not the PTZData that belongs here");
    }
    const RightUp speed = data->percent * (SteeredCamera::FullSpeed / Percent);
    if (isMomentary) {
        camera.servos.turnBy(speed * (data->milliseconds / 1000.0));
    } else {
        camera.servos.run(speed);
    }
    return responseStatus(request);
}

/// path: behind …/presets/: "N/goto", or "N" with a body that names it too.
ServoAnswer preset(const ServoRequest &request, SteeredCamera &camera, const QByteArray &path)
{
    const QByteArray number = path.left(path.indexOf('/'));
    if (!ServoQuery::integerIn(number, 1, 300)) {
        return responseStatus(request, "no number of a preset");
    }
    if (path == number + "/goto" && request.body.isEmpty()) {
        camera.recallPreset(number);
    } else if (path == number && request.body.contains("<id>" + number + "</id>")) {
        camera.storePreset(number);
    } else {
        return responseStatus(request, "neither goto nor a PTZPreset");
    }
    return responseStatus(request);
}

/// In tenths of a degree; the azimuth goes round.
ServoAnswer status(const SteeredCamera &camera)
{
    const RightUp position = camera.servos.position();
    const auto tenths = [](double degrees) {
        return QByteArray::number(std::lround(degrees * 10));
    };
    return ServoAnswer::right(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<PTZStatus version=\"2.0\" xmlns=\"http://www.hikvision.com/ver20/XMLSchema\">\n"
        "<AbsoluteHigh>\n<elevation>" +
            tenths(position.up) + "</elevation>\n<azimuth>" +
            tenths(std::fmod(position.right + 360, 360)) +
            "</azimuth>\n<absoluteZoom>10</absoluteZoom>\n</AbsoluteHigh>\n</PTZStatus>\n",
        Xml);
}

} // namespace

ServoAnswer hikvision(const ServoRequest &request, SteeredCamera &camera)
{
    const HttpRequestHead &head = request.head;
    const QByteArray place = head.path.startsWith(Channel)
                                 ? head.path.sliced(QByteArrayView(Channel).size())
                                 : QByteArray();
    if (place == "/status" && head.method == "GET") {
        return status(camera);
    }
    if (place.isEmpty() || head.method != "PUT" || !head.query.isEmpty()) {
        return ServoAnswer::notFound("not PUT of what is steered");
    }
    if (place == "/continuous" || place == "/momentary") {
        return move(request, camera, place == "/momentary");
    }
    if (place.startsWith("/presets/")) {
        return preset(request, camera, place.sliced(QByteArrayView("/presets/").size()));
    }
    if (place != "/homeposition/goto" || !request.body.isEmpty()) {
        return ServoAnswer::notFound("unknown place");
    }
    camera.servos.centre();
    return responseStatus(request);
}

} // namespace vedette::firmware
