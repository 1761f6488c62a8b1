// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/DialectPlan.h"

#include "steering/PositionAnswer.h"
#include "steering/ServoProfile.h"

#include <algorithm>

namespace vedette {

namespace {

bool hasAny(const HeadingRequests &requests)
{
    return std::any_of(requests.cbegin(), requests.cend(),
                       [](const auto &request) { return request.has_value(); });
}

} // namespace

DialectPlan::DialectPlan(const CameraConfig &config)
    : m_basis(config)
    , m_way(wayOf(*m_basis.dialect))
    , m_position(m_basis.dialect->pan.centre, m_basis.dialect->tilt.centre)
{
    findAbilities(config);
}

DialectPlan::Way DialectPlan::wayOf(const Dialect &dialect)
{
    switch (dialect.kind) {
    case SteeringKind::Relative:
        return Way::Relative;
    case SteeringKind::Absolute:
        return Way::Absolute;
    case SteeringKind::Step:
        return Way::Steps;
    case SteeringKind::Continuous:
        break;
    }
    return !dialect.relative.isEmpty() ? Way::Relative
           : hasAny(dialect.steps)     ? Way::Steps
                                       : Way::None;
}

void DialectPlan::findAbilities(const CameraConfig &config)
{
    const Dialect &dialect = *m_basis.dialect;
    ServoAbilities &can = m_abilities;
    can.kind = dialect.kind;
    can.stepDegrees = config.stepDegrees;
    can.canMove = m_way != Way::None;
    can.canDrive = !dialect.drive.isEmpty() || hasAny(dialect.drives);
    can.hasDiagonals = dialect.kind != SteeringKind::Continuous || !dialect.drive.isEmpty() ||
                       hasDiagonals(dialect.drives);
    can.canMoveTo = !dialect.absolute.isEmpty() && m_basis.degreesAreKnown();
    can.canGoHome = dialect.home || !dialect.absolute.isEmpty();
    can.canGoToPresets = dialect.goToPreset.has_value();
    can.canStorePresets = dialect.storePreset.has_value();
    can.canReadPosition = dialect.position.has_value();
    can.canCentreOn = dialect.centreOn.has_value();
    can.degreesAreKnown = m_basis.degreesAreKnown();
    can.pan = dialect.pan;
    can.tilt = dialect.tilt;
    can.presets = dialect.presets;
    for (const CameraControl &control : dialect.controls) {
        can.controls += control.id;
    }
    Grain grain{.pan = m_basis.pan.degreesOf(1), .tilt = m_basis.tilt.degreesOf(1)};
    if (m_way == Way::Steps && dialect.stepSize) {
        grain = {.pan = m_basis.pan.degreesOf(dialect.stepSize->minimum),
                 .tilt = m_basis.tilt.degreesOf(dialect.stepSize->minimum)};
    } else if (m_way == Way::Steps) {
        grain = m_basis.fixedStep();
    }
    if (m_basis.axes.areSwapped) {
        std::swap(grain.pan, grain.tilt);
    }
    can.grain = grain;
}

std::optional<Position> DialectPlan::position() const
{
    if (m_way != Way::Absolute || !m_basis.degreesAreKnown()) {
        return std::nullopt;
    }
    const QPointF servo(m_basis.pan.degreesAt(m_position.x()),
                        m_basis.tilt.degreesAt(m_position.y()));
    const QPointF camera = cameraDirectionOf(servo, m_basis.axes);
    return Position{.pan = camera.x(), .tilt = camera.y(), .isSure = m_isSure};
}

std::optional<DialectRequest> DialectPlan::readingBefore(const ServoCommand &command,
                                                         Time now) const
{
    const bool mayBeElsewhere = !m_isSure || now - m_sureAt > Freshness;
    const bool isPlaced = command.kind == ServoCommand::Kind::Move && command.move != Move{} &&
                          m_way == Way::Absolute;
    return isPlaced && mayBeElsewhere && m_basis.dialect->position
               ? std::optional(m_basis.filled(m_basis.dialect->position->request))
               : std::nullopt;
}

std::optional<RequestPlan> DialectPlan::requestsFor(const ServoCommand &command) const
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
        return homeRequests();
    case Kind::GoToPreset:
        return preset(dialect.goToPreset, command.number);
    case Kind::StorePreset:
        return preset(dialect.storePreset, command.number);
    case Kind::ReadPosition:
        return dialect.position ? one(dialect.position->request) : std::nullopt;
    case Kind::CentreOn:
        return one(dialect.centreOn, {{"x", QString::number(command.point.x())},
                                      {"y", QString::number(command.point.y())},
                                      {"width", QString::number(command.picture.width())},
                                      {"height", QString::number(command.picture.height())}});
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
        return absolutePlan(m_basis, m_position, servo);
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
    if (dialect.controlStatus) {
        return *one(dialect.controlStatus);
    }
    if (m_abilities.canDrive) {
        return stopPlan(m_basis, m_driven);
    }
    return m_way == Way::Absolute && m_isSure ? absolutePlanTo(m_basis, m_position, true, true)
                                              : RequestPlan();
}

std::optional<RequestPlan> DialectPlan::moveToRequests(QPointF target) const
{
    const QPointF servo = servoDirection(target, m_basis.axes);
    return m_abilities.canMoveTo
               ? std::optional(absolutePlanTo(
                     m_basis, {m_basis.pan.unitsAt(servo.x()), m_basis.tilt.unitsAt(servo.y())},
                     true, true))
               : std::nullopt;
}

std::optional<RequestPlan> DialectPlan::homeRequests() const
{
    const Dialect &dialect = *m_basis.dialect;
    const QPointF middle(dialect.pan.centre, dialect.tilt.centre);
    if (!dialect.home) {
        return dialect.absolute.isEmpty()
                   ? std::nullopt
                   : std::optional(absolutePlanTo(m_basis, middle, true, true));
    }
    auto plan = one(dialect.home);
    plan->first().pan = middle.x();
    plan->first().tilt = middle.y();
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
    const int value = command.value;
    const auto isChoice = [value](const CameraControl::Choice &choice) {
        return choice.value == value;
    };
    const bool isValid =
        found->kind == CameraControl::Kind::Switch ? value == 0 || value == 1
        : found->kind == CameraControl::Kind::Number
            ? value >= found->range.minimum && value <= found->range.maximum
            : std::any_of(found->choices.cbegin(), found->choices.cend(), isChoice);
    return isValid ? one(found->request, {{"value", QString::number(value)}}) : std::nullopt;
}

std::optional<QPoint> DialectPlan::takeReading(const QByteArray &body, Time now)
{
    const auto position = m_basis.dialect->position
                              ? positionInAnswer(body, *m_basis.dialect->position)
                              : std::nullopt;
    if (!position) {
        return std::nullopt;
    }
    m_position = {m_basis.pan.clamped(position->x()), m_basis.tilt.clamped(position->y())};
    m_isSure = true;
    m_sureAt = now;
    return position->toPoint();
}

void DialectPlan::acknowledged(const PlannedRequest &request, Time now)
{
    if (request.pan) {
        m_position.setX(*request.pan);
    }
    if (request.tilt) {
        m_position.setY(*request.tilt);
    }
    if (request.pan && request.tilt) {
        m_isSure = true;
    }
    if (request.driven) {
        m_driven = request.driven;
    }
    m_sureAt = now;
}

void DialectPlan::failed()
{
    m_isSure = false;
    m_driven.reset();
}

void DialectPlan::finished(const ServoCommand &command)
{
    using Kind = ServoCommand::Kind;
    switch (command.kind) {
    case Kind::Stop:
        m_driven.reset();
        m_isSure = false;
        break;
    case Kind::GoToPreset:
    case Kind::CentreOn:
    case Kind::Drive:
        m_isSure = false;
        break;
    case Kind::Move:
    case Kind::MoveTo:
    case Kind::Home:
    case Kind::StorePreset:
    case Kind::ReadPosition:
    case Kind::Control:
        break;
    }
}

} // namespace vedette
