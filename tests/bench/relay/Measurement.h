// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace vedette::bench {

/// What all viewers together saw.
struct Measurement
{
    /// Frames that the camera sent from begin to end count, by the steady clock's nanoseconds.
    std::int64_t begin = std::numeric_limits<std::int64_t>::max();
    std::int64_t end = std::numeric_limits<std::int64_t>::max();
    /// Whether bytes are counted, which is while the clock is between the two.
    bool isCounting = false;
    std::size_t served = 0;
    /// Connections refused or closed by the other side, ever.
    std::size_t lost = 0;
    /// Frames not whole, or a stream that cannot be followed any more, ever.
    std::size_t corrupt = 0;
    /// Frames older than or the same as the one before, ever.
    std::size_t repeated = 0;
    /// Of those sent before the end.
    std::uint64_t newestSequence = 0;
    std::uint64_t bytes = 0;
    /// Microseconds from the camera's sending to a part's first and last bytes here.
    std::vector<std::uint32_t> firstBytes;
    std::vector<std::uint32_t> lastBytes;
};

} // namespace vedette::bench
