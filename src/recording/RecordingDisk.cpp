// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/RecordingDisk.h"

#include "base/OtherThread.h"
#include "recording/RecordingCatalog.h"
#include "recording/RecordingWriter.h"

#include <QPromise>

#include <utility>

namespace vedette {

RecordingDisk::RecordingDisk(const QString &path, QObject *parent)
    : QObject(parent)
    , m_path(path)
    , m_past(path)
    , m_store(std::make_unique<RecordingStore>(path))
{
    m_thread.setObjectName(QStringLiteral("disk"));
    m_store->moveToThread(&m_thread);
    m_end.moveToThread(&m_thread);
    connect(m_store.get(), &RecordingStore::checked, this, &RecordingDisk::checked);
    connect(
        m_store.get(), &RecordingStore::problemChanged, this,
        [this](const std::optional<DiskError> &problem) {
            {
                const QMutexLocker lock(&m_mutex);
                m_problem = problem;
            }
            QMetaObject::invokeMethod(this, &RecordingDisk::problemChanged, Qt::QueuedConnection);
        },
        Qt::DirectConnection); // so that it is known before the answer that it is about
    m_thread.start();
    QMetaObject::invokeMethod(m_store.get(), &RecordingStore::begin);
}

RecordingDisk::~RecordingDisk()
{
    endThread(m_thread, m_end, [this] { m_store->end(); });
}

std::optional<DiskError> RecordingDisk::problem() const
{
    const QMutexLocker lock(&m_mutex);
    return m_problem;
}

std::unique_ptr<Export> RecordingDisk::makeExport(const ExportRequest &request,
                                                  const SegmentSourceMaker &source) const
{
    auto hold = m_store->holds().hold(request.camera, request.from, request.to);
    const SegmentSourceMaker usual = [root = m_path, hold]() -> std::unique_ptr<SegmentSource> {
        return hold ? std::make_unique<RecordingCatalog>(root, hold->removals())
                    : std::make_unique<RecordingCatalog>(root);
    };
    return std::make_unique<Export>(source ? source : usual, request, std::move(hold));
}

RecordingWriter *RecordingDisk::makeWriter(const QString &camera, const QString &title)
{
    auto *const writer = new RecordingWriter(m_store->root(), m_store->turns(), camera, title);
    m_store->follow(writer);
    writer->moveToThread(&m_thread);
    return writer;
}

template <typename Result>
QFuture<Result> RecordingDisk::ask(std::function<Result(RecordingStore &)> question)
{
    const auto promise = std::make_shared<QPromise<Result>>();
    promise->start();
    QMetaObject::invokeMethod(m_store.get(),
                              [promise, store = m_store.get(), question = std::move(question)] {
                                  promise->addResult(question(*store));
                                  promise->finish();
                              });
    return promise->future();
}

void RecordingDisk::setRetention(const Retention &retention)
{
    QMetaObject::invokeMethod(
        m_store.get(), [store = m_store.get(), retention] { store->setRetention(retention); });
}

QFuture<std::optional<RecordingIndex::Locking>>
RecordingDisk::setLocked(const QString &camera, WallTime from, WallTime to, bool isLocked)
{
    return ask<std::optional<RecordingIndex::Locking>>(
        [=](RecordingStore &store) { return store.setLocked(camera, from, to, isLocked); });
}

QFuture<std::optional<RecordingIndex::Removal>> RecordingDisk::removable(const QString &camera,
                                                                         WallTime from, WallTime to)
{
    return ask<std::optional<RecordingIndex::Removal>>(
        [=](RecordingStore &store) { return store.removable(camera, from, to); });
}

QFuture<std::optional<RecordingIndex::Removal>> RecordingDisk::remove(const QString &camera,
                                                                      WallTime from, WallTime to)
{
    return ask<std::optional<RecordingIndex::Removal>>(
        [=](RecordingStore &store) { return store.remove(camera, from, to); });
}

QFuture<std::optional<int>> RecordingDisk::undoRemove(quint64 token)
{
    return ask<std::optional<int>>([=](RecordingStore &store) { return store.undoRemove(token); });
}

QFuture<std::variant<ExportFolder, DiskError>> RecordingDisk::makeExportFolder()
{
    return ask<std::variant<ExportFolder, DiskError>>(
        [](RecordingStore &store) { return store.makeExportFolder(); });
}

void RecordingDisk::setUndoTime(std::chrono::milliseconds time)
{
    QMetaObject::invokeMethod(m_store.get(),
                              [store = m_store.get(), time] { store->setUndoTime(time); });
}

} // namespace vedette

#include "moc_RecordingDisk.cpp"
