// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/RecordConfig.h"

#include <optional>

namespace vedette {

/// Takes one of the settings of how a camera is recorded. What is wrong with it, empty when nothing
/// is; nothing at all when name is none of these.
std::optional<QString> takeRecord(RecordConfig &record, const QString &name, const QString &value);
/// The same of where cameras are recorded. folder: what a relative path begins at; empty: the
/// current one.
std::optional<QString> takeRecordFolder(RecordFolderConfig &record, const QString &name,
                                        const QString &value, const QString &folder);

} // namespace vedette
