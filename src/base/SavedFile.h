// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QFileDevice>
#include <QString>

#include <optional>

namespace vedette {

/// Writes bytes to path. Before the first of them nobody but the owner can read it, and from then
/// on who the permissions say. The file that was there stays until the new one is whole, also on a
/// full disk. Anything but a file stays there too. What the system says when it cannot be written;
/// nothing when it was.
std::optional<QString> saveFile(const QString &path, const QByteArray &bytes,
                                QFileDevice::Permissions permissions);

/// What was found where a file is kept.
struct SavedBytes
{
    enum class State {
        Read,
        Missing,
        Foreign,   ///< no file of this program's: a pipe, a folder, a device, or too large
        Unreadable ///< the system refuses it, perhaps only now
    };

    State state = State::Missing;
    QByteArray bytes;
    QString problem; ///< what is wrong with it, when it is Foreign or Unreadable
};

/// Reads a file that this program keeps, of at most so many bytes. Whatever is there instead, this
/// neither waits nor reads more than that.
SavedBytes readSavedFile(const QString &path, qint64 mostBytes);

/// Where a file can be kept beside itself: its path with that ending, and a number from 2 on behind
/// it when something is there already.
QString freePathBeside(const QString &path, QLatin1String ending);

} // namespace vedette
