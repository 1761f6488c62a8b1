// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/ConfigError.h"

#include <QCoreApplication>
#include <QString>

#include <optional>

namespace vedette {

/// The folder of the user's own cameras, and what becomes of a camera's file in any such folder.
struct UserCameras
{
    Q_DECLARE_TR_FUNCTIONS(UserCameras)
};

/// Where they are, or will be.
QString userCameraFolder();
/// Whether there is a file of a camera in it, right or wrong.
bool hasUserCameras();

/// Takes over userEnvFile(), which an earlier version kept one camera in: it becomes a camera of
/// userCameraFolder() when that holds none, under the name that it had, and its login for viewers
/// that of all. At each moment there is one whole file of the two; what was interrupted is finished
/// by the next call. A link is left in its place. The error, when there is something that could
/// not be taken over.
std::optional<ConfigError> takeOverUserEnvFile();

/// Where a new camera of this name is kept in folder: no file is there, and no camera with its id.
QString newCameraFile(const QString &folder, const QString &name);
/// Takes a camera's file out of its folder: into the trash, else under another name beside it. What
/// it is called there, or nothing and why not.
struct RemovedFile
{
    QString path;
    std::optional<ConfigError> error;
};
RemovedFile removeCameraFile(const QString &envFile);

} // namespace vedette
