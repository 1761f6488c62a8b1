// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/WebSocketServoDriver.h"

#include "http/DisplayUrl.h"
#include "steering/ServoProfile.h"

#include <QNetworkProxy>

namespace vedette {

namespace {

QUrl socketUrl(const CameraConfig &config)
{
    QUrl url = config.servoUrl.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment);
    const QByteArray target = ServoProfile::targetFor(url, config.dialect->socketPath.toUtf8());
    url.setScheme(url.scheme() == QLatin1String("https") ? QStringLiteral("wss")
                                                         : QStringLiteral("ws"));
    return url.resolved(QUrl::fromEncoded(target));
}

} // namespace

WebSocketServoDriver::WebSocketServoDriver(const CameraConfig &config, QObject *parent)
    : DialectDriver(config, parent)
    , m_link(config, this)
    , m_url(socketUrl(config))
    , m_host(displayHost(config.servoUrl))
    , m_timeout(ServoLink::DefaultTimeout)
    , m_socket(QString(), QWebSocketProtocol::VersionLatest, this)
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_socket.setReadBufferSize(ReadBufferBytes);
    m_socket.setMaxAllowedIncomingFrameSize(MaximumMessageBytes);
    m_socket.setMaxAllowedIncomingMessageSize(MaximumMessageBytes);
    connect(&m_link, &ServoLink::finished, this, &WebSocketServoDriver::transmitted);
    m_deadline.setSingleShot(true);
    m_idle.setSingleShot(true);
    m_idle.setInterval(DefaultIdle);
    connect(&m_socket, &QWebSocket::connected, this, &WebSocketServoDriver::sendFrame);
    connect(&m_socket, &QWebSocket::stateChanged, this, &WebSocketServoDriver::stateChanged);
    connect(&m_socket, &QWebSocket::bytesWritten, this, [this] {
        if (m_isSent && m_socket.bytesToWrite() == 0) {
            conclude(ServoReply::Outcome::Moved);
        }
    });
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        conclude(
            ServoReply::Outcome::TimedOut,
            tr("The servos at %1 did not answer within %2 s. Is the camera on and in reach?")
                .arg(m_host, QString::number(std::chrono::duration<double>(m_timeout).count())));
        m_socket.abort();
    });
    connect(&m_idle, &QTimer::timeout, this, [this] { m_socket.close(); });
}

WebSocketServoDriver::~WebSocketServoDriver()
{
    m_socket.disconnect(this); // it closes, and says so, when this object is half gone
}

void WebSocketServoDriver::transmit(const DialectRequest &request)
{
    if (!request.method.isEmpty()) {
        m_link.send(request);
        return;
    }
    m_idle.stop();
    m_frame = QString::fromUtf8(request.body);
    m_isSent = false;
    m_deadline.start(m_timeout);
    if (m_socket.state() == QAbstractSocket::ConnectedState) {
        m_isWaiting = true;
        QMetaObject::invokeMethod(this, &WebSocketServoDriver::sendFrame, Qt::QueuedConnection);
        return;
    }
    if (m_socket.state() != QAbstractSocket::UnconnectedState) {
        m_socket.abort(); // it was being closed as idle
    }
    m_isWaiting = true;
    m_socket.open(m_url);
}

void WebSocketServoDriver::sendFrame()
{
    if (!m_isWaiting) {
        return;
    }
    if (m_frame.isEmpty()) {
        conclude(ServoReply::Outcome::Moved); // that it opens was all that was asked
        return;
    }
    m_socket.sendTextMessage(m_frame);
    m_isSent = true;
}

void WebSocketServoDriver::stateChanged(QAbstractSocket::SocketState state)
{
    if (state != QAbstractSocket::UnconnectedState || !m_isWaiting) {
        return;
    }
    conclude(ServoReply::Outcome::Unreachable,
             tr("The servos at %1 cannot be reached by WebSocket. Is the camera on, and does its "
                "firmware speak this dialect?")
                 .arg(m_host));
}

void WebSocketServoDriver::conclude(ServoReply::Outcome outcome, const QString &text)
{
    if (!m_isWaiting) {
        return;
    }
    m_isWaiting = false;
    m_deadline.stop();
    m_idle.start();
    ServoReply reply;
    reply.outcome = outcome;
    reply.text = text;
    transmitted(reply);
}

} // namespace vedette

#include "moc_WebSocketServoDriver.cpp"
