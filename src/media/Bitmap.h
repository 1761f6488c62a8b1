// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Mounting.h"

#include <QByteArrayView>
#include <QSize>

#include <memory>

namespace vedette {

/// A picture as raw pixels, without Qt Gui. A value: copies share the pixels, so a Bitmap passes
/// between threads.
struct Bitmap
{
    static constexpr int BytesAPixel = 4;

    int width = 0;
    int height = 0;
    qsizetype stride = 0; ///< bytes from row to row
    /// Blue, green, red and 255 of each pixel; the other way round where the processor's byte order
    /// is. So each is a quint32 0xFFRRGGBB, as in QImage::Format_RGB32. Written by whom they were
    /// made for, before anyone else has them.
    std::shared_ptr<uchar> pixels;

    /// Of undefined pixels; null when there is no memory for them.
    static Bitmap ofSize(QSize size);
    [[nodiscard]] bool isNull() const { return pixels == nullptr; }
    [[nodiscard]] QSize size() const { return {width, height}; }
    [[nodiscard]] QByteArrayView bytes() const { return {pixels.get(), stride * height}; }
};

/// The stored picture as it is to be shown; null when there is no memory for it.
Bitmap upright(const Bitmap &stored, const Mounting &mounting);

} // namespace vedette
