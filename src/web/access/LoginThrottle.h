// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Clock.h"
#include "web/access/Rights.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QVarLengthArray>

#include <chrono>

namespace vedette {

/// Slows down the guessing of passwords, each client address and each login by itself: after
/// FreeFailures wrong passwords for a login within Window the address has to wait before it may try
/// that login again, and after each further wrong one twice as long. So whoever has a right
/// password does not pay with it for guesses at the other, and who mistypes one does not lock the
/// other out. All user names that nobody has count as one login (Role::Nobody), or an address could
/// take any number of entries. An IPv6 address stands for its whole /64, which is what one customer
/// is given. Pure: knows no network, every call says what time it is.
class LoginThrottle
{
public:
    using Time = SteadyClock::time_point;

    /// Wrong logins within Window that cost nothing; people mistype.
    static constexpr int FreeFailures = 5;
    static constexpr std::chrono::seconds Window{60};
    /// The first wait. Doubled by each wrong login after it.
    static constexpr std::chrono::seconds FirstDelay{10};
    static constexpr std::chrono::seconds LongestDelay{300};
    /// An address that had to wait starts afresh when it has been quiet for this long after it.
    static constexpr std::chrono::seconds ForgetAfter{600};
    /// Addresses with a login, remembered: about 1 MB. When there are more, those that were never
    /// made to wait are forgotten first, then those that wait least.
    static constexpr int MaximumEntries = 4096;
    /// How many are forgotten at a time to make room, so that a flood of addresses does not search
    /// the table at each login.
    static constexpr int EvictedAtOnce = MaximumEntries / 8;

    /// How long this address has to wait with this login, rounded up; zero when it may try.
    std::chrono::seconds retryAfter(const QString &address, Role login, Time now) const;
    /// A wrong password. One sent while it has to wait does not count: it was not looked at.
    void failed(const QString &address, Role login, Time now);
    /// A right password: what was wrong before is forgotten.
    void succeeded(const QString &address, Role login);

    qsizetype entryCount() const { return m_entries.size(); }

private:
    struct Entry
    {
        QVarLengthArray<Time, FreeFailures> failures; ///< since the last wait, oldest first
        std::chrono::seconds delay{0};                ///< the last wait; 0: never had to
        Time waitsUntil;                              ///< means something when delay is not 0
        Time lastFailure;
    };

    static bool isForgotten(const Entry &entry, Time now);
    void makeRoom(Time now);

    QHash<QByteArray, Entry> m_entries;
};

} // namespace vedette
