// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/CameraReport.h"

#include "camera/Camera.h"
#include "http/HttpNumbers.h"
#include "Version.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>

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

/// Whether the servos belong to another Vedette, which has the camera's stream at the same address,
/// perhaps below a prefix, and always wants a login. Others steer through it too, so nobody here
/// knows where they stand.
bool isSteeredElsewhere(const CameraConfig &config)
{
    const QUrl &camera = config.cameraUrl;
    const QUrl &servo = config.servoUrl;
    return camera.host() == servo.host() && http::portOf(camera) == http::portOf(servo) &&
           servo.path().endsWith(QLatin1String("/control_servo")) && !servo.userInfo().isEmpty();
}

/// Whether what the servos were told says where they are, as the firmware's degrees.
bool isPositionCounted(Camera &camera)
{
    const ServoAbilities &can = camera.steering().abilities();
    return !camera.config().servoUrl.isEmpty() && !isSteeredElsewhere(camera.config()) &&
           can.kind != SteeringKind::Continuous && can.degreesAreKnown;
}

QJsonObject mountingReport(const Mounting &mounting)
{
    return {{QStringLiteral("rotate"), mounting.rotation},
            {QStringLiteral("mirror"), mounting.isMirrored},
            {QStringLiteral("flip"), mounting.isFlipped}};
}

/// What changes only when something happens.
QJsonObject facts(Camera &camera)
{
    const StreamStatus &status = camera.stream().status();
    const bool isSteerable = !camera.config().servoUrl.isEmpty();
    const bool isPositionKnown = isPositionCounted(camera);
    const PositionEstimate &position = camera.position();
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
        {QStringLiteral("pan"), isPositionKnown ? QJsonValue(position.pan()) : QJsonValue()},
        {QStringLiteral("tilt"), isPositionKnown ? QJsonValue(position.tilt()) : QJsonValue()},
        {QStringLiteral("steerable"), isSteerable},
        {QStringLiteral("stepDegrees"), camera.config().stepDegrees},
        {QStringLiteral("mounting"), mountingReport(camera.config().mounting)},
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
    QJsonObject report = facts(camera);
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

QJsonObject cameraSummary(Camera &camera)
{
    return {
        {QStringLiteral("name"), camera.config().cameraName()},
        {QStringLiteral("state"), stateName(camera.stream().status().state)},
        {QStringLiteral("live"), camera.liveFrame().has_value()},
        {QStringLiteral("steerable"), !camera.config().servoUrl.isEmpty()},
        {QStringLiteral("mounting"), mountingReport(camera.config().mounting)},
    };
}

QByteArray statusFingerprint(Camera &camera)
{
    return QJsonDocument(facts(camera)).toJson(QJsonDocument::Compact);
}

} // namespace vedette
