// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace vedette::bench {

/// Bytes of frameTail().
constexpr std::size_t FrameTailBytes = 18;

/// How the frame of that number ends: a comment with the number once more and the
/// end-of-image marker. A frame whose stamp and tail differ was put together from two.
inline std::string frameTail(std::uint64_t sequence)
{
    constexpr std::string_view Comment("\xFF\xFE\x00\x0E", 4);
    std::string tail(Comment);
    std::string digits = std::to_string(sequence);
    digits.insert(0, FrameTailBytes - Comment.size() - 2 - digits.size(), '0');
    return tail + digits + "\xFF\xD9";
}

} // namespace vedette::bench
