// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/CameraStore.h"

#include "config/CameraFiles.h"
#include "config/CommonSettings.h"
#include "config/EnvFile.h"
#include "config/MqttAddress.h"

#include <QDir>
#include <QFileInfo>
#include <QMap>
#include <QSysInfo>

#include <algorithm>

namespace vedette {

namespace {

/// Where everything is read from.
struct Sources
{
    QString place;      ///< the folder, or what else names the files: for errors about them all
    QStringList files;  ///< of cameras, in the order in which they count
    QString commonFile; ///< need not exist
    QString loginFile;  ///< the camera whose logins count where there are no others; may be empty
};

void sortById(QList<StoredCamera> &cameras)
{
    std::sort(cameras.begin(), cameras.end(),
              [](const StoredCamera &a, const StoredCamera &b) { return a.id < b.id; });
}

/// Why a camera's file is left out though it can be read: it says who may only watch, which is for
/// all cameras; empty when it does not.
QString problemWithViewer(const Settings &settings)
{
    return settings.server.viewer.isEmpty()
               ? QString()
               : CameraStore::tr("%1 and %2 are of all cameras; write them into the %3 beside it")
                     .arg(key::ViewerName, key::ViewerPassword, CameraStore::CommonFile);
}

/// For a reason that no dialog about the camera puts right.
void refuse(LoadedCameras &loaded, const ConfigError &why)
{
    loaded.warnings += leftOut(why);
    loaded.refused += why;
}

/// hasLogins: the file's logins are those of who may watch.
void readCamera(LoadedCameras &loaded, QMap<QString, QString> &fileOfId, const QString &file,
                bool hasLogins)
{
    QString problem = problemWithName(file);
    const QString id = cameraId(file);
    if (problem.isEmpty() && fileOfId.contains(id)) {
        problem = CameraStore::tr("its id %1 is already that of %2; rename one of the two")
                      .arg(id, fileOfId.value(id));
    }
    if (!problem.isEmpty()) {
        refuse(loaded, {shownPath(file), 0, problem, {}});
        return;
    }
    // Taken, even when it cannot be read: repairing it is not to change which camera this is.
    fileOfId.insert(id, file);
    LoadedSettings camera = loadSettings(file, {}, {});
    camera.settings.camera.record.folder = id;
    loaded.warnings += camera.warnings;
    problem = hasLogins ? QString() : problemWithViewer(camera.settings);
    if (!problem.isEmpty()) {
        refuse(loaded, {file, 0, problem, key::ViewerName});
    } else if (camera.error) {
        loaded.warnings += leftOut(*camera.error);
        loaded.unusable += *camera.error;
    } else {
        loaded.cameras.append({id, file, camera.settings.camera, camera.settings.server.mqttUrl});
        if (loaded.recordings.path.isEmpty()) {
            loaded.recordings = camera.settings.server.recordings;
        }
    }
}

void readCameras(LoadedCameras &loaded, const QStringList &files, const QString &loginFile)
{
    QMap<QString, QString> fileOfId;
    const qsizetype count = std::min(files.size(), CameraStore::MostCameras);
    for (const QString &file : files.first(count)) {
        readCamera(loaded, fileOfId, file, file == loginFile);
    }
    if (count < files.size()) {
        const qsizetype more = files.size() - count;
        loaded.warnings +=
            more == 1
                ? CameraStore::tr("there can be %1 cameras; one file is left out: %2")
                      .arg(QString::number(count), shownPath(files[count]))
                : CameraStore::tr("there can be %1 cameras; %2 files are left out, from %3 on")
                      .arg(QString::number(count), QString::number(more), shownPath(files[count]));
    }
    sortById(loaded.cameras);
}

/// No two cameras may have one topic: each would be told what is meant for the other.
void giveTopics(LoadedCameras &loaded, const QUrl &common)
{
    const QString machine = QSysInfo::machineHostName();
    QMap<QString, QString> fileOfTopic;
    for (StoredCamera &camera : loaded.cameras) {
        QUrl &url = camera.mqttUrl;
        if (url.isEmpty() && common.isEmpty()) {
            continue;
        }
        if (url.isEmpty() || !MqttAddress::namesTopic(url)) {
            url = MqttAddress::below(url.isEmpty() ? common : url, machine, camera.id);
        }
        const auto address = MqttAddress::of(url, machine);
        const QString topic = QStringLiteral("%1:%2/%3")
                                  .arg(address.host, QString::number(address.port), address.prefix);
        if (fileOfTopic.contains(topic)) {
            url.clear();
            loaded.warnings +=
                CameraStore::tr("%1: its %2 has the topic of %3, and does not count; each camera "
                                "needs a topic of its own")
                    .arg(camera.envFile, key::MqttUrl, fileOfTopic.value(topic));
        } else {
            fileOfTopic.insert(topic, camera.envFile);
        }
    }
}

void chooseDefault(LoadedCameras &loaded, const QString &wanted)
{
    loaded.defaultCamera = loaded.cameras.constFirst().id;
    const QString id = cameraId(wanted + QLatin1String(".env"));
    const auto isWanted = [&id](const StoredCamera &camera) { return camera.id == id; };
    if (std::any_of(loaded.cameras.cbegin(), loaded.cameras.cend(), isWanted)) {
        loaded.defaultCamera = id;
    } else if (!wanted.isEmpty()) {
        loaded.warnings += CameraStore::tr("%1 names no camera that is here; the first, %2, is "
                                           "used")
                               .arg(key::DefaultCamera, loaded.defaultCamera);
    }
}

void takeLogins(LoadedCameras &loaded, const ServerConfig &common, const QString &loginFile)
{
    loaded.owner = common.owner;
    loaded.viewer = common.viewer;
    loaded.loginFile = loaded.commonFile;
    const auto isLoginFile = [&loginFile](const StoredCamera &camera) {
        return camera.envFile == loginFile;
    };
    if (std::any_of(loaded.cameras.cbegin(), loaded.cameras.cend(), isLoginFile)) {
        const ServerConfig first = loadSettings(loginFile, {}, {}).settings.server;
        loaded.owner = first.owner;
        loaded.viewer = first.viewer;
        if (!first.owner.isEmpty()) {
            loaded.loginFile = loginFile;
        }
    }
}

std::optional<ConfigError> checkWhole(const LoadedCameras &loaded, const Sources &sources)
{
    if (loaded.cameras.isEmpty()) {
        return ConfigError{sources.place,
                           0,
                           sources.files.isEmpty()
                               ? CameraStore::tr("there is no camera; each is a file of its own, "
                                                 "such as garden.env, with a line for %1")
                                     .arg(key::CameraUrl)
                               : CameraStore::tr("none of the cameras' files can be used"),
                           {}};
    }
    return std::nullopt;
}

std::optional<ConfigError> checkLogin(const LoadedCameras &loaded)
{
    if (loaded.owner.isEmpty()) {
        return ConfigError{loaded.commonFile, 0,
                           CameraStore::tr("%1 and %2 are missing: without a password nobody may "
                                           "watch. Write both into this file")
                               .arg(key::UserName, key::Password),
                           key::UserName};
    }
    return problemWithLogins({.owner = loaded.owner, .viewer = loaded.viewer, .mqttUrl = {}},
                             loaded.commonFile);
}

LoadedCameras load(const Sources &sources, const SettingValues &environment,
                   const SettingValues &commandLine, const QStringList &warnings)
{
    LoadedCameras loaded;
    loaded.commonFile = sources.commonFile;
    loaded.warnings = warnings;
    const CommonSettings common = loadCommonSettings(sources.commonFile, environment, commandLine);
    loaded.warnings += common.warnings;
    const bool hasLogins = !common.server.owner.isEmpty() || !common.server.viewer.isEmpty();
    const QString loginFile = hasLogins ? QString() : sources.loginFile;
    loaded.recordings = common.server.recordings;
    readCameras(loaded, sources.files, loginFile);
    takeLogins(loaded, common.server, loginFile);
    loaded.error = checkWhole(loaded, sources);
    loaded.loginError = common.error ? common.error : checkLogin(loaded);
    if (!loaded.cameras.isEmpty()) {
        giveTopics(loaded, common.server.mqttUrl);
        chooseDefault(loaded, common.defaultCamera);
    }
    return loaded;
}

} // namespace

LoadedCameras loadCameras(const QStringList &files, const SettingValues &environment,
                          const SettingValues &commandLine)
{
    Sources sources{.place = CameraStore::tr("the command line"),
                    .files = {},
                    .commonFile = {},
                    .loginFile = {}};
    QStringList warnings;
    for (const QString &file : files) {
        if (QFileInfo(file).fileName() != CameraStore::CommonFile) {
            sources.files += file;
        } else if (sources.commonFile.isEmpty()) {
            sources.commonFile = file;
        } else {
            warnings += CameraStore::tr("%1 is left out, because %2 counts for all cameras")
                            .arg(file, sources.commonFile);
        }
    }
    if (!sources.files.isEmpty()) {
        sources.loginFile = sources.files.constFirst();
    }
    if (sources.commonFile.isEmpty()) {
        sources.commonFile = QFileInfo(sources.loginFile).dir().filePath(CameraStore::CommonFile);
    }
    return load(sources, environment, commandLine, warnings);
}

LoadedCameras loadGiven(const QList<SettingValues> &cameras, const SettingValues &commandLine)
{
    LoadedCameras loaded;
    const CommonSettings common = loadCommonSettings({}, {}, commandLine);
    for (const SettingValues &values : cameras) {
        LoadedSettings camera = loadSettings({}, {}, values);
        const QString id = cameraId(values.value(key::Name) + QLatin1String(".env"));
        camera.settings.camera.record.folder = id;
        loaded.cameras.append({id, {}, camera.settings.camera, {}});
    }
    const QString first = loaded.cameras.constFirst().id;
    sortById(loaded.cameras);
    loaded.owner = common.server.owner;
    loaded.recordings = common.server.recordings;
    loaded.error = common.error;
    giveTopics(loaded, common.server.mqttUrl);
    chooseDefault(loaded, common.defaultCamera.isEmpty() ? first : common.defaultCamera);
    return loaded;
}

LoadedCameras loadFolder(const QString &folder, const SettingValues &environment,
                         const SettingValues &commandLine)
{
    const QFileInfo info(folder);
    if (!info.isDir() || !info.isReadable()) {
        LoadedCameras failed;
        failed.error = ConfigError{folder,
                                   0,
                                   info.isDir() ? CameraStore::tr("is a folder that cannot be read")
                                                : CameraStore::tr("is not a folder"),
                                   {}};
        return failed;
    }
    const QDir dir(folder);
    QStringList warnings;
    const QStringList files = camerasIn(dir.path(), warnings);
    return load({.place = folder,
                 .files = files,
                 .commonFile = dir.filePath(CameraStore::CommonFile),
                 .loginFile = {}},
                environment, commandLine, warnings);
}

} // namespace vedette
