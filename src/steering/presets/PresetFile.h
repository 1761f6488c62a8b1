// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/presets/Preset.h"

#include <QByteArray>

#include <variant>

namespace vedette::presetfile {

/// Of a file with all presets and a patrol; a larger one is another file.
inline constexpr qint64 MaximumBytes = qint64{512} * 1024;

/// As JSON.
QByteArray bytesOf(const PresetBook &book);
/// Reads what bytesOf() made, strictly: one wrong value and the whole is refused. The text says
/// where and why, with path in front of it.
std::variant<PresetBook, QString> bookOf(const QByteArray &json, const QString &path);

/// A later version of this program wrote it, and this one cannot know what is in it.
bool isNewer(const QByteArray &json);

} // namespace vedette::presetfile
