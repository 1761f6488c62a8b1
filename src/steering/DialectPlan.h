// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Clock.h"
#include "steering/RequestPlan.h"
#include "steering/ServoDriver.h"

#include <QByteArray>

#include <chrono>
#include <optional>

namespace vedette {

/// How a dialect says what is asked of a camera: which requests a command becomes, and, for a
/// firmware that takes places and not moves, where the camera should be. Pure: knows no network
/// and no clock.
class DialectPlan
{
public:
    using Time = SteadyClock::time_point;

    /// For so long after it was read or set, nobody else is expected to have moved the camera.
    static constexpr std::chrono::seconds Freshness{10};

    explicit DialectPlan(const CameraConfig &config);

    [[nodiscard]] const ServoAbilities &abilities() const { return m_abilities; }
    /// Where the camera points, in its own axes; nothing when that cannot be said in degrees.
    [[nodiscard]] std::optional<Position> position() const;
    /// To be asked before the requests of command, with its answer to takeReading().
    [[nodiscard]] std::optional<DialectRequest> readingBefore(const ServoCommand &command,
                                                              Time now) const;
    /// What to send for command, in this order. Nothing when the camera cannot do it; an empty list
    /// when nothing has to be sent, or a move of nothing cannot be asked for without a movement.
    [[nodiscard]] std::optional<RequestPlan> requestsFor(const ServoCommand &command) const;

    /// What the camera answered to a reading.
    std::optional<QPoint> takeReading(const QByteArray &body, Time now);
    void acknowledged(const PlannedRequest &request, Time now);
    /// A request failed, and may have been carried out or not.
    void failed();
    /// All of command was acknowledged.
    void finished(const ServoCommand &command);

private:
    enum class Way { None, Relative, Absolute, Steps };

    static Way wayOf(const Dialect &dialect);
    void findAbilities(const CameraConfig &config);
    [[nodiscard]] std::optional<RequestPlan> moveRequests(Move move) const;
    [[nodiscard]] RequestPlan harmlessRequests() const;
    [[nodiscard]] std::optional<RequestPlan> moveToRequests(QPointF target) const;
    [[nodiscard]] std::optional<RequestPlan> homeRequests() const;
    [[nodiscard]] std::optional<RequestPlan> one(const std::optional<RequestTemplate> &request,
                                                 const RequestTemplate::Values &values = {}) const;
    [[nodiscard]] std::optional<RequestPlan> preset(const std::optional<RequestTemplate> &request,
                                                    int number) const;
    [[nodiscard]] std::optional<RequestPlan> control(const ServoCommand &command) const;

    PlanBasis m_basis;
    Way m_way;
    ServoAbilities m_abilities;
    QPointF m_position;              ///< in units; the middle at first
    std::optional<Heading> m_driven; ///< where it turns, if that is known
    bool m_isSure = false;           ///< the position was read or set
    Time m_sureAt;
};

} // namespace vedette
