// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "Program.h"
#include "VirtualScreen.h"

namespace vedette::test {

/// The program with the window, on a virtual screen. Looks for .env in home().
class DesktopProgram : public Program
{
public:
    explicit DesktopProgram(const VirtualScreen &screen)
        : Program(screen.environment())
        , m_screen(screen)
    {
    }

    void start(const QStringList &arguments)
    {
        Program::start(qEnvironmentVariable("VEDETTE_BIN") + QLatin1String("/vedette"), arguments);
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
};

} // namespace vedette::test
