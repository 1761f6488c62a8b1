// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace vedette::test {

/// Passwords that stand nowhere else, and the search for them in everything that programs wrote.
class SecretSearch
{
public:
    /// A new password. whose: its name in messages. Its end has to be quoted or encoded almost
    /// everywhere; what is searched for is its first part, which looks the same everywhere.
    QString make(const QString &whose);

    /// Which password stands in bytes, and how: as it is or percent-encoded, in Base64 (whatever
    /// stands in front of it), hexadecimal, UTF-16. Empty when none does.
    QString in(const QByteArray &bytes) const;
    /// The same for every file below folder, and the files' names. exceptFor: a file's name.
    QString inFolder(const QString &folder, const QString &exceptFor) const;
    /// The same for the command line of every process of this machine.
    QString inCommandLines() const;
    /// The same for the environment of a process and of its children, as others see it in /proc.
    QString inEnvironments(qint64 pid) const;

private:
    struct Needle
    {
        QString name;
        QByteArray bytes; ///< in lower case, like what it is compared with, unless isCaseSensitive
        bool isCaseSensitive = false;
    };

    QList<Needle> m_needles;
};

} // namespace vedette::test
