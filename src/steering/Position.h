// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointF>

namespace vedette {

/// Where a camera points: degrees to the right of its centre and above it. A value.
struct Position
{
    double pan = 0;      ///< positive to the right
    double tilt = 0;     ///< positive up
    bool isSure = false; ///< no reason is known why it could point elsewhere

    [[nodiscard]] QPointF degrees() const { return {pan, tilt}; }

    bool operator==(const Position &) const = default;
};

} // namespace vedette
