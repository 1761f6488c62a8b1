// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "media/Bitmap.h"

#include <QImage>

namespace vedette {

/// The bitmap as an image of Qt's, which shares its pixels; null when the bitmap is.
QImage imageOf(const Bitmap &bitmap);

} // namespace vedette
