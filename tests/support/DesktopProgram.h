// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "Program.h"
#include "TestProgram.h"
#include "VirtualScreen.h"

#include <QTest>

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
        QString window;
        const auto isThere = [&] {
            window = findWindow(title);
            return !window.isEmpty();
        };
        if (QTest::qWaitFor(isThere, Timeout)) {
            m_screen.xdotool({QStringLiteral("windowfocus"), QStringLiteral("--sync"), window});
        }
        return window;
    }

    /// Waits until there is no such window: a dialog takes the keys of the window below it.
    bool waitForNoWindow(const QString &title) const
    {
        return QTest::qWaitFor([&] { return findWindow(title).isEmpty(); }, Timeout);
    }

private:
    /// Not with --sync: a window that closes during the search ends it with an error.
    QString findWindow(const QString &title) const
    {
        return m_screen
            .xdotool({QStringLiteral("search"), QStringLiteral("--onlyvisible"),
                      QStringLiteral("--name"), title})
            .split(QLatin1Char('\n'))
            .constLast();
    }

    const VirtualScreen &m_screen;
};

} // namespace vedette::test
