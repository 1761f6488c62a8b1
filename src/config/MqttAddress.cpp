// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/MqttAddress.h"

#include "config/WebAddress.h"

#include <algorithm>

namespace vedette {

namespace {

constexpr QLatin1String TlsScheme("mqtts");

QString prefixOf(const QUrl &url)
{
    QString prefix = url.path(QUrl::FullyDecoded);
    while (prefix.startsWith(QLatin1Char('/'))) {
        prefix.remove(0, 1);
    }
    while (prefix.endsWith(QLatin1Char('/'))) {
        prefix.chop(1);
    }
    return prefix;
}

bool isPrintable(const QString &text)
{
    const auto characters = text.toUcs4();
    return std::all_of(characters.begin(), characters.end(),
                       [](char32_t c) { return QChar::isPrint(c); });
}

/// + and # are wildcards, and what begins with $ is the broker's own (MQTT 3.1.1, 4.7).
bool isPrefix(const QString &prefix)
{
    return prefix.size() <= MqttAddress::LongestPrefix && !prefix.startsWith(QLatin1Char('$')) &&
           !prefix.contains(QLatin1Char('+')) && !prefix.contains(QLatin1Char('#')) &&
           isPrintable(prefix);
}

/// As getaddrinfo() takes it: names as DNS has them.
QString hostOf(const QUrl &url)
{
    return url.host().contains(QLatin1Char(':')) ? url.host() : url.host(QUrl::FullyEncoded);
}

/// The machine's name as one level of a topic.
QString levelOf(QString machine)
{
    for (QChar &c : machine) {
        if (!c.isPrint() || QStringLiteral("+#/$").contains(c)) {
            c = QLatin1Char('_');
        }
    }
    return machine.isEmpty() ? QStringLiteral("camera") : machine;
}

} // namespace

QString MqttAddress::problemWith(const QString &typed)
{
    const QUrl url(typed, QUrl::StrictMode);
    if (!typed.startsWith(QLatin1String("mqtt://")) &&
        !typed.startsWith(QLatin1String("mqtts://"))) {
        return tr("a broker's address begins with mqtt:// or mqtts://");
    }
    QString problem = WebAddress::problemOfAnyScheme(typed);
    if (!problem.isEmpty()) {
        return problem;
    }
    if (!url.isValid() || url.host().isEmpty() || url.port() == 0) {
        return tr("this is not a valid address; it looks like mqtt://user:password@broker/topic");
    }
    if (url.hasQuery() || url.hasFragment() || !isPrefix(prefixOf(url))) {
        return tr("the part behind the broker's name is a topic of at most %1 characters, without "
                  "+, #, ? and a $ at its beginning")
            .arg(LongestPrefix);
    }
    if (url.userName().isEmpty() && !url.password().isEmpty()) {
        return tr("MQTT knows no password without a user name: mqtt://user:password@broker/topic");
    }
    if (!isPrintable(url.userName(QUrl::FullyDecoded)) ||
        !isPrintable(url.password(QUrl::FullyDecoded))) {
        return tr("the user name or the password has a control character, such as %00");
    }
    return {};
}

MqttAddress MqttAddress::of(const QUrl &url, const QString &machine)
{
    MqttAddress address;
    address.host = hostOf(url);
    address.isEncrypted = url.scheme() == TlsScheme;
    const int usualPort = address.isEncrypted ? TlsPort : PlainPort;
    address.port = static_cast<quint16>(url.port(usualPort));
    address.userName = url.userName(QUrl::FullyDecoded);
    address.password = url.password(QUrl::FullyDecoded);
    address.prefix = prefixOf(url);
    if (address.prefix.isEmpty()) {
        address.prefix = QStringLiteral("vedette/") + levelOf(machine);
    }
    return address;
}

bool MqttAddress::namesTopic(const QUrl &url)
{
    return !prefixOf(url).isEmpty();
}

QUrl MqttAddress::below(QUrl url, const QString &machine, const QString &level)
{
    const QString prefix = of(url, machine).prefix;
    url.setPath(QStringLiteral("/%1/%2").arg(prefix, level), QUrl::DecodedMode);
    return url;
}

} // namespace vedette
