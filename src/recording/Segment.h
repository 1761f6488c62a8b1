// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>
#include <QString>

#include <chrono>

namespace vedette {

/// A moment as people's clocks have it.
using WallTime = std::chrono::system_clock::time_point;

/// One file of a recording, as far as it is written. A value; passes between threads.
struct Segment
{
    QString path;
    QString camera;                      ///< id
    WallTime start;                      ///< when its first picture came
    std::chrono::milliseconds length{0}; ///< from the first picture to the last
    quint64 frames = 0;
    qint64 bytes = 0;
    bool isLocked = false;  ///< stays until it is unlocked
    bool isGrowing = false; ///< is being written

    [[nodiscard]] WallTime end() const { return start + length; }
    bool operator==(const Segment &) const = default;
};

} // namespace vedette

Q_DECLARE_METATYPE(vedette::Segment)
