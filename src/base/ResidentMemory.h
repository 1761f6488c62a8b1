// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace vedette {

/// The resident bytes that each byte in use takes. More than one under ThreadSanitizer alone, which
/// keeps a history of each beside it ("memory usage may increase by 5-10x", says its manual).
#if defined(__SANITIZE_THREAD__)
inline constexpr qint64 ResidentBytesForEach = 10;
#else
inline constexpr qint64 ResidentBytesForEach = 1;
#endif

/// The memory this process uses now, in bytes; 0 where the system does not tell (it is read from
/// Linux's /proc/self/statm).
qint64 residentMemory();

} // namespace vedette
