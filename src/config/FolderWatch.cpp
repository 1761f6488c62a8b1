// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/FolderWatch.h"

#include "config/CameraFiles.h"
#include "config/CameraStore.h"

#include <QDir>
#include <QFileInfo>

#include <utility>

namespace vedette {

namespace {

QString folderAbove(const QString &folder)
{
    return QFileInfo(QDir(folder).absolutePath()).path();
}

/// Wherever links lead.
std::optional<FileIdentity> identityOf(const QString &folder)
{
    return FileIdentity::at(folder, FileIdentity::Links::Follow);
}

/// What has to be watched for the folder's cameras.
QStringList pathsOf(const QString &folder)
{
    QStringList warnings; // said when they are loaded
    QStringList paths = camerasIn(folder, warnings).mid(0, CameraStore::MostCameras);
    paths.prepend(folder + QLatin1Char('/') + CameraStore::CommonFile);
    paths.prepend(folder);
    // A folder does not report that it was itself moved away.
    paths.prepend(folderAbove(folder));
    return paths;
}

} // namespace

FolderWatch::FolderWatch(QString folder, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_quiet(this)
    , m_overdue(this)
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(QuietTime);
    m_overdue.setSingleShot(true);
    m_overdue.setInterval(LongestDelay);
    connect(&m_quiet, &QTimer::timeout, this, &FolderWatch::look);
    connect(&m_overdue, &QTimer::timeout, this, &FolderWatch::look);
    follow();
}

FolderWatch::~FolderWatch() = default;

void FolderWatch::somethingChanged()
{
    m_quiet.start();
    if (!m_overdue.isActive()) {
        m_overdue.start();
    }
}

/// Above the folder much may change that does not matter here.
void FolderWatch::folderChanged(const QString &path)
{
    if (path != folderAbove(m_folder) || identityOf(m_folder) != m_identity) {
        somethingChanged();
    }
}

void FolderWatch::look()
{
    m_quiet.stop();
    m_overdue.stop();
    follow();
    emit changed();
}

/// A file or folder that was replaced is another one, which has to be watched in its turn;
/// QFileSystemWatcher keeps its path, and is made again.
void FolderWatch::follow()
{
    m_watcher = std::make_unique<QFileSystemWatcher>();
    connect(m_watcher.get(), &QFileSystemWatcher::directoryChanged, this,
            &FolderWatch::folderChanged);
    connect(m_watcher.get(), &QFileSystemWatcher::fileChanged, this,
            &FolderWatch::somethingChanged);
    m_identity = identityOf(m_folder);
    const QStringList paths = pathsOf(m_folder);
    m_watcher->addPaths(paths); // not those that are not there
    // What changed between looking and watching is reported by nobody.
    if (identityOf(m_folder) != m_identity || pathsOf(m_folder) != paths) {
        somethingChanged();
    }
}

} // namespace vedette

#include "moc_FolderWatch.cpp"
