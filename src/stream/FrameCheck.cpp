// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stream/FrameCheck.h"

#include "media/JpegDecompression.h"
#include "media/JpegProbe.h"
#include "media/JpegRepair.h"

#include <algorithm>
#include <vector>

namespace vedette {

namespace {

enum class Content { Whole, Damaged, Unknown };

/// What a decoder finds in the data. Several scans may take a hundred times as long as one, so such
/// pictures are not decoded here.
Content contentOf(const QByteArray &jpeg)
{
    const QByteArray decodable = withHeightInHeader(jpeg);
    JpegDecompression decompression;
    if (!decompression.readHeader(decodable) || decompression.hasMultipleScans()) {
        return Content::Unknown;
    }
    const QSize size = decompression.fullSize();
    if (qint64{size.width()} * size.height() > FrameCheck::MaximumDecodedPixels ||
        !decompression.start(1, JpegDecompression::Output::Cheap)) {
        return Content::Unknown;
    }
    std::vector<uchar> row(static_cast<std::size_t>(decompression.rowBytes()));
    const bool isWhole = decompression.readRows(row.data(), 0) && !decompression.isDamaged();
    return isWhole ? Content::Whole : Content::Damaged;
}

} // namespace

/// Whether one more may be decoded; counts it, if so.
bool FrameCheck::mayDecode(QSize size, SteadyClock::time_point now)
{
    const auto costOf = [](qint64 pixels) {
        return std::chrono::nanoseconds(std::nano::den * pixels / DecodedPixelsPerSecond);
    };
    m_paidUntil = std::max(m_paidUntil, now);
    if (m_paidUntil - now > costOf(MaximumDecodedPixels)) {
        return false;
    }
    m_paidUntil += costOf(std::min(MaximumDecodedPixels, qint64{size.width()} * size.height()));
    return true;
}

std::optional<QSize> FrameCheck::sizeIfWhole(const QByteArray &jpeg, SteadyClock::time_point now)
{
    const JpegProbe probe = probeJpeg(jpeg);
    if (!probe.hasStartMarker || probe.size.isEmpty() || !probe.hasScan) {
        return std::nullopt;
    }
    const auto sizeIf = [&probe](bool isWhole) {
        return isWhole ? std::optional(probe.size) : std::nullopt;
    };
    if (!probe.hasEndMarker) {
        // Some cameras never send one: then only the data tell half a picture from a whole one.
        return sizeIf(mayDecode(probe.size, now) && contentOf(jpeg) == Content::Whole);
    }
    if (now < m_nextDecode && m_suspicion == 0) {
        return probe.size;
    }
    m_nextDecode = now + DecodeInterval;
    if (!mayDecode(probe.size, now)) {
        return std::nullopt;
    }
    const bool isDamaged = contentOf(jpeg) == Content::Damaged;
    m_suspicion = isDamaged ? WholeInARow : std::max(0, m_suspicion - 1);
    return sizeIf(!isDamaged);
}

} // namespace vedette
