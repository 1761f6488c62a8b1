// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/DemoCameraThread.h"

namespace vedette {

DemoCameraThread::DemoCameraThread(const DemoCamera::Options &options, QObject *parent)
    : DemoCameraThread(QList<DemoCamera::Options>{options}, parent)
{
}

DemoCameraThread::DemoCameraThread(const QList<DemoCamera::Options> &options, QObject *parent)
    : QObject(parent)
    , m_cameras(new DemoCameras(options))
{
    m_thread.setObjectName(QStringLiteral("demo camera"));
    for (int camera = 0; camera < options.size(); ++camera) {
        connect(&m_cameras->at(camera), &DemoCamera::servoMoved, this,
                [this, camera](int traverse, int elevation) {
                    emit servoMoved(traverse, elevation, camera);
                });
    }
    m_cameras->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_cameras, &QObject::deleteLater);
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
        m_cameras, [&] { answer = question(); }, Qt::BlockingQueuedConnection);
    return answer;
}

bool DemoCameraThread::start()
{
    return ask([this] { return m_cameras->start(); });
}

QString DemoCameraThread::errorText() const
{
    return ask([this] { return m_cameras->errorText(); });
}

QString DemoCameraThread::name(int camera) const
{
    return ask([&] { return m_cameras->at(camera).name(); });
}

QUrl DemoCameraThread::streamUrl(int camera) const
{
    return ask([&] { return m_cameras->at(camera).streamUrl(); });
}

QUrl DemoCameraThread::servoUrl(int camera) const
{
    return ask([&] { return m_cameras->at(camera).servoUrl(); });
}

void DemoCameraThread::setFault(Fault fault, int camera)
{
    ask([&] {
        m_cameras->at(camera).setFault(fault);
        return true;
    });
}

void DemoCameraThread::setServoFault(DemoCamera::ServoFault fault, int camera)
{
    ask([&] {
        m_cameras->at(camera).setServoFault(fault);
        return true;
    });
}

int DemoCameraThread::streamClients(int camera) const
{
    return ask([&] { return m_cameras->at(camera).streamClients(); });
}

int DemoCameraThread::streamConnections(int camera) const
{
    return ask([&] { return m_cameras->at(camera).streamConnections(); });
}

int DemoCameraThread::mostConnectionsAtOnce(int camera) const
{
    return ask([&] { return m_cameras->at(camera).mostConnectionsAtOnce(); });
}

int DemoCameraThread::servoConnections(int camera) const
{
    return ask([&] { return m_cameras->at(camera).servoConnections(); });
}

int DemoCameraThread::traverse(int camera) const
{
    return ask([&] { return m_cameras->at(camera).traverse(); });
}

int DemoCameraThread::elevation(int camera) const
{
    return ask([&] { return m_cameras->at(camera).elevation(); });
}

DemoCamera::Pointing DemoCameraThread::pointing(int camera) const
{
    return ask([&] { return m_cameras->at(camera).pointing(); });
}

DemoCamera::Pointing DemoCameraThread::target(int camera) const
{
    return ask([&] { return m_cameras->at(camera).target(); });
}

QByteArrayList DemoCameraThread::servoRequests(int camera) const
{
    return ask([&] { return m_cameras->at(camera).servoRequests(); });
}

int DemoCameraThread::wrongServoRequests(int camera) const
{
    return ask([&] { return m_cameras->at(camera).wrongServoRequests(); });
}

} // namespace vedette

#include "moc_DemoCameraThread.cpp"
