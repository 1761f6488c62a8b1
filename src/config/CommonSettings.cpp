// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/CommonSettings.h"

#include "config/EnvFile.h"
#include "config/SettingValue.h"

#include <QFileInfo>

namespace vedette {

namespace {

QString takeCommon(CommonSettings &common, const QString &name, const QString &value,
                   const QString &folder = {})
{
    if (name == key::DefaultCamera && !value.isEmpty()) {
        common.defaultCamera = value;
        return {};
    }
    if (name == key::DefaultCamera) {
        return Settings::tr("%1 has no value").arg(name);
    }
    if (commonKeys().contains(name)) {
        return takeServerSetting(common.server, name, value, folder);
    }
    if (settingKeys().contains(name)) {
        return Settings::tr("%1 is of one camera; write it into that camera's own file, such as "
                            "garden.env")
            .arg(name);
    }
    return Settings::tr("%1 is not a setting that cameras have in common; those are %2")
        .arg(name, commonKeys().join(QLatin1String(", ")));
}

void takeCommonFile(CommonSettings &common, const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists() && !info.isSymLink()) {
        return;
    }
    if (info.exists() && !info.isFile()) {
        common.error = ConfigError{path, 0, Settings::tr("is not a file"), {}};
        return;
    }
    const EnvFile file = EnvFile::read(path);
    common.error = file.takeAll([&](const QString &name, const QString &value) {
        return takeCommon(common, name, value, info.path());
    });
    common.warnings += file.warnings();
}

void takeCommonValues(CommonSettings &common, const SettingValues &values, const QString &source)
{
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
        const QString problem = takeCommon(common, it.key(), it.value());
        if (!problem.isEmpty() && !common.error) {
            common.error = ConfigError{source, 0, problem, it.key()};
        }
    }
}

/// The environment without what is of one camera: it cannot say of which.
SettingValues forAll(SettingValues environment, QStringList &warnings)
{
    QStringList ignored;
    for (const QString &name : settingKeys()) {
        if (!commonKeys().contains(name) && environment.remove(name) > 0) {
            ignored += name;
        }
    }
    if (!ignored.isEmpty()) {
        warnings += Settings::tr("the environment has %1, which counts for none of several "
                                 "cameras; write it into the file of the camera that it is for")
                        .arg(ignored.join(QLatin1String(", ")));
    }
    return environment;
}

} // namespace

CommonSettings loadCommonSettings(const QString &file, const SettingValues &environment,
                                  const SettingValues &commandLine)
{
    CommonSettings common;
    takeCommonFile(common, file);
    takeCommonValues(common, forAll(environment, common.warnings), Settings::tr("the environment"));
    takeCommonValues(common, commandLine, Settings::tr("the command line"));
    return common;
}

} // namespace vedette
