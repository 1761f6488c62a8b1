// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/access/LoginThrottle.h"

#include "http/AddressLiteral.h"

#include <algorithm>
#include <tuple>
#include <vector>

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

QByteArray keyFor(const QString &address, Role login)
{
    return keyFor(address) + static_cast<char>(login);
}

} // namespace

std::chrono::seconds LoginThrottle::retryAfter(const QString &address, Role login, Time now) const
{
    if (m_entries.isEmpty()) {
        return {};
    }
    const auto found = m_entries.constFind(keyFor(address, login));
    if (found == m_entries.constEnd() || found->delay.count() == 0 || now >= found->waitsUntil) {
        return {};
    }
    return std::chrono::ceil<std::chrono::seconds>(found->waitsUntil - now);
}

void LoginThrottle::failed(const QString &address, Role login, Time now)
{
    const QByteArray key = keyFor(address, login);
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

void LoginThrottle::succeeded(const QString &address, Role login)
{
    if (!m_entries.isEmpty()) {
        m_entries.remove(keyFor(address, login));
    }
}

bool LoginThrottle::isForgotten(const Entry &entry, Time now)
{
    return entry.delay.count() == 0 ? now - entry.lastFailure > Window
                                    : now - entry.waitsUntil > ForgetAfter;
}

void LoginThrottle::makeRoom(Time now)
{
    m_entries.removeIf([now](const auto &item) { return isForgotten(item.value(), now); });
    if (m_entries.size() < MaximumEntries) {
        return;
    }
    // The least harmful ones: never made to wait, or not for long, or long ago.
    using Candidate = std::tuple<std::chrono::seconds, Time, QByteArray>;
    std::vector<Candidate> candidates;
    candidates.reserve(m_entries.size());
    for (auto item = m_entries.cbegin(); item != m_entries.cend(); ++item) {
        candidates.emplace_back(item->delay, item->lastFailure, item.key());
    }
    const auto end = candidates.begin() + EvictedAtOnce;
    std::nth_element(candidates.begin(), end, candidates.end());
    std::for_each(candidates.begin(), end, [this](const Candidate &candidate) {
        m_entries.remove(std::get<QByteArray>(candidate));
    });
}

} // namespace vedette
