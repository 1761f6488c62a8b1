// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

#include <sys/types.h>

namespace vedette {

/// Which file or folder is at a path: another one at the same path is not this one. A value.
class FileIdentity
{
public:
    enum class Links {
        Follow, ///< it is what a link leads to
        Keep,   ///< it is the link itself
    };

    /// Asks the file system, in the calling thread. Nothing: nothing is there, or it cannot be
    /// told.
    static std::optional<FileIdentity> at(const QString &path, Links links);

    bool operator==(const FileIdentity &) const = default;

private:
    FileIdentity(dev_t device, ino_t inode)
        : m_device(device)
        , m_inode(inode)
    {
    }

    dev_t m_device;
    ino_t m_inode;
};

} // namespace vedette
