// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/FolderCheck.h"

#include "recording/RecordingPath.h"
#include "recording/RecordingRoot.h"
#include "recording/SegmentProbe.h"

#include <QDir>
#include <QFile>

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <tuple>

namespace vedette {

FolderCheck::FolderCheck(RecordingRoot &root, RecordingIndex &index, QObject *parent)
    : QObject(parent)
    , m_root(root)
    , m_index(index)
{
    m_step.setSingleShot(true);
    connect(&m_step, &QTimer::timeout, this, &FolderCheck::step);
}

FolderCheck::~FolderCheck() = default;

void FolderCheck::start()
{
    m_phase = Phase::Known;
    m_id = 0;
    m_folders.clear();
    m_unread.clear();
    m_probe.reset();
    m_done = 0;
    m_step.start(std::chrono::milliseconds(0));
}

void FolderCheck::step()
{
    if (!m_root.isThere()) { // nothing that is missing now is gone
        m_step.start(RetryInterval);
        return;
    }
    m_step.start(std::chrono::milliseconds(0));
    switch (m_phase) {
    case Phase::Known:
        lookAtKnown();
        break;
    case Phase::Cameras:
        listCamera();
        break;
    case Phase::Folders:
        listFolder();
        break;
    case Phase::Unread:
        readOne();
        break;
    case Phase::Done:
        m_step.stop();
        emit finished();
        break;
    }
}

void FolderCheck::lookAtKnown()
{
    const QList<RecordingIndex::File> files = m_index.filesAfter(m_id, FilesInStep);
    for (const RecordingIndex::File &file : files) {
        lookAt(file);
        m_id = file.id;
    }
    if (files.isEmpty()) {
        m_cameras = QDir(m_index.root()).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        m_phase = Phase::Cameras;
    }
}

void FolderCheck::lookAt(const RecordingIndex::File &file)
{
    if (m_index.isWritten(file.path)) {
        return;
    }
    struct stat status = {};
    const bool isThere =
        !file.path.isEmpty() && ::lstat(QFile::encodeName(file.path).constData(), &status) == 0;
    const bool isGone = file.path.isEmpty() || (!isThere && (errno == ENOENT || errno == ENOTDIR));
    if (isGone || (isThere && !S_ISREG(status.st_mode)) ||
        (isThere && (file.isGrowing || status.st_size != file.bytes))) {
        // The folders' listing finds it as one that is not known, if it is there.
        m_index.forget(file.id);
    } else if (isThere && RecordingIndex::isLockedMode(status.st_mode) != file.isLocked) {
        m_index.noteLocked(file.path, !file.isLocked);
    }
}

void FolderCheck::listCamera()
{
    if (m_cameras.isEmpty()) {
        // By the day, the oldest last.
        std::sort(m_folders.begin(), m_folders.end(), [](const Folder &a, const Folder &b) {
            return std::tie(a.day, a.camera) > std::tie(b.day, b.camera);
        });
        m_phase = Phase::Folders;
        return;
    }
    const QString camera = m_cameras.takeLast();
    const QDir folder(m_index.root() + QLatin1Char('/') + camera);
    const QStringList days = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &day : days) {
        m_folders += {.day = day, .camera = camera};
    }
}

void FolderCheck::listFolder()
{
    if (m_folders.isEmpty() || m_unread.size() >= MostUnread) {
        std::reverse(m_unread.begin(), m_unread.end());
        m_phase = m_unread.isEmpty() ? Phase::Done : Phase::Unread;
        return;
    }
    const Folder folder = m_folders.takeLast();
    const QString relative = folder.camera + QLatin1Char('/') + folder.day;
    const QString path = m_index.root() + QLatin1Char('/') + relative;
    const QSet<QString> known = m_index.pathsIn(relative);
    const QStringList names =
        QDir(path).entryList({QStringLiteral("*.mkv")}, QDir::Files | QDir::NoSymLinks, QDir::Name);
    for (const QString &name : names) {
        const QString file = path + QLatin1Char('/') + name;
        if (!known.contains(file) && !m_index.isWritten(file) &&
            !recordingPathIn(m_index.root(), file).isEmpty()) {
            m_unread += file;
        }
    }
}

void FolderCheck::readOne()
{
    if (!m_probe) {
        const QString path = m_unread.constLast();
        const QString relative = recordingPathIn(m_index.root(), path);
        m_probe = std::make_unique<SegmentProbe>(path, relative.section(QLatin1Char('/'), 0, 0));
    }
    if (m_probe->step()) {
        finishReading();
    }
}

void FolderCheck::finishReading()
{
    const QString path = m_unread.takeLast();
    const auto segment = m_probe->segment();
    m_probe.reset();
    if (segment && !m_index.isWritten(path)) {
        m_index.put(*segment, RecordingIndex::Lock::Set);
    }
    ++m_done;
    emit progressed(m_done, m_done + m_unread.size());
    if (m_unread.isEmpty()) {
        m_phase = Phase::Folders;
    }
}

} // namespace vedette

#include "moc_FolderCheck.cpp"
