// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/DemoCamera.h"

#include "demo/DemoPlace.h"
#include "demo/DemoScene.h"
#include "demo/ServoServer.h"
#include "demo/StreamServer.h"

namespace vedette {

namespace {

/// What a fault of the whole camera is at its servos' port.
DemoCamera::ServoFault servoFaultOf(Fault fault)
{
    switch (fault) {
    case Fault::ServoSilent:
        return DemoCamera::ServoFault::Silent;
    case Fault::ServoLost:
        return DemoCamera::ServoFault::Lost;
    case Fault::ServoLate:
        return DemoCamera::ServoFault::Late;
    case Fault::ServoError:
        return DemoCamera::ServoFault::ErrorEachThird;
    case Fault::ServoRedirect:
        return DemoCamera::ServoFault::Redirect;
    default:
        return DemoCamera::ServoFault::None;
    }
}

QUrl urlOf(const QHostAddress &address, quint16 port, const QString &path)
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(address.toString());
    url.setPort(port);
    url.setPath(path);
    return url;
}

} // namespace

DemoCamera::DemoCamera(const Options &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_servos(std::make_unique<ServoServer>(options))
    , m_scene(std::make_unique<DemoScene>(options.size, m_servos->camera().servos.traverse(),
                                          m_servos->camera().servos.elevation(), options.place))
    , m_stream(std::make_unique<StreamServer>(options, *m_scene, m_servos->camera().settings))
{
    m_servos->setParent(this);
    m_stream->setParent(this);
    connect(m_servos.get(), &ServoServer::moved, this, &DemoCamera::servoMoved);
}

DemoCamera::~DemoCamera() = default;

bool DemoCamera::start()
{
    if (!m_stream->listen()) {
        m_errorText = tr("cannot serve the stream on %1 port %2: %3")
                          .arg(m_options.streamAddress.toString())
                          .arg(m_options.streamPort)
                          .arg(m_stream->server().errorText());
        return false;
    }
    if (!m_servos->listen()) {
        m_errorText = tr("cannot serve the servos on %1 port %2: %3")
                          .arg(m_options.servoAddress.toString())
                          .arg(m_options.servoPort)
                          .arg(m_servos->errorText());
        return false;
    }
    return true;
}

QString DemoCamera::name() const
{
    return m_options.place ? QString(DemoPlace::at(*m_options.place).name) : QString();
}

QUrl DemoCamera::streamUrl() const
{
    return urlOf(m_options.streamAddress, m_stream->server().port(), QStringLiteral("/mjpeg"));
}

QUrl DemoCamera::servoUrl() const
{
    return urlOf(m_options.servoAddress, m_servos->port(), m_servos->dialect().path);
}

void DemoCamera::setFault(Fault fault)
{
    const Fault before = std::exchange(m_fault, fault);
    m_stream->setFault(fault);
    if (servoFaultOf(fault) != servoFaultOf(before)) {
        m_servos->setFault(servoFaultOf(fault));
    }
    if (fault == Fault::Reboot) {
        m_servos->close();
        m_servos->restart();
    } else if (before == Fault::Reboot) {
        m_servos->listen();
    }
}

void DemoCamera::setServoFault(ServoFault fault)
{
    m_servos->setFault(fault);
}

int DemoCamera::streamClients() const
{
    return m_stream->clientCount();
}

int DemoCamera::streamConnections() const
{
    return m_stream->server().connectionCount();
}

int DemoCamera::mostConnectionsAtOnce() const
{
    return m_stream->server().mostAtOnce();
}

int DemoCamera::servoConnections() const
{
    return m_servos->connectionCount();
}

int DemoCamera::traverse() const
{
    return qRound(m_servos->camera().servos.traverse().target());
}

int DemoCamera::elevation() const
{
    return qRound(m_servos->camera().servos.elevation().target());
}

DemoCamera::Pointing DemoCamera::pointing() const
{
    const PanTilt &servos = m_servos->camera().servos;
    const RightUp position = servos.position();
    return {position.right, position.up, servos.isMoving()};
}

DemoCamera::Pointing DemoCamera::target() const
{
    const PanTilt &servos = m_servos->camera().servos;
    const RightUp target = servos.target();
    return {target.right, target.up, servos.isMoving()};
}

QByteArrayList DemoCamera::servoRequests() const
{
    return m_servos->requests();
}

int DemoCamera::wrongServoRequests() const
{
    return m_servos->wrongRequests();
}

} // namespace vedette

#include "moc_DemoCamera.cpp"
