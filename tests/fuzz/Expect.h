// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

#include <cstdio>
#include <cstdlib>

namespace vedette::fuzz {

/// The bytes that libFuzzer gives a target.
inline QByteArrayView view(const uint8_t *data, std::size_t size)
{
    return {data, static_cast<qsizetype>(size)};
}

/// Ends the process, which libFuzzer takes for a finding, when a promise does not hold.
inline void expect(bool holds, const char *promise)
{
    if (!holds) {
        std::fprintf(stderr, "broken promise: %s\n", promise);
        std::abort();
    }
}

} // namespace vedette::fuzz
