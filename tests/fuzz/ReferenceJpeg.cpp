// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ReferenceJpeg.h"

namespace vedette::reference {

namespace {

unsigned byteAt(std::string_view bytes, std::size_t at)
{
    return static_cast<unsigned char>(bytes[at]);
}

unsigned wordAt(std::string_view bytes, std::size_t at)
{
    return byteAt(bytes, at) * 256 + byteAt(bytes, at + 1);
}

/// A marker's code and where it stands behind its FF; nothing when there is none at or behind from.
struct Marker
{
    unsigned code = 0;
    std::size_t behind = 0;
};

/// Data is stepped over, and so are fill bytes: any number of FF may stand before a code.
std::optional<Marker> nextMarker(std::string_view bytes, std::size_t from)
{
    for (std::size_t at = from; at + 1 < bytes.size(); ++at) {
        if (byteAt(bytes, at) == 0xFF && byteAt(bytes, at + 1) != 0xFF) {
            return Marker{byteAt(bytes, at + 1), at + 2};
        }
    }
    return std::nullopt;
}

/// FF00 is a stuffed data byte, FF01 and the restarts FFD0…FFD7 are markers without a segment.
bool hasNoSegment(unsigned code)
{
    return code == 0x00 || code == 0x01 || (code >= 0xD0 && code <= 0xD7);
}

} // namespace

std::optional<std::size_t> jpegEnd(std::string_view bytes)
{
    if (bytes.substr(0, 2) != "\xFF\xD8") {
        return std::nullopt;
    }
    std::size_t at = 2;
    while (const auto marker = nextMarker(bytes, at)) {
        at = marker->behind;
        if (marker->code == 0xD9) {
            return at;
        }
        if (marker->code == 0xD8) {
            return std::nullopt;
        }
        if (!hasNoSegment(marker->code)) {
            if (at + 2 > bytes.size()) {
                return std::nullopt;
            }
            // The length counts its own two bytes, so one below two is damage: no segment.
            const unsigned length = wordAt(bytes, at);
            at += length < 2 ? 2 : length;
        }
    }
    return std::nullopt;
}

std::optional<std::pair<unsigned, unsigned>> jpegSize(std::string_view bytes)
{
    constexpr std::size_t FrameHeaderBytes = 7; // length, precision, height, width
    constexpr unsigned LeastLength = 8;         // these, and the number of components
    std::size_t at = 2;
    while (const auto marker = nextMarker(bytes, at)) {
        at = marker->behind;
        const unsigned code = marker->code;
        if (at + FrameHeaderBytes > bytes.size() || code == 0xDA) {
            return std::nullopt;
        }
        const bool isFrameHeader =
            code >= 0xC0 && code <= 0xCF && code != 0xC4 && code != 0xC8 && code != 0xCC;
        if (isFrameHeader) {
            if (wordAt(bytes, at) < LeastLength) {
                return std::nullopt;
            }
            return std::pair(wordAt(bytes, at + 5), wordAt(bytes, at + 3));
        }
        if (!hasNoSegment(code) && code != 0xD8 && code != 0xD9) {
            const unsigned length = wordAt(bytes, at);
            at += length < 2 ? 2 : length;
        }
    }
    return std::nullopt;
}

} // namespace vedette::reference
