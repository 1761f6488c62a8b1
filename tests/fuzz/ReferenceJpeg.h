// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

/// How a JPEG is read by the book (ITU-T T.81, annex B), one byte after the other over the whole
/// picture: what the fast readers are compared with. Knows nothing of them.
namespace vedette::reference {

/// Where the picture at the start of bytes ends: behind its end-of-image marker. Nothing when there
/// is none, or when bytes begin with no picture, or a second one begins first.
std::optional<std::size_t> jpegEnd(std::string_view bytes);

/// Width and height in the first frame header before the first scan; nothing when there is none.
std::optional<std::pair<unsigned, unsigned>> jpegSize(std::string_view bytes);

} // namespace vedette::reference
