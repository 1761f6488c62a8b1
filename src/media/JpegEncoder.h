// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "media/Bitmap.h"

#include <QByteArray>

namespace vedette {

/// The pixels as a JPEG of this quality (1 to 100), without subsampling; empty when that fails. Any
/// thread.
QByteArray encodedJpeg(const Bitmap &bitmap, int quality);

} // namespace vedette
