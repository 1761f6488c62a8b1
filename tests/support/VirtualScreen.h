// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>
#include <QProcess>
#include <QSize>
#include <QString>

namespace vedette::test {

/// A screen of its own (Xvfb) for a program under test: real X11 windows, real key events by
/// xdotool, screenshots of what a person would see.
class VirtualScreen
{
public:
    explicit VirtualScreen(QSize size);
    ~VirtualScreen();

    /// False when Xvfb did not start.
    bool start();
    /// Windows get frames, keep their place and receive the keyboard, as on a desktop (openbox).
    /// False when it did not start.
    bool startWindowManager();
    /// The environment for a program that shall open its window here.
    QProcessEnvironment environment() const;
    /// Runs xdotool with these arguments; its output, or nothing when it failed.
    QString xdotool(const QStringList &arguments) const;
    /// What the screen shows now; null when it could not be read.
    QImage screenshot() const;

private:
    QSize m_size;
    QString m_display;
    QProcess m_server;
    QProcess m_windowManager;
};

} // namespace vedette::test
