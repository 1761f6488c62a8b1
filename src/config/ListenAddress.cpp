// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/ListenAddress.h"

#include "http/AddressLiteral.h"

#include <QFile>
#include <QRegularExpression>

#include <limits>

namespace vedette {

namespace {

constexpr QLatin1String UnixPrefix("unix:");

QString pathProblem(const QString &path)
{
    if (!path.startsWith(u'/')) {
        return ListenAddress::tr("\"unix:%1\" has no absolute path; write unix:/run/vedette.sock")
            .arg(path);
    }
    if (path.contains(QChar::Null) || path.endsWith(u'/')) {
        return ListenAddress::tr("\"unix:%1\" is no path of a file; write unix:/run/vedette.sock")
            .arg(path);
    }
    if (QFile::encodeName(path).size() > ListenAddress::MaximumPathBytes) {
        return ListenAddress::tr(
                   "\"unix:%1\" is too long; a unix socket's path has at most %2 bytes")
            .arg(path, QString::number(ListenAddress::MaximumPathBytes));
    }
    return {};
}

std::optional<QHostAddress> hostFromText(const QString &text, bool isBracketed)
{
    if (isBracketed) {
        return text.contains(u':') ? addressFromLiteral(text) : std::nullopt;
    }
    if (text == u'*') {
        return QHostAddress(QHostAddress::Any);
    }
    if (text.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0) {
        return QHostAddress(QHostAddress::LocalHost);
    }
    return addressFromLiteral(text);
}

/// What is wrong with a text that is not even of the form address:port.
QString formProblem(const QString &text)
{
    bool isNumber = false;
    text.toUInt(&isNumber);
    if (isNumber || text.lastIndexOf(u':') == 0) {
        return ListenAddress::tr(
                   "\"%1\" has no address; write 127.0.0.1:5000 for this machine alone, or *:5000 "
                   "for every network it is in")
            .arg(text);
    }
    const auto plain = addressFromLiteral(text);
    if (text.count(u':') > 1 && !text.startsWith(u'[') && !plain) {
        return ListenAddress::tr(
                   "\"%1\" is unclear; write an IPv6 address in brackets, as in [::1]:5000")
            .arg(text);
    }
    if (plain || !text.contains(u':') || text.endsWith(u']') || text.endsWith(u':')) {
        return ListenAddress::tr(
                   "\"%1\" has no port; write an address and a port, as in 127.0.0.1:5000")
            .arg(text);
    }
    return ListenAddress::tr(
               "\"%1\" is no address and port; write 127.0.0.1:5000 or unix:/run/vedette.sock")
        .arg(text);
}

} // namespace

std::optional<ListenAddress> ListenAddress::parse(const QString &text, QString *problem)
{
    static const QRegularExpression pattern(QRegularExpression::anchoredPattern(
        QStringLiteral("(?:\\[([^\\[\\]]+)\\]|([^:\\[\\]]+)):([0-9]+)")));
    if (text.startsWith(UnixPrefix)) {
        ListenAddress address{.host = {}, .port = 0, .unixPath = text.mid(UnixPrefix.size())};
        *problem = pathProblem(address.unixPath);
        return problem->isEmpty() ? std::optional(address) : std::nullopt;
    }
    const auto match = pattern.match(text);
    if (!match.hasMatch()) {
        *problem = formProblem(text);
        return std::nullopt;
    }
    bool isPort = false;
    const quint16 port = match.captured(3).toUShort(&isPort);
    if (!isPort) {
        *problem = ListenAddress::tr(
                       "\"%1\" has no such port; a port is a number from 0 (any free one) to %2")
                       .arg(text, QString::number(std::numeric_limits<quint16>::max()));
        return std::nullopt;
    }
    const bool isBracketed = match.capturedLength(1) > 0;
    const auto host = hostFromText(match.captured(isBracketed ? 1 : 2), isBracketed);
    if (!host) {
        *problem = ListenAddress::tr(
                       "\"%1\" does not begin with an IP address of this machine; write one as in "
                       "127.0.0.1:5000, or localhost, or * for all")
                       .arg(text);
        return std::nullopt;
    }
    problem->clear();
    return ListenAddress{.host = *host, .port = port, .unixPath = {}};
}

QString ListenAddress::display(quint16 actualPort, bool encrypted) const
{
    if (isUnix()) {
        return UnixPrefix + unixPath;
    }
    QString name = host.toString();
    if (host.protocol() == QAbstractSocket::IPv6Protocol) {
        // RFC 6874: the scope's percent sign is itself encoded in a URL.
        name = u'[' + name.replace(u'%', QLatin1String("%25")) + u']';
    }
    return QStringLiteral("%1://%2:%3/")
        .arg(encrypted ? QLatin1String("https") : QLatin1String("http"), name)
        .arg(actualPort);
}

} // namespace vedette
