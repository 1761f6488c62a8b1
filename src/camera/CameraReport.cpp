// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/CameraReport.h"

#include "camera/Camera.h"
#include "recording/EpochTime.h"
#include "Version.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>

#include <algorithm>
#include <cmath>

namespace vedette {

namespace {

using std::chrono::duration_cast;
using std::chrono::milliseconds;

QString stateName(StreamState state)
{
    const char *const name = QMetaEnum::fromType<StreamState>().valueToKey(static_cast<int>(state));
    return QString::fromLatin1(name).toLower();
}

/// The pan and tilt that were here first: degrees as the servos of `tr-el` count them, from 0
/// (right, up) to 180.
QJsonValue servoDegrees(Camera &camera, double Position::*axis)
{
    const std::optional<Position> position = camera.ownPosition();
    if (!position || camera.steering().abilities().kind == SteeringKind::Continuous) {
        return {};
    }
    constexpr int Centre = 90;
    return std::clamp(Centre - qRound((*position).*axis), 0, 2 * Centre);
}

double tenths(double degrees)
{
    return std::round(degrees * 10) / 10;
}

/// Two degrees each.
QJsonObject rangesReport(const AxisRange &pan, const AxisRange &tilt)
{
    const auto ends = [](const AxisRange &range) {
        return QJsonArray{tenths(range.minimum), tenths(range.maximum)};
    };
    return {{QStringLiteral("pan"), ends(pan)}, {QStringLiteral("tilt"), ends(tilt)}};
}

QJsonValue fieldOfViewReport(QSize degrees)
{
    return degrees.isEmpty() ? QJsonValue()
                             : QJsonObject{{QStringLiteral("pan"), degrees.width()},
                                           {QStringLiteral("tilt"), degrees.height()}};
}

QJsonValue positionReport(const CameraPosition &shown)
{
    if (!shown.position) {
        return {};
    }
    return QJsonObject{
        {QStringLiteral("pan"), tenths(shown.position->pan)},
        {QStringLiteral("tilt"), tenths(shown.position->tilt)},
        {QStringLiteral("sure"), shown.position->isSure},
        {QStringLiteral("possible"), rangesReport(shown.possiblePan, shown.possibleTilt)},
        {QStringLiteral("reach"), rangesReport(shown.pan, shown.tilt)},
        {QStringLiteral("fieldOfView"), fieldOfViewReport(shown.fieldOfView)},
        {QStringLiteral("canFindHome"), shown.canFindHome}};
}

/// The address is not for everybody who may watch.
QJsonValue steererReport(const Steerer &steerer)
{
    const auto report = [&](const char *kind) {
        return QJsonObject{{QStringLiteral("kind"), QLatin1String(kind)},
                           {QStringLiteral("hand"), QString::fromLatin1(steerer.hand)}};
    };
    switch (steerer.kind) {
    case Steerer::Kind::Nobody:
        break;
    case Steerer::Kind::Window:
        return report("window");
    case Steerer::Kind::Web:
        return report("web");
    case Steerer::Kind::Mqtt:
        return report("mqtt");
    }
    return {};
}

QJsonObject mountingReport(const Mounting &mounting)
{
    return {{QStringLiteral("rotate"), mounting.rotation},
            {QStringLiteral("mirror"), mounting.isMirrored},
            {QStringLiteral("flip"), mounting.isFlipped}};
}

/// What can be set, and how it is set as far as known.
QJsonObject controlsReport(const ControlList &list)
{
    QJsonObject report;
    for (const ControlState &state : list.controls) {
        report.insert(state.control.id, state.value ? QJsonValue(*state.value) : QJsonValue());
    }
    return report;
}

QJsonValue timeReport(const std::optional<WallTime> &time)
{
    return time ? QJsonValue(isoText(*time)) : QJsonValue();
}

QString reasonOf(RecordingStatus::Why why)
{
    switch (why) {
    case RecordingStatus::Why::Not:
        break;
    case RecordingStatus::Why::Asked:
        return QStringLiteral("asked");
    case RecordingStatus::Why::Always:
        return QStringLiteral("always");
    case RecordingStatus::Why::Schedule:
        return QStringLiteral("schedule");
    }
    return {};
}

/// Without what changes with each frame.
QJsonValue recordingReport(Camera &camera)
{
    if (camera.recorder() == nullptr) {
        return {};
    }
    const RecordingStatus &status = camera.recorder()->status();
    return QJsonObject{
        {QStringLiteral("on"), status.isOn()},
        {QStringLiteral("why"), status.isOn() ? QJsonValue(reasonOf(status.why)) : QJsonValue()},
        {QStringLiteral("since"), timeReport(status.since)},
        {QStringLiteral("until"), timeReport(status.until)},
        {QStringLiteral("problem"), status.progress.problem}};
}

/// … and with it.
QJsonValue wholeRecordingReport(Camera &camera)
{
    QJsonValue report = recordingReport(camera);
    if (!report.isObject()) {
        return report;
    }
    const RecordingProgress &progress = camera.recorder()->status().progress;
    QJsonObject whole = report.toObject();
    whole.insert(QStringLiteral("frames"), static_cast<qint64>(progress.frames));
    whole.insert(QStringLiteral("bytes"), progress.bytes);
    whole.insert(QStringLiteral("lost"), static_cast<qint64>(progress.lost));
    return whole;
}

/// What changes only when something happens, and this about the recording.
QJsonObject facts(Camera &camera, const QJsonValue &recording)
{
    const StreamStatus &status = camera.stream().status();
    const bool isSteerable = !camera.config().servoUrl.isEmpty();
    const CameraPosition position = camera.position();
    const QSize size = status.resolution;
    return {
        {QStringLiteral("name"), camera.config().cameraName()},
        {QStringLiteral("state"), stateName(status.state)},
        {QStringLiteral("reason"), status.reason},
        {QStringLiteral("resolution"),
         size.isEmpty() ? QJsonValue()
                        : QJsonObject{{QStringLiteral("width"), size.width()},
                                      {QStringLiteral("height"), size.height()}}},
        {QStringLiteral("viewers"), camera.hub().viewerCount()},
        {QStringLiteral("pan"), servoDegrees(camera, &Position::pan)},
        {QStringLiteral("tilt"), servoDegrees(camera, &Position::tilt)},
        {QStringLiteral("position"), positionReport(position)},
        {QStringLiteral("aimable"), position.canAim()},
        {QStringLiteral("steerable"), isSteerable},
        {QStringLiteral("steeredBy"), steererReport(camera.steeredBy().steerer())},
        {QStringLiteral("controls"), controlsReport(camera.controls().list())},
        {QStringLiteral("home"), camera.presets().homeUnsupported().isEmpty()},
        {QStringLiteral("presets"),
         camera.presets().isSupported() ? QJsonValue(camera.presets().revision()) : QJsonValue()},
        {QStringLiteral("patrol"),
         camera.presets().isSupported() ? QJsonValue(patrolState(camera)) : QJsonValue()},
        {QStringLiteral("stepDegrees"), camera.config().stepDegrees},
        {QStringLiteral("mounting"), mountingReport(camera.config().mounting)},
        {QStringLiteral("recording"), recording},
        {QStringLiteral("staleAfterMs"), static_cast<qint64>(status.staleAfter.count())},
        {QStringLiteral("version"), QLatin1String(Version)},
    };
}

} // namespace

QJsonObject statusReport(Camera &camera)
{
    const StreamStatus &status = camera.stream().status();
    const auto now = SteadyClock::now();
    const auto inState = duration_cast<milliseconds>(now - status.since);
    const auto &newest = camera.hub().newestFrame();
    QJsonObject report = facts(camera, wholeRecordingReport(camera));
    report.insert(QStringLiteral("live"), camera.liveFrame().has_value());
    report.insert(
        QStringLiteral("since"),
        QDateTime::currentDateTimeUtc().addMSecs(-inState.count()).toString(Qt::ISODateWithMs));
    report.insert(QStringLiteral("frames"), static_cast<qint64>(status.frames));
    report.insert(QStringLiteral("damaged"), static_cast<qint64>(status.damaged));
    report.insert(QStringLiteral("skipped"), static_cast<qint64>(status.skipped));
    report.insert(QStringLiteral("fps"), std::round(status.framesPerSecond * 10) / 10);
    report.insert(QStringLiteral("ageMs"),
                  newest ? QJsonValue(static_cast<qint64>(
                               duration_cast<milliseconds>(now - newest->arrival).count()))
                         : QJsonValue());
    return report;
}

QByteArray statusJson(Camera &camera)
{
    return QJsonDocument(statusReport(camera)).toJson(QJsonDocument::Compact);
}

QByteArray recordingJson(Camera &camera)
{
    return QJsonDocument(wholeRecordingReport(camera).toObject()).toJson(QJsonDocument::Compact);
}

QJsonObject cameraSummary(Camera &camera)
{
    return {
        {QStringLiteral("name"), camera.config().cameraName()},
        {QStringLiteral("state"), stateName(camera.stream().status().state)},
        {QStringLiteral("live"), camera.liveFrame().has_value()},
        {QStringLiteral("steerable"), !camera.config().servoUrl.isEmpty()},
        {QStringLiteral("recording"),
         camera.recorder() != nullptr && camera.recorder()->status().isOn()},
        {QStringLiteral("mounting"), mountingReport(camera.config().mounting)},
    };
}

QString patrolState(Camera &camera)
{
    switch (camera.patrol().state()) {
    case Patrol::State::Stopped:
        break;
    case Patrol::State::Going:
        return QStringLiteral("going");
    case Patrol::State::Staying:
        return QStringLiteral("staying");
    case Patrol::State::Interrupted:
        return QStringLiteral("interrupted");
    }
    return QStringLiteral("stopped");
}

QByteArray statusFingerprint(Camera &camera)
{
    return QJsonDocument(facts(camera, recordingReport(camera))).toJson(QJsonDocument::Compact);
}

} // namespace vedette
