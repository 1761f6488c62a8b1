// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/CommandLine.h"
#include "demo/DemoCameraThread.h"

#include <QCoreApplication>

namespace vedette {

class MainWindow;

/// Which cameras the window opens at the start of the program: what the command line, the
/// environment and the user's files name, else what the user is asked for. GUI thread.
class DesktopStart
{
public:
    static constexpr int ExitFailure = 1;
    static constexpr int ExitUsage = 2;

    /// window must outlive this object.
    DesktopStart(MainWindow &window, CommandLine line, SettingValues environment);

    /// An exit code when there is nothing to show; it has been said why.
    int open();
    /// The simulated cameras, which are the same for as long as the program runs. False when there
    /// are none; it has been said why.
    bool openDemo(const SettingValues &values = {});

private:
    void takeOver() const;
    int openSeveral();
    int openOne();
    int askForCamera();
    [[nodiscard]] bool isOfTheCommandLine(const ConfigError &error) const;
    void warn(const QStringList &warnings) const;
    void correctLater(const LoadedSettings &loaded, const QString &envFile);

    MainWindow &m_window;
    CommandLine m_line;
    SettingValues m_environment;
    DemoCameraThread m_demo;

    Q_DECLARE_TR_FUNCTIONS(DesktopStart)
};

} // namespace vedette
