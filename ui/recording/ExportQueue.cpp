// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/ExportQueue.h"

#include "recording/RecordingDisk.h"

#include <utility>

namespace vedette {

ExportQueue::ExportQueue(QObject *parent)
    : QObject(parent)
{
}

ExportQueue::~ExportQueue() = default;

void ExportQueue::start(const QList<ExportRequest> &requests, const RecordingDisk &disk)
{
    m_requests = requests;
    m_disk = &disk;
    m_at = 0;
    m_outcome = {};
    startNext();
}

void ExportQueue::startNext()
{
    m_export = m_disk->makeExport(m_requests.at(m_at));
    connect(m_export.get(), &Export::progressed, this, &ExportQueue::tell);
    connect(m_export.get(), &Export::finished, this, &ExportQueue::take);
    tell(0);
    m_export->start();
}

void ExportQueue::cancel()
{
    if (m_export) {
        m_outcome.isCancelled = true;
        m_export->cancel();
    }
}

void ExportQueue::tell(double part)
{
    const ExportRequest &request = m_requests.at(m_at);
    const QString text = m_requests.size() > 1 ? tr("Exporting %1, camera %2 of %3…")
                                                     .arg(request.title)
                                                     .arg(m_at + 1)
                                                     .arg(m_requests.size())
                                               : tr("Exporting %1…").arg(request.title);
    emit progressed((double(m_at) + part) / double(m_requests.size()), text);
}

void ExportQueue::take(const ExportResult &result)
{
    m_outcome.files += result.files;
    m_outcome.pictures += result.pictures;
    m_outcome.damaged += result.damaged;
    if (result.error) {
        const QString &text = result.error->text;
        m_outcome.failures +=
            m_requests.size() > 1 ? tr("%1: %2").arg(m_requests.at(m_at).title, text) : text;
    }
    // Another camera has the same disk; but perhaps it was recorded then.
    const bool goesOn =
        !m_outcome.isCancelled && (!result.error || result.error->kind == DiskError::Kind::Other);
    Export *const caller = m_export.release();
    caller->setParent(this);
    caller->deleteLater();
    if (goesOn && ++m_at < m_requests.size()) {
        startNext();
        return;
    }
    // What was whole before somebody cancelled is no less there.
    m_outcome.isCancelled =
        m_outcome.isCancelled && (result.isCancelled || m_at + 1 < m_requests.size());
    emit finished(std::exchange(m_outcome, {}));
}

} // namespace vedette

#include "moc_ExportQueue.cpp"
