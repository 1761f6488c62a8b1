// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "TestPicture.h"

#include <QDir>
#include <QImage>
#include <QProcess>

/// Programs that are not ours, and what they made of the pictures.
namespace vedette::test {

/// A foreign program has to start, log in and decode, under sanitizers and beside other tests.
inline constexpr int PlayerTimeout = 60000; // ms

struct Finished
{
    int exitCode = -1;
    QString output;
};

/// Runs a program to its end.
inline Finished runToEnd(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(PlayerTimeout)) {
        const QString reason = process.errorString();
        process.kill();
        process.waitForFinished();
        return {.exitCode = -1, .output = program + QStringLiteral(": ") + reason};
    }
    return {.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            .output = QString::fromUtf8(process.readAll())};
}

/// The pictures in a folder, in order of their names; null where one cannot be read.
inline QList<QImage> picturesIn(const QString &folder, const QString &pattern)
{
    QList<QImage> pictures;
    for (const QString &name : QDir(folder).entryList({pattern}, QDir::Files, QDir::Name)) {
        pictures += QImage(folder + QLatin1Char('/') + name);
    }
    return pictures;
}

/// What cameras of tests show has more than twice this; a program's own "no picture" is grey.
inline bool isColourful(const QImage &picture)
{
    constexpr double LeastColour = 0.1;
    return colourfulness(picture) > LeastColour;
}

} // namespace vedette::test
