// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>
#include <QObject>

namespace vedette {

/// The four directions a camera turns in, as the viewer sees them.
enum class Direction { Left, Right, Up, Down };

/// How far a step goes and how fast a hold moves: one degree (Ctrl), the default step, fast
/// (Shift).
enum class Pace { Fine, Normal, Fast };

/// A relative movement in whole degrees: positive pan turns right, positive tilt looks up.
/// The signs a camera's firmware wants are made in DialectPlan.
struct Move
{
    int pan = 0;
    int tilt = 0;
    bool operator==(const Move &) const = default;
};

} // namespace vedette

Q_DECLARE_METATYPE(vedette::Direction)
Q_DECLARE_METATYPE(vedette::Pace)
Q_DECLARE_METATYPE(vedette::Move)
