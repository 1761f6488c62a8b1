// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/SavedLogins.h"

#include "config/EnvFile.h"
#include "config/Settings.h"

#include <QFileInfo>

namespace vedette {

namespace {

/// What is there, or an empty one.
EnvFile fileToChange(const QString &path)
{
    return QFileInfo::exists(path) ? EnvFile::read(path) : EnvFile::parse({}, path);
}

void setViewer(EnvFile &file, const Login &login)
{
    file.set(key::ViewerName, login.userName);
    file.set(key::ViewerPassword, login.password);
}

} // namespace

std::optional<ConfigError> saveOwnerLogin(const Login &login, const QString &envFile)
{
    return saveSettings(withOwnerLogin(loadSettings(envFile, {}, {}).settings, login), envFile);
}

std::optional<ConfigError> saveViewerLogin(const Login &login, const QString &envFile)
{
    EnvFile file = fileToChange(envFile);
    if (file.error()) {
        return file.error();
    }
    setViewer(file, login);
    return file.write();
}

std::optional<ConfigError> saveLogins(const ServerConfig &logins, const QString &commonFile)
{
    EnvFile file = fileToChange(commonFile);
    if (file.error()) {
        return file.error();
    }
    if (!logins.owner.isEmpty()) {
        file.set(key::UserName, logins.owner.userName);
        file.set(key::Password, logins.owner.password);
    }
    if (!logins.viewer.isEmpty()) {
        setViewer(file, logins.viewer);
    }
    return file.write();
}

} // namespace vedette
