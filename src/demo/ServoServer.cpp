// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/ServoServer.h"

#include <QLoggingCategory>
#include <QTimer>

#include <cmath>

Q_LOGGING_CATEGORY(servoLog, "vedette.servo", QtWarningMsg)

namespace vedette {

namespace {

/// The fault "servo-error": each so many-th request.
constexpr int ErrorEach = 3;
/// The fault "servo-lost": 2 %.
constexpr int LostEach = 50;

const ServoDialect &dialectOf(const QString &id)
{
    const ServoDialect *const found = ServoDialect::find(id);
    return found ? *found : ServoDialect::all().front();
}

} // namespace

ServoServer::ServoServer(DemoCamera::Options options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_dialect(dialectOf(m_options.dialect))
    , m_camera(m_options.userName.toUtf8(), m_options.password.toUtf8(), m_options.size)
    , m_login(m_options.userName, m_options.password)
    , m_server(this)
    , m_sockets(this)
{
    connect(&m_server, &HttpServer::requested, this, &ServoServer::answer);
    connect(&m_sockets, &ServoSocketServer::received, this, &ServoServer::answerMessage);
}

ServoServer::~ServoServer()
{
    // While all receivers of their signals still exist.
    close();
}

bool ServoServer::listen()
{
    return isSocket() ? m_sockets.listen(m_options.servoAddress, m_options.servoPort)
                      : m_server.listen(m_options.servoAddress, m_options.servoPort);
}

void ServoServer::close()
{
    m_server.close();
    m_sockets.close();
}

quint16 ServoServer::port() const
{
    return isSocket() ? m_sockets.port() : m_server.port();
}

QString ServoServer::errorText() const
{
    return isSocket() ? m_sockets.errorText() : m_server.errorText();
}

int ServoServer::connectionCount() const
{
    return isSocket() ? m_sockets.connectionCount() : m_server.connectionCount();
}

void ServoServer::setFault(DemoCamera::ServoFault fault)
{
    m_fault = fault;
    m_sinceFault = 0;
}

void ServoServer::keep(const QByteArray &bytes)
{
    if (m_requests.size() == MostRequests) {
        m_requests.removeFirst();
    }
    m_requests.append(bytes);
}

void ServoServer::answer(QTcpSocket *socket, const HttpRequestHead &head, const QByteArray &body)
{
    keep(head.lines + body);
    if (m_fault == DemoCamera::ServoFault::Silent) {
        return;
    }
    if (m_fault == DemoCamera::ServoFault::Reset) {
        HttpServer::reset(socket);
        return;
    }
    const ServoAnswer answer = answerOf({head, body});
    if (m_fault == DemoCamera::ServoFault::Lost && m_sinceFault % LostEach == 0) {
        return;
    }
    const QByteArray bytes =
        HttpServer::answer(answer.status, answer.body, answer.contentType, answer.moreHeaders);
    auto delay = answer.delay + m_options.servoDelay;
    if (m_fault == DemoCamera::ServoFault::Late) {
        delay += DemoCamera::LateAnswer;
    }
    if (delay.count() == 0) {
        socket->write(bytes);
    } else {
        QTimer::singleShot(delay, socket, [socket, bytes] { socket->write(bytes); });
    }
}

void ServoServer::answerMessage(const QByteArray &message)
{
    keep(message);
    if (m_fault == DemoCamera::ServoFault::Reset) {
        m_sockets.drop();
    } else if (m_fault == DemoCamera::ServoFault::None || m_fault == DemoCamera::ServoFault::Late ||
               m_fault == DemoCamera::ServoFault::Lost) {
        // Nothing answers a message, so there is nothing that could be late or lost.
        answerOf({{}, message});
    }
}

ServoAnswer ServoServer::answerOf(const ServoRequest &request)
{
    using enum DemoCamera::ServoFault;
    ++m_sinceFault;
    if (m_fault == Redirect) {
        return {"302 Found", {}, "text/html", "Location: http://192.0.2.1/elsewhere\r\n", {}, {}};
    }
    if (m_fault == Error || (m_fault == ErrorEachThird && m_sinceFault % ErrorEach == 0)) {
        return {"500 Internal Server Error",
                "Server has encountered an unexpected error",
                "text/html",
                {},
                {},
                {}};
    }
    return withoutFault(request);
}

ServoAnswer ServoServer::withoutFault(const ServoRequest &request)
{
    if (!hasLogin(request.head)) {
        return {"401 Unauthorized",
                "Login required",
                "text/html",
                m_login.challenge(DemoLogin::Scheme::Digest),
                {},
                {}};
    }
    ServoAnswer answer = m_dialect.answer(request, m_camera);
    if (!answer.wrong.isEmpty()) {
        ++m_wrongRequests;
        // Without the query, which may hold a password.
        qCWarning(servoLog, "%s: wrong request: %s %s: %s", m_dialect.id.data(),
                  request.head.method.constData(),
                  request.head.path.left(100).toPercentEncoding("/").constData(),
                  answer.wrong.constData());
        return answer;
    }
    const RightUp turned = m_camera.servos.lastTurn();
    emit moved(static_cast<int>(std::lround(-turned.right)),
               static_cast<int>(std::lround(-turned.up)));
    return answer;
}

bool ServoServer::hasLogin(const HttpRequestHead &head) const
{
    switch (m_dialect.login) {
    case ServoDialect::Login::None:
        return true;
    case ServoDialect::Login::KeyOrDigest:
        if (m_camera.hasPassword(head.headers.value("x-api-key")) ||
            m_login.isRight(head, DemoLogin::Scheme::Basic)) {
            return true;
        }
        [[fallthrough]];
    case ServoDialect::Login::Digest:
        return m_login.isRight(head, DemoLogin::Scheme::Digest);
    }
    return false;
}

} // namespace vedette

#include "moc_ServoServer.cpp"
