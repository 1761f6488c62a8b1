// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/ExportWork.h"

#include "media/JpegProbe.h"
#include "recording/DiskSpace.h"
#include "recording/EpochTime.h"
#include "recording/H264Film.h"
#include "recording/OutputFile.h"
#include "recording/RecordingHolds.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace vedette {

using std::chrono::floor;
using std::chrono::milliseconds;

namespace {

/// Between two of what is said about progress.
constexpr milliseconds ProgressInterval{100};

struct ExportTexts
{
    Q_DECLARE_TR_FUNCTIONS(vedette::Export)
};

/// Whether path is in that folder, or below it, however it is written.
bool isInside(const QString &path, const QString &folder)
{
    const QString root = QFileInfo(folder).canonicalFilePath();
    const QString parent = QFileInfo(QFileInfo(path).absolutePath()).canonicalFilePath();
    return !root.isEmpty() && (parent == root || parent.startsWith(root + QLatin1Char('/')));
}

/// garden.mkv, garden-2.mkv …; number counts from 1.
QString numbered(const QString &path, std::size_t number)
{
    if (number == 1) {
        return path;
    }
    const QFileInfo file(path);
    const QString suffix = file.suffix().isEmpty() ? QString() : QLatin1Char('.') + file.suffix();
    return QStringLiteral("%1/%2-%3%4")
        .arg(file.absolutePath(), file.completeBaseName(), QString::number(number), suffix);
}

} // namespace

ExportWork::ExportWork(const ExportRequest &request, const SegmentSource &source,
                       RecordingHold *hold, const std::atomic<bool> &isCancelled, Progress progress)
    : m_request(request)
    , m_source(source)
    , m_hold(hold)
    , m_isCancelled(isCancelled)
    , m_progress(std::move(progress))
{
}

ExportResult ExportWork::run()
{
    m_result.error = problemOf(m_request);
    if (!m_result.error) {
        m_result.error =
            m_request.format == ExportRequest::Format::Still ? writeStill() : writeFilms();
    }
    if (!m_result.error && !m_isCancelled) {
        m_result.error = finish();
    }
    m_result.isCancelled = m_isCancelled && m_result.files.isEmpty();
    m_film.reset();
    for (const UnfinishedFile &file : m_files) {
        if (m_result.error && !file.path().isEmpty()) { // as the user knows it
            m_result.error->text.replace(file.path(), file.finalPath());
        }
    }
    m_files.clear(); // deletes what is not finished
    return m_result;
}

std::optional<DiskError> ExportWork::problemOf(const ExportRequest &request)
{
    using Kind = DiskError::Kind;
    const QFileInfo file(request.path);
    if (file.fileName().isEmpty() || !QFileInfo(file.absolutePath()).isDir()) {
        return DiskError::ofSystem(ENOENT, file.absolutePath());
    }
    if (isInside(request.path, request.recordings)) {
        return DiskError{Kind::Refused,
                         ExportTexts::tr("Nothing is exported into the recordings' folder %1. "
                                         "Choose another folder.")
                             .arg(request.recordings)};
    }
    if (UnfinishedFile::isTaken(request.path)) {
        return UnfinishedFile::takenError(request.path);
    }
    if (request.format == ExportRequest::Format::Mp4 && !Export::canMp4()) {
        return Export::cannotMp4();
    }
    return std::nullopt;
}

std::optional<DiskError> ExportWork::checkRoom(qint64 needed) const
{
    if (m_request.keepFree <= 0) {
        return std::nullopt;
    }
    const auto disk = DiskSpace::at(QFileInfo(m_request.path).absolutePath());
    return disk && disk->free - needed < m_request.keepFree
               ? std::optional(Export::noRoom(m_request.keepFree))
               : std::nullopt;
}

/// The bytes of what it has until then, in the time that is exported.
double ExportWork::shareOf(const Segment &segment, WallTime until) const
{
    using Seconds = std::chrono::duration<double>;
    const milliseconds whole = std::max(segment.length, milliseconds(1));
    const Seconds part = std::min<WallTime>({segment.start + whole, m_request.to, until}) -
                         std::max(segment.start, m_request.from);
    return std::clamp(part / Seconds(whole), 0.0, 1.0) * static_cast<double>(segment.bytes);
}

/// About what the recordings of these moments take; H.264 takes less.
qint64 ExportWork::neededBytes()
{
    double frames = 0;
    for (const Segment &segment : m_segments.all()) {
        const double bytes = shareOf(segment, WallTime::max());
        m_allBytes += bytes;
        frames += bytes / static_cast<double>(std::max(segment.bytes, qint64(1))) *
                  static_cast<double>(segment.frames);
    }
    if (m_request.every <= std::chrono::seconds(0) || frames <= 0) {
        return static_cast<qint64>(m_allBytes);
    }
    const std::chrono::duration<double> all = m_request.to - m_request.from;
    return static_cast<qint64>(m_allBytes * std::min(1.0, (all / m_request.every + 1) / frames));
}

std::optional<DiskError> ExportWork::writeStill()
{
    const auto picture = PastPictures(m_source).at(m_request.camera, m_request.from);
    if (!picture) {
        return DiskError{DiskError::Kind::Other,
                         ExportTexts::tr("Nothing was recorded at that moment.")};
    }
    m_files.emplace_back(m_request.path);
    auto made = OutputFile::create(m_files.back().path());
    if (const auto *const error = std::get_if<DiskError>(&made)) {
        return *error;
    }
    const auto &file = std::get<std::unique_ptr<OutputFile>>(made);
    m_result.pictures = 1;
    auto error = file->write(picture->jpeg);
    return error ? error : file->sync();
}

std::optional<DiskError> ExportWork::writeFilms()
{
    m_segments.read(m_source, m_request.camera, m_request.from, m_request.to,
                    [this] { return m_isCancelled.load(); });
    if (auto error = checkRoom(neededBytes())) {
        return error;
    }
    auto picture = m_pictures.next(m_request.camera, m_request.from - milliseconds(1));
    while (picture && picture->time <= m_request.to && !m_isCancelled) {
        auto error = pass(picture->time);
        error = error ? error : writePicture(*picture);
        error = error ? error : report(picture->time);
        if (error) {
            return error;
        }
        picture = behind(*picture);
    }
    if (m_isCancelled) {
        return std::nullopt;
    }
    auto error = pass(WallTime::max());
    error = error ? error : closeFile();
    if (error) {
        return error;
    }
    return m_result.pictures > 0
               ? std::nullopt
               : std::optional(
                     DiskError{DiskError::Kind::Other,
                               ExportTexts::tr("Nothing was recorded between these moments.")});
}

/// The one that comes next; of a time lapse, the first one in the next stretch that has one.
std::optional<PastPicture> ExportWork::behind(const PastPicture &picture)
{
    if (m_request.every <= std::chrono::seconds(0)) {
        return m_pictures.following(picture);
    }
    const auto stretches = (picture.time - m_request.from) / m_request.every + 1;
    return m_pictures.next(m_request.camera,
                           m_request.from + stretches * m_request.every - milliseconds(1));
}

std::optional<DiskError> ExportWork::writePicture(const PastPicture &picture)
{
    const QSize size = jpegSize(picture.jpeg);
    if (size.isEmpty() && !m_film) {
        return std::nullopt; // damaged, and no film can begin with it
    }
    if (!m_film || (!size.isEmpty() && size != m_size)) {
        if (auto error = beginFile(picture, size)) {
            return error;
        }
    }
    const milliseconds at = m_request.every > std::chrono::seconds(0)
                                ? milliseconds(m_inFilm * 1000 / Export::LapsePictures)
                                : floor<milliseconds>(picture.time - m_start);
    ++m_inFilm;
    ++m_result.pictures;
    return m_film->write(picture, at);
}

std::optional<DiskError> ExportWork::beginFile(const PastPicture &first, QSize size)
{
    if (auto error = closeFile()) {
        return error;
    }
    const QString path = numbered(m_request.path, m_files.size() + 1);
    if (m_files.size() >= Export::MostFiles) {
        return DiskError{DiskError::Kind::Other,
                         ExportTexts::tr("The size of the camera's pictures changes more than %n "
                                         "times in there. Export less at a time.",
                                         nullptr, Export::MostFiles)};
    }
    if (UnfinishedFile::isTaken(path)) {
        return UnfinishedFile::takenError(path);
    }
    m_files.emplace_back(path);
    const FilmFile::Head head{.title = m_request.title, .size = size, .start = first.time};
    auto made = m_request.format == ExportRequest::Format::Mp4
                    ? H264Film::make(m_files.back().path(), head,
                                     {.hasTime = m_request.hasTime, .mounting = m_request.mounting})
                    : FilmFile::makeLossless(m_files.back().path(), head);
    if (const auto *const error = std::get_if<DiskError>(&made)) {
        return *error;
    }
    m_film = std::move(std::get<std::unique_ptr<FilmFile>>(made));
    m_size = size;
    m_start = first.time;
    m_inFilm = 0;
    return std::nullopt;
}

std::optional<DiskError> ExportWork::closeFile()
{
    if (!m_film) {
        return std::nullopt;
    }
    auto error = m_film->close();
    m_result.damaged += m_film->damaged();
    m_result.pictures -= m_film->damaged();
    m_film.reset();
    return error;
}

/// All of them, or none.
std::optional<DiskError> ExportWork::finish()
{
    for (UnfinishedFile &file : m_files) {
        if (auto error = file.finish()) {
            for (const QString &path : std::exchange(m_result.files, {})) {
                QFile::remove(path);
            }
            m_result.sizes.clear();
            return error;
        }
        m_result.files += file.finalPath();
        m_result.sizes += QFileInfo(file.finalPath()).size();
    }
    return std::nullopt;
}

/// All that ended before this was read, if it is still there: who reads passes by what is not.
std::optional<DiskError> ExportWork::pass(WallTime done)
{
    const QList<Segment> &all = m_segments.all();
    for (; m_passed < all.size() && all[m_passed].end() < done; ++m_passed) {
        const Segment &segment = all[m_passed];
        const QFileInfo file(segment.path);
        if (!file.isFile() || file.isSymLink() || !file.isReadable()) {
            return lost(segment);
        }
        m_passedBytes += shareOf(segment, WallTime::max());
    }
    if (m_hold != nullptr) {
        m_hold->release(done);
    }
    return std::nullopt;
}

DiskError ExportWork::lost(const Segment &segment) const
{
    const QString start = localTime(segment.start).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    const bool wasFull = m_hold != nullptr && m_hold->isBroken();
    return {DiskError::Kind::Other,
            wasFull ? ExportTexts::tr("The recording that began at %1 had to go before it was "
                                      "exported, as its disk is full. Make room there, or export "
                                      "less at a time.")
                          .arg(start)
                    : ExportTexts::tr("The recording that began at %1 cannot be read any more: it "
                                      "was deleted, or its disk is away. Connect the disk, or "
                                      "export what is left.")
                          .arg(start)};
}

/// Also looks whether there is still room.
std::optional<DiskError> ExportWork::report(WallTime done)
{
    const auto now = SteadyClock::now();
    if (now - m_reported < ProgressInterval) {
        return std::nullopt;
    }
    m_reported = now;
    const double begun =
        m_passed < m_segments.all().size() ? shareOf(m_segments.all()[m_passed], done) : 0;
    m_progress(m_allBytes > 0 ? std::clamp((m_passedBytes + begun) / m_allBytes, 0.0, 1.0) : 1.0);
    return checkRoom(0);
}

} // namespace vedette
