// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ReferenceHead.h"

#include <charconv>
#include <cstdint>
#include <limits>

namespace vedette::reference {

namespace {

constexpr std::string_view WhiteSpace(" \t\n\v\f\r");
constexpr auto NotFound = std::string_view::npos;

std::string inLowerCase(std::string_view text)
{
    std::string lower(text);
    for (char &c : lower) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return lower;
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(WhiteSpace);
    return begin == NotFound ? std::string_view()
                             : text.substr(begin, text.find_last_not_of(WhiteSpace) + 1 - begin);
}

void Head::addLine(std::string_view line)
{
    const bool isContinued = line.starts_with(' ') || line.starts_with('\t');
    if (!isContinued || m_fields.empty()) {
        m_fields.emplace_back();
    }
    m_fields.back() += ' ';
    m_fields.back() += trimmed(line);
}

std::string Head::value(std::string_view name) const
{
    std::string found;
    for (const std::string &field : m_fields) {
        const std::size_t colon = field.find(':');
        if (colon != NotFound && inLowerCase(trimmed(field.substr(0, colon))) == name) {
            found = trimmed(std::string_view(field).substr(colon + 1));
        }
    }
    return found;
}

bool Head::claimsPicture() const
{
    return inLowerCase(value("content-type")).starts_with("image/");
}

bool Head::mayBePicture() const
{
    const std::string type = inLowerCase(value("content-type"));
    return type.empty() || claimsPicture() || type.starts_with("application/octet-stream");
}

std::optional<std::size_t> Head::contentLength() const
{
    const std::string text = value("content-length");
    std::int64_t length = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
    if (error != std::errc() || end != text.data() + text.size() || length <= 0) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(length);
}

} // namespace vedette::reference
