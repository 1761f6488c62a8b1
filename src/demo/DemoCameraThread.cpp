// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/DemoCameraThread.h"

namespace vedette {

DemoCameraThread::DemoCameraThread(const DemoCamera::Options &options, QObject *parent)
    : QObject(parent)
    , m_camera(new DemoCamera(options))
{
    m_thread.setObjectName(QStringLiteral("demo camera"));
    connect(m_camera, &DemoCamera::servoMoved, this, &DemoCameraThread::servoMoved);
    m_camera->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_camera, &QObject::deleteLater);
    m_thread.start();
}

DemoCameraThread::~DemoCameraThread()
{
    m_thread.quit();
    m_thread.wait();
}

template <typename Question>
auto DemoCameraThread::ask(Question question) const
{
    std::invoke_result_t<Question> answer{};
    QMetaObject::invokeMethod(
        m_camera, [&] { answer = question(); }, Qt::BlockingQueuedConnection);
    return answer;
}

bool DemoCameraThread::start()
{
    return ask([this] { return m_camera->start(); });
}

QString DemoCameraThread::errorText() const
{
    return ask([this] { return m_camera->errorText(); });
}

QUrl DemoCameraThread::streamUrl() const
{
    return ask([this] { return m_camera->streamUrl(); });
}

QUrl DemoCameraThread::servoUrl() const
{
    return ask([this] { return m_camera->servoUrl(); });
}

void DemoCameraThread::setFault(Fault fault)
{
    ask([this, fault] {
        m_camera->setFault(fault);
        return true;
    });
}

void DemoCameraThread::setServoFault(DemoCamera::ServoFault fault)
{
    ask([this, fault] {
        m_camera->setServoFault(fault);
        return true;
    });
}

int DemoCameraThread::streamClients() const
{
    return ask([this] { return m_camera->streamClients(); });
}

int DemoCameraThread::streamConnections() const
{
    return ask([this] { return m_camera->streamConnections(); });
}

int DemoCameraThread::mostConnectionsAtOnce() const
{
    return ask([this] { return m_camera->mostConnectionsAtOnce(); });
}

int DemoCameraThread::servoConnections() const
{
    return ask([this] { return m_camera->servoConnections(); });
}

int DemoCameraThread::traverse() const
{
    return ask([this] { return m_camera->traverse(); });
}

int DemoCameraThread::elevation() const
{
    return ask([this] { return m_camera->elevation(); });
}

} // namespace vedette
