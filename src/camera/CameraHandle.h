// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/CameraPlaces.h"
#include "camera/CameraPosition.h"
#include "camera/ControlList.h"
#include "config/CameraConfig.h"
#include "recording/RecordingStatus.h"
#include "steering/Aim.h"
#include "steering/Motion.h"
#include "steering/presets/PresetResult.h"
#include "steering/ServoReply.h"
#include "steering/SteeredBy.h"
#include "stream/DecodedFrame.h"
#include "stream/FrameHub.h"
#include "stream/StreamStatus.h"

#include <QList>
#include <QObject>
#include <QPointF>

#include <functional>

namespace vedette {

class Camera;
class DecodeSlot;
class IoThread;
class RecordingDisk;

/// A Camera in the io thread, as the thread that draws sees it. All calls and signals are of the
/// thread that made it, and nothing here blocks. Once it is destroyed the camera is closed, before
/// anything that is asked of the io thread afterwards.
class CameraHandle : public QObject
{
    Q_OBJECT

public:
    /// io must outlive this object. linger: as Camera's.
    CameraHandle(IoThread &io, const CameraConfig &config,
                 std::chrono::milliseconds linger = FrameHub::DefaultLinger,
                 QObject *parent = nullptr);
    ~CameraHandle() override;

    /// For what uses the camera in the io thread, and has ended there by closing().
    Camera &camera() { return *m_camera; }
    IoThread &io() { return m_io; }

    /// Whether this program is a viewer of the camera, which is connected then.
    void setWatching(bool watching);
    /// Whether frameDecoded() comes while it watches, as it does at first.
    void setDecoding(bool decoding);
    /// How large pictures are shown, in device pixels; larger ones are decoded smaller.
    void setTargetSize(QSize devicePixels);
    /// Tries again at once if the stream waits for its next attempt.
    void retryNow();
    /// How the camera is mounted from now on; its pictures and its steering are turned by that.
    void setMounting(const Mounting &mounting);
    /// Where it is recorded from now on; disk must outlive the io thread.
    void recordOn(RecordingDisk &disk);
    /// When and how it is recorded from now on.
    void setRecord(const RecordConfig &record);
    /// From some seconds ago until it is to end.
    void setRecording(bool on);
    /// As recordingChanged() said last.
    [[nodiscard]] const std::optional<RecordingStatus> &recording() const { return m_recording; }
    /// What its picture shows from now on, in degrees.
    void setFieldOfView(QSize degrees);

    /// Asks the servos for a move of nothing; servoReplied() says whether they are there.
    void askServos();
    void press(Direction direction, Pace pace);
    void release(Direction direction);
    void setDeflection(QPointF deflection, Pace pace);
    void releaseAll();
    /// One single movement; servoReplied() follows.
    void move(Move move);
    /// Turns it by its picture; servoReplied() follows. For CameraPosition::canAim().
    void aim(const Aim &aim);
    /// Drives the camera against the ends of both axes and to its centre; homeFound() follows.
    void findHome();
    /// As steererChanged() said last.
    [[nodiscard]] const Steerer &steerer() const { return m_steerer; }
    /// As positionChanged() said last.
    [[nodiscard]] const CameraPosition &position() const { return m_position; }

    /// What can be set, and how it is set, as controlsChanged() said last.
    [[nodiscard]] const ControlList &controls() const { return m_controls; }
    /// Asks how lamp and picture are set, unless that is known; controlsChanged() follows in any
    /// case.
    void lookAtControls();
    /// Sets one of the controls; controlSet() says how that ended.
    void setControl(const QString &id, int value);

    /// As placesChanged() said last.
    [[nodiscard]] const CameraPlaces &places() const { return m_places; }
    // Each is followed by placeEnded().
    void goHome();
    void goToPreset(int number);
    /// Where the camera points becomes this preset.
    void storePreset(int number);
    void renamePreset(int number, const QString &name);
    void removePreset(int number);
    void setPatrolling(bool on);
    /// Where it goes from now on; whether it runs stays as it is.
    void setPatrol(const PatrolPlan &plan);

signals:
    void positionChanged(const vedette::CameraPosition &position);
    /// Nothing: there is nowhere to record it.
    void recordingChanged(const std::optional<vedette::RecordingStatus> &status);
    void steererChanged(const vedette::Steerer &steerer);
    /// Why it failed, a sentence; empty: it did not.
    void homeFound(const QString &failure);
    void placesChanged(const vedette::CameraPlaces &places);
    void placeEnded(const QString &failure);
    /// The newest frame, decoded on its way here; a receiver that is busy skips frames.
    void frameDecoded(const vedette::DecodedFrame &decoded);
    void statusChanged(const vedette::StreamStatus &status);
    void servoReplied(const vedette::ServoReply &reply);
    /// What can be set, and how it is set.
    void controlsChanged(const vedette::ControlList &list);
    void controlSet(const QString &id, const vedette::ServoReply &reply);
    /// The last moment at which the camera is there: what uses it has to be deleted, now or later.
    void closing();

private:
    void steer(const std::function<void(Steering &steering)> &what);
    void ask(const std::function<void(Camera &camera, const PresetDone &done)> &what);

    IoThread &m_io;
    QList<QMetaObject::Connection> m_heard; ///< with what lives in the io thread
    CameraPosition m_position;
    Steerer m_steerer;
    std::optional<RecordingStatus> m_recording;
    CameraPlaces m_places;
    ControlList m_controls;
    Camera *m_camera;   ///< lives in the io thread, and is deleted there
    DecodeSlot *m_slot; ///< likewise, as the camera's child
};

} // namespace vedette
