// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "media/JpegEncoder.h"

#include <turbojpeg.h>

#include <memory>

namespace vedette {

QByteArray encodedJpeg(const Bitmap &bitmap, int quality)
{
    const std::unique_ptr<void, int (*)(tjhandle)> handle(tjInitCompress(), &tjDestroy);
    if (!handle || bitmap.isNull()) {
        return {};
    }
    constexpr int Format = Q_BYTE_ORDER == Q_LITTLE_ENDIAN ? TJPF_BGRX : TJPF_XRGB;
    uchar *bytes = nullptr;
    unsigned long size = 0;
    const int result = tjCompress2(handle.get(), bitmap.pixels.get(), bitmap.width,
                                   static_cast<int>(bitmap.stride), bitmap.height, Format, &bytes,
                                   &size, TJSAMP_444, quality, TJFLAG_ACCURATEDCT);
    const std::unique_ptr<uchar, void (*)(uchar *)> jpeg(bytes, &tjFree);
    return result == 0 && jpeg ? QByteArray(reinterpret_cast<const char *>(jpeg.get()),
                                            static_cast<qsizetype>(size))
                               : QByteArray();
}

} // namespace vedette
