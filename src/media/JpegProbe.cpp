// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "media/JpegProbe.h"

#include "media/JpegScanner.h"

#include <QtEndian>

namespace vedette {

namespace {

/// FF, code, length (2).
constexpr qsizetype SegmentHeadBytes = 4;

/// SOF0…SOF15 are frame headers, but for DHT, JPG and DAC, which lie between them (T.81 table B.1).
bool isFrameHeader(uchar code)
{
    return code >= 0xC0 && code <= 0xCF && code != 0xC4 && code != 0xC8 && code != 0xCC;
}

/// FF00 between segments is stray data, which decoders step over as well.
bool hasNoPayload(uchar code)
{
    return code == 0x00 || code == 0x01 || (code >= 0xD0 && code <= 0xD9);
}

/// Where the first segment from `at` on begins that wanted(code) names; -1 when a scan, or the end,
/// comes first. Between segments stray bytes are stepped over, as decoders do.
template <typename Wanted>
qsizetype findSegment(QByteArrayView bytes, qsizetype at, Wanted wanted)
{
    const auto *const data = reinterpret_cast<const uchar *>(bytes.data());
    while (at + SegmentHeadBytes <= bytes.size()) {
        const uchar code = data[at + 1];
        if (data[at] != 0xFF || code == 0xFF || hasNoPayload(code)) {
            ++at;
        } else if (wanted(code)) {
            return at;
        } else if (code == static_cast<uchar>(JpegMarker::StartOfScan)) {
            return -1;
        } else {
            at += 2 + qMax<quint16>(2, qFromBigEndian<quint16>(data + at + 2));
        }
    }
    return -1;
}

/// The number of lines that a DNL segment behind the first scan gives (T.81 B.2.5); 0 without one.
quint16 linesBehindScan(QByteArrayView bytes, qsizetype from)
{
    constexpr QByteArrayView Head("\xFF\xDC\x00\x04", 4);
    const qsizetype scan = findJpegSegment(bytes, JpegMarker::StartOfScan, from);
    const qsizetype found = scan < 0 ? -1 : bytes.indexOf(Head, scan);
    return found < 0 || found + Head.size() + 2 > bytes.size()
               ? 0
               : qFromBigEndian<quint16>(bytes.data() + found + Head.size());
}

} // namespace

qsizetype findJpegSegment(QByteArrayView bytes, JpegMarker marker, qsizetype from)
{
    return findSegment(bytes, from,
                       [marker](uchar code) { return code == static_cast<uchar>(marker); });
}

qsizetype findJpegFrameHeader(QByteArrayView bytes)
{
    // FF, code, length (2), precision, height (2), width (2).
    constexpr qsizetype HeaderBytes = 9;
    // With the number of components (T.81 B.2.2). In a shorter one the size would be of what
    // follows.
    constexpr quint16 LeastLength = 8;
    const qsizetype at = findSegment(bytes, 2, isFrameHeader);
    const bool isWhole = at >= 0 && at + HeaderBytes <= bytes.size() &&
                         qFromBigEndian<quint16>(bytes.data() + at + 2) >= LeastLength;
    return isWhole ? at : -1;
}

QSize jpegSize(QByteArrayView bytes)
{
    const qsizetype at = findJpegFrameHeader(bytes);
    if (at < 0) {
        return {};
    }
    const auto width = qFromBigEndian<quint16>(bytes.data() + at + 7);
    const auto height = qFromBigEndian<quint16>(bytes.data() + at + 5);
    return {width, height > 0 ? height : linesBehindScan(bytes, at)};
}

JpegProbe probeJpeg(QByteArrayView bytes)
{
    JpegProbe probe;
    probe.hasStartMarker = bytes.startsWith("\xFF\xD8");
    if (!probe.hasStartMarker) {
        return probe;
    }
    probe.size = jpegSize(bytes);
    probe.hasScan = findJpegSegment(bytes, JpegMarker::StartOfScan) >= 0;
    JpegScanner scanner;
    probe.hasEndMarker = scanner.scan(bytes).has_value();
    return probe;
}

} // namespace vedette
