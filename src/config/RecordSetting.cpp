// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/RecordSetting.h"

#include "base/TextProblems.h"
#include "base/YesNo.h"
#include "config/Settings.h"

#include <QDir>

#include <algorithm>
#include <cmath>

namespace vedette {

namespace {

QString takeWhole(int &setting, const QString &name, const QString &value, int least, int most)
{
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    if (!isNumber || number < least || number > most) {
        return Settings::tr("%1 must be a whole number from %2 to %3")
            .arg(name)
            .arg(least)
            .arg(most);
    }
    setting = number;
    return {};
}

QString takeGigabytes(double &setting, const QString &name, const QString &value)
{
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(number) || number <= 0 || number > RecordKeep::MostGigabytes) {
        return Settings::tr("%1 must be a number of gigabytes above 0, such as 20 or 0.5")
            .arg(name);
    }
    setting = number;
    return {};
}

QString takeWhen(RecordConfig &record, const QString &value)
{
    using When = RecordConfig::When;
    const QString word = value.toLower();
    record.schedule = {};
    if (word == QLatin1String("asked")) {
        record.when = When::Asked;
    } else if (word == QLatin1String("ready")) {
        record.when = When::Ready;
    } else if (word == QLatin1String("always")) {
        record.when = When::Always;
    } else if (const auto schedule = WeekSchedule::parse(value)) {
        record.when = When::Schedule;
        record.schedule = *schedule;
    } else {
        return Settings::tr("%1 must be asked, ready, always, or %2")
            .arg(key::Record, WeekSchedule::form());
    }
    return {};
}

std::optional<QString> takeKeep(RecordKeep &keep, const QString &name, const QString &value)
{
    if (name == key::RecordKeepDays) {
        return takeWhole(keep.days, name, value, 1, RecordKeep::MostDays);
    }
    if (name == key::RecordKeep) {
        return takeGigabytes(keep.gigabytes, name, value);
    }
    return std::nullopt;
}

QString takePath(QString &setting, const QString &value, const QString &folder)
{
    const QString invisible = invisibleCharacter(value);
    if (!invisible.isEmpty()) {
        return Settings::tr("%1: there is an invisible character in it, %2; delete it")
            .arg(key::RecordFolder, invisible);
    }
    const auto isControl = [](QChar c) { return c.category() == QChar::Other_Control; };
    if (std::any_of(value.cbegin(), value.cend(), isControl)) {
        return Settings::tr("%1 must be one line: the path of a folder").arg(key::RecordFolder);
    }
    const QDir from(folder.isEmpty() ? QDir::currentPath() : folder);
    setting = QDir::cleanPath(QDir(from.absolutePath()).absoluteFilePath(value));
    return {};
}

} // namespace

std::optional<QString> takeRecord(RecordConfig &record, const QString &name, const QString &value)
{
    if (name == key::Record) {
        return takeWhen(record, value);
    }
    if (name == key::RecordBefore) {
        return takeWhole(record.beforeSeconds, name, value, 0, RecordConfig::MostBeforeSeconds);
    }
    if (name == key::RecordSegment) {
        return takeWhole(record.segmentMinutes, name, value, 1, RecordConfig::MostSegmentMinutes);
    }
    if (name == key::RecordEvery) {
        return takeWhole(record.everySeconds, name, value, 1, RecordConfig::MostEverySeconds);
    }
    return takeKeep(record.keep, name, value);
}

std::optional<QString> takeRecordFolder(RecordFolderConfig &record, const QString &name,
                                        const QString &value, const QString &folder)
{
    if (name == key::RecordFolder) {
        return takePath(record.path, value, folder);
    }
    if (name == key::ViewerRecordings) {
        const auto yes = yesOrNo(value);
        record.areForViewers = yes.value_or(record.areForViewers);
        return yes ? QString() : Settings::tr("%1 must be yes or no").arg(name);
    }
    if (name == key::RecordKeepFree) {
        return takeGigabytes(record.freeGigabytes, name, value);
    }
    return takeKeep(record.keep, name, value);
}

} // namespace vedette
