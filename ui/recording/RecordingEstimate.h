// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/RecordConfig.h"

#include <QString>

namespace vedette {

/// What a camera sends just now. A value.
struct CameraRate
{
    double picturesPerSecond = 0;
    double bytesOfPicture = 0; ///< on average; 0: none came yet

    [[nodiscard]] bool isKnown() const { return picturesPerSecond > 0 && bytesOfPicture > 0; }
};

/// What a day of it takes, and how long the limits last then; a sentence or two. Empty: it is not
/// known how much comes.
QString recordingEstimate(const CameraRate &rate, const RecordConfig &config);

} // namespace vedette
