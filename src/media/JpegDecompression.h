// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QSize>

#include <memory>

namespace vedette {

/// One picture taken through libjpeg-turbo itself: Qt's reader keeps libjpeg's warnings to itself,
/// and they are what tells a damaged picture from a whole one. Harmless warnings (some stray bytes,
/// a missing end marker) are let pass. The steps in this order; each says whether it went well.
/// Any thread, one at a time; the bytes must outlive it.
class JpegDecompression
{
public:
    /// What decoding may cost: 64 megapixel are 256 MB.
    static constexpr qint64 MaximumPixels = 64LL * 1000 * 1000;
    /// A progressive picture has about ten scans; thousands are an attack on the decoder's time.
    static constexpr int MaximumScans = 100;
    /// This many stray bytes in a picture are a careless camera; more are a damaged picture.
    static constexpr int ToleratedStrayBytes = 16;

    /// What the rows hold.
    enum class Output {
        Rgb32, ///< four bytes a pixel, as in a Bitmap
        Cheap, ///< whatever costs least; for those who only want to know whether it is whole
    };

    JpegDecompression();
    ~JpegDecompression();
    Q_DISABLE_COPY_MOVE(JpegDecompression)

    bool readHeader(QByteArrayView jpeg);
    /// Of the whole picture, in pixels.
    [[nodiscard]] QSize fullSize() const;
    [[nodiscard]] bool hasMultipleScans() const;
    /// eighths: how much of the full size the output has, 1…8.
    bool start(unsigned eighths, Output output);
    [[nodiscard]] QSize outputSize() const;
    /// Of one row of the output.
    [[nodiscard]] qsizetype rowBytes() const;
    /// Writes the picture's rows to pixels, which are bytesPerLine apart (0: all over each other,
    /// by which Rgb32 of a picture in CMYK stays CMYK).
    bool readRows(uchar *pixels, qsizetype bytesPerLine);
    /// Data were wrong or missing somewhere.
    [[nodiscard]] bool isDamaged() const;
    /// The step that failed met a kind of JPEG that libjpeg does not decode.
    [[nodiscard]] bool isUnknownKind() const;

private:
    struct State;
    bool readScans();

    std::unique_ptr<State> m_state;
};

} // namespace vedette
