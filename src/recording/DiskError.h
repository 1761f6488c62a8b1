// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace vedette {

/// Why something was not written or read. A value.
struct DiskError
{
    enum class Kind {
        Full,     ///< no room, or more than this user may have
        Refused,  ///< read-only, or not this user's
        Gone,     ///< the folder, or the disk that it was on
        Busy,     ///< another process has the folder
        Unused,   ///< nothing was recorded into the folder yet
        Unusable, ///< it is no such file
        Other,    ///< what the system says is in text
    };

    Kind kind = Kind::Other;
    QString text; ///< a sentence for the user

    /// For errno, of what was to be done with the file or folder at path.
    static DiskError ofSystem(int error, const QString &path);
};

} // namespace vedette
