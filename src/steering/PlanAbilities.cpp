// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/HttpNumbers.h"
#include "steering/DialectPlan.h"

#include <algorithm>

namespace vedette {

namespace {

bool hasAny(const HeadingRequests &requests)
{
    return std::any_of(requests.cbegin(), requests.cend(),
                       [](const auto &request) { return request.has_value(); });
}

/// Whether the servos belong to another Vedette, which has the camera's stream at the same address,
/// perhaps below a prefix, and always wants a login. Others steer through it too, so nobody here
/// knows where they are.
bool isSteeredElsewhere(const CameraConfig &config)
{
    const QUrl &camera = config.cameraUrl;
    const QUrl &servo = config.servoUrl;
    return !servo.isEmpty() && camera.host() == servo.host() &&
           http::portOf(camera) == http::portOf(servo) &&
           servo.path().endsWith(QLatin1String("/control_servo")) && !servo.userInfo().isEmpty();
}

} // namespace

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

/// Whether it can be said in degrees where the camera points.
bool DialectPlan::isPlaced(const CameraConfig &config) const
{
    const Dialect &dialect = *m_basis.dialect;
    const bool isCounted = m_way == Way::Absolute || m_way == Way::Relative ||
                           (m_way == Way::Steps && (dialect.stepSize || dialect.fixedStep > 0));
    return m_basis.degreesAreKnown() && !isSteeredElsewhere(config) &&
           (isCounted || dialect.position || !dialect.absolute.isEmpty());
}

bool DialectPlan::asksControlStatusFor(const ServoCommand &command) const
{
    const Dialect &dialect = *m_basis.dialect;
    return command.kind == ServoCommand::Kind::Move && command.move == Move{} &&
           m_asksControlStatus && dialect.controlStatus && !dialect.position &&
           !dialect.usesWebSocket;
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
    const bool isTurnedBy = m_way == Way::Relative || m_way == Way::Steps;
    can.needsSurePosition = dialect.absolute.isEmpty();
    can.canMoveTo = can.needsSurePosition ? m_isPlaced && isTurnedBy : m_basis.degreesAreKnown();
    can.canGoHome = dialect.home || !dialect.absolute.isEmpty();
    can.canFindHome = m_isPlaced && isTurnedBy && can.needsSurePosition && dialect.pan.clamps &&
                      dialect.tilt.clamps;
    can.canGoToPresets = dialect.goToPreset.has_value();
    can.canStorePresets = dialect.storePreset.has_value();
    can.canReadPosition = dialect.position.has_value();
    can.canCentreOn = dialect.centreOn.has_value();
    can.degreesAreKnown = m_basis.degreesAreKnown();
    const bool isStepKnown = m_way != Way::Steps || dialect.stepSize || dialect.fixedStep > 0;
    can.movesInDegrees = can.canMove && can.degreesAreKnown && isStepKnown;
    if (can.canMove && !can.degreesAreKnown && isStepKnown) {
        can.assumed = assumedTurns();
    }
    can.pan = dialect.pan;
    can.tilt = dialect.tilt;
    can.presets = dialect.presets;
    for (const CameraControl &control : dialect.controls) {
        can.controls += control.id;
    }
    can.grain = grain();
}

AssumedTurns DialectPlan::assumedTurns() const
{
    const Dialect &dialect = *m_basis.dialect;
    const int unit = m_way == Way::Steps && !dialect.stepSize ? dialect.fixedStep : 1;
    const auto most = [&](const AxisScale &scale) {
        const int units = m_way == Way::Relative ? dialect.relativeMaximum
                          : dialect.stepSize     ? dialect.stepSize->maximum
                                                 : scale.axis().maximum - scale.axis().minimum;
        return std::max(1, static_cast<int>(units / scale.unitsPerDegree()));
    };
    const AxisScale &pan = m_basis.pan;
    const AxisScale &tilt = m_basis.tilt;
    const AssumedTurns own{.range = {m_basis.hasPan() ? pan.rangeDegrees() : 0,
                                     m_basis.hasTilt() ? tilt.rangeDegrees() : 0},
                           .unit = {unit / pan.unitsPerDegree(), unit / tilt.unitsPerDegree()},
                           .most = {most(pan), most(tilt)}};
    return m_basis.axes.areSwapped ? own.transposed() : own;
}

Grain DialectPlan::grain() const
{
    const Dialect &dialect = *m_basis.dialect;
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
    return grain;
}

} // namespace vedette
