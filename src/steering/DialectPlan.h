// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Clock.h"
#include "steering/RequestPlan.h"
#include "steering/ServoDriver.h"
#include "steering/TrackedPosition.h"

#include <QByteArray>

#include <chrono>
#include <optional>
#include <utility>

namespace vedette {

/// How a dialect says what is asked of a camera: which requests a command becomes, within which
/// limits, and where the camera is then. Its abilities are found in PlanAbilities.cpp, its limits
/// kept in PlanLimits.cpp. Pure: knows no network
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
    [[nodiscard]] std::optional<ServoCommand> recovery() const;
    /// How far it turns, in its own axes.
    [[nodiscard]] AxisRanges reach() const;
    [[nodiscard]] AxisRanges possible() const;
    void setLimits(const TurnLimits &limits) { m_limits = limits; }
    /// As much of command as ends within the limits and, of one to a place, the camera's reach.
    [[nodiscard]] ServoCommand limited(const ServoCommand &command) const;
    void mayHaveRestarted()
    {
        m_place.mayHaveRestarted();
        m_heardAt.reset();
    }
    void losePosition() { m_place.lose(); }
    [[nodiscard]] QJsonObject keptPosition() const;
    bool restorePosition(const QJsonObject &kept);
    /// To be asked before the requests of command, with its answer to takeReading().
    [[nodiscard]] std::optional<DialectRequest> readingBefore(const ServoCommand &command,
                                                              Time now) const;
    /// What to send for command, in this order. Nothing when the camera cannot do it; an empty list
    /// when nothing has to be sent, or a move of nothing cannot be asked for without a movement.
    [[nodiscard]] std::optional<RequestPlan> requestsFor(const ServoCommand &command) const;

    /// What the camera answered to a reading.
    std::optional<QPoint> takeReading(const QByteArray &body, Time now);
    [[nodiscard]] ControlValues controlsIn(const QByteArray &body) const
    {
        return controlsInAnswer(body, *m_basis.dialect);
    }
    void acknowledged(const PlannedRequest &request, Time now);
    /// The camera has no list of its settings. That says nothing of its servos, whose requests
    /// have another path: a move of nothing asks for something else from now on.
    void hasNoControlStatus() { m_asksControlStatus = false; }
    /// command, which this plan makes into requests, asks for the list of settings instead.
    [[nodiscard]] bool asksControlStatusFor(const ServoCommand &command) const;
    /// A request failed. isRefused: the camera said that it did nothing; else it may have carried
    /// it out or not.
    void failed(const PlannedRequest &request, bool isRefused);
    /// All of command was acknowledged.
    void finished(const ServoCommand &command);

private:
    enum class Way { None, Relative, Absolute, Steps };

    static Way wayOf(const Dialect &dialect);
    void findAbilities(const CameraConfig &config);
    [[nodiscard]] bool isPlaced(const CameraConfig &config) const;
    [[nodiscard]] Grain grain() const;
    [[nodiscard]] AssumedTurns assumedTurns() const;
    [[nodiscard]] AxisRanges ofCamera(const AxisRange &pan, const AxisRange &tilt) const;
    [[nodiscard]] std::optional<RequestPlan> planFor(const ServoCommand &command) const;
    [[nodiscard]] QPointF unitsAt(QPointF target) const;
    [[nodiscard]] std::optional<RequestPlan> moveRequests(Move move) const;
    [[nodiscard]] RequestPlan harmlessRequests() const;
    [[nodiscard]] std::optional<RequestPlan> moveToRequests(QPointF target) const;
    [[nodiscard]] std::optional<RequestPlan> homeRequests(QPointF middle) const;
    [[nodiscard]] std::optional<RequestPlan> resendRequests() const;
    [[nodiscard]] std::optional<RequestPlan> one(const std::optional<RequestTemplate> &request,
                                                 const RequestTemplate::Values &values = {}) const;
    [[nodiscard]] std::optional<RequestPlan> centreRequests(QPointF point, QSize picture) const;
    [[nodiscard]] std::optional<RequestPlan> preset(const std::optional<RequestTemplate> &request,
                                                    int number) const;
    [[nodiscard]] std::optional<RequestPlan> control(const ServoCommand &command) const;

    PlanBasis m_basis;
    Way m_way;
    ServoAbilities m_abilities;
    bool m_isPlaced; ///< position() is something
    TrackedPosition m_place;
    TurnLimits m_limits;
    bool m_asksControlStatus = true; ///< in the place of a move of nothing
    std::optional<Heading> m_driven; ///< where it turns, if that is known
    std::optional<Time> m_heardAt;   ///< where it points: read, or acknowledged; nothing: in doubt
};

} // namespace vedette
