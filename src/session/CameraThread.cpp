// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/CameraThread.h"

#include "relay/Relay.h"
#include "session/Camera.h"
#include "stream/NewestFrameSlot.h"

namespace vedette {

CameraThread::CameraThread(const Settings &settings, std::chrono::milliseconds linger,
                           QObject *parent)
    : QObject(parent)
    , m_camera(new Camera(settings, linger))
    , m_slot(new NewestFrameSlot(m_camera))
{
    m_thread.setObjectName(QStringLiteral("io"));
    connect(&m_camera->hub(), &FrameHub::frameArrived, m_slot, &NewestFrameSlot::offer);
    connect(m_slot, &NewestFrameSlot::frame, this, &CameraThread::frameReady);
    connect(&m_camera->stream(), &CameraStream::statusChanged, this, &CameraThread::statusChanged);
    connect(&m_camera->steering(), &Steering::replied, this, &CameraThread::servoReplied);

    m_camera->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_camera, [this] { m_relay.reset(); });
    connect(&m_thread, &QThread::finished, m_camera, &QObject::deleteLater);
    m_thread.start();
}

CameraThread::~CameraThread()
{
    releaseAll();
    m_thread.quit();
    m_thread.wait();
}

void CameraThread::setWatching(bool watching)
{
    QMetaObject::invokeMethod(m_camera, [camera = m_camera, slot = m_slot, watching] {
        if (watching) {
            camera->hub().attach(slot);
        } else {
            camera->hub().detach(slot);
        }
    });
}

void CameraThread::retryNow()
{
    QMetaObject::invokeMethod(&m_camera->stream(), &CameraStream::retryNow);
}

void CameraThread::frameTaken()
{
    QMetaObject::invokeMethod(m_slot, &NewestFrameSlot::consumerReady);
}

void CameraThread::startSharing(const RelayOptions &options, const QString &userName,
                                const QString &password)
{
    QMetaObject::invokeMethod(m_camera, [this, options, userName, password] {
        m_relay.reset();
        m_relay = std::make_unique<Relay>(*m_camera, options);
        m_relay->setCredentials(userName, password);
        connect(m_relay.get(), &Relay::viewerCountChanged, this,
                &CameraThread::webViewerCountChanged);
        if (m_relay->start()) {
            emit sharingStarted(m_relay->addresses(), m_relay->warnings());
            return;
        }
        emit sharingFailed(m_relay->errorText());
        m_relay.reset();
    });
}

void CameraThread::stopSharing()
{
    QMetaObject::invokeMethod(m_camera, [this] { m_relay.reset(); });
}

void CameraThread::askServos()
{
    QMetaObject::invokeMethod(&m_camera->steering(),
                              [steering = &m_camera->steering()] { steering->move({}); });
}

void CameraThread::press(Direction direction, Pace pace)
{
    QMetaObject::invokeMethod(&m_camera->steering(), [steering = &m_camera->steering(), direction,
                                                      pace] { steering->press(direction, pace); });
}

void CameraThread::release(Direction direction)
{
    QMetaObject::invokeMethod(&m_camera->steering(), [steering = &m_camera->steering(), direction] {
        steering->release(direction);
    });
}

void CameraThread::setDeflection(QPointF deflection, Pace pace)
{
    QMetaObject::invokeMethod(&m_camera->steering(),
                              [steering = &m_camera->steering(), deflection, pace] {
                                  steering->setDeflection(deflection, pace);
                              });
}

void CameraThread::releaseAll()
{
    QMetaObject::invokeMethod(&m_camera->steering(), &Steering::releaseAll);
}

} // namespace vedette
