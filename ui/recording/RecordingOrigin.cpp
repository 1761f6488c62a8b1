// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/RecordingOrigin.h"

#include "config/EnvFile.h"
#include "config/Settings.h"
#include "Sentence.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include <functional>

namespace vedette {

namespace {

using Kind = SettingOrigin::Kind;

struct OriginTexts
{
    Q_DECLARE_TR_FUNCTIONS(vedette::RecordingDialog)
};

/// Whether a source's value is the one in force; base: the folder that a path in it begins at.
using IsInForce = std::function<bool(const QString &value, const QString &base)>;

SettingOrigin originOf(QLatin1String key, const QStringList &files, const IsInForce &isInForce)
{
    if (isInForce(qEnvironmentVariable(key.data()), QDir::currentPath())) {
        return {.kind = Kind::Environment};
    }
    for (const QString &file : files) {
        if (isInForce(EnvFile::read(file).value(key), QFileInfo(file).absolutePath())) {
            return {.kind = Kind::File, .file = file};
        }
    }
    return {};
}

QString numberText(double value)
{
    return QLocale().toString(value, 'f', QLocale::FloatingPointShortest);
}

QString placeText(const SettingOrigin &origin)
{
    switch (origin.kind) {
    case Kind::File:
        return OriginTexts::tr("in %1").arg(wrappable(origin.file));
    case Kind::Environment:
        return OriginTexts::tr("in the environment");
    case Kind::CommandLine:
        return OriginTexts::tr("on the command line");
    case Kind::Default:
        break;
    }
    return {};
}

/// A limit, and where it is set.
QString withPlace(const QString &limit, const SettingOrigin &origin)
{
    return origin.kind == Kind::Default
               ? OriginTexts::tr("%1 (default)").arg(limit)
               : OriginTexts::tr("%1 (set %2)").arg(limit, placeText(origin));
}

} // namespace

RecordingOrigins RecordingOrigins::of(const RecordFolderConfig &all, const QStringList &files)
{
    const auto isAny = [](const QString &value, const QString &) { return !value.isEmpty(); };
    const auto isFolder = [&all](const QString &value, const QString &base) {
        return !value.isEmpty() &&
               QDir::cleanPath(QDir(base).absoluteFilePath(value)) == QDir::cleanPath(all.path);
    };
    RecordingOrigins origins{.folder = originOf(key::RecordFolder, files, isFolder),
                             .gigabytes = originOf(key::RecordKeep, files, isAny),
                             .days = originOf(key::RecordKeepDays, files, isAny),
                             .free = originOf(key::RecordKeepFree, files, isAny)};
    if (!all.path.isEmpty() && origins.folder.kind == Kind::Default) {
        origins.folder.kind = Kind::CommandLine; // what is left
    }
    return origins;
}

QString textOfAll(const RecordFolderConfig &all, const RecordingOrigins &origins,
                  const QString &file)
{
    QStringList limits;
    if (all.keep.days > 0) {
        limits += withPlace(inNumber(all.keep.days, OriginTexts::tr("at most 1 day"),
                                     OriginTexts::tr("at most %1 days")),
                            origins.days);
    }
    if (all.keep.gigabytes > 0) {
        limits += withPlace(OriginTexts::tr("at most %1 GB").arg(numberText(all.keep.gigabytes)),
                            origins.gigabytes);
    }
    limits +=
        withPlace(OriginTexts::tr("%1 GB of the disk stay free").arg(numberText(all.freeGigabytes)),
                  origins.free);
    QString text = origins.folder.kind == Kind::Default
                       ? OriginTexts::tr("The folder is the default one.")
                       : OriginTexts::tr("The folder is set %1.").arg(placeText(origins.folder));
    text += QLatin1Char(' ') +
            OriginTexts::tr("All cameras together: %1.").arg(limits.join(QLatin1String(", ")));
    const bool isNowhere = origins.folder.kind != Kind::File && origins.free.kind != Kind::File &&
                           origins.days.kind != Kind::File && origins.gigabytes.kind != Kind::File;
    if (isNowhere && !file.isEmpty()) {
        text +=
            QLatin1Char(' ') + OriginTexts::tr("Other ones can be set in %1.").arg(wrappable(file));
    }
    return text;
}

} // namespace vedette
