// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "media/JpegDecompression.h"

#include <csetjmp>
#include <cstdio>
#include <cstring>

// After <cstdio>, which it needs and does not include.
#include <jerror.h>
#include <jpeglib.h>

namespace vedette {

/// libjpeg's error manager, with what ours needs behind it. Not in the unnamed namespace, since the
/// class's own State has one.
struct JpegErrors
{
    jpeg_error_mgr base;
    std::jmp_buf jump;
    bool isDamaged;
};

namespace {

JpegErrors *errorsOf(j_common_ptr state)
{
    return reinterpret_cast<JpegErrors *>(state->err);
}

[[noreturn]] void leaveJpeg(j_common_ptr state)
{
    // libjpeg is C: an exception may not pass through it.
    std::longjmp(errorsOf(state)->jump, 1); // NOLINT(cert-err52-cpp)
}

void takeJpegMessage(j_common_ptr state, int level)
{
    if (level >= 0) {
        return; // a trace
    }
    const bool isStray = state->err->msg_code == JWRN_EXTRANEOUS_DATA &&
                         state->err->msg_parm.i[0] <= JpegDecompression::ToleratedStrayBytes;
    const bool isMissingEnd = state->err->msg_code == JWRN_JPEG_EOF;
    if (!isStray && !isMissingEnd) {
        errorsOf(state)->isDamaged = true;
    }
}

/// Makes a row of CMYK pixels one of RGB32, in place, as browsers do: without a colour profile.
/// What Adobe's programs write is inverted.
void inkToRgb32(uchar *row, JDIMENSION width, bool isInverted)
{
    constexpr uint Full = 255;
    for (uchar *pixel = row; pixel != row + std::size_t{width} * 4; pixel += 4) {
        const auto light = [&](int ink) {
            return isInverted ? uint{pixel[ink]} : Full - pixel[ink];
        };
        const uint key = light(3);
        const quint32 rgb = 0xFF000000U | (light(0) * key / Full) << 16U |
                            (light(1) * key / Full) << 8U | light(2) * key / Full;
        std::memcpy(pixel, &rgb, sizeof(rgb));
    }
}

void printNoJpegMessage(j_common_ptr /*state*/) {}

} // namespace

struct JpegDecompression::State
{
    jpeg_decompress_struct jpeg{};
    JpegErrors errors{};
    bool isInk = false; ///< the rows are CMYK, which libjpeg makes nothing else of
};

// Each step may leave by longjmp: nothing between setjmp and its end has a destructor.

JpegDecompression::JpegDecompression()
    : m_state(std::make_unique<State>())
{
    m_state->jpeg.err = jpeg_std_error(&m_state->errors.base);
    m_state->errors.base.error_exit = leaveJpeg;
    m_state->errors.base.emit_message = takeJpegMessage;
    m_state->errors.base.output_message = printNoJpegMessage;
    jpeg_create_decompress(&m_state->jpeg);
}

JpegDecompression::~JpegDecompression()
{
    jpeg_destroy_decompress(&m_state->jpeg);
}

bool JpegDecompression::readHeader(QByteArrayView jpeg)
{
    if (setjmp(m_state->errors.jump) != 0) { // NOLINT(cert-err52-cpp)
        return false;
    }
    jpeg_mem_src(&m_state->jpeg, reinterpret_cast<const uchar *>(jpeg.data()),
                 static_cast<unsigned long>(jpeg.size()));
    return jpeg_read_header(&m_state->jpeg, TRUE) == JPEG_HEADER_OK;
}

QSize JpegDecompression::fullSize() const
{
    return {static_cast<int>(m_state->jpeg.image_width),
            static_cast<int>(m_state->jpeg.image_height)};
}

bool JpegDecompression::hasMultipleScans() const
{
    return jpeg_has_multiple_scans(&m_state->jpeg) != 0;
}

bool JpegDecompression::start(unsigned eighths, Output output)
{
    jpeg_decompress_struct &jpeg = m_state->jpeg;
    if (setjmp(m_state->errors.jump) != 0) { // NOLINT(cert-err52-cpp)
        return false;
    }
    jpeg.scale_num = eighths;
    jpeg.scale_denom = 8;
    m_state->isInk = jpeg.out_color_space == JCS_CMYK;
    if (output == Output::Rgb32 && !m_state->isInk) {
        jpeg.out_color_space = Q_BYTE_ORDER == Q_LITTLE_ENDIAN ? JCS_EXT_BGRX : JCS_EXT_XRGB;
    } else if (jpeg.jpeg_color_space == JCS_YCbCr) {
        jpeg.out_color_space = JCS_GRAYSCALE;
    }
    jpeg.dct_method = JDCT_ISLOW;
    jpeg.buffered_image = jpeg_has_multiple_scans(&jpeg);
    return jpeg_start_decompress(&jpeg) == TRUE;
}

QSize JpegDecompression::outputSize() const
{
    return {static_cast<int>(m_state->jpeg.output_width),
            static_cast<int>(m_state->jpeg.output_height)};
}

qsizetype JpegDecompression::rowBytes() const
{
    return qsizetype{m_state->jpeg.output_width} * m_state->jpeg.output_components;
}

bool JpegDecompression::readRows(uchar *pixels, qsizetype bytesPerLine)
{
    jpeg_decompress_struct &jpeg = m_state->jpeg;
    if (setjmp(m_state->errors.jump) != 0) { // NOLINT(cert-err52-cpp)
        return false;
    }
    if (jpeg.buffered_image && !readScans()) {
        return false;
    }
    while (jpeg.output_scanline < jpeg.output_height) {
        JSAMPROW row = pixels + jpeg.output_scanline * bytesPerLine;
        jpeg_read_scanlines(&jpeg, &row, 1);
        if (m_state->isInk && bytesPerLine > 0) {
            inkToRgb32(row, jpeg.output_width, jpeg.saw_Adobe_marker != 0);
        }
    }
    if (jpeg.buffered_image) {
        jpeg_finish_output(&jpeg);
    }
    jpeg_finish_decompress(&jpeg);
    return true;
}

/// Takes in all scans of a progressive picture, but no endless number of them.
bool JpegDecompression::readScans()
{
    jpeg_decompress_struct &jpeg = m_state->jpeg;
    int status = JPEG_SUSPENDED;
    do {
        status = jpeg_consume_input(&jpeg);
        if (jpeg.input_scan_number > MaximumScans) {
            return false;
        }
    } while (status != JPEG_REACHED_EOI && status != JPEG_SUSPENDED);
    return jpeg_start_output(&jpeg, jpeg.input_scan_number) == TRUE;
}

bool JpegDecompression::isDamaged() const
{
    return m_state->errors.isDamaged;
}

bool JpegDecompression::isUnknownKind() const
{
    switch (m_state->errors.base.msg_code) {
    case JERR_SOF_UNSUPPORTED:
    case JERR_BAD_PRECISION:
    case JERR_ARITH_NOTIMPL:
    case JERR_CONVERSION_NOTIMPL:
    case JERR_COMPONENT_COUNT:
    case JERR_IMAGE_TOO_BIG:
        return true;
    default:
        return false;
    }
}

} // namespace vedette
