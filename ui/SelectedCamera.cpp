// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "SelectedCamera.h"

#include "JoystickDock.h"
#include "LiveCamera.h"
#include "PositionMap.h"
#include "StatusLine.h"
#include "SteeringInputs.h"
#include "WatchedCameras.h"

namespace vedette {

SelectedCamera::SelectedCamera(WatchedCameras &watched, StatusLine &statusLine,
                               JoystickDock &joystick, SteeringInputs &inputs)
    : m_watched(watched)
    , m_statusLine(statusLine)
    , m_joystick(joystick)
    , m_inputs(inputs)
{
    connect(&watched, &WatchedCameras::opened, this, [this](const QString &id, LiveCamera *camera) {
        if (id == m_id) {
            join(camera);
        }
    });
    connect(&watched, &WatchedCameras::aboutToClose, this, [this](const QString &id) {
        if (id == m_id) {
            join(nullptr);
        }
    });
    connect(&watched, &WatchedCameras::paused, this,
            [this](const QString &id, const StreamStatus &status) {
                if (id == m_id) {
                    m_statusLine.setStream(status);
                }
            });
}

SelectedCamera::~SelectedCamera() = default;

void SelectedCamera::set(const QString &id)
{
    m_id = id;
    join(m_watched.find(id));
}

void SelectedCamera::setBlocked(bool blocked)
{
    m_isBlocked = blocked;
    m_inputs.setBlocked(blocked);
    emit steerableChanged(blocked || m_camera == nullptr ? nullptr : &m_camera->handle());
}

void SelectedCamera::join(LiveCamera *camera)
{
    if (camera != nullptr && camera == m_camera) {
        return;
    }
    m_camera = camera;
    m_link.reset();
    m_statusLine.clearServo();
    m_inputs.setCamera(camera != nullptr ? &camera->handle() : nullptr);
    m_statusLine.setStream(camera != nullptr ? camera->status() : StreamStatus());
    showPosition(camera != nullptr ? camera->handle().position() : CameraPosition());
    m_statusLine.setSteerer(camera != nullptr ? camera->handle().steerer() : Steerer());
    m_statusLine.setPatrol(camera != nullptr ? camera->handle().places() : CameraPlaces());
    m_statusLine.setRecording(camera != nullptr ? camera->handle().recording() : std::nullopt);
    emit changed(camera);
    emit handleChanged(camera != nullptr ? &camera->handle() : nullptr);
    emit steerableChanged(camera != nullptr && !m_isBlocked ? &camera->handle() : nullptr);
    if (camera == nullptr) {
        return;
    }
    m_joystick.setTurnable(camera->isTurnable());
    m_link = std::make_unique<QObject>();
    connect(&camera->handle(), &CameraHandle::positionChanged, m_link.get(),
            [this](const CameraPosition &position) { showPosition(position); });
    connect(&camera->handle(), &CameraHandle::steererChanged, m_link.get(),
            [this](const Steerer &steerer) { m_statusLine.setSteerer(steerer); });
    connect(&camera->handle(), &CameraHandle::placesChanged, m_link.get(),
            [this](const CameraPlaces &places) { m_statusLine.setPatrol(places); });
    connect(&camera->handle(), &CameraHandle::recordingChanged, m_link.get(),
            [this](const std::optional<RecordingStatus> &status) {
                m_statusLine.setRecording(status);
            });
    connect(camera, &LiveCamera::statusChanged, m_link.get(),
            [this](const StreamStatus &status) { m_statusLine.setStream(status); });
    connect(camera, &LiveCamera::servoReplied, m_link.get(),
            [this, camera](const ServoReply &reply) {
                m_statusLine.setServo(reply);
                m_joystick.setTurnable(camera->isTurnable());
            });
}

void SelectedCamera::showPosition(const CameraPosition &position)
{
    m_statusLine.setPosition(position);
    m_joystick.map().setPosition(position);
}

} // namespace vedette

#include "moc_SelectedCamera.cpp"
