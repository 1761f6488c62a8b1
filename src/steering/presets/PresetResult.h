// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/ServoReply.h"

#include <QString>

#include <functional>

namespace vedette {

/// What became of something asked of Presets. A value.
struct PresetResult
{
    enum class Kind {
        Done,
        Unsupported, ///< this camera cannot, ever; text says why
        NotFound,    ///< there is no such preset
        Invalid,     ///< a name or a number that cannot be
        Conflict,    ///< not now, or not beside what there is
        NotKept,     ///< done, but it could not be written
        Camera,      ///< reply is the camera's, and no success
    };

    Kind kind = Kind::Done;
    QString text;     ///< for the user; empty when Done
    ServoReply reply; ///< where the camera was asked
    int number = 0;   ///< of the preset
};

/// Called once, later.
using PresetDone = std::function<void(const PresetResult &result)>;

} // namespace vedette
