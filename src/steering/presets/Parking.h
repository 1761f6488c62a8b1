// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/presets/Patrol.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace vedette {

/// Sends a camera that nobody steers back to its place, home or a preset, as the plan of its patrol
/// says; once, until somebody steers again. A camera that patrols is left alone. Lives in the io
/// thread.
class Parking : public QObject
{
    Q_OBJECT

public:
    /// All must outlive this object. minute: how long one is, which only a test changes.
    Parking(Steering &steering, Presets &presets, Patrol &patrol,
            std::chrono::milliseconds minute = std::chrono::minutes(1), QObject *parent = nullptr);
    ~Parking() override;

    /// It is going to be parked.
    [[nodiscard]] bool isDue() const { return m_timer.isActive(); }

private:
    void wait();
    void planChanged();
    void park();

    Presets &m_presets;
    Patrol &m_patrol;
    std::chrono::milliseconds m_minute;
    QTimer m_timer{this};
    std::chrono::minutes m_after{0}; ///< as the timer is set
    bool m_wasPatrolling = false;
    bool m_isOurs = false; ///< what steers at this moment is this object
};

} // namespace vedette
