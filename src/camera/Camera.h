// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/CameraControls.h"
#include "camera/CameraPlaces.h"
#include "camera/CameraPosition.h"
#include "camera/PresetPictures.h"
#include "config/CameraConfig.h"
#include "recording/Recorder.h"
#include "steering/Aim.h"
#include "steering/OwedStop.h"
#include "steering/PositionStore.h"
#include "steering/presets/Parking.h"
#include "steering/ServoDriver.h"
#include "steering/SteeredBy.h"
#include "steering/Steering.h"
#include "steering/UsableReach.h"
#include "stream/CameraStream.h"
#include "stream/FrameHub.h"

#include <QObject>

#include <memory>

namespace vedette {

/// Everything that belongs to one camera, wired together: the stream that is connected while
/// somebody watches the hub, and the steering of its servos. Lives in the io thread; a headless
/// program uses it directly, the window through CameraHandle.
class Camera : public QObject
{
    Q_OBJECT

public:
    explicit Camera(const CameraConfig &config,
                    std::chrono::milliseconds linger = FrameHub::DefaultLinger,
                    QObject *parent = nullptr);
    ~Camera() override;

    FrameHub &hub() { return m_hub; }
    CameraStream &stream() { return m_stream; }
    Steering &steering() { return m_steering; }
    /// Who does that. Whoever asks for a movement says so by a SteeredBy::Asking.
    SteeredBy &steeredBy() { return m_steeredBy; }
    /// Its lamp and picture settings.
    CameraControls &controls() { return m_controls; }
    Presets &presets() { return m_presets; }
    PresetPictures &presetPictures() { return m_presetPictures; }
    Patrol &patrol() { return m_patrol; }
    /// Presets::store(), and the newest picture as the preset's, if the camera is live. done is
    /// called when both are kept.
    void storePreset(int number, const std::optional<QString> &name, const PresetDone &done);
    /// All of these, for people to choose from.
    [[nodiscard]] CameraPlaces places() const;
    const CameraConfig &config() const { return m_config; }
    /// Where it is recorded from now on; null: nowhere. disk must outlive this object, or until
    /// another call.
    void recordOn(RecordingDisk *disk);
    /// Null: there is nowhere to record it.
    [[nodiscard]] Recorder *recorder() { return m_recorder.get(); }
    /// Of recorder(); null likewise.
    [[nodiscard]] RecordingDisk *recordings() { return m_recorder ? &m_recorder->disk() : nullptr; }
    /// When and how it is recorded from now on. Part of config().
    void setRecord(const RecordConfig &record);
    /// How the camera is mounted from now on; nothing else is interrupted. Part of config().
    void setMounting(const Mounting &mounting);
    /// What its picture shows from now on, in degrees; likewise.
    void setFieldOfView(QSize degrees);
    /// Ends the stream, stops what turns, and deletes this object: now when nothing turns, else
    /// with the camera's answer, but at the latest after StopPatience.
    void retire();
    /// For how long the end of a program or of its camera waits for the answer to a stop: one that
    /// is under way, and another one.
    static constexpr std::chrono::milliseconds StopPatience{6500};
    /// The newest picture, as long as it may be called live; nothing otherwise.
    [[nodiscard]] std::optional<Frame> liveFrame() const;
    /// Where it points, for people to see.
    [[nodiscard]] CameraPosition position() const;
    /// Turns it by its picture; done is called once, later. For CameraPosition::canAim().
    void aim(const Aim &aim, const Steering::Done &done);
    /// Where the camera points in its own axes, however it is mounted; nothing when nobody knows.
    std::optional<Position> ownPosition() const { return m_driver->position(); }

signals:
    void mountingChanged(const vedette::Mounting &mounting);
    /// Nothing: there is nowhere to record it.
    void recordingChanged(const std::optional<vedette::RecordingStatus> &status);
    void positionChanged(const vedette::CameraPosition &position);
    /// What aim() began has ended.
    void aimed(const vedette::ServoReply &reply);
    /// What CameraHandle::findHome() began has ended; failure: why it failed, else empty.
    void homeFound(const QString &failure);
    void placesChanged(const vedette::CameraPlaces &places);
    /// What a CameraHandle asked of the places has ended; failure: why it failed, else empty.
    void placeEnded(const QString &failure);

private:
    void followNetwork();
    void followPosition();
    void followRestarts();
    void applyReach();

    CameraConfig m_config;
    UsableReach m_usable; ///< of m_config, as m_steering has it
    FrameHub m_hub;
    CameraStream m_stream;
    std::unique_ptr<Recorder> m_recorder; ///< may be null
    std::unique_ptr<ServoDriver> m_driver;
    OwedStop m_owedStop;
    PositionStore m_positionStore;
    Steering m_steering;
    SteeredBy m_steeredBy;
    bool m_hasBeenLive = false;
    bool m_isBrokenOff = false; ///< the stream, that had been live
    bool m_isChecked = false;   ///< where it points, since the stream is live
    CameraControls m_controls;
    Presets m_presets;
    PresetPictures m_presetPictures; ///< before whatever tells others of the presets
    Patrol m_patrol;
    Parking m_parking;
};

} // namespace vedette
