// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/EnvFile.h"

#include "base/SavedFile.h"
#include "base/TextProblems.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>
#include <unistd.h>

namespace vedette {

namespace {

/// A quoted value without its quotes; what stands behind the closing one goes to rest. Nothing
/// when there is no closing one.
std::optional<QString> unquoted(const QString &quotedText, QString &rest)
{
    const QChar quote = quotedText.front();
    QString value;
    for (qsizetype at = 1; at < quotedText.size(); ++at) {
        QChar c = quotedText[at];
        if (c == quote) {
            rest = quotedText.sliced(at + 1).trimmed();
            return value;
        }
        const bool isEscape = c == QLatin1Char('\\') && at + 1 < quotedText.size();
        const QChar next = isEscape ? quotedText[at + 1] : QChar();
        if (isEscape && (next == quote || next == QLatin1Char('\\'))) {
            c = next;
            ++at;
        } else if (isEscape && quote == QLatin1Char('"') && next == QLatin1Char('n')) {
            c = QLatin1Char('\n');
            ++at;
        }
        value += c;
    }
    return std::nullopt;
}

QString withoutComment(const QString &value)
{
    static const QRegularExpression comment(QStringLiteral("\\s#"));
    const qsizetype at = value.indexOf(comment);
    return (at < 0 ? value : value.first(at)).trimmed();
}

/// Whether more can read it than have to. Somebody else's file is read by its group, as a service
/// is given it; then its folder may be what keeps others out.
bool isReadableByOthers(const QFileInfo &file)
{
    if (file.ownerId() == ::geteuid()) {
        return file.permissions().testAnyFlags(QFileDevice::ReadGroup | QFileDevice::ReadOther);
    }
    return file.permission(QFileDevice::ReadOther) &&
           QFileInfo(file.absolutePath()).permission(QFileDevice::ExeOther);
}

} // namespace

QString ConfigError::message() const
{
    return line > 0 ? QCoreApplication::translate("ConfigError", "%1, line %2: %3")
                          .arg(source)
                          .arg(line)
                          .arg(text)
                    : QStringLiteral("%1: %2").arg(source, text);
}

EnvFile EnvFile::read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        EnvFile failed;
        failed.m_path = path;
        failed.fail(0, EnvFile::tr("cannot be read: %1").arg(file.errorString()));
        return failed;
    }
    EnvFile read = parse(file.read(MaximumBytes + 1), path);
    read.m_isReadableByOthers = isReadableByOthers(QFileInfo(file));
    return read;
}

EnvFile EnvFile::parse(const QByteArray &bytes, const QString &path)
{
    EnvFile file;
    file.m_path = path;
    QStringDecoder decode(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    QString content = decode(bytes);
    if (bytes.size() > MaximumBytes) {
        file.fail(0, EnvFile::tr("is too large for a .env file"));
        return file;
    }
    if (decode.hasError() || content.contains(QChar(0))) {
        file.fail(0, EnvFile::tr("is not a text file in UTF-8"));
        return file;
    }
    content.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    file.m_lines = content.split(QLatin1Char('\n'));
    if (file.m_lines.constLast().isEmpty()) {
        file.m_lines.removeLast();
    }
    for (int number = 1; number <= file.m_lines.size(); ++number) {
        file.takeLine(file.m_lines[number - 1].trimmed(), number);
    }
    return file;
}

void EnvFile::takeLine(const QString &line, int number)
{
    static const QRegularExpression assignment(
        QStringLiteral("^(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=(.*)$"));
    if (line.isEmpty() || line.startsWith(QLatin1Char('#'))) {
        return;
    }
    const QRegularExpressionMatch match = assignment.match(line);
    if (!match.hasMatch()) {
        const QString invisible = invisibleCharacter(line.section(QLatin1Char('='), 0, 0));
        fail(number,
             invisible.isEmpty()
                 ? EnvFile::tr("is not of the form KEY=value")
                 : EnvFile::tr("there is an invisible character before the =, %1; delete it")
                       .arg(invisible));
        return;
    }
    const QString key = match.captured(1);
    const QString behindEquals = match.captured(2);
    const QString raw = behindEquals.trimmed();
    const auto twin = std::find_if(m_entries.cbegin(), m_entries.cend(),
                                   [&](const Entry &entry) { return entry.key == key; });
    if (twin != m_entries.cend()) {
        fail(number,
             EnvFile::tr("%1 is set a second time; it is already set in line %2")
                 .arg(key, QString::number(twin->line)),
             key);
        return;
    }
    if (!raw.startsWith(QLatin1Char('"')) && !raw.startsWith(QLatin1Char('\''))) {
        takeBareValue(key, withoutComment(behindEquals), number);
        return;
    }
    QString rest;
    const std::optional<QString> value = unquoted(raw, rest);
    if (!value) {
        fail(number, EnvFile::tr("the quote in the value of %1 is not closed").arg(key), key);
    } else if (!rest.isEmpty() && !rest.startsWith(QLatin1Char('#'))) {
        fail(number, EnvFile::tr("there is text after the quoted value of %1").arg(key), key);
    } else {
        m_entries.append({key, *value, number});
    }
}

/// Not in quotes: what nobody types is not meant.
void EnvFile::takeBareValue(const QString &key, const QString &value, int number)
{
    const QString invisible = invisibleCharacter(value);
    const QString quote = typographicQuote(value);
    if (!quote.isEmpty()) {
        fail(number,
             EnvFile::tr(
                 "the value of %1 begins with the quotation mark %2; write \" instead, or no "
                 "quotation marks")
                 .arg(key, quote),
             key);
    } else if (!invisible.isEmpty()) {
        fail(
            number,
            EnvFile::tr("there is an invisible character in the value of %1, %2; delete it, or put "
                        "the value between \" and \" if it is meant")
                .arg(key, invisible),
            key);
    } else {
        m_entries.append({key, value, number});
    }
}

std::optional<ConfigError>
EnvFile::takeAll(const std::function<QString(const QString &, const QString &)> &take) const
{
    std::optional<ConfigError> first = m_error;
    for (const Entry &entry : m_entries) {
        const QString problem = take(entry.key, entry.value);
        const bool isFirst = !first || first->line > entry.line;
        if (!problem.isEmpty() && isFirst) {
            first = ConfigError{m_path, entry.line, problem, entry.key};
        }
    }
    return first;
}

QStringList EnvFile::warnings() const
{
    return m_isReadableByOthers
               ? QStringList{tr("%1 can be read by others; run: chmod 600 %1").arg(m_path)}
               : QStringList();
}

void EnvFile::fail(int line, const QString &text, const QString &key)
{
    if (line > 0) {
        m_wrongLines.append(line);
    }
    if (!m_error) {
        m_error = ConfigError{m_path, line, text, key};
    }
}

QString EnvFile::quoted(const QString &value)
{
    static const QRegularExpression plain(QStringLiteral("\\A[A-Za-z0-9_./:@%+,~?&=-]*\\z"));
    if (plain.match(value).hasMatch()) {
        return value;
    }
    QString escaped = value;
    escaped.replace(QLatin1Char('\\'), QLatin1String("\\\\"))
        .replace(QLatin1Char('"'), QLatin1String("\\\""))
        .replace(QLatin1Char('\n'), QLatin1String("\\n"));
    return QLatin1Char('"') + escaped + QLatin1Char('"');
}

QString EnvFile::lineFor(const QString &key, const QString &value)
{
    return key + QLatin1Char('=') + quoted(value);
}

QString EnvFile::value(const QString &key) const
{
    const auto found = std::find_if(m_entries.cbegin(), m_entries.cend(),
                                    [&](const Entry &entry) { return entry.key == key; });
    return found == m_entries.cend() ? QString() : found->value;
}

void EnvFile::set(const QString &key, const QString &value)
{
    const auto found = std::find_if(m_entries.cbegin(), m_entries.cend(),
                                    [&](const Entry &entry) { return entry.key == key; });
    if (found != m_entries.cend()) {
        m_lines[found->line - 1] = lineFor(key, value);
        if (value.isEmpty()) {
            m_lines.removeAt(found->line - 1);
        }
    } else if (!value.isEmpty()) {
        m_lines.append(lineFor(key, value));
    }
    *this = parse(toBytes(), m_path);
}

void EnvFile::commentOut(const QList<int> &lines)
{
    if (lines.isEmpty()) {
        return;
    }
    for (const int number : lines) {
        m_lines[number - 1].prepend(QLatin1String("# Not used: "));
    }
    *this = parse(toBytes(), m_path);
}

QByteArray EnvFile::toBytes() const
{
    return m_lines.join(QLatin1Char('\n')).toUtf8() + '\n';
}

std::optional<ConfigError> EnvFile::write() const
{
    if (m_error) {
        return m_error; // what is left of it is not what the user wrote
    }
    const QString folder = QFileInfo(m_path).absolutePath();
    if (!QDir().mkpath(folder)) {
        return ConfigError{
            m_path,
            0,
            EnvFile::tr("cannot be written: the folder %1 cannot be made").arg(folder),
            {}};
    }
    // Nobody else shall ever be able to read it.
    const auto problem =
        saveFile(m_path, toBytes(), QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (problem) {
        return ConfigError{m_path, 0, EnvFile::tr("cannot be written: %1").arg(*problem), {}};
    }
    return std::nullopt;
}

} // namespace vedette
