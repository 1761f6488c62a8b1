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
/// full disk. What the system says when it cannot be written; nothing when it was.
std::optional<QString> saveFile(const QString &path, const QByteArray &bytes,
                                QFileDevice::Permissions permissions);

/// Where a file can be kept beside itself: its path with that ending, and a number from 2 on behind
/// it when something is there already.
QString freePathBeside(const QString &path, QLatin1String ending);

} // namespace vedette
