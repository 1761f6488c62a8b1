// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/ServeArguments.h"
#include "config/Settings.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace vedette {

/// What the command line of vedette or vedette-server says.
struct CommandLine
{
    enum class Program { Desktop, Server };

    QString envFile;         ///< the only one named on the line; empty when none was
    QStringList cameraFiles; ///< when several .env files were; see loadCameras()
    QString folder;          ///< when a folder was; see loadFolder()
    SettingValues values;    ///< settings given on the line itself
    int demo = 0;            ///< --demo: how many simulated cameras; 0: not asked for
    bool fullScreen = false; ///< --fullscreen, the desktop only
    bool check = false;      ///< --check, the server only: say whether all is right, and end
    bool offline = false;    ///< --offline: --check does not connect to the camera
    ServeArguments serve;    ///< for the desktop: nothing is served unless serve.listen is there
    QString output;    ///< what --help, --version or --dialects asked for; print it, exit with 0
    QString errorText; ///< what is wrong, one line; print it, exit with 2

    /// Whether there may be more cameras than envFile's.
    bool isOfSeveralCameras() const
    {
        return !cameraFiles.isEmpty() || !folder.isEmpty() || demo > 1;
    }

    /// Whether it says which cameras there are, in whatever way.
    bool namesCameras() const;
    /// The .env file of one camera: the one named; none when the camera itself is, or several are;
    /// else the one found.
    QString envFileToRead() const;
    /// The folder of several cameras: the one named; else the user's own when it holds a camera and
    /// nothing says which one is meant, neither the line nor the environment nor a .env in the
    /// current folder.
    QString folderToRead(const SettingValues &environment) const;

    /// What to tell a user who wrote a password on the command line.
    static QString passwordWarning();

    static CommandLine parse(Program program, const QStringList &arguments);

    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

} // namespace vedette
