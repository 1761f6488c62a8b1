// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

namespace vedette {

/// How a picture is to be turned to be shown, as Exif numbers it (Exif 2.32, 4.6.4): 1 as it is,
/// 2 mirrored, 3 by 180°, 4 both, 5 to 8 by 90° as well. 1 when it does not say, or says nonsense.
int exifOrientation(QByteArrayView jpeg);

} // namespace vedette
