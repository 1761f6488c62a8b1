// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>

namespace vedette {

/// Notices that a file of a folder of cameras was added, changed or removed. Lives in the thread
/// that made it.
class FolderWatch : public QObject
{
    Q_OBJECT

public:
    /// From the last change on: editors and copies write in several steps.
    static constexpr std::chrono::milliseconds QuietTime{500};

    explicit FolderWatch(QString folder, QObject *parent = nullptr);
    ~FolderWatch() override;

signals:
    void changed();

private:
    void follow();

    QString m_folder;
    QFileSystemWatcher m_watcher;
    QTimer m_quiet;
};

} // namespace vedette
