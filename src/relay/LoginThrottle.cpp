// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "relay/LoginThrottle.h"

#include "relay/AddressLiteral.h"

#include <QList>

#include <algorithm>
#include <tuple>

namespace vedette {

namespace {

/// Bytes of an IPv6 address that count: a /64.
constexpr int PrefixBytes = 8;
/// Bytes kept of a text that is no address, such as "unix".
constexpr int MaximumTextBytes = 64;

QByteArray keyFor(const QString &text)
{
    const auto address = addressFromLiteral(text);
    if (!address) {
        return 't' + text.toUtf8().left(MaximumTextBytes);
    }
    if (address->protocol() == QAbstractSocket::IPv4Protocol) {
        return '4' + address->toString().toLatin1();
    }
    const Q_IPV6ADDR bytes = address->toIPv6Address();
    return '6' + QByteArray(reinterpret_cast<const char *>(bytes.c), PrefixBytes);
}

} // namespace

std::chrono::seconds LoginThrottle::retryAfter(const QString &address, Time now) const
{
    if (m_entries.isEmpty()) {
        return {};
    }
    const auto found = m_entries.constFind(keyFor(address));
    if (found == m_entries.constEnd() || found->delay.count() == 0 || now >= found->waitsUntil) {
        return {};
    }
    return std::chrono::ceil<std::chrono::seconds>(found->waitsUntil - now);
}

void LoginThrottle::failed(const QString &address, Time now)
{
    const QByteArray key = keyFor(address);
    if (m_entries.size() >= MaximumEntries && !m_entries.contains(key)) {
        makeRoom(now);
    }
    Entry &entry = m_entries[key];
    if (isForgotten(entry, now)) {
        entry = {};
    }
    if (entry.delay.count() != 0 && now < entry.waitsUntil) {
        return;
    }
    entry.lastFailure = now;
    if (entry.delay.count() != 0) {
        entry.delay = std::min(entry.delay * 2, LongestDelay);
        entry.waitsUntil = now + entry.delay;
        return;
    }
    const auto recent = std::find_if(entry.failures.begin(), entry.failures.end(),
                                     [now](Time time) { return now - time <= Window; });
    entry.failures.erase(entry.failures.begin(), recent);
    entry.failures.append(now);
    if (entry.failures.size() == FreeFailures) {
        entry.failures.clear();
        entry.delay = FirstDelay;
        entry.waitsUntil = now + entry.delay;
    }
}

void LoginThrottle::succeeded(const QString &address)
{
    if (!m_entries.isEmpty()) {
        m_entries.remove(keyFor(address));
    }
}

bool LoginThrottle::isForgotten(const Entry &entry, Time now)
{
    return entry.delay.count() == 0 ? now - entry.lastFailure > Window
                                    : now - entry.waitsUntil > ForgetAfter;
}

bool LoginThrottle::isLessHarmful(const Entry &one, const Entry &other)
{
    return std::tie(one.delay, one.lastFailure) < std::tie(other.delay, other.lastFailure);
}

void LoginThrottle::makeRoom(Time now)
{
    m_entries.removeIf([now](const auto &item) { return isForgotten(item.value(), now); });
    if (m_entries.size() < MaximumEntries) {
        return;
    }
    QList<QByteArray> keys = m_entries.keys();
    const auto end = keys.begin() + EvictedAtOnce;
    std::nth_element(
        keys.begin(), end, keys.end(), [this](const QByteArray &one, const QByteArray &other) {
            return isLessHarmful(*m_entries.constFind(one), *m_entries.constFind(other));
        });
    std::for_each(keys.begin(), end, [this](const QByteArray &key) { m_entries.remove(key); });
}

} // namespace vedette
