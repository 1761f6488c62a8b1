// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo/DemoCamera.h"

#include <QCoreApplication>
#include <QList>
#include <QStringList>

#include <chrono>
#include <optional>

namespace vedette {

/// A fault that a command line asks for: which, from when, and for how long.
struct ScheduledFault
{
    Fault fault = Fault::None;
    std::chrono::milliseconds start{0};
    std::optional<std::chrono::milliseconds> duration; ///< nothing: for ever
    int camera = 0;                                    ///< 0: of all cameras; else whose, from 1
};

/// What vedette-camera's command line says.
struct CameraCommandLine
{
    DemoCamera::Options options; ///< of the first camera
    int cameras = 1;
    QList<ScheduledFault> faults;
    QString output;    ///< what --help or --version asked for; print it and exit with 0
    QString errorText; ///< what is wrong, one line; print it and exit with 2

    static CameraCommandLine parse(const QStringList &arguments);

    Q_DECLARE_TR_FUNCTIONS(CameraCommandLine)
};

} // namespace vedette
