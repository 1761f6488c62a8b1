// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialects/PlacesReader.h"

#include "dialects/WaysReader.h"

namespace vedette {

namespace {

constexpr int LargestPreset = 1'000;
/// Of a key that is below others, with dots between.
constexpr qsizetype LongestKeyPath = 100;

void readNamedPlaces(DialectObject &file, RequestReader &requests, Dialect &dialect)
{
    dialect.home = requests.read(file, QStringLiteral("home"), {});
    dialect.goToPreset = requests.read(file, QStringLiteral("goToPreset"), {"preset"});
    dialect.storePreset = requests.read(file, QStringLiteral("storePreset"), {"preset"});
    dialect.centreOn =
        requests.read(file, QStringLiteral("centreOn"), {"x", "y"}, {"width", "height"});
    if (const auto range = file.object(QStringLiteral("presets"))) {
        dialect.presets = readRange(*range);
        if (dialect.presets.minimum < 0 || dialect.presets.maximum > LargestPreset) {
            file.refuse(QStringLiteral("presets"),
                        DialectObject::tr("presets have numbers from 0 to %1").arg(LargestPreset));
        }
    } else if (file.has(QStringLiteral("goToPreset"))) {
        file.refuse(QStringLiteral("goToPreset"),
                    DialectObject::tr("this needs \"presets\": { \"min\", \"max\" }"));
    }
    if (file.has(QStringLiteral("storePreset")) && !file.has(QStringLiteral("goToPreset"))) {
        file.refuse(QStringLiteral("storePreset"),
                    DialectObject::tr("this is of no use without \"goToPreset\""));
    }
}

void readPosition(DialectObject &file, RequestReader &requests, Dialect &dialect)
{
    auto object = file.object(QStringLiteral("position"));
    if (!object) {
        return;
    }
    const auto request = requests.readHttp(*object, QStringLiteral("request"), {});
    if (!object->has(QStringLiteral("request"))) {
        object->refuse({}, DialectObject::tr("it needs a \"request\""));
    }
    Dialect::Reading reading{.request = request.value_or(RequestTemplate()),
                             .panKey = object->text(QStringLiteral("pan"), LongestKeyPath, true),
                             .tiltKey = object->text(QStringLiteral("tilt"), LongestKeyPath, true)};
    object->refuseOthers();
    if (!file.has(QStringLiteral("pan")) || !file.has(QStringLiteral("tilt"))) {
        file.refuse(QStringLiteral("position"),
                    DialectObject::tr("this needs \"pan\" and \"tilt\""));
    }
    dialect.position = reading;
}

} // namespace

void readPlaces(DialectObject &file, RequestReader &requests, Dialect &dialect)
{
    readNamedPlaces(file, requests, dialect);
    readPosition(file, requests, dialect);
}

} // namespace vedette
