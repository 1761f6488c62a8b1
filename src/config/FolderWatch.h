// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/FileIdentity.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace vedette {

/// Notices that a file of a folder of cameras was added, changed or removed, or the folder itself
/// replaced. Make it before the folder is read: what changes between the two is reported by nobody
/// otherwise. Lives in the thread that made it.
class FolderWatch : public QObject
{
    Q_OBJECT

public:
    /// From the last change on: editors and copies write in several steps.
    static constexpr std::chrono::milliseconds QuietTime{500};
    /// From the first change on, in a folder that never rests.
    static constexpr std::chrono::milliseconds LongestDelay{3000};

    explicit FolderWatch(QString folder, QObject *parent = nullptr);
    ~FolderWatch() override;

signals:
    void changed();

private:
    void follow();
    void folderChanged(const QString &path);
    void somethingChanged();
    void look();

    QString m_folder;
    std::unique_ptr<QFileSystemWatcher> m_watcher;
    QTimer m_quiet;
    QTimer m_overdue;
    std::optional<FileIdentity> m_identity; ///< of the folder that is watched
};

} // namespace vedette
