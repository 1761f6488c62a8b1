// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vedette::reference {

/// Without the white space of ASCII at both ends.
std::string_view trimmed(std::string_view text);

/// The fields of a part's head; see rules 5 and 6 of the reference parser.
class Head
{
public:
    /// line: with its end; not the empty one.
    void addLine(std::string_view line);

    /// Its type is that of a picture, or says nothing.
    bool mayBePicture() const;
    /// Its type is that of a picture.
    bool claimsPicture() const;
    std::optional<std::size_t> contentLength() const;

private:
    /// Of the last field of that name, empty when there is none. name: in lower case.
    std::string value(std::string_view name) const;

    std::vector<std::string> m_fields; ///< unfolded
};

} // namespace vedette::reference
