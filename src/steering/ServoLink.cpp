// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/ServoLink.h"

#include "http/DisplayUrl.h"
#include "http/HttpNumbers.h"
#include "http/HttpSyntax.h"
#include "steering/ServoProfile.h"

namespace vedette {

namespace {

ServoReply failed(ServoReply::Outcome outcome, const QString &text)
{
    ServoReply reply;
    reply.outcome = outcome;
    reply.text = text;
    return reply;
}

} // namespace

ServoLink::ServoLink(const CameraConfig &config, QObject *parent)
    : QObject(parent)
    , m_url(config.servoUrl.adjusted(QUrl::RemoveUserInfo))
    , m_isGuessed(!config.dialect && m_url == ServoProfile::guessedUrl(config.cameraUrl))
    , m_login(HttpLogin::forAddress(config.servoUrl, config.login.userName, config.login.password))
    , m_exchange(m_url, this)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &ServoLink::timedOut);
    connect(&m_exchange, &HttpExchange::answered, this, &ServoLink::answered);
    connect(&m_exchange, &HttpExchange::failed, this,
            [this](HttpConnection::Failure failure) { conclude(failedByConnection(failure)); });
}

ServoLink::~ServoLink() = default;

void ServoLink::send(const DialectRequest &request)
{
    m_request = request;
    m_request.target = ServoProfile::targetFor(m_url, request.target);
    m_loginOffered = false;
    // For all of it: a login that has to be offered first makes nobody wait longer.
    m_deadline.start(m_timeout);
    sendRequest();
}

void ServoLink::sendRequest()
{
    QByteArray request = http::requestLines(m_request.method, m_request.target, m_url);
    for (const auto &[name, value] : std::as_const(m_request.headers)) {
        request += name + ": " + value + "\r\n";
    }
    if (m_request.method != "GET") {
        request += "Content-Length: " + QByteArray::number(m_request.body.size()) + "\r\n";
    }
    const QByteArray authorization = m_login.authorization(m_request.target, {}, m_request.method);
    if (!authorization.isEmpty()) {
        request += "Authorization: " + authorization + "\r\n";
    }
    m_exchange.send(request + "\r\n" + m_request.body);
}

void ServoLink::answered(const HttpAnswer &answer)
{
    const int status = answer.head.status;
    if (status == http::Unauthorized) {
        // The one case for a second request: this answer says that nothing has moved.
        if (!m_loginOffered && m_login.accept(answer.head.values("www-authenticate"))) {
            m_loginOffered = true;
            sendRequest();
            return;
        }
        m_login.forget();
    }
    if (!http::isSuccess(status)) {
        conclude(failedByStatus(answer));
        return;
    }
    ServoReply reply;
    reply.httpStatus = status;
    reply.body = answer.body;
    conclude(reply);
}

void ServoLink::timedOut()
{
    if (m_exchange.cutShort()) {
        return;
    }
    conclude(
        failed(ServoReply::Outcome::TimedOut,
               tr("The servos at %1 did not answer within %2 s. Is the camera on and in reach?")
                   .arg(displayHost(m_url),
                        QString::number(std::chrono::duration<double>(m_timeout).count()))));
}

void ServoLink::conclude(const ServoReply &reply)
{
    m_deadline.stop();
    emit finished(reply);
}

QString ServoLink::nothingThereText() const
{
    return tr("This camera does not seem to turn: there are no servos at %1. If it does, enter "
              "their address.")
        .arg(displayHost(m_url));
}

ServoReply ServoLink::failedByStatus(const HttpAnswer &answer) const
{
    const int status = answer.head.status;
    ServoReply reply = failed(ServoReply::Outcome::Rejected, {});
    reply.httpStatus = status;
    reply.body = answer.body;
    const auto unknownKind = HttpLogin::unknownKind(answer.head.values("www-authenticate"));
    if (status == http::Unauthorized && unknownKind && !unknownKind->isEmpty()) {
        reply.outcome = ServoReply::Outcome::Unauthorized;
        reply.text =
            tr("The servos at %1 ask for a kind of login that Vedette does not know (%3).");
    } else if (status == http::Unauthorized) {
        reply.outcome = ServoReply::Outcome::Unauthorized;
        reply.text = !m_login.isAvailable()
                         ? tr("The servos at %1 want a user name and password.")
                         : tr("The servos at %1 do not accept this user name and password.");
    } else if (status == http::Forbidden) {
        reply.outcome = ServoReply::Outcome::Unauthorized;
        reply.text = tr("The servos at %1 do not let this user turn the camera.");
    } else if (status == http::NotFound) {
        reply.mayNotTurn = m_isGuessed;
        reply.text = m_isGuessed
                         ? nothingThereText()
                         : tr("There are no servos at %1 under this path. Is their address right?");
    } else if (http::isRedirect(status)) {
        reply.text = tr("The servos at %1 redirect elsewhere, which is not followed. Is their "
                        "address right?");
    } else {
        reply.text = tr("The servos at %1 rejected the move (HTTP status %2).");
    }
    reply.text =
        reply.text.replace(QStringLiteral("%2"), QString::number(status))
            .replace(QStringLiteral("%3"), QString::fromLatin1(unknownKind.value_or(QByteArray())))
            .replace(QStringLiteral("%1"), displayHost(m_url));
    return reply;
}

ServoReply ServoLink::failedByConnection(HttpConnection::Failure failure) const
{
    const auto unreachable = [this](const QString &text) {
        return failed(ServoReply::Outcome::Unreachable, text.arg(displayHost(m_url)));
    };
    switch (failure) {
    case HttpConnection::Failure::Refused:
        if (m_isGuessed) {
            ServoReply reply = failed(ServoReply::Outcome::Unreachable, nothingThereText());
            reply.mayNotTurn = true;
            return reply;
        }
        return unreachable(tr("The servos at %1 refuse the connection. Is the camera on?"));
    case HttpConnection::Failure::UnknownHost:
        return unreachable(tr(
            "No address is known for the servos at %1. Are their address and the network right?"));
    case HttpConnection::Failure::Untrusted:
        return unreachable(tr("The servos at %1 offer no certificate that can be trusted."));
    case HttpConnection::Failure::Closed:
    case HttpConnection::Failure::BodyBroken:
        return unreachable(tr("The servos at %1 closed the connection without an answer. The "
                              "camera may be restarting; try again."));
    case HttpConnection::Failure::NotHttp:
    case HttpConnection::Failure::HeadTooLong:
        return unreachable(
            tr("What answers at %1 does not speak HTTP as servos do. Is their address right?"));
    case HttpConnection::Failure::NoDescriptors:
        return unreachable(tr("The servos at %1 cannot be asked: this program has used up its file "
                              "descriptors. Let it open more (ulimit -n)."));
    case HttpConnection::Failure::Unreachable:
        break;
    }
    return unreachable(tr("The servos at %1 cannot be reached. Is the camera on, and on the same "
                          "network?"));
}

} // namespace vedette

#include "moc_ServoLink.cpp"
