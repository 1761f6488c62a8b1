// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIcon>

namespace vedette {

enum class PlayIcon {
    Play,
    PlayBack,
    Pause,
    StepOn,
    StepBack,
};

/// In the colours that buttons have at the time it is painted, light or dark.
QIcon playIcon(PlayIcon icon);

} // namespace vedette
