// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace vedette {

/// The memory this process occupies now, in bytes; 0 where the system does not tell (it is read
/// from Linux's /proc/self/statm).
qint64 residentMemory();

} // namespace vedette
