// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/ConfigError.h"

#include <QString>
#include <QStringList>

namespace vedette {

/// The files in a folder that are cameras, by name. The warnings say what is left out, and why.
QStringList camerasIn(const QString &folder, QStringList &warnings);
/// What is wrong with a file's name, which becomes the camera's and its id; empty when nothing.
QString problemWithName(const QString &path);
/// A path in one line of text, whatever is in it.
QString shownPath(QString path);
/// The warning that a file is none of the cameras.
QString leftOut(const ConfigError &why);

} // namespace vedette
