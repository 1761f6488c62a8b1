// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/ServoLink.h"

#include "steering/SentOnce.h"
#include "steering/ServoProfile.h"

#include <QAuthenticator>
#include <QLoggingCategory>

namespace vedette {

namespace {

Q_LOGGING_CATEGORY(steeringLog, "vedette.steering", QtWarningMsg)

constexpr int HttpUnauthorized = 401;
constexpr int HttpForbidden = 403;
constexpr int HttpNotFound = 404;

int httpStatus(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

QNetworkRequest servoRequest(const QUrl &url)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setRawHeader("Accept-Encoding", "identity");
    request.setRawHeader("User-Agent", "Vedette");
    SentOnce::prepare(request);
    return request;
}

} // namespace

ServoLink::ServoLink(const Settings &settings, QObject *parent)
    : QObject(parent)
    , m_url(settings.servoUrl.adjusted(QUrl::RemoveUserInfo))
    , m_userName(settings.servoUrl.userName(QUrl::FullyDecoded))
    , m_password(settings.servoUrl.password(QUrl::FullyDecoded))
    , m_stepDegrees(settings.stepDegrees)
{
    if (m_userName.isEmpty()) {
        m_userName = settings.userName;
        m_password = settings.password;
    }
    m_deadline.setSingleShot(true);
    m_idle.setSingleShot(true);
    m_idle.setInterval(MaximumIdle);
    connect(&m_deadline, &QTimer::timeout, this, &ServoLink::timedOut);
    connect(&m_idle, &QTimer::timeout, this, [this] { m_manager.clearConnectionCache(); });
    connect(&m_manager, &QNetworkAccessManager::authenticationRequired, this,
            &ServoLink::authenticate);
}

ServoLink::~ServoLink() = default;

void ServoLink::send(Move move)
{
    if (m_busy) {
        qCCritical(steeringLog) << "a move was sent while another is in flight; ignored";
        return;
    }
    m_busy = true;
    m_move = move;
    m_body.clear();
    m_timedOut = false;
    m_loginOffered = false;
    m_idle.stop();
    if (m_url.isEmpty()) {
        const ServoReply reply = failed(
            ServoReply::Outcome::NotConfigured,
            tr("This camera cannot be turned: no SERVO_URL is set. Enter the servo address."));
        QMetaObject::invokeMethod(
            this, [this, reply] { conclude(reply); }, Qt::QueuedConnection);
        return;
    }

    auto *body = new SentOnce;
    m_reply = m_manager.sendCustomRequest(servoRequest(ServoProfile::requestUrl(m_url, move)),
                                          "GET", body);
    body->setParent(m_reply);
    m_requestBody = body;
    // One byte more than is kept, so that a body of just the limit is told from a longer one.
    m_reply->setReadBufferSize(MaximumBodyBytes + 1);
    connect(m_reply, &QNetworkReply::readyRead, this, &ServoLink::readBody);
    connect(m_reply, &QNetworkReply::finished, this, &ServoLink::replyFinished);
    // Not QNetworkRequest's own time-out, which starts anew with each byte that drips in.
    m_deadline.start(m_timeout);
}

void ServoLink::authenticate(QNetworkReply *reply, QAuthenticator *authenticator)
{
    // Asked a second time, the servos did not like it: leaving the authenticator alone ends the
    // reply with 401.
    if (reply != m_reply || m_loginOffered || m_userName.isEmpty()) {
        return;
    }
    m_loginOffered = true;
    authenticator->setUser(m_userName);
    authenticator->setPassword(m_password);
    m_requestBody->allowResending();
}

void ServoLink::readBody()
{
    m_body += m_reply->read(MaximumBodyBytes - m_body.size());
    if (m_reply->bytesAvailable() > 0) {
        m_reply->abort();
    }
}

void ServoLink::timedOut()
{
    m_timedOut = true;
    m_reply->abort();
}

void ServoLink::replyFinished()
{
    m_deadline.stop();
    const ServoReply reply = judge();
    m_reply->disconnect(this);
    m_reply->deleteLater();
    m_reply = nullptr;
    m_requestBody = nullptr;
    m_idle.start();
    conclude(reply);
}

void ServoLink::conclude(const ServoReply &reply)
{
    m_busy = false;
    if (reply.outcome != ServoReply::Outcome::Moved) {
        qCInfo(steeringLog) << reply.outcome << reply.text;
    }
    emit finished(reply);
}

/// A status decides, even when the rest of the answer is cut off or too long: the body is only for
/// reading.
ServoReply ServoLink::judge() const
{
    const int status = httpStatus(*m_reply);
    if (status >= 200 && status < 300) {
        return {.outcome = ServoReply::Outcome::Moved,
                .move = m_move,
                .httpStatus = status,
                .body = m_body,
                .text = {}};
    }
    if (status != 0) {
        return failedByStatus(status);
    }
    if (m_timedOut) {
        return failed(ServoReply::Outcome::TimedOut,
                      tr("The servos at %1 did not answer within %2 s. Is the camera on and in "
                         "reach?")
                          .arg(place())
                          .arg(std::chrono::duration<double>(m_timeout).count()));
    }
    return failedByNetwork(m_reply->error());
}

ServoReply ServoLink::failed(ServoReply::Outcome outcome, const QString &text) const
{
    return {.outcome = outcome, .move = m_move, .httpStatus = 0, .body = {}, .text = text};
}

ServoReply ServoLink::failedByStatus(int status) const
{
    ServoReply reply = failed(ServoReply::Outcome::Rejected, {});
    reply.httpStatus = status;
    reply.body = m_body;
    if (status == HttpUnauthorized) {
        reply.outcome = ServoReply::Outcome::Unauthorized;
        reply.text = m_userName.isEmpty()
                         ? tr("The servos at %1 want a user name and password.")
                         : tr("The servos at %1 do not accept this user name and password.");
    } else if (status == HttpForbidden) {
        reply.outcome = ServoReply::Outcome::Unauthorized;
        reply.text = tr("The servos at %1 do not let this user turn the camera.");
    } else if (status == HttpNotFound) {
        reply.text = tr("There are no servos at %1 under this path. Is SERVO_URL right?");
    } else if (status >= 300 && status < 400) {
        reply.text = tr("The servos at %1 redirect elsewhere, which is not followed. Is SERVO_URL "
                        "right?");
    } else {
        reply.text = tr("The servos at %1 rejected the move (HTTP status %2).");
    }
    reply.text = reply.text.replace(QStringLiteral("%2"), QString::number(status))
                     .replace(QStringLiteral("%1"), place());
    return reply;
}

ServoReply ServoLink::failedByNetwork(QNetworkReply::NetworkError error) const
{
    const auto unreachable = [this](const QString &text) {
        return failed(ServoReply::Outcome::Unreachable, text.arg(place()));
    };
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return unreachable(tr("The servos at %1 refuse the connection. Is the camera on?"));
    case QNetworkReply::HostNotFoundError:
        return unreachable(
            tr("No address is known for the servos at %1. Are SERVO_URL and the network right?"));
    case QNetworkReply::SslHandshakeFailedError:
        return unreachable(tr("The servos at %1 offer no certificate that can be trusted."));
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError: // see SentOnce
        return unreachable(tr("The servos at %1 closed the connection without an answer. The "
                              "camera may be restarting; try again."));
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::UnknownContentError:
        return unreachable(
            tr("What answers at %1 does not speak HTTP as servos do. Is SERVO_URL right?"));
    default:
        return unreachable(tr("The servos at %1 cannot be reached. Is the camera on, and on the "
                              "same network?"));
    }
}

QString ServoLink::place() const
{
    return m_url.port() < 0 ? m_url.host()
                            : QStringLiteral("%1:%2").arg(m_url.host()).arg(m_url.port());
}

} // namespace vedette
