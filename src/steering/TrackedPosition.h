// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/AxisPosition.h"
#include "steering/RequestPlan.h"

#include <QJsonObject>
#include <QPointF>

#include <optional>

namespace vedette {

/// Where a camera points, in its firmware's units, by what it acknowledged and what it says. A
/// value.
class TrackedPosition
{
public:
    TrackedPosition() = default;
    /// basis: of the camera. What an axis without requests is, is known: its middle.
    explicit TrackedPosition(const PlanBasis &basis);

    [[nodiscard]] const AxisPosition &pan() const { return m_pan; }
    [[nodiscard]] const AxisPosition &tilt() const { return m_tilt; }
    [[nodiscard]] QPointF at() const { return {m_pan.at(), m_tilt.at()}; }
    [[nodiscard]] bool isSure() const { return m_pan.isSure() && m_tilt.isSure(); }
    /// Where a request that failed may have sent it: asked for once more, it is known again. As
    /// long as nothing else has happened; only of cameras that are told places.
    [[nodiscard]] const std::optional<QPointF> &unclear() const { return m_unclear; }

    void acknowledged(const PlannedRequest &request);
    /// It may have been carried out.
    void failed(const PlannedRequest &request);
    /// The camera said where it points. That is believed when it is where it should be or may have
    /// been sent, or when it says so twice; else somebody else turns it, or it still turns.
    void read(QPointF units);
    /// It may have been off: its firmware may have begun again.
    void mayHaveRestarted();
    void lose();

    [[nodiscard]] QJsonObject toJson() const;
    /// False, and nothing is done, when this is not what toJson() made for such a camera.
    [[nodiscard]] bool restore(const QJsonObject &kept);

private:
    bool leadsSomewhereKnown(const PlannedRequest &request);

    AxisPosition m_pan;
    AxisPosition m_tilt;
    QPointF m_middle;
    bool m_startsInTheMiddle = false; ///< its firmware, as far as known
    std::optional<QPointF> m_unclear;
    std::optional<QPointF> m_lastReading; ///< since which nothing was sent
};

} // namespace vedette
