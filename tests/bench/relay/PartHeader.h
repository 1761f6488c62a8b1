// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <charconv>
#include <cstddef>
#include <string_view>

namespace vedette::bench {

/// Where a head ends.
constexpr std::string_view EmptyLine = "\r\n\r\n";

/// The value of head's Content-Length field; 0 without one.
inline std::size_t contentLength(std::string_view head)
{
    // Of nginx, GStreamer and VLC too: all of them write it like this.
    constexpr std::string_view Name = "Content-Length: ";
    const std::size_t at = head.find(Name);
    std::size_t length = 0;
    if (at != std::string_view::npos) {
        const std::string_view value = head.substr(at + Name.size());
        std::from_chars(value.data(), value.data() + value.size(), length);
    }
    return length;
}

} // namespace vedette::bench
