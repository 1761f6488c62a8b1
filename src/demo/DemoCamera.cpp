// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/DemoCamera.h"

#include "demo/DemoPlace.h"
#include "demo/DemoScene.h"
#include "demo/ServoServer.h"
#include "demo/StreamServer.h"

namespace vedette {

namespace {

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
    , m_scene(std::make_unique<DemoScene>(options.size, m_servos->traverse(), m_servos->elevation(),
                                          options.place))
    , m_stream(std::make_unique<StreamServer>(options, *m_scene))
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
                          .arg(m_servos->server().errorText());
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
    return urlOf(m_options.servoAddress, m_servos->server().port(),
                 QStringLiteral("/control_servo"));
}

void DemoCamera::setFault(Fault fault)
{
    const Fault before = std::exchange(m_fault, fault);
    m_stream->setFault(fault);
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
    return m_servos->server().connectionCount();
}

int DemoCamera::traverse() const
{
    return m_servos->traverse().target();
}

int DemoCamera::elevation() const
{
    return m_servos->elevation().target();
}

} // namespace vedette
