// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>

namespace vedette {

/// Time that no one sets: for ages, waits and deadlines.
using SteadyClock = std::chrono::steady_clock;

} // namespace vedette
