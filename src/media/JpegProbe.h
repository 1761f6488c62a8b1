// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QSize>

namespace vedette {

/// Marker codes (T.81 table B.1).
enum class JpegMarker : uchar {
    HuffmanTables = 0xC4,
    StartOfScan = 0xDA,
    Application1 = 0xE1, ///< holds Exif
};

/// What a JPEG's own headers say, without decoding it.
struct JpegProbe
{
    QSize size; ///< in pixels; empty when there is none
    bool hasStartMarker = false;
    bool hasScan = false;      ///< data follow the headers
    bool hasEndMarker = false; ///< found by structure, not inside a thumbnail
};

/// Reads the headers of bytes, which may be anything. Never fails: what is not there stays empty.
JpegProbe probeJpeg(QByteArrayView bytes);

/// Only the picture's size in pixels: stops at the frame header, a few hundred bytes in, unless the
/// height stands behind the first scan (a DNL segment).
QSize jpegSize(QByteArrayView bytes);

/// Where the first segment of that kind begins (its FF), up to the first scan; -1 without one.
qsizetype findJpegSegment(QByteArrayView bytes, JpegMarker marker, qsizetype from = 2);
/// Where the frame header (SOF0…SOF15) begins, up to the first scan; -1 without a whole one.
qsizetype findJpegFrameHeader(QByteArrayView bytes);

} // namespace vedette
