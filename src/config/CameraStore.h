// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/Settings.h"

#include <QCoreApplication>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace vedette {

/// What is true of several cameras' files, wherever they are.
struct CameraStore
{
    /// Files that are read, by name: what is more is not somebody's cameras.
    static constexpr qsizetype MostCameras = 64;
    /// Entries of a folder, of whatever kind, that are looked at: more of them are another folder,
    /// and it shall not keep the start waiting.
    static constexpr qsizetype MostEntries = 4096;
    /// Characters: an id is part of addresses and topics.
    static constexpr qsizetype LongestId = 64;
    /// What all cameras have in common.
    static constexpr QLatin1String CommonFile{"server.env"};

    Q_DECLARE_TR_FUNCTIONS(CameraStore)
};

/// One camera of several. A value.
struct StoredCamera
{
    QString id; ///< cameraId() of its file
    QString envFile;
    CameraConfig config;
    QUrl mqttUrl; ///< where this camera is told, with a topic of its own; may be empty

    bool operator==(const StoredCamera &) const = default;
};

/// What several cameras' files came to.
struct LoadedCameras
{
    QList<StoredCamera> cameras;   ///< by id, at most CameraStore::MostCameras
    QString commonFile;            ///< the server.env, which need not exist
    Login owner;                   ///< who may watch and steer
    Login viewer;                  ///< who may only watch; may be empty
    RecordFolderConfig recordings; ///< of all; its path may be empty
    /// Which of the files has the two, or is to have them: commonFile, or a camera's.
    QString loginFile;
    QString defaultCamera; ///< one of the ids: VEDETTE_DEFAULT_CAMERA, else the first
    /// Whole sentences for the user; one for each file that was left out, and why.
    QStringList warnings;
    QList<ConfigError> unusable;      ///< files that would be cameras if they were corrected
    QList<ConfigError> refused;       ///< files that are left out for what no dialog puts right
    std::optional<ConfigError> error; ///< nothing can be run
    std::optional<ConfigError> loginError; ///< nothing can be shared; cameras can be watched

    /// What keeps the cameras from being served.
    [[nodiscard]] const std::optional<ConfigError> &serveError() const
    {
        return error ? error : loginError;
    }
};

/// Reads these cameras' files, and what they have in common: the server.env among them, else the
/// one beside the first, over it environment and then commandLine. Without a login in any of these,
/// the first camera's own are those of who may watch.
LoadedCameras loadCameras(const QStringList &files, const SettingValues &environment,
                          const SettingValues &commandLine);
/// The same of a folder: each NAME.env directly in it that is not hidden is a camera.
LoadedCameras loadFolder(const QString &folder, const SettingValues &environment,
                         const SettingValues &commandLine);
/// The same of cameras without files, simulated ones: what would be in the file of each, which
/// VEDETTE_NAME names. The first is the default.
LoadedCameras loadGiven(const QList<SettingValues> &cameras, const SettingValues &commandLine);

/// What the folder of a camera's recordings is called, whose file is envFile, if it has one: the id
/// that it has as one of several, so that its recordings stay its own when others join it.
QString recordFolderOf(const QString &envFile, const CameraConfig &camera);
/// What a camera is called in addresses: [a-z0-9][a-z0-9-]*, at most CameraStore::LongestId
/// characters. Of "Front Door.env": "front-door". Empty when nothing of the name is left.
QString cameraId(const QString &fileName);

} // namespace vedette
