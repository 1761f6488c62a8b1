// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/DialectPlan.h"

#include "steering/PositionAnswer.h"
#include "steering/ServoProfile.h"

#include <algorithm>
#include <cmath>

namespace vedette {

DialectPlan::DialectPlan(const CameraConfig &config)
    : m_basis(config)
    , m_way(wayOf(*m_basis.dialect))
    , m_isPlaced(isPlaced(config))
    , m_place(m_basis)
{
    findAbilities(config);
}

std::optional<Position> DialectPlan::position() const
{
    if (!m_isPlaced) {
        return std::nullopt;
    }
    const QPointF servo(m_basis.pan.degreesAt(m_place.pan().at()),
                        m_basis.tilt.degreesAt(m_place.tilt().at()));
    const QPointF camera = cameraDirectionOf(servo, m_basis.axes);
    return Position{.pan = camera.x(), .tilt = camera.y(), .isSure = m_place.isSure()};
}

std::optional<ServoCommand> DialectPlan::recovery() const
{
    using Kind = ServoCommand::Kind;
    if (!m_isPlaced || (!m_basis.dialect->position && !m_place.unclear())) {
        return std::nullopt;
    }
    return ServoCommand::ofKind(m_basis.dialect->position ? Kind::ReadPosition : Kind::Resend);
}

QJsonObject DialectPlan::keptPosition() const
{
    return m_isPlaced ? m_place.toJson() : QJsonObject();
}

bool DialectPlan::restorePosition(const QJsonObject &kept)
{
    return m_isPlaced && m_place.restore(kept);
}

std::optional<DialectRequest> DialectPlan::readingBefore(const ServoCommand &command,
                                                         Time now) const
{
    // A camera that is told how far to turn is asked only where limits need it, and not while it
    // turns: it is not there yet.
    const bool isFromHere = m_way == Way::Absolute || m_limits != TurnLimits{};
    const bool isOld = !m_heardAt || now - *m_heardAt > Freshness;
    const bool isMove = command.kind == ServoCommand::Kind::Move && command.move != Move{};
    return isMove && isFromHere && isOld && m_basis.dialect->position
               ? std::optional(m_basis.filled(m_basis.dialect->position->request))
               : std::nullopt;
}

std::optional<RequestPlan> DialectPlan::requestsFor(const ServoCommand &command) const
{
    using Kind = ServoCommand::Kind;
    std::optional<RequestPlan> plan = planFor(command);
    const bool leadsAway = command.kind == Kind::Drive || command.kind == Kind::Stop ||
                           command.kind == Kind::GoToPreset || command.kind == Kind::CentreOn;
    if (plan && leadsAway) {
        for (PlannedRequest &request : *plan) {
            request.leadsAway = true;
        }
    }
    return plan;
}

std::optional<RequestPlan> DialectPlan::planFor(const ServoCommand &command) const
{
    using Kind = ServoCommand::Kind;
    const Dialect &dialect = *m_basis.dialect;
    switch (command.kind) {
    case Kind::Move:
        return moveRequests(command.move);
    case Kind::MoveTo:
        return moveToRequests(command.target);
    case Kind::Drive:
        return m_abilities.canDrive
                   ? std::optional(
                         drivePlan(m_basis, servoDirection(command.drive, m_basis.axes), m_driven))
                   : std::nullopt;
    case Kind::Stop:
        return m_abilities.canDrive ? std::optional(stopPlan(m_basis, m_driven)) : std::nullopt;
    case Kind::Home:
        return homeRequests(unitsAt(command.target));
    case Kind::FindHome:
        return m_abilities.canFindHome
                   ? findHomePlan(m_basis, m_place.pan(), m_place.tilt(), unitsAt(command.target))
                   : std::nullopt;
    case Kind::Resend:
        return resendRequests();
    case Kind::GoToPreset:
        return preset(dialect.goToPreset, command.number);
    case Kind::StorePreset:
        return preset(dialect.storePreset, command.number);
    case Kind::ReadPosition:
        return dialect.position ? one(dialect.position->request) : std::nullopt;
    case Kind::CentreOn:
        return centreRequests(command.point, command.picture);
    case Kind::ReadControls:
        return one(dialect.controlStatus);
    case Kind::Control:
        break;
    }
    return control(command);
}

std::optional<RequestPlan> DialectPlan::moveRequests(Move move) const
{
    const Move servo = servoMove(ServoProfile::clamped(move), m_basis.axes);
    if (m_way == Way::Relative && (servo != Move{} || m_abilities.kind == SteeringKind::Relative)) {
        return relativePlan(m_basis, servo);
    }
    if (servo == Move{}) {
        return harmlessRequests();
    }
    switch (m_way) {
    case Way::Absolute:
        return absolutePlan(m_basis, m_place.at(), servo);
    case Way::Steps:
        return stepPlan(m_basis, servo);
    case Way::Relative:
    case Way::None:
        break;
    }
    return std::nullopt;
}

/// What shows that the servos are there, and turns nothing.
RequestPlan DialectPlan::harmlessRequests() const
{
    const Dialect &dialect = *m_basis.dialect;
    if (dialect.position) {
        return *one(dialect.position->request);
    }
    if (dialect.usesWebSocket) {
        // That the socket opens; no frame is sent.
        return {{.request = {.method = {}, .target = {}, .headers = {}, .body = {}, .redacted = {}},
                 .move = {},
                 .pan = {},
                 .tilt = {},
                 .driven = {}}};
    }
    if (m_asksControlStatus && dialect.controlStatus) {
        return *one(dialect.controlStatus);
    }
    if (m_abilities.canDrive) {
        return stopPlan(m_basis, m_driven);
    }
    return m_way == Way::Absolute && m_place.isSure()
               ? absolutePlanTo(m_basis, m_place.at(), true, true)
               : RequestPlan();
}

std::optional<RequestPlan> DialectPlan::moveToRequests(QPointF target) const
{
    if (!m_abilities.canMoveTo) {
        return std::nullopt;
    }
    const QPointF units = unitsAt(target);
    if (!m_abilities.needsSurePosition) {
        return absolutePlanTo(m_basis, units, true, true);
    }
    return m_place.isSure() ? turnPlan(m_basis, units - m_place.at()) : std::nullopt;
}

/// target: degrees in the camera's own axes.
QPointF DialectPlan::unitsAt(QPointF target) const
{
    const auto number = [](double degrees) { return std::isnan(degrees) ? 0 : degrees; };
    const QPointF servo =
        servoDirection(QPointF(number(target.x()), number(target.y())), m_basis.axes);
    return {m_basis.pan.unitsAt(servo.x()), m_basis.tilt.unitsAt(servo.y())};
}

std::optional<RequestPlan> DialectPlan::resendRequests() const
{
    const std::optional<QPointF> &target = m_place.unclear();
    return target ? std::optional(absolutePlanTo(m_basis, *target, !m_place.pan().isSure(),
                                                 !m_place.tilt().isSure()))
                  : std::nullopt;
}

std::optional<RequestPlan> DialectPlan::homeRequests(QPointF middle) const
{
    const Dialect &dialect = *m_basis.dialect;
    if (!dialect.home) {
        return dialect.absolute.isEmpty()
                   ? std::nullopt
                   : std::optional(absolutePlanTo(m_basis, middle, true, true));
    }
    auto plan = one(dialect.home);
    if (dialect.position) {
        plan->first().leadsAway = true; // to where its users set it: it will say
    } else {
        plan->first().pan = dialect.pan.centre;
        plan->first().tilt = dialect.tilt.centre;
    }
    return plan;
}

std::optional<RequestPlan> DialectPlan::one(const std::optional<RequestTemplate> &request,
                                            const RequestTemplate::Values &values) const
{
    return request ? std::optional(RequestPlan{{.request = m_basis.filled(*request, values),
                                                .move = {},
                                                .pan = {},
                                                .tilt = {},
                                                .driven = {}}})
                   : std::nullopt;
}

std::optional<RequestPlan> DialectPlan::centreRequests(QPointF point, QSize picture) const
{
    const auto pixel = [](double part, int size) {
        return QString::number(std::clamp(qRound(part * size), 0, std::max(size, 0)));
    };
    return one(m_basis.dialect->centreOn, {{"x", pixel(point.x(), picture.width())},
                                           {"y", pixel(point.y(), picture.height())},
                                           {"width", QString::number(picture.width())},
                                           {"height", QString::number(picture.height())}});
}

std::optional<RequestPlan> DialectPlan::preset(const std::optional<RequestTemplate> &request,
                                               int number) const
{
    const NumberRange &range = m_basis.dialect->presets;
    return number >= range.minimum && number <= range.maximum
               ? one(request, {{"preset", QString::number(number)}})
               : std::nullopt;
}

std::optional<RequestPlan> DialectPlan::control(const ServoCommand &command) const
{
    const QList<CameraControl> &controls = m_basis.dialect->controls;
    const auto found =
        std::find_if(controls.cbegin(), controls.cend(), [&command](const CameraControl &control) {
            return control.id == command.control;
        });
    if (found == controls.cend()) {
        return std::nullopt;
    }
    return isValueOf(*found, command.value)
               ? one(found->request, {{"value", QString::number(command.value)}})
               : std::nullopt;
}

std::optional<QPoint> DialectPlan::takeReading(const QByteArray &body, Time now)
{
    const auto position = m_basis.dialect->position
                              ? positionInAnswer(body, *m_basis.dialect->position)
                              : std::nullopt;
    if (!position) {
        return std::nullopt;
    }
    m_place.read(*position);
    m_heardAt = now;
    return position->toPoint();
}

void DialectPlan::acknowledged(const PlannedRequest &request, Time now)
{
    m_place.acknowledged(request);
    if (request.driven) {
        m_driven = request.driven;
    }
    if (request.turns()) {
        m_heardAt = request.leadsAway ? std::nullopt : std::optional(now);
    }
}

void DialectPlan::failed(const PlannedRequest &request, bool isRefused)
{
    if (!isRefused) {
        m_place.failed(request);
        m_heardAt.reset();
    }
    m_driven.reset();
}

void DialectPlan::finished(const ServoCommand &command)
{
    if (command.kind == ServoCommand::Kind::Stop) {
        m_driven.reset();
    }
}

} // namespace vedette
