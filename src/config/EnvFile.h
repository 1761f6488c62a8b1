// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/ConfigError.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace vedette {

/// A .env file, in the dialect of python-dotenv: KEY=value, spaces around "=", # comments, optional
/// export, single or double quotes, CRLF, a byte order mark. Keeps comments and order when it is
/// written again.
class EnvFile
{
public:
    /// A .env file has a handful of lines; more is another file.
    static constexpr qint64 MaximumBytes = 64 * 1024;

    struct Entry
    {
        QString key;
        QString value;
        int line = 0; ///< from 1
    };

    /// Reads path. The error says what is wrong with which line.
    static EnvFile read(const QString &path);
    static EnvFile parse(const QByteArray &bytes, const QString &path);

    const std::optional<ConfigError> &error() const { return m_error; }
    /// The lines that are right; all of them unless there is an error.
    const QList<Entry> &entries() const { return m_entries; }
    /// What key's line says; empty when there is none that is right.
    [[nodiscard]] QString value(const QString &key) const;
    /// The lines that are not, from 1; empty when the error is about the whole file.
    const QList<int> &wrongLines() const { return m_wrongLines; }
    /// Hands each line that is right to take, which says what is wrong with its value. What is
    /// wrong first in the file, whichever of the two found it.
    std::optional<ConfigError>
    takeAll(const std::function<QString(const QString &key, const QString &value)> &take) const;
    /// Whole sentences for the user: others than its owner may read it.
    QStringList warnings() const;

    /// Changes key's line, or adds one; an empty value takes the line away.
    void set(const QString &key, const QString &value);
    /// Makes comments of these lines, numbered from 1: nothing of them is lost, and what is left
    /// can be read.
    void commentOut(const QList<int> &lines);
    /// Writes it all, readable for its owner only; the old file stays until the new one is whole.
    /// The error, if any.
    std::optional<ConfigError> write() const;
    /// The line that says so, the value in quotes where it needs them; without its end.
    static QString lineFor(const QString &key, const QString &value);

private:
    static QString quoted(const QString &value);
    void takeLine(const QString &line, int number);
    void takeBareValue(const QString &key, const QString &value, int number);
    void fail(int line, const QString &text, const QString &key = {});
    QByteArray toBytes() const;

    QString m_path;
    QStringList m_lines;
    QList<Entry> m_entries;
    QList<int> m_wrongLines;
    std::optional<ConfigError> m_error; ///< the first
    bool m_isReadableByOthers = false;

    Q_DECLARE_TR_FUNCTIONS(EnvFile)
};

} // namespace vedette
