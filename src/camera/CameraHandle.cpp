// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/CameraHandle.h"

#include "camera/Camera.h"
#include "camera/IoThread.h"
#include "stream/DecodeSlot.h"

namespace vedette {

CameraHandle::CameraHandle(IoThread &io, const CameraConfig &config,
                           std::chrono::milliseconds linger, QObject *parent)
    : QObject(parent)
    , m_io(io)
    , m_camera(new Camera(config, linger))
    , m_slot(new DecodeSlot(io.decodePool(), m_camera))
{
    connect(m_slot, &DecodeSlot::ready, this, [this] {
        if (const auto decoded = m_slot->take()) {
            emit frameDecoded(*decoded);
        }
    });
    m_slot->setMounting(config.mounting);
    connect(m_camera, &Camera::mountingChanged, m_slot, &DecodeSlot::setMounting);
    connect(&m_camera->stream(), &CameraStream::statusChanged, this, &CameraHandle::statusChanged);
    connect(&m_camera->steering(), &Steering::replied, this, &CameraHandle::servoReplied);
    io.adopt(*m_camera);
}

CameraHandle::~CameraHandle()
{
    emit closing();
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

void CameraHandle::setTargetSize(QSize devicePixels)
{
    m_slot->setTargetSize(devicePixels);
}

void CameraHandle::askServos()
{
    QMetaObject::invokeMethod(&m_camera->steering(),
                              [steering = &m_camera->steering()] { steering->move({}); });
}

void CameraHandle::press(Direction direction, Pace pace)
{
    QMetaObject::invokeMethod(&m_camera->steering(), [steering = &m_camera->steering(), direction,
                                                      pace] { steering->press(direction, pace); });
}

void CameraHandle::release(Direction direction)
{
    QMetaObject::invokeMethod(&m_camera->steering(), [steering = &m_camera->steering(), direction] {
        steering->release(direction);
    });
}

void CameraHandle::setDeflection(QPointF deflection, Pace pace)
{
    QMetaObject::invokeMethod(&m_camera->steering(),
                              [steering = &m_camera->steering(), deflection, pace] {
                                  steering->setDeflection(deflection, pace);
                              });
}

void CameraHandle::releaseAll()
{
    QMetaObject::invokeMethod(&m_camera->steering(), &Steering::releaseAll);
}

} // namespace vedette
