// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointF>

#include <chrono>

namespace vedette {

/// Where a stick rests, from what it reads when nobody touches it: worn ones rest off their middle.
/// A position near the middle that does not change for a while is where it rests. One that is
/// farther out than any worn stick is held, however still the hand. Pure: each call says what time
/// it is.
class StickCentre
{
public:
    /// The most that a stick rests off its middle in either axis, of its way to the rim. It is
    /// hardly beyond the usual dead zone: should a stick that is held here be taken for one at
    /// rest, the camera hardly moves when it is released.
    static constexpr double MaximumDrift = 0.2;
    /// The most that a resting stick's readings differ.
    static constexpr double Stillness = 0.02;
    /// How long it has to be still. A hand trembles meanwhile.
    static constexpr std::chrono::milliseconds RestTime{2000};

    /// The position from where the stick rests, each axis -1…1; the rim stays at 1.
    QPointF centred(QPointF raw, std::chrono::milliseconds now);
    /// The stick was not looked at: how long it has been still is not known. The centre stays.
    void interrupt() { m_isWatched = false; }
    [[nodiscard]] QPointF centre() const { return m_centre; }

private:
    QPointF m_centre;
    QPointF m_still; ///< since m_since it has been no farther from here than Stillness
    std::chrono::milliseconds m_since{};
    bool m_isWatched = false;
};

} // namespace vedette
