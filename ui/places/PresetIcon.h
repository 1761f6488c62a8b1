// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/CameraPlaces.h"

#include <QIcon>
#include <QSize>

namespace vedette {

/// How large a preset's picture is in lists, in device-independent pixels.
inline constexpr QSize PresetIconSize{64, 48};

/// The preset's picture with its number in a corner; the number alone where there is no picture.
/// scale: device pixels a pixel. GUI thread.
QIcon presetIcon(const CameraPlaces::Named &preset, const QPalette &palette, qreal scale);
/// Its name, or "Preset 3".
QString presetLabel(const CameraPlaces::Named &preset);

} // namespace vedette
