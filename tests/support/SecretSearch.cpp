// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "SecretSearch.h"

#include "base/RandomPassword.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <algorithm>

namespace vedette::test {

namespace {

/// What Base64 makes of text behind `offset` other bytes, without the characters at either end in
/// which neighbours take part.
QByteArray base64Behind(qsizetype offset, const QByteArray &text)
{
    const QByteArray padded = QByteArray(offset, 'x') + text;
    const qsizetype whole = padded.size() / 3 * 4;
    constexpr qsizetype CharactersOfThreeBytes = 4;
    return padded.toBase64().first(whole).sliced(offset == 0 ? 0 : CharactersOfThreeBytes);
}

QByteArray utf16(const QByteArray &latin1)
{
    QByteArray wide;
    for (const char c : latin1) {
        wide.append(c).append('\0');
    }
    return wide;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QString SecretSearch::make(const QString &whose)
{
    const QString core = randomPassword();
    const QByteArray bytes = core.toLatin1();
    m_needles.append({whose + QStringLiteral(" as it is"), bytes});
    m_needles.append({whose + QStringLiteral(" in hexadecimal"), bytes.toHex()});
    m_needles.append({whose + QStringLiteral(" in UTF-16"), utf16(bytes)});
    for (qsizetype offset = 0; offset < 3; ++offset) {
        m_needles.append({whose + QStringLiteral(" in Base64"), base64Behind(offset, bytes), true});
        QByteArray forUrls = base64Behind(offset, bytes);
        forUrls.replace('+', '-').replace('/', '_');
        m_needles.append({whose + QStringLiteral(" in Base64 for URLs"), forUrls, true});
    }
    return core + QStringLiteral("+é/:@#\"\\");
}

QString SecretSearch::in(const QByteArray &bytes) const
{
    const QByteArray lower = bytes.toLower();
    const auto found = std::find_if(m_needles.begin(), m_needles.end(), [&](const Needle &needle) {
        return (needle.isCaseSensitive ? bytes : lower).contains(needle.bytes);
    });
    if (found == m_needles.end()) {
        return {};
    }
    const qsizetype at = (found->isCaseSensitive ? bytes : lower).indexOf(found->bytes);
    constexpr qsizetype Context = 100;
    return QStringLiteral("%1: …%2…")
        .arg(found->name, QString::fromUtf8(bytes.mid(std::max<qsizetype>(0, at - Context),
                                                      2 * Context + found->bytes.size())));
}

QString SecretSearch::inFolder(const QString &folder, const QString &exceptFor) const
{
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const bool isExcepted = !exceptFor.isEmpty() && files.fileName() == exceptFor;
        const QString found =
            in(path.toUtf8() + '\n' + (isExcepted ? QByteArray() : contentOf(path)));
        if (!found.isEmpty()) {
            return path + QStringLiteral(" holds ") + found;
        }
    }
    return {};
}

QString SecretSearch::inCommandLines() const
{
    const QStringList processes = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const QString &process : processes) {
        const QString found = in(contentOf(QStringLiteral("/proc/%1/cmdline").arg(process)));
        if (!found.isEmpty()) {
            return QStringLiteral("the command line of process %1 holds ").arg(process) + found;
        }
    }
    return {};
}

QString SecretSearch::inEnvironments(qint64 pid) const
{
    const QString process = QStringLiteral("/proc/%1").arg(pid);
    QByteArray all = contentOf(process + QStringLiteral("/environ"));
    const QList<QByteArray> children =
        contentOf(process + QStringLiteral("/task/%1/children").arg(pid)).split(' ');
    for (const QByteArray &child : children) {
        if (!child.isEmpty()) {
            all += contentOf(QStringLiteral("/proc/%1/environ").arg(QString::fromLatin1(child)));
        }
    }
    return in(all);
}

} // namespace vedette::test
