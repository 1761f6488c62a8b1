// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/SavedRecord.h"

#include "config/EnvFile.h"
#include "config/RecordSetting.h"
#include "config/Settings.h"

#include <QLocale>
#include <QMap>

namespace vedette {

namespace {

QString whenText(const RecordConfig &record)
{
    switch (record.when) {
    case RecordConfig::When::Asked:
        break; // as without the line
    case RecordConfig::When::Ready:
        return QStringLiteral("ready");
    case RecordConfig::When::Always:
        return QStringLiteral("always");
    case RecordConfig::When::Schedule:
        return record.schedule.text();
    }
    return {};
}

/// Empty: as without the line.
QString unless(int usual, int value)
{
    return value == usual ? QString() : QString::number(value);
}

/// As a file has it: an empty value is no line.
SettingValues linesOf(const RecordConfig &record)
{
    const RecordConfig usual;
    const RecordKeep &keep = record.keep;
    const QString gigabytes = QString::number(keep.gigabytes, 'f', QLocale::FloatingPointShortest);
    return {{key::Record, whenText(record)},
            {key::RecordBefore, unless(usual.beforeSeconds, record.beforeSeconds)},
            {key::RecordSegment, unless(usual.segmentMinutes, record.segmentMinutes)},
            {key::RecordEvery, unless(usual.everySeconds, record.everySeconds)},
            {key::RecordKeep, keep.gigabytes == usual.keep.gigabytes ? QString() : gigabytes},
            {key::RecordKeepDays, unless(usual.keep.days, keep.days)}};
}

} // namespace

std::optional<ConfigError> saveRecord(const RecordConfig &record, const QString &envFile)
{
    EnvFile file = EnvFile::read(envFile);
    if (file.error()) {
        return file.error();
    }
    RecordConfig written;
    for (const EnvFile::Entry &entry : file.entries()) {
        takeRecord(written, entry.key, entry.value);
    }
    const SettingValues before = linesOf(written);
    const SettingValues wanted = linesOf(record);
    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it) {
        if (before.value(it.key()) != it.value()) {
            file.set(it.key(), it.value());
        }
    }
    return file.write();
}

} // namespace vedette
