// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/FileIdentity.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariantList>

#include <memory>
#include <optional>
#include <utility>

class QSqlError;

namespace vedette {

/// A connection to the file of the index, an SQLite database with one row for each segment. Belongs
/// to the thread that opened it. One connection writes; others, of any thread, read beside it.
class IndexFile
{
public:
    /// In the recordings' folder.
    static constexpr QLatin1String Name{"index.sqlite"};
    /// What another connection may make this one wait. Readers and the writer do not wait for each
    /// other; only another program that holds the file can.
    static constexpr int BusyTimeout = 1000; // ms

    /// Whether what is there may be kept if it is usable.
    enum class Before { Keep, Replace };

    /// Makes the file if it is missing. One that is damaged or of another version is deleted: all
    /// that it holds is in the recordings too. Null: it cannot be written.
    static std::unique_ptr<IndexFile> openToWrite(const QString &path, Before before);
    /// Null: it is not there, or not usable.
    static std::unique_ptr<IndexFile> openToRead(const QString &path);
    ~IndexFile();
    Q_DISABLE_COPY_MOVE(IndexFile)

    /// Carries out a statement with these values for its question marks. A failure is logged, and
    /// the query has no rows then.
    [[nodiscard]] QSqlQuery run(const QString &statement, const QVariantList &values = {});
    /// The same statement with the values of each row, which SQLite reads once for all. It has no
    /// rows as its result.
    void runEach(const QString &statement, const QList<QVariantList> &rows);
    /// query.next(), and a failure is logged.
    [[nodiscard]] bool next(QSqlQuery &query);
    /// Whether a statement found that the file is damaged.
    [[nodiscard]] bool isDamaged() const { return m_isDamaged; }
    /// Whether a statement has failed since the last call.
    [[nodiscard]] bool takeFailed() { return std::exchange(m_hasFailed, false); }
    /// Whether the file is still the one at its path.
    [[nodiscard]] bool isThere() const;
    QSqlDatabase &database() { return m_database; }

private:
    IndexFile(QString path, const QString &options);
    [[nodiscard]] bool beginWriting();
    [[nodiscard]] bool create();
    [[nodiscard]] bool hasRightTables();
    void exec(QSqlQuery &query, bool isPrepared, const QVariantList &values);
    void note(const QSqlError &error);

    QString m_path;
    QSqlDatabase m_database;
    std::optional<FileIdentity> m_identity; ///< of the file that is open
    QString m_lastError;                    ///< logged once
    bool m_isDamaged = false;
    bool m_hasFailed = false;
};

} // namespace vedette
