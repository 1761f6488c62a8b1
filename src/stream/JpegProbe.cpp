// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stream/JpegProbe.h"

#include "stream/JpegScanner.h"

#include <QtEndian>

namespace vedette {

namespace {

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

} // namespace

QSize jpegSize(QByteArrayView bytes)
{
    const auto *const data = reinterpret_cast<const uchar *>(bytes.data());
    constexpr uchar StartOfScan = 0xDA;
    // A segment: FF, code, length (2), then for a frame header: precision, height (2), width (2).
    constexpr qsizetype HeaderBytes = 9;
    qsizetype at = 2;
    while (at + HeaderBytes <= bytes.size()) {
        const uchar code = data[at + 1];
        if (data[at] != 0xFF || code == 0xFF || hasNoPayload(code)) {
            ++at;
        } else if (isFrameHeader(code)) {
            return {qFromBigEndian<quint16>(data + at + 7), qFromBigEndian<quint16>(data + at + 5)};
        } else if (code == StartOfScan) {
            return {};
        } else {
            at += 2 + qMax<quint16>(2, qFromBigEndian<quint16>(data + at + 2));
        }
    }
    return {};
}

JpegProbe probeJpeg(QByteArrayView bytes)
{
    JpegProbe probe;
    probe.hasStartMarker = bytes.startsWith("\xFF\xD8");
    if (!probe.hasStartMarker) {
        return probe;
    }
    probe.size = jpegSize(bytes);
    JpegScanner scanner;
    probe.hasEndMarker = scanner.scan(bytes).has_value();
    return probe;
}

} // namespace vedette
