// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/presets/PresetFile.h"

#include "dialects/DialectObject.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace vedette::presetfile {

namespace {

using std::chrono::minutes;
using std::chrono::seconds;

/// What this program writes and understands.
constexpr int FormatVersion = 1;

constexpr auto Context = "vedette::presetfile";

constexpr QLatin1String VersionKey("version");
constexpr QLatin1String PresetsKey("presets");
constexpr QLatin1String NumberKey("number");
constexpr QLatin1String NameKey("name");
constexpr QLatin1String PanKey("pan");
constexpr QLatin1String TiltKey("tilt");
constexpr QLatin1String PatrolKey("patrol");
constexpr QLatin1String StopsKey("stops");
constexpr QLatin1String PresetKey("preset");
constexpr QLatin1String SecondsKey("seconds");
constexpr QLatin1String ResumeKey("resumeSeconds");
constexpr QLatin1String RunningKey("running");
constexpr QLatin1String ParkKey("parkMinutes");
constexpr QLatin1String ParkPresetKey("parkPreset");

QJsonObject jsonOf(const Preset &preset)
{
    QJsonObject object{{NumberKey, preset.number}};
    if (!preset.name.isEmpty()) {
        object.insert(NameKey, preset.name);
    }
    if (preset.place) {
        object.insert(PanKey, preset.place->x());
        object.insert(TiltKey, preset.place->y());
    }
    return object;
}

QJsonObject jsonOf(const PatrolPlan &plan)
{
    QJsonArray stops;
    for (const PatrolStop &stop : plan.stops) {
        stops.append(QJsonObject{{PresetKey, stop.preset},
                                 {SecondsKey, static_cast<qint64>(stop.dwell.count())}});
    }
    QJsonObject object{{ResumeKey, static_cast<qint64>(plan.resume.count())},
                       {RunningKey, plan.isRunning},
                       {ParkKey, static_cast<qint64>(plan.park.count())},
                       {ParkPresetKey, plan.parkPreset}};
    if (!stops.isEmpty()) {
        object.insert(StopsKey, stops);
    }
    return object;
}

double readDegrees(DialectObject &object, const QString &key)
{
    const double degrees = object.value(key).toDouble(std::nan(""));
    if (!(std::abs(degrees) <= Preset::MostDegrees)) {
        object.refuse(key, QCoreApplication::translate(Context,
                                                       "\"%1\" must be a number of degrees from "
                                                       "-%2 to %2")
                               .arg(key)
                               .arg(Preset::MostDegrees));
        return 0;
    }
    return degrees;
}

void readPreset(DialectObject object, PresetBook &book)
{
    Preset preset;
    preset.number = object.number(NumberKey, 1, Preset::Most, std::nullopt);
    preset.name = object.text(NameKey, Preset::MaximumNameLength, false);
    if (!preset.name.isEmpty() && !problemWithPresetName(preset.name).isEmpty()) {
        object.refuse(NameKey, problemWithPresetName(preset.name));
    }
    if (object.has(PanKey) || object.has(TiltKey)) {
        const double pan = readDegrees(object, PanKey);
        preset.place = QPointF(pan, readDegrees(object, TiltKey));
    }
    if (book.find(preset.number) != nullptr || book.find(preset.name) != nullptr) {
        object.refuse({}, QCoreApplication::translate(Context, "this number or name is there a "
                                                               "second time"));
    }
    object.refuseOthers();
    book.insert(preset);
}

PatrolPlan readPatrol(DialectObject object)
{
    PatrolPlan plan;
    for (DialectObject &stop : object.objects(StopsKey, PatrolPlan::MostStops)) {
        plan.stops.append({.preset = stop.number(PresetKey, 1, Preset::Most, std::nullopt),
                           .dwell = seconds(stop.number(
                               SecondsKey, static_cast<int>(PatrolPlan::ShortestDwell.count()),
                               static_cast<int>(PatrolPlan::LongestDwell.count()), std::nullopt))});
        stop.refuseOthers();
    }
    plan.resume =
        seconds(object.number(ResumeKey, 0, static_cast<int>(PatrolPlan::LongestResume.count()),
                              static_cast<int>(PatrolPlan::UsualResume.count())));
    plan.isRunning = object.yesOrNo(RunningKey);
    plan.park =
        minutes(object.number(ParkKey, 0, static_cast<int>(PatrolPlan::LongestPark.count()), 0));
    plan.parkPreset = object.number(ParkPresetKey, 0, Preset::Most, 0);
    object.refuseOthers();
    return plan;
}

} // namespace

QByteArray bytesOf(const PresetBook &book)
{
    QJsonArray presets;
    for (const Preset &preset : book.presets) {
        presets.append(jsonOf(preset));
    }
    QJsonObject object{{VersionKey, FormatVersion}, {PatrolKey, jsonOf(book.patrol)}};
    if (!presets.isEmpty()) {
        object.insert(PresetsKey, presets);
    }
    return QJsonDocument(object).toJson();
}

bool isNewer(const QByteArray &json)
{
    const QJsonValue version = QJsonDocument::fromJson(json).object().value(VersionKey);
    return version.isDouble() && version.toDouble() > FormatVersion;
}

std::variant<PresetBook, QString> bookOf(const QByteArray &json, const QString &path)
{
    const auto refused = [&path](const QString &text) {
        return QStringLiteral("%1: %2").arg(path, text);
    };
    if (json.size() > MaximumBytes) {
        return refused(QCoreApplication::translate(Context, "a file of presets has at most %1 KiB")
                           .arg(MaximumBytes / 1024));
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject()) {
        return refused(
            QCoreApplication::translate(Context, "this is not a whole file of presets (%1)")
                .arg(error.errorString()));
    }
    DialectProblems problems(json, path);
    if (const auto flaw = problems.first()) {
        return flaw->text;
    }
    DialectObject file(document.object(), {}, problems);
    file.number(VersionKey, FormatVersion, FormatVersion, std::nullopt);
    PresetBook book;
    for (DialectObject &preset : file.objects(PresetsKey, Preset::Most)) {
        readPreset(preset, book);
    }
    if (auto patrol = file.object(PatrolKey)) {
        book.patrol = readPatrol(*patrol);
    }
    file.refuseOthers();
    const auto problem = problems.first();
    return problem ? std::variant<PresetBook, QString>(problem->text) : book;
}

} // namespace vedette::presetfile
