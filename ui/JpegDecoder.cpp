// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "JpegDecoder.h"

#include <QCoreApplication>

#include <csetjmp>
#include <cstdio>

// After <cstdio>, which it needs and does not include.
#include <jerror.h>
#include <jpeglib.h>

namespace vedette {

namespace {

/// What decoding may cost: 64 megapixel are 256 MB.
constexpr qint64 MaximumPixels = 64LL * 1000 * 1000;
/// A progressive picture has about ten scans; thousands are an attack on the decoder's time.
constexpr int MaximumScans = 100;
/// This many stray bytes in a picture are a careless camera; more are a damaged picture.
constexpr int ToleratedStrayBytes = 16;

struct JpegDecoder
{
    Q_DECLARE_TR_FUNCTIONS(JpegDecoder)
};

/// libjpeg's error manager, with what ours needs behind it.
struct ErrorManager
{
    jpeg_error_mgr base;
    std::jmp_buf jump;
    bool isDamaged;
};

ErrorManager *managerOf(j_common_ptr state)
{
    return reinterpret_cast<ErrorManager *>(state->err);
}

[[noreturn]] void leave(j_common_ptr state)
{
    // libjpeg is C: an exception may not pass through it.
    std::longjmp(managerOf(state)->jump, 1); // NOLINT(cert-err52-cpp)
}

void takeMessage(j_common_ptr state, int level)
{
    if (level >= 0) {
        return; // a trace
    }
    const bool isStray = state->err->msg_code == JWRN_EXTRANEOUS_DATA &&
                         state->err->msg_parm.i[0] <= ToleratedStrayBytes;
    const bool isMissingEnd = state->err->msg_code == JWRN_JPEG_EOF;
    if (!isStray && !isMissingEnd) {
        managerOf(state)->isDamaged = true;
    }
}

void beSilent(j_common_ptr /*state*/) {}

/// The numerator of the eighths that give a picture no smaller than target.
unsigned scaleFor(QSize full, QSize target)
{
    if (target.isEmpty()) {
        return 8;
    }
    const QSize shown = full.scaled(target, Qt::KeepAspectRatio);
    for (unsigned eighths = 1; eighths < 8; ++eighths) {
        if (full.width() * eighths >= 8U * shown.width() &&
            full.height() * eighths >= 8U * shown.height()) {
            return eighths;
        }
    }
    return 8;
}

/// The steps of a decompression, each of which may leave by longjmp: so nothing here has a
/// destructor. Lives as long as the picture is decoded.
class Decompression
{
public:
    Decompression()
    {
        m_state.err = jpeg_std_error(&m_errors.base);
        m_errors.base.error_exit = leave;
        m_errors.base.emit_message = takeMessage;
        m_errors.base.output_message = beSilent;
        m_errors.isDamaged = false;
        jpeg_create_decompress(&m_state);
    }
    ~Decompression() { jpeg_destroy_decompress(&m_state); }
    Q_DISABLE_COPY_MOVE(Decompression)

    bool isDamaged() const { return m_errors.isDamaged; }
    QSize fullSize() const
    {
        return {static_cast<int>(m_state.image_width), static_cast<int>(m_state.image_height)};
    }
    QSize outputSize() const
    {
        return {static_cast<int>(m_state.output_width), static_cast<int>(m_state.output_height)};
    }

    bool readHeader(const uchar *bytes, unsigned long size)
    {
        if (setjmp(m_errors.jump) != 0) { // NOLINT(cert-err52-cpp)
            return false;
        }
        jpeg_mem_src(&m_state, bytes, size);
        return jpeg_read_header(&m_state, TRUE) == JPEG_HEADER_OK;
    }

    bool start(unsigned eighths)
    {
        if (setjmp(m_errors.jump) != 0) { // NOLINT(cert-err52-cpp)
            return false;
        }
        m_state.scale_num = eighths;
        m_state.scale_denom = 8;
        m_state.out_color_space = Q_BYTE_ORDER == Q_LITTLE_ENDIAN ? JCS_EXT_BGRX : JCS_EXT_XRGB;
        m_state.dct_method = JDCT_ISLOW;
        m_state.buffered_image = jpeg_has_multiple_scans(&m_state);
        return jpeg_start_decompress(&m_state) == TRUE;
    }

    /// Writes the picture's rows to pixels, which are bytesPerLine apart.
    bool readRows(uchar *pixels, qsizetype bytesPerLine)
    {
        if (setjmp(m_errors.jump) != 0) { // NOLINT(cert-err52-cpp)
            return false;
        }
        if (m_state.buffered_image && !readScans()) {
            return false;
        }
        while (m_state.output_scanline < m_state.output_height) {
            JSAMPROW row = pixels + m_state.output_scanline * bytesPerLine;
            jpeg_read_scanlines(&m_state, &row, 1);
        }
        if (m_state.buffered_image) {
            jpeg_finish_output(&m_state);
        }
        jpeg_finish_decompress(&m_state);
        return true;
    }

private:
    /// Takes in all scans of a progressive picture, but no endless number of them.
    bool readScans()
    {
        int status = JPEG_SUSPENDED;
        do {
            status = jpeg_consume_input(&m_state);
            if (m_state.input_scan_number > MaximumScans) {
                return false;
            }
        } while (status != JPEG_REACHED_EOI && status != JPEG_SUSPENDED);
        return jpeg_start_output(&m_state, m_state.input_scan_number) == TRUE;
    }

    jpeg_decompress_struct m_state{};
    ErrorManager m_errors{};
};

} // namespace

DecodedJpeg decodeJpeg(const QByteArray &jpeg, QSize target)
{
    DecodedJpeg decoded;
    Decompression decompression;
    const auto *const bytes = reinterpret_cast<const uchar *>(jpeg.constData());
    if (!decompression.readHeader(bytes, static_cast<unsigned long>(jpeg.size()))) {
        decoded.problem = JpegDecoder::tr("is no JPEG");
        return decoded;
    }
    decoded.fullSize = decompression.fullSize();
    if (qint64{decoded.fullSize.width()} * decoded.fullSize.height() > MaximumPixels) {
        decoded.problem = JpegDecoder::tr("is too large");
        return decoded;
    }
    if (!decompression.start(scaleFor(decoded.fullSize, target))) {
        decoded.problem = JpegDecoder::tr("is of a kind that cannot be shown");
        return decoded;
    }
    QImage image(decompression.outputSize(), QImage::Format_RGB32);
    if (image.isNull() || !decompression.readRows(image.bits(), image.bytesPerLine()) ||
        decompression.isDamaged()) {
        decoded.problem = JpegDecoder::tr("is damaged");
        return decoded;
    }
    decoded.image = std::move(image);
    return decoded;
}

} // namespace vedette
