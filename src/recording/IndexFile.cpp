// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/IndexFile.h"

#include "recording/RecordingLog.h"

#include <QFile>
#include <QSqlError>
#include <QStringList>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>

namespace vedette {

Q_LOGGING_CATEGORY(recordingLog, "vedette.recording", QtWarningMsg)

namespace {

/// An index with any other tables is of another version. Times are in ms since 1970; "removed" is
/// the number of the removal that hid the segment, or 0.
const QStringList &tables()
{
    static const QStringList statements{
        QStringLiteral("CREATE TABLE segments(id INTEGER PRIMARY KEY, camera TEXT NOT NULL, "
                       "path TEXT NOT NULL UNIQUE, start INTEGER NOT NULL, "
                       "finish INTEGER NOT NULL, frames INTEGER NOT NULL, bytes INTEGER NOT NULL, "
                       "locked INTEGER NOT NULL, growing INTEGER NOT NULL, "
                       "removed INTEGER NOT NULL DEFAULT 0)"),
        QStringLiteral("CREATE INDEX segments_by_start ON segments(camera, start)")};
    return statements;
}

/// A connection's name, which no other one has.
QString connectionName()
{
    static std::atomic<int> number;
    return QStringLiteral("vedette-index-%1").arg(++number);
}

std::optional<struct stat> statusOf(const QString &path)
{
    struct stat status = {};
    return ::lstat(QFile::encodeName(path).constData(), &status) == 0 ? std::optional(status)
                                                                      : std::nullopt;
}

/// Its owner's alone, before anything is in it. An existing file is not opened here: closing it
/// would take away SQLite's locks on it.
bool makePrivate(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    const auto status = statusOf(path);
    if (status) {
        return S_ISREG(status->st_mode) && ::chmod(name.constData(), 0600) == 0;
    }
    const int file =
        ::open(name.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    return file >= 0 && ::close(file) == 0;
}

void removeAll(const QString &path)
{
    for (const char *const suffix : {"", "-wal", "-shm", "-journal"}) {
        ::unlink(QFile::encodeName(path + QLatin1String(suffix)).constData());
    }
}

} // namespace

std::unique_ptr<IndexFile> IndexFile::openToWrite(const QString &path, Before before)
{
    for (const Before attempt : {before, Before::Replace}) {
        const bool isThere = statusOf(path).has_value();
        if (isThere && attempt == Before::Replace) {
            qCWarning(recordingLog) << path << "cannot be used, and is made again";
        }
        if (!isThere || attempt == Before::Replace) {
            removeAll(path); // also what another index left beside it
        }
        if (!makePrivate(path)) {
            continue;
        }
        std::unique_ptr<IndexFile> file(
            new IndexFile(path, QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(BusyTimeout)));
        if (file->beginWriting()) {
            return file;
        }
    }
    return nullptr;
}

std::unique_ptr<IndexFile> IndexFile::openToRead(const QString &path)
{
    const auto status = statusOf(path);
    if (!status || !S_ISREG(status->st_mode)) {
        return nullptr;
    }
    std::unique_ptr<IndexFile> file(new IndexFile(
        path, QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=%1").arg(BusyTimeout)));
    return file->m_database.isOpen() && file->hasRightTables() ? std::move(file) : nullptr;
}

IndexFile::IndexFile(QString path, const QString &options)
    : m_path(std::move(path))
    , m_database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connectionName()))
    , m_identity(FileIdentity::at(m_path, FileIdentity::Links::Keep))
{
    m_database.setDatabaseName(m_path);
    m_database.setConnectOptions(options);
    if (!m_database.open()) {
        note(m_database.lastError());
        return;
    }
    // Nothing in a file that somebody else made may run by itself.
    static_cast<void>(run(QStringLiteral("PRAGMA trusted_schema=OFF")));
}

IndexFile::~IndexFile()
{
    const QString name = m_database.connectionName();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(name);
}

bool IndexFile::beginWriting()
{
    if (!m_database.isOpen() || !run(QStringLiteral("PRAGMA journal_mode=WAL")).isActive()) {
        return false;
    }
    // A power cut may take the last rows, which the recordings give back, but damages nothing.
    static_cast<void>(run(QStringLiteral("PRAGMA synchronous=NORMAL")));
    QSqlQuery count = run(QStringLiteral("SELECT COUNT(*) FROM sqlite_master"));
    if (!next(count)) {
        return false;
    }
    if (count.value(0).toInt() == 0) {
        count.finish();
        return create();
    }
    QSqlQuery check = run(QStringLiteral("PRAGMA quick_check(1)"));
    return hasRightTables() && next(check) && check.value(0).toString() == QLatin1String("ok");
}

bool IndexFile::create()
{
    bool isDone = m_database.transaction();
    for (const QString &statement : tables()) {
        isDone = isDone && run(statement).isActive();
    }
    return isDone && m_database.commit();
}

bool IndexFile::hasRightTables()
{
    QSqlQuery query = run(QStringLiteral(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC, name"));
    QStringList found;
    while (found.size() <= tables().size() && next(query)) {
        found += query.value(0).toString();
    }
    return found == tables();
}

QSqlQuery IndexFile::run(const QString &statement, const QVariantList &values)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    exec(query, query.prepare(statement), values);
    return query;
}

void IndexFile::runEach(const QString &statement, const QList<QVariantList> &rows)
{
    QSqlQuery query(m_database);
    const bool isPrepared = query.prepare(statement);
    for (const QVariantList &values : rows) {
        exec(query, isPrepared, values);
    }
}

void IndexFile::exec(QSqlQuery &query, bool isPrepared, const QVariantList &values)
{
    for (const QVariant &value : values) {
        query.addBindValue(value);
    }
    if (!isPrepared || !query.exec()) {
        note(query.lastError());
    }
}

bool IndexFile::next(QSqlQuery &query)
{
    if (query.next()) {
        return true;
    }
    if (query.lastError().isValid()) {
        note(query.lastError());
    }
    return false;
}

void IndexFile::note(const QSqlError &error)
{
    constexpr int Corrupt = 11;    // SQLITE_CORRUPT
    constexpr int NoDatabase = 26; // SQLITE_NOTADB
    constexpr int CodeMask = 0xff; // above it is what exactly happened
    m_hasFailed = true;
    const int code = error.nativeErrorCode().toInt() & CodeMask;
    m_isDamaged = m_isDamaged || code == Corrupt || code == NoDatabase;
    if (std::exchange(m_lastError, error.text()) != error.text()) {
        qCWarning(recordingLog) << m_path << error.text();
    }
}

bool IndexFile::isThere() const
{
    return m_identity && m_identity == FileIdentity::at(m_path, FileIdentity::Links::Keep);
}

} // namespace vedette
