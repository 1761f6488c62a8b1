// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "VirtualScreen.h"

#include <QProcess>
#include <QTemporaryDir>

namespace vedette::test {

/// The program with the window, on a virtual screen, in a home of its own.
class DesktopProgram : public QProcess
{
public:
    explicit DesktopProgram(const VirtualScreen &screen)
        : m_screen(screen)
    {
        setProcessEnvironment(screen.environment());
        for (const char *name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME",
                                 "XDG_STATE_HOME", "XDG_RUNTIME_DIR"}) {
            setVariable(QLatin1String(name), m_home.path());
        }
        setWorkingDirectory(m_home.path());
    }

    /// Of the environment it is started in.
    void setVariable(const QString &name, const QString &value)
    {
        QProcessEnvironment environment = processEnvironment();
        environment.insert(name, value);
        setProcessEnvironment(environment);
    }

    /// Where it looks for .env, and keeps all that is its own.
    QString home() const { return m_home.path(); }

    void start(const QStringList &arguments)
    {
        QProcess::start(qEnvironmentVariable("VEDETTE_BIN") + QLatin1String("/vedette"), arguments);
    }

    /// Waits for a window with title in its name and gives it the keyboard; its id, or nothing.
    QString waitForWindow(const QString &title) const
    {
        const QString found =
            m_screen.xdotool({QStringLiteral("search"), QStringLiteral("--sync"),
                              QStringLiteral("--onlyvisible"), QStringLiteral("--name"), title});
        QString window = found.split(QLatin1Char('\n')).constLast();
        if (!window.isEmpty()) {
            m_screen.xdotool({QStringLiteral("windowfocus"), QStringLiteral("--sync"), window});
        }
        return window;
    }

private:
    const VirtualScreen &m_screen;
    QTemporaryDir m_home;
};

} // namespace vedette::test
