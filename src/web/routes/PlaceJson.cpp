// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/routes/PlaceJson.h"

#include "camera/Camera.h"
#include "camera/CameraReport.h"
#include "web/routes/RequestJson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace vedette {

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject jsonOf(const Preset &preset, Camera &camera)
{
    const QPointF shown = preset.place ? camera.steering().shownPlace(*preset.place) : QPointF();
    const QByteArray picture = camera.presetPictures().tag(preset.number);
    return {{QStringLiteral("number"), preset.number},
            {QStringLiteral("name"), preset.name},
            {QStringLiteral("pan"), preset.place ? QJsonValue(shown.x()) : QJsonValue()},
            {QStringLiteral("tilt"), preset.place ? QJsonValue(shown.y()) : QJsonValue()},
            {QStringLiteral("picture"),
             picture.isEmpty() ? QJsonValue() : QJsonValue(QString::fromLatin1(picture))}};
}

QJsonValue numberOrNull(int number)
{
    return number != 0 ? QJsonValue(number) : QJsonValue();
}

/// A number or a name. 0, and json knows, when there can be no such preset.
int presetOf(const QJsonValue &value, RequestJson &json, const Presets &presets)
{
    const int number = value.isString() ? presets.numberOf(value.toString())
                       : value.isDouble()
                           ? presets.numberOf(QString::number(value.toDouble(), 'g', 15))
                           : 0;
    if (number == 0) {
        json.refuse(RequestJson::tr("A preset must be the number or the name of one."));
    }
    return number;
}

} // namespace

QByteArray presetsJson(Camera &camera)
{
    const Presets &presets = camera.presets();
    QJsonArray list;
    for (const Preset &preset : presets.book().presets) {
        list.append(jsonOf(preset, camera));
    }
    const QString keeper =
        presets.areCameras() ? QStringLiteral("camera") : QStringLiteral("vedette");
    return compact(
        {{QStringLiteral("supported"), presets.isSupported()},
         {QStringLiteral("reason"), presets.unsupported()},
         {QStringLiteral("keptBy"), presets.isSupported() ? QJsonValue(keeper) : QJsonValue()},
         {QStringLiteral("lowest"), presets.lowestNumber()},
         {QStringLiteral("highest"), presets.highestNumber()},
         {QStringLiteral("presets"), list}});
}

QByteArray patrolJson(Camera &camera)
{
    const Patrol &patrol = camera.patrol();
    const PatrolPlan &plan = patrol.plan();
    QJsonArray stops;
    for (const PatrolStop &stop : plan.stops) {
        stops.append(
            QJsonObject{{QStringLiteral("preset"), stop.preset},
                        {QStringLiteral("seconds"), static_cast<qint64>(stop.dwell.count())}});
    }
    return compact({{QStringLiteral("supported"), camera.presets().isSupported()},
                    {QStringLiteral("reason"), camera.presets().unsupported()},
                    {QStringLiteral("state"), patrolState(camera)},
                    {QStringLiteral("preset"), numberOrNull(patrol.preset())},
                    {QStringLiteral("problem"), patrol.problem()},
                    {QStringLiteral("stops"), stops},
                    {QStringLiteral("resumeSeconds"), static_cast<qint64>(plan.resume.count())},
                    {QStringLiteral("parkMinutes"), static_cast<qint64>(plan.park.count())},
                    {QStringLiteral("parkPreset"), numberOrNull(plan.parkPreset)}});
}

std::variant<PatrolPlan, QString> patrolOfJson(const QByteArray &body, const Presets &presets)
{
    const auto count = [](auto time) { return static_cast<int>(time.count()); };
    RequestJson json(body);
    PatrolPlan plan;
    const QJsonValue stops = json.value(QStringLiteral("stops"));
    if (!stops.isArray() || stops.toArray().size() > PatrolPlan::MostStops) {
        json.refuse(RequestJson::tr("\"stops\" must be a list of at most %1 objects, such as "
                                    "[{\"preset\": 1, \"seconds\": 20}].")
                        .arg(PatrolPlan::MostStops));
    }
    const QJsonArray list = stops.toArray();
    for (qsizetype i = 0; i < std::min<qsizetype>(list.size(), PatrolPlan::MostStops); ++i) {
        RequestJson stop(list[i].toObject());
        const int preset = presetOf(stop.value(QStringLiteral("preset")), stop, presets);
        const int seconds =
            stop.wholeNumber(QStringLiteral("seconds"), count(PatrolPlan::ShortestDwell),
                             count(PatrolPlan::LongestDwell), 0);
        if (seconds == 0) {
            stop.refuse(RequestJson::tr("Each stop has \"seconds\"."));
        }
        stop.refuseOthers();
        json.refuse(stop.problem());
        plan.stops.append({.preset = preset, .dwell = std::chrono::seconds(seconds)});
    }
    plan.resume = std::chrono::seconds(json.wholeNumber(QStringLiteral("resumeSeconds"), 0,
                                                        count(PatrolPlan::LongestResume),
                                                        count(PatrolPlan::UsualResume)));
    plan.park = std::chrono::minutes(
        json.wholeNumber(QStringLiteral("parkMinutes"), 0, count(PatrolPlan::LongestPark), 0));
    const QJsonValue park = json.value(QStringLiteral("parkPreset"));
    if (!park.isUndefined() && !park.isNull()) {
        plan.parkPreset = presetOf(park, json, presets);
    }
    json.refuseOthers();
    return json.problem().isEmpty() ? std::variant<PatrolPlan, QString>(plan) : json.problem();
}

} // namespace vedette
