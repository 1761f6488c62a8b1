// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Mounting.h"

#include <QByteArrayView>

namespace vedette {

/// How a picture says that it is to be turned to be shown (Exif 2.32, 4.6.4); not at all when it
/// does not say, or says nonsense.
Mounting exifMounting(QByteArrayView jpeg);

} // namespace vedette
