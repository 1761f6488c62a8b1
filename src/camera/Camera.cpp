// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/Camera.h"

#include "steering/StateFile.h"
#include "steering/SteeringLog.h"

#include <QNetworkInformation>
#include <QSysInfo>
#include <QTimer>

#include <utility>

namespace vedette {

namespace {

/// Of the presets' file, and of the folder with their pictures.
QString presetPath(const CameraConfig &config, QLatin1String ending)
{
    return QStringLiteral("%1/presets/%2%3")
        .arg(OwedStop::stateFolder(), stateFileName(config.servoUrl), ending);
}

} // namespace

Camera::Camera(const CameraConfig &config, std::chrono::milliseconds linger, QObject *parent)
    : QObject(parent)
    , m_config(config)
    , m_hub(linger, this)
    , m_stream(config, this)
    , m_driver(ServoDriver::forCamera(config))
    , m_owedStop(config.servoUrl, OwedStop::stateFolder(), this)
    , m_positionStore(config, OwedStop::stateFolder(), QSysInfo::bootUniqueId(), this)
    , m_steering(*m_driver, this)
    , m_steeredBy(m_steering, this)
    , m_controls(m_steering, config.servoUrl.isEmpty() ? DialectPointer() : config.dialect, this)
    , m_presets(config, m_steering, presetPath(config, QLatin1String(".json")), this)
    , m_presetPictures(m_presets,
                       config.servoUrl.isEmpty() ? QString()
                                                 : presetPath(config, QLatin1String(".pictures")),
                       this)
    , m_patrol(m_steering, m_presets, this)
    , m_parking(m_steering, m_presets, m_patrol, std::chrono::minutes(1), this)
{
    m_driver->setParent(this); // which takes it along to another thread
    m_steering.setMounting(config.mounting);
    applyReach();
    m_steering.setOwedStop(m_owedStop);
    connect(&m_hub, &FrameHub::wanted, &m_stream, &CameraStream::start);
    connect(&m_hub, &FrameHub::unwanted, &m_stream, &CameraStream::stop);
    connect(&m_stream, &CameraStream::frameReady, &m_hub, &FrameHub::publish);
    connect(&m_controls, &CameraControls::pictureMayPause, &m_stream, &CameraStream::expectPause);
    followPosition();
    connect(&m_stream, &CameraStream::statusChanged, this, &Camera::followRestarts);
    connect(&m_patrol, &Patrol::changed, this, [this] { emit placesChanged(places()); });
    followNetwork();
}

Camera::~Camera()
{
    if (m_driver->isBusy()) {
        m_positionStore.abandon();
    }
}

void Camera::setMounting(const Mounting &mounting)
{
    if (mounting == m_config.mounting) {
        return;
    }
    m_config.mounting = mounting;
    m_steering.setMounting(mounting);
    applyReach();
    emit mountingChanged(mounting);
    emit positionChanged(position());
}

/// What counts of it is another with another mounting, which turns the limits but not the servos.
void Camera::applyReach()
{
    const UsableReach usable = usableReach(m_config);
    for (const QString &warning : usable.warnings) {
        if (!m_usable.warnings.contains(warning)) {
            qCWarning(steeringLog).noquote() << warning;
        }
    }
    if (usable.reach != m_usable.reach) {
        m_steering.setReach(usable.reach);
    }
    m_usable = usable;
}

void Camera::recordOn(RecordingDisk *disk)
{
    m_recorder.reset();
    if (disk != nullptr) {
        m_recorder = std::make_unique<Recorder>(m_hub, *disk, m_config.record.folder,
                                                m_config.cameraName(), m_config.record, this);
        connect(m_recorder.get(), &Recorder::changed, this, &Camera::recordingChanged);
    }
    emit recordingChanged(m_recorder ? std::optional(m_recorder->status()) : std::nullopt);
}

void Camera::setRecord(const RecordConfig &record)
{
    m_config.record = record;
    if (m_recorder) {
        m_recorder->setConfig(record);
    }
}

void Camera::setFieldOfView(QSize degrees)
{
    if (degrees != m_config.reach.fieldOfView) {
        m_config.reach.fieldOfView = degrees;
        emit positionChanged(position());
    }
}

CameraPlaces Camera::places() const
{
    CameraPlaces places{.canGoHome = m_presets.homeUnsupported().isEmpty(),
                        .hasPresets = m_presets.isSupported(),
                        .areCameras = m_presets.areCameras(),
                        .presets = {},
                        .isPatrolling = m_patrol.state() != Patrol::State::Stopped,
                        .isPatrolWaiting = m_patrol.state() == Patrol::State::Interrupted,
                        .patrol = m_patrol.plan(),
                        .patrolProblem = m_patrol.problem()};
    const QList<Preset> presets = places.hasPresets ? m_presets.book().presets : QList<Preset>();
    for (const Preset &preset : presets) {
        places.presets.append({.number = preset.number,
                               .name = preset.name,
                               .picture = m_presetPictures.picture(preset.number)});
    }
    return places;
}

void Camera::storePreset(int number, const std::optional<QString> &name, const PresetDone &done)
{
    m_presets.store(number, name, [this, done](const PresetResult &result) {
        using Kind = PresetResult::Kind;
        if (result.kind != Kind::Done && result.kind != Kind::NotKept) {
            done(result);
            return;
        }
        m_presetPictures.take(result.number, liveFrame(), m_config.mounting,
                              [done, result] { done(result); });
    });
}

void Camera::retire()
{
    m_recorder.reset();
    m_patrol.leave();
    m_steering.releaseAll();
    if (!m_driver->isBusy()) {
        m_positionStore.flush(); // the next object of this camera reads it
    }
    if (m_steering.isAtRest()) {
        delete this;
        return;
    }
    m_stream.disconnect(&m_hub);
    m_hub.disconnect(&m_stream);
    m_stream.stop();
    connect(&m_steering, &Steering::rested, this, &QObject::deleteLater);
    QTimer::singleShot(StopPatience, this, &QObject::deleteLater);
}

std::optional<Frame> Camera::liveFrame() const
{
    const StreamStatus &status = m_stream.status();
    const std::optional<Frame> &newest = m_hub.newestFrame();
    const bool isLive = status.state == StreamState::Live && newest &&
                        SteadyClock::now() - newest->arrival <= status.staleAfter;
    return isLive ? newest : std::nullopt;
}

/// Kept over a restart of this program.
void Camera::followPosition()
{
    const auto kept = m_config.servoUrl.isEmpty() ? std::nullopt : m_positionStore.kept();
    if (kept && m_driver->restorePosition(kept->position)) {
        if (kept->wasTurning) {
            m_driver->losePosition();
        } else if (kept->hasRestarted) {
            m_driver->mayHaveRestarted();
        }
    }
    m_positionStore.begin(m_driver->keptPosition());
    connect(&m_steering, &Steering::turning, &m_positionStore, &PositionStore::turning);
    connect(&m_steering, &Steering::positionChanged, this, [this] {
        m_positionStore.changed(m_driver->keptPosition());
        emit positionChanged(position());
    });
}

CameraPosition Camera::position() const
{
    const AxisRanges reach = m_steering.reach();
    const AxisRanges possible = m_steering.possible();
    const ServoAbilities &can = m_steering.abilities();
    const bool turnsByDegrees = !m_config.servoUrl.isEmpty() && can.movesInDegrees;
    // A camera that centres by itself knows nothing of Vedette's limits.
    const bool keepsLimits = (m_usable.reach.pan || m_usable.reach.tilt) && turnsByDegrees;
    Grain grain = can.grain;
    auto assumed = m_config.servoUrl.isEmpty() ? std::nullopt : can.assumed;
    const bool isOnItsSide = m_config.mounting.turn().isOnItsSide;
    if (isOnItsSide) {
        std::swap(grain.pan, grain.tilt);
        assumed = assumed ? std::optional(assumed->transposed()) : std::nullopt;
    }
    return {.position = m_steering.position(),
            .pan = reach.pan,
            .tilt = reach.tilt,
            .possiblePan = possible.pan,
            .possibleTilt = possible.tilt,
            .fieldOfView = m_config.reach.fieldOfView,
            .canFindHome = can.canFindHome && m_steering.position(),
            .turnsByDegrees = turnsByDegrees,
            .grain = grain,
            .centresItself = !m_config.servoUrl.isEmpty() && can.canCentreOn && !keepsLimits,
            .assumed = assumed,
            .isToldPlaces = can.kind == SteeringKind::Absolute,
            .isOnItsSide = isOnItsSide};
}

void Camera::aim(const Aim &aim, const Steering::Done &done)
{
    const CameraPosition shown = position();
    const QPointF degrees = aimDegrees(aim, shown.fieldOfView);
    ServoCommand command = ServoCommand::ofMove(nearestMove(degrees, shown.grain));
    if (shown.centresItself) {
        // Parts of a picture are the same whatever its size.
        constexpr QSize Usual(640, 480);
        const std::optional<Frame> &newest = m_hub.newestFrame();
        command = ServoCommand::ofKind(ServoCommand::Kind::CentreOn);
        command.point = aimPoint(aim);
        command.picture = newest && !newest->size.isEmpty() ? newest->size : Usual;
    }
    m_steering.order(command, [this, done](const ServoReply &reply) {
        emit aimed(reply);
        done(reply);
    });
}

/// A camera whose stream broke off may have been off, and its servos with it; one that is there,
/// again or at last, is asked where it points.
void Camera::followRestarts()
{
    switch (m_stream.status().state) {
    case StreamState::Stalled:
    case StreamState::Unreachable:
    case StreamState::Interrupted:
        m_isBrokenOff = m_isBrokenOff || m_hasBeenLive;
        m_isChecked = false;
        break;
    case StreamState::Live:
        if (std::exchange(m_isBrokenOff, false)) {
            m_steering.mayHaveRestarted();
            m_controls.mayHaveRestarted();
        } else if (!m_isChecked) {
            m_steering.checkPosition();
        }
        m_hasBeenLive = true;
        m_isChecked = true;
        break;
    case StreamState::Idle:
        m_isChecked = false;
        break;
    default:
        break;
    }
}

void Camera::followNetwork()
{
    // Not every system tells (it takes NetworkManager or GLib's portal); the back-off works anyway.
    if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability)) {
        return;
    }
    connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, &m_stream,
            [this](QNetworkInformation::Reachability reachability) {
                if (reachability != QNetworkInformation::Reachability::Disconnected) {
                    m_stream.retryNow();
                }
            });
}

} // namespace vedette

#include "moc_Camera.cpp"
