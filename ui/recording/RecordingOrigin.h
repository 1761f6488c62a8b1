// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/RecordConfig.h"

#include <QString>
#include <QStringList>

namespace vedette {

/// Where a setting comes from that is in force. A value.
struct SettingOrigin
{
    enum class Kind {
        Default, ///< nobody has set it
        File,
        Environment,
        CommandLine,
    };

    Kind kind = Kind::Default;
    QString file{}; ///< of Kind::File

    bool operator==(const SettingOrigin &) const = default;
};

/// Where what counts for all recordings comes from. A value.
struct RecordingOrigins
{
    SettingOrigin folder{};
    SettingOrigin gigabytes{};
    SettingOrigin days{};
    SettingOrigin free{};

    /// all: what is in force. files: those that may say so, the first that does counts. Reads them.
    static RecordingOrigins of(const RecordFolderConfig &all, const QStringList &files);
};

/// What is set for all cameras together, and where; for people. file: where it can be set; empty:
/// nowhere.
QString textOfAll(const RecordFolderConfig &all, const RecordingOrigins &origins,
                  const QString &file);

} // namespace vedette
