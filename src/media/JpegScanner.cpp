// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "media/JpegScanner.h"

#include <algorithm>
#include <cstring>

namespace vedette {

namespace {

constexpr uchar MarkerPrefix = 0xFF;
constexpr uchar StuffedZero = 0x00;
constexpr uchar Temporary = 0x01;
constexpr uchar Restart0 = 0xD0;
constexpr uchar Restart7 = 0xD7;
constexpr uchar StartOfImage = 0xD8;
constexpr uchar EndOfImage = 0xD9;
/// A segment's length counts its own two bytes.
constexpr qsizetype LengthBytes = 2;

/// Skips whole blocks of entropy-coded data without a marker other than stuffed zeros, of which a
/// picture may hold one in every few dozen bytes. Without branches within a block, so that the
/// compiler makes vector instructions of it.
const char *skipStuffedData(const char *at, const char *end)
{
    constexpr std::ptrdiff_t BlockBytes = 64;
    while (end - at > BlockBytes) {
        uchar hasMarker = 0;
        for (std::ptrdiff_t i = 0; i < BlockBytes; ++i) {
            const bool isPrefix = static_cast<uchar>(at[i]) == MarkerPrefix;
            const bool isStuffed = static_cast<uchar>(at[i + 1]) == StuffedZero;
            hasMarker |= static_cast<uchar>(isPrefix & !isStuffed);
        }
        if (hasMarker != 0) {
            break;
        }
        at += BlockBytes;
    }
    return at;
}

} // namespace

std::optional<qsizetype> JpegScanner::scan(QByteArrayView bytes)
{
    const char *const begin = bytes.data();
    const char *const end = begin + bytes.size();
    const char *at = begin;
    while (at < end && m_state != State::Ended && m_state != State::Broken) {
        if (m_state == State::Data) {
            at = skipStuffedData(at, end);
            at = static_cast<const char *>(
                std::memchr(at, MarkerPrefix, static_cast<std::size_t>(end - at)));
            if (!at) {
                return std::nullopt;
            }
            m_state = State::Marker;
            ++at;
        } else if (m_state == State::Segment) {
            const qsizetype skipped = std::min<qsizetype>(m_segmentBytes, end - at);
            at += skipped;
            m_segmentBytes -= skipped;
            if (m_segmentBytes == 0) {
                m_state = State::Data;
            }
        } else {
            takeByte(static_cast<uchar>(*at));
            ++at;
        }
    }
    return m_state == State::Ended ? std::optional(at - begin) : std::nullopt;
}

void JpegScanner::takeByte(uchar byte)
{
    switch (m_state) {
    case State::StartFirst:
        m_state = byte == MarkerPrefix ? State::StartSecond : State::Broken;
        return;
    case State::StartSecond:
        m_state = byte == StartOfImage ? State::Data : State::Broken;
        return;
    case State::Marker:
        takeMarker(byte);
        return;
    case State::LengthHigh:
        m_segmentBytes = qsizetype{byte} << 8;
        m_state = State::LengthLow;
        return;
    case State::LengthLow:
        m_segmentBytes += byte;
        // A length below its own size is damage; the next marker is looked for instead.
        m_segmentBytes = std::max<qsizetype>(0, m_segmentBytes - LengthBytes);
        m_state = m_segmentBytes > 0 ? State::Segment : State::Data;
        return;
    case State::Data:
    case State::Segment:
    case State::Ended:
    case State::Broken:
        return;
    }
}

void JpegScanner::takeMarker(uchar code)
{
    if (code == MarkerPrefix) {
        return; // a fill byte; the code is still to come
    }
    if (code == EndOfImage) {
        m_state = State::Ended;
    } else if (code == StartOfImage) {
        m_state = State::Broken;
    } else if (code == StuffedZero || code == Temporary || (code >= Restart0 && code <= Restart7)) {
        m_state = State::Data;
    } else {
        m_state = State::LengthHigh;
    }
}

} // namespace vedette
