// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/CameraHandle.h"

#include "camera/Camera.h"
#include "camera/IoThread.h"
#include "stream/DecodeSlot.h"

#include <utility>

namespace vedette {

CameraHandle::CameraHandle(IoThread &io, const CameraConfig &config,
                           std::chrono::milliseconds linger, QObject *parent)
    : QObject(parent)
    , m_io(io)
    , m_camera(new Camera(config, linger))
    , m_slot(new DecodeSlot(io.decodePool(), m_camera))
{
    const auto hear = [this](const auto *sender, auto signal, const auto &slot) {
        m_heard.append(connect(sender, signal, this, slot));
    };
    hear(m_slot, &DecodeSlot::ready, [this] {
        if (const auto decoded = m_slot->take()) {
            emit frameDecoded(*decoded);
        }
    });
    m_slot->setMounting(config.mounting);
    connect(m_camera, &Camera::mountingChanged, m_slot, &DecodeSlot::setMounting);
    hear(&m_camera->stream(), &CameraStream::statusChanged, &CameraHandle::statusChanged);
    hear(&m_camera->steering(), &Steering::replied, &CameraHandle::servoReplied);
    hear(m_camera, &Camera::aimed, &CameraHandle::servoReplied);
    m_position = m_camera->position();
    hear(m_camera, &Camera::positionChanged, [this](const CameraPosition &position) {
        if (position != m_position) {
            m_position = position;
            emit positionChanged(position);
        }
    });
    hear(&m_camera->steeredBy(), &SteeredBy::changed, [this](const Steerer &steerer) {
        m_steerer = steerer;
        emit steererChanged(steerer);
    });
    hear(m_camera, &Camera::recordingChanged, [this](const std::optional<RecordingStatus> &status) {
        m_recording = status;
        emit recordingChanged(status);
    });
    hear(m_camera, &Camera::homeFound, &CameraHandle::homeFound);
    m_places = m_camera->places();
    hear(m_camera, &Camera::placesChanged, [this](const CameraPlaces &places) {
        if (places != m_places) {
            m_places = places;
            emit placesChanged(places);
        }
    });
    hear(m_camera, &Camera::placeEnded, &CameraHandle::placeEnded);
    m_controls = m_camera->controls().list();
    hear(&m_camera->controls(), &CameraControls::changed, [this](const ControlList &list) {
        m_controls = list;
        emit controlsChanged(list);
    });
    hear(&m_camera->controls(), &CameraControls::ended, &CameraHandle::controlSet);
    io.adopt(*m_camera);
}

CameraHandle::~CameraHandle()
{
    emit closing();
    // Which could not be ended while the camera is deleted, in its thread.
    for (const QMetaObject::Connection &heard : std::as_const(m_heard)) {
        disconnect(heard);
    }
    // Before anything that is asked of the io thread afterwards.
    m_io.run([camera = m_camera] { camera->retire(); });
}

void CameraHandle::setWatching(bool watching)
{
    QMetaObject::invokeMethod(m_camera, [camera = m_camera, slot = m_slot, watching] {
        slot->watch(watching ? &camera->hub() : nullptr);
    });
}

void CameraHandle::setDecoding(bool decoding)
{
    QMetaObject::invokeMethod(m_slot, [slot = m_slot, decoding] { slot->setDecoding(decoding); });
}

void CameraHandle::retryNow()
{
    QMetaObject::invokeMethod(&m_camera->stream(), &CameraStream::retryNow);
}

void CameraHandle::setMounting(const Mounting &mounting)
{
    QMetaObject::invokeMethod(m_camera,
                              [camera = m_camera, mounting] { camera->setMounting(mounting); });
}

void CameraHandle::recordOn(RecordingDisk &disk)
{
    QMetaObject::invokeMethod(m_camera, [camera = m_camera, &disk] { camera->recordOn(&disk); });
}

void CameraHandle::setRecord(const RecordConfig &record)
{
    QMetaObject::invokeMethod(m_camera, [camera = m_camera, record] { camera->setRecord(record); });
}

void CameraHandle::setRecording(bool on)
{
    QMetaObject::invokeMethod(m_camera, [camera = m_camera, on] {
        if (Recorder *const recorder = camera->recorder()) {
            on ? recorder->start() : recorder->stop();
        }
    });
}

void CameraHandle::setFieldOfView(QSize degrees)
{
    QMetaObject::invokeMethod(m_camera,
                              [camera = m_camera, degrees] { camera->setFieldOfView(degrees); });
}

void CameraHandle::setTargetSize(QSize devicePixels)
{
    m_slot->setTargetSize(devicePixels);
}

void CameraHandle::askServos()
{
    QMetaObject::invokeMethod(&m_camera->steering(),
                              [steering = &m_camera->steering()] { steering->move({}); });
}

/// What turns the camera, asked in its thread by this window.
void CameraHandle::steer(const std::function<void(Steering &steering)> &what)
{
    QMetaObject::invokeMethod(m_camera, [camera = m_camera, what] {
        const SteeredBy::Asking asking(camera->steeredBy(), {.kind = Steerer::Kind::Window});
        what(camera->steering());
    });
}

void CameraHandle::press(Direction direction, Pace pace)
{
    steer([direction, pace](Steering &steering) { steering.press(direction, pace); });
}

void CameraHandle::release(Direction direction)
{
    steer([direction](Steering &steering) { steering.release(direction); });
}

void CameraHandle::setDeflection(QPointF deflection, Pace pace)
{
    steer([deflection, pace](Steering &steering) { steering.setDeflection(deflection, pace); });
}

void CameraHandle::move(Move move)
{
    steer([move](Steering &steering) { steering.move(move); });
}

void CameraHandle::aim(const Aim &aim)
{
    steer([camera = m_camera, aim](Steering &) { camera->aim(aim, [](const ServoReply &) {}); });
}

void CameraHandle::findHome()
{
    steer([camera = m_camera](Steering &steering) {
        steering.findHome(
            [camera](const ServoReply &reply) { emit camera->homeFound(reply.text); });
    });
}

void CameraHandle::releaseAll()
{
    QMetaObject::invokeMethod(&m_camera->steering(), &Steering::releaseAll);
}

void CameraHandle::lookAtControls()
{
    CameraControls *const controls = &m_camera->controls();
    QMetaObject::invokeMethod(controls, [controls] {
        controls->look([controls] { emit controls->changed(controls->list()); });
    });
}

void CameraHandle::setControl(const QString &id, int value)
{
    CameraControls *const controls = &m_camera->controls();
    QMetaObject::invokeMethod(controls, [controls, id, value] { controls->set(id, value); });
}

/// What is asked in the camera's thread; its end comes back through a signal of the
/// camera's, since this object may be gone by then.
void CameraHandle::ask(const std::function<void(Camera &camera, const PresetDone &done)> &what)
{
    QMetaObject::invokeMethod(m_camera, [camera = m_camera, what] {
        const SteeredBy::Asking asking(camera->steeredBy(), {.kind = Steerer::Kind::Window});
        what(*camera,
             [camera](const PresetResult &result) { emit camera->placeEnded(result.text); });
    });
}

void CameraHandle::goHome()
{
    ask([](Camera &camera, const PresetDone &done) { camera.presets().goHome(done); });
}

void CameraHandle::goToPreset(int number)
{
    ask([number](Camera &camera, const PresetDone &done) { camera.presets().goTo(number, done); });
}

void CameraHandle::storePreset(int number)
{
    ask([number](Camera &camera, const PresetDone &done) {
        camera.storePreset(number, std::nullopt, done);
    });
}

void CameraHandle::renamePreset(int number, const QString &name)
{
    ask([number, name](Camera &camera, const PresetDone &done) {
        camera.presets().rename(number, name, done);
    });
}

void CameraHandle::removePreset(int number)
{
    ask([number](Camera &camera, const PresetDone &done) {
        camera.presets().remove(number, done);
    });
}

void CameraHandle::setPatrolling(bool on)
{
    ask([on](Camera &camera, const PresetDone &done) {
        done(on ? camera.patrol().start() : camera.patrol().stop());
    });
}

void CameraHandle::setPatrol(const PatrolPlan &plan)
{
    ask([plan](Camera &camera, const PresetDone &done) { done(camera.patrol().setPlan(plan)); });
}

} // namespace vedette

#include "moc_CameraHandle.cpp"
