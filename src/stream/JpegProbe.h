// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QSize>

namespace vedette {

/// What a JPEG's own headers say, without decoding it.
struct JpegProbe
{
    QSize size; ///< in pixels, from the frame header; empty when there is none
    bool hasStartMarker = false;
    bool hasEndMarker = false; ///< found by structure, not inside a thumbnail
};

/// Reads the headers of bytes, which may be anything. Never fails: what is not there stays empty.
JpegProbe probeJpeg(QByteArrayView bytes);

/// Only the picture's size in pixels: stops at the frame header, a few hundred bytes in.
QSize jpegSize(QByteArrayView bytes);

} // namespace vedette
