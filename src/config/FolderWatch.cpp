// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/FolderWatch.h"

#include "config/CameraFiles.h"
#include "config/CameraStore.h"

#include <utility>

namespace vedette {

FolderWatch::FolderWatch(QString folder, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_watcher(this)
    , m_quiet(this)
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(QuietTime);
    const auto restart = qOverload<>(&QTimer::start);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_quiet, restart);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_quiet, restart);
    connect(&m_quiet, &QTimer::timeout, this, [this] {
        follow();
        emit changed();
    });
    follow();
}

FolderWatch::~FolderWatch() = default;

/// A file that an editor has replaced is another one, which has to be watched in its turn.
void FolderWatch::follow()
{
    QStringList warnings; // said when they are loaded
    QStringList paths = camerasIn(m_folder, warnings).mid(0, CameraStore::MostCameras);
    paths.prepend(m_folder + QLatin1Char('/') + CameraStore::CommonFile);
    paths.prepend(m_folder);
    const QStringList before = m_watcher.files() + m_watcher.directories();
    for (const QString &path : std::as_const(paths)) {
        if (!before.contains(path)) {
            m_watcher.addPath(path); // false where there is no such file
        }
    }
}

} // namespace vedette
