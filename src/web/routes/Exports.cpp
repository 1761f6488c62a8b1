// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/routes/Exports.h"

#include "recording/ExportName.h"
#include "recording/RecordingDisk.h"
#include "web/http/ByteRange.h"
#include "web/http/Request.h"
#include "web/routes/RecordRoutes.h"

#include <QDir>
#include <QFileInfo>
#include <QPointer>
#include <QThreadPool>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace vedette {

struct Exports::Job
{
    Entry entry;
    ExportFolder folder;
    std::unique_ptr<Export> work; ///< null: it has ended
    bool isRemoved = false;
    QTimer expiry; ///< runs once it has ended
};

namespace {

/// In another thread: large files take a while. Where it is away, that is done when it is back.
void deleteFolder(const QString &path)
{
    QThreadPool::globalInstance()->start([path] { QDir(path).removeRecursively(); });
}

/// As a Content-Disposition header has it (RFC 6266): for old clients in ASCII, for others as it
/// is.
QByteArray attachmentNamed(const QString &name)
{
    QByteArray ascii;
    for (const QChar c : name) {
        const bool isPlain = c.unicode() >= 0x20 && c.unicode() < 0x7f && c != QLatin1Char('"') &&
                             c != QLatin1Char('\\') && c != QLatin1Char('%');
        ascii += isPlain ? c.toLatin1() : '_';
    }
    return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" +
           name.toUtf8().toPercentEncoding();
}

} // namespace

Exports::Exports(ViewerPlaces &places, QObject *parent)
    : QObject(parent)
    , m_downloads(places)
{
}

Exports::~Exports()
{
    for (const auto &job : m_jobs) {
        if (job->work) {
            job->work->cancel();
        }
    }
    for (const auto &job : m_jobs) {
        job->work.reset();
        deleteFolder(job->folder.path);
    }
}

bool Exports::hasRoom() const
{
    const auto running = std::count_if(m_jobs.begin(), m_jobs.end(),
                                       [](const auto &job) { return job->work != nullptr; });
    return m_starting + running < MostRunning;
}

void Exports::start(RecordingDisk &disk, const ExportRequest &request, const Started &started)
{
    ++m_starting;
    disk.makeExportFolder().then(
        this, [this, request, started, path = disk.path(),
               disk = QPointer(&disk)](const std::variant<ExportFolder, DiskError> &made) {
            --m_starting;
            const auto *const folder = std::get_if<ExportFolder>(&made);
            if (folder == nullptr) {
                started(std::get<DiskError>(made));
            } else if (!disk) { // another folder is recorded into now
                started(DiskError::ofSystem(ENOENT, path));
            } else {
                started(begin(*folder, request, *disk));
            }
        });
}

QString Exports::begin(const ExportFolder &folder, ExportRequest request, const RecordingDisk &disk)
{
    makePlace();
    const bool isMp4 = request.format == ExportRequest::Format::Mp4;
    request.path = folder.path + QLatin1Char('/') + exportName(request) +
                   (isMp4 ? QLatin1String(".mp4") : QLatin1String(".mkv"));
    request.keepFree = folder.keepFree;
    auto job = std::make_unique<Job>();
    job->entry.id = QFileInfo(folder.path).fileName();
    job->entry.request = request;
    job->folder = folder;
    job->work = disk.makeExport(request, m_makeSource);
    connect(job->work.get(), &Export::progressed, this,
            [entry = &job->entry](double part) { entry->progress = part; });
    connect(job->work.get(), &Export::finished, this,
            [this, id = job->entry.id](const ExportResult &result) { finish(id, result); });
    job->expiry.setSingleShot(true);
    // Queued: the timer goes with the job.
    connect(
        &job->expiry, &QTimer::timeout, this, [this, id = job->entry.id] { remove(id); },
        Qt::QueuedConnection);
    job->work->start();
    m_jobs.push_back(std::move(job));
    return m_jobs.back()->entry.id;
}

void Exports::finish(const QString &id, const ExportResult &result)
{
    const auto found = jobOf(id);
    Job &job = **found;
    job.work.release()->deleteLater(); // from within its signal
    if (job.isRemoved) {
        erase(found);
        return;
    }
    job.entry.state = result.error ? State::Failed : State::Done;
    job.entry.progress = 1;
    job.entry.result = result;
    job.expiry.start(m_keepTimes.ended);
}

QList<const Exports::Entry *> Exports::of(const QString &camera) const
{
    QList<const Entry *> entries;
    for (const auto &job : m_jobs) {
        if (!job->isRemoved && job->entry.request.camera == camera) {
            entries += &job->entry;
        }
    }
    return entries;
}

const Exports::Entry *Exports::find(const QString &camera, const QString &id) const
{
    const QList<const Entry *> entries = of(camera);
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&id](const Entry *entry) { return entry->id == id; });
    return found != entries.end() ? *found : nullptr;
}

Exports::Jobs::iterator Exports::jobOf(const QString &id)
{
    return std::find_if(m_jobs.begin(), m_jobs.end(),
                        [&id](const auto &job) { return job->entry.id == id; });
}

void Exports::remove(const QString &id)
{
    const auto found = jobOf(id);
    if (found == m_jobs.end()) {
        return;
    }
    Job &job = **found;
    if (job.work) {
        job.isRemoved = true;
        job.work->cancel(); // finish() follows
    } else {
        erase(found);
    }
}

void Exports::erase(Jobs::iterator job)
{
    deleteFolder((*job)->folder.path);
    m_jobs.erase(job);
}

/// All but MostRunning have ended.
void Exports::makePlace()
{
    if (m_jobs.size() < MostKept) {
        return;
    }
    const auto hasFailed = [](const auto &job) { return job->entry.state == State::Failed; };
    const auto hasEnded = [](const auto &job) { return job->work == nullptr; };
    auto oldest = std::find_if(m_jobs.begin(), m_jobs.end(), hasFailed);
    if (oldest == m_jobs.end()) {
        oldest = std::find_if(m_jobs.begin(), m_jobs.end(), hasEnded);
    }
    if (oldest != m_jobs.end()) {
        erase(oldest);
    }
}

void Exports::download(const Entry &entry, qsizetype number, const Request &request)
{
    const QString path = entry.result.files.at(number);
    const qint64 size = entry.result.sizes.at(number);
    const bool isHead = request.method == Request::Method::Head;
    const QByteArray tag = '"' + entry.id.toLatin1() + '-' + QByteArray::number(number) + '"';
    const ByteRange range = ByteRange::of(isHead ? QByteArray() : request.value("range"),
                                          request.value("if-range"), tag, size);
    if (range.kind == ByteRange::Kind::None) {
        Answer answer = Answer::text(416, tr("The file has %1 bytes.").arg(size));
        answer.more.emplaceBack("Content-Range", range.contentRange(size));
        request.send(answer);
        return;
    }
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly) || !file->seek(range.first)) {
        request.send(recordroutes::cannotBeUsed(nullptr));
        return;
    }
    Answer head{.contentType = entry.request.format == ExportRequest::Format::Mp4
                                   ? "video/mp4"
                                   : "video/x-matroska",
                .body = {},
                .more = {}};
    head.more.emplaceBack("Content-Length", QByteArray::number(range.length));
    head.more.emplaceBack("Content-Disposition", attachmentNamed(QFileInfo(path).fileName()));
    head.more.emplaceBack("Accept-Ranges", "bytes");
    head.more.emplaceBack("ETag", tag);
    if (range.kind == ByteRange::Kind::Part) {
        head.status = 206;
        head.more.emplaceBack("Content-Range", range.contentRange(size));
    }
    if (isHead) {
        request.answer->sendStreamHead(head);
        return;
    }
    const bool isRest = range.first + range.length == size;
    m_downloads.add(request.answer->takeSocket(), head, std::move(file), range.length,
                    [this, id = entry.id, isRest] {
                        if (isRest) {
                            expireSoon(id);
                        }
                    });
}

/// All of it was downloaded.
void Exports::expireSoon(const QString &id)
{
    const auto job = jobOf(id);
    if (job != m_jobs.end() && (*job)->expiry.remainingTimeAsDuration() > m_keepTimes.downloaded) {
        (*job)->expiry.start(m_keepTimes.downloaded);
    }
}

} // namespace vedette

#include "moc_Exports.cpp"
