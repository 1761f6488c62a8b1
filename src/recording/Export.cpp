// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/Export.h"

#include "recording/EpochTime.h"
#include "recording/ExportWork.h"
#include "recording/H264Film.h"
#include "recording/RecordingHolds.h"

#include <QLocale>
#include <QThread>

#include <utility>

namespace vedette {

bool Export::canMp4()
{
    return H264Film::isPossible();
}

DiskError Export::cannotMp4()
{
    return {DiskError::Kind::Other, tr("This computer's libavcodec has no encoder for H.264. "
                                       "Export as Matroska instead.")};
}

DiskError Export::noRoom(qint64 keepFree)
{
    return {DiskError::Kind::Full,
            tr("There is no room for this export: %1 of the disk have to stay free. Export less at "
               "a time, or delete something there.")
                .arg(QLocale::c().formattedDataSize(keepFree, 1, QLocale::DataSizeSIFormat))};
}

std::optional<DiskError> Export::problemOf(const ExportRequest &request)
{
    return ExportWork::problemOf(request);
}

Export::Export(SegmentSourceMaker makeSource, ExportRequest request,
               std::shared_ptr<RecordingHold> hold, QObject *parent)
    : QObject(parent)
    , m_makeSource(std::move(makeSource))
    , m_request(std::move(request))
    , m_hold(std::move(hold))
{
    m_request.from = inRange(m_request.from);
    m_request.to = inRange(m_request.to);
}

Export::~Export()
{
    cancel();
    if (m_thread) {
        m_thread->wait();
    }
}

void Export::start()
{
    if (m_thread) {
        return;
    }
    m_thread.reset(QThread::create([this] {
        const std::unique_ptr<SegmentSource> source = m_makeSource();
        // What waits to be said when this object goes, goes with it.
        const auto progress = [this](double part) {
            QMetaObject::invokeMethod(
                this, [this, part] { emit progressed(part); }, Qt::QueuedConnection);
        };
        const ExportResult result =
            ExportWork(m_request, *source, m_hold.get(), m_isCancelled, progress).run();
        m_hold.reset(); // what it had may go now
        QMetaObject::invokeMethod(
            this, [this, result] { emit finished(result); }, Qt::QueuedConnection);
    }));
    m_thread->start(QThread::LowPriority);
}

void Export::cancel()
{
    m_isCancelled = true;
}

} // namespace vedette

#include "moc_Export.cpp"
