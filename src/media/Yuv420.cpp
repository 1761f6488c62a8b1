// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "media/Yuv420.h"

#include <turbojpeg.h>

#include <memory>

namespace vedette {

bool writeYuv420(const Bitmap &bitmap, QSize size, Yuv420Planes planes)
{
    const std::unique_ptr<void, int (*)(tjhandle)> handle(tjInitCompress(), &tjDestroy);
    constexpr int Format = Q_BYTE_ORDER == Q_LITTLE_ENDIAN ? TJPF_BGRX : TJPF_XRGB;
    return handle && !bitmap.isNull() &&
           tjEncodeYUVPlanes(handle.get(), bitmap.pixels.get(), size.width(),
                             static_cast<int>(bitmap.stride), size.height(), Format,
                             planes.bytes.data(), planes.strides.data(), TJSAMP_420, 0) == 0;
}

} // namespace vedette
