// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stream/CameraConnection.h"

#include "http/DisplayUrl.h"
#include "http/HttpNumbers.h"
#include "http/HttpSyntax.h"
#include "http/NameLookup.h"
#include "stream/StreamLog.h"

#include <QHostAddress>
#include <QThreadPool>

#include <utility>

namespace vedette {

namespace {

/// One read from the reply; a VGA frame of an ESP32-CAM (10–25 KB) fits in whole.
constexpr std::size_t ReadBytes = 64 * 1024;

} // namespace

CameraConnection::CameraConnection(const CameraConfig &config, QObject *parent)
    : QObject(parent)
    , m_cameraUrl(config.cameraUrl.adjusted(QUrl::RemoveUserInfo))
    , m_login(HttpLogin::forAddress(config.cameraUrl, config.login.userName, config.login.password))
    , m_buffer(ReadBytes)
{
}

CameraConnection::~CameraConnection()
{
    close();
}

void CameraConnection::open()
{
    m_redirects = 0;
    m_loginOffered = false;
    const bool hasName = QHostAddress(m_cameraUrl.host()).isNull();
    if (hasName && !std::exchange(m_isLookedUp, true)) {
        lookUpAndRequest();
    } else {
        request(m_cameraUrl);
    }
}

void CameraConnection::lookUpAndRequest()
{
    auto lookup = std::make_unique<NameLookup>(m_cameraUrl.host());
    const auto proceed = [this] {
        if (std::exchange(m_awaitsLookup, false)) {
            request(m_cameraUrl);
        }
    };
    connect(lookup.get(), &NameLookup::finished, this, proceed, Qt::QueuedConnection);
    m_awaitsLookup = true;
    // While name servers are silent, earlier look-ups may hold every thread; they bring the answer.
    if (QThreadPool::globalInstance()->tryStart(lookup.get())) {
        static_cast<void>(lookup.release());
    } else {
        proceed();
    }
}

void CameraConnection::request(const QUrl &url)
{
    QNetworkRequest request(url);
    const QByteArray authorization =
        isCamera(url) ? m_login.authorization(http::targetOf(url)) : QByteArray();
    if (!authorization.isEmpty()) {
        request.setRawHeader("Authorization", authorization);
    }

    endReply();
    m_isOpen = false;
    m_reply.reset(m_manager.get(request));
    m_reply->setReadBufferSize(ReadBufferBytes);
    connect(m_reply.get(), &QNetworkReply::requestSent, this, &CameraConnection::asked);
    connect(m_reply.get(), &QNetworkReply::metaDataChanged, this,
            &CameraConnection::metaDataArrived);
    connect(m_reply.get(), &QNetworkReply::readyRead, this, &CameraConnection::readBody);
    connect(m_reply.get(), &QNetworkReply::finished, this, &CameraConnection::replyFinished);
}

/// A camera that redirects elsewhere must not carry the password there.
bool CameraConnection::isCamera(const QUrl &url) const
{
    return url.host() == m_cameraUrl.host();
}

/// Asks once more, with a login.
bool CameraConnection::offerLogin()
{
    // One that asks a second time did not like it.
    if (m_loginOffered || !isCamera(m_reply->url()) ||
        !m_login.accept({m_reply->rawHeader("WWW-Authenticate")})) {
        return false;
    }
    m_loginOffered = true;
    request(m_reply->url());
    return true;
}

void CameraConnection::metaDataArrived()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (http::isRedirect(status)) {
        const QUrl target = m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
        if (!target.isEmpty()) {
            decide([this, target] { redirect(m_reply->url().resolved(target)); });
            return;
        }
    }
    if (!http::isSuccess(status)) {
        decide([this, status] { failWithHttpStatus(status); });
        return;
    }
    const QByteArray compression = http::compressionIn(
        m_reply->rawHeader("Content-Encoding") + ',' + m_reply->rawHeader("Transfer-Encoding"));
    if (!compression.isEmpty()) {
        decide([this, compression] {
            fail(StreamState::Unsupported,
                 tr("the camera sends its answer compressed (%1), although it was asked not to; "
                    "switch that off in the camera")
                     .arg(QString::fromLatin1(compression)));
        });
        return;
    }
    m_isOpen = true;
    emit opened(m_reply->rawHeader("Content-Type"));
}

/// A reply is not to be aborted from within its own signal.
void CameraConnection::decide(std::function<void()> verdict)
{
    m_reply->disconnect(this);
    QMetaObject::invokeMethod(
        this,
        [this, reply = m_reply.get(), verdict = std::move(verdict)] {
            if (reply == m_reply.get()) {
                verdict();
            }
        },
        Qt::QueuedConnection);
}

void CameraConnection::readBody()
{
    while (m_isOpen && m_reply && m_reply->bytesAvailable() > 0) {
        const qint64 count = m_reply->read(m_buffer.data(), static_cast<qint64>(m_buffer.size()));
        if (count <= 0) {
            break;
        }
        emit bytesReceived(QByteArrayView(m_buffer.data(), count));
    }
    emit caughtUp();
}

void CameraConnection::replyFinished()
{
    const QNetworkReply::NetworkError error = m_reply->error();
    if (error != QNetworkReply::NoError) {
        failWithNetworkError(error, m_reply->errorString());
        return;
    }
    endReply();
    emit finished();
}

void CameraConnection::redirect(const QUrl &target)
{
    const QUrl url = target.adjusted(QUrl::RemoveUserInfo);
    if (!http::isHttp(url) || url.host().isEmpty()) {
        fail(StreamState::Unsupported, tr("the camera redirects to an invalid address"));
        return;
    }
    if (m_reply->url().scheme() == QLatin1String("https") &&
        url.scheme() == QLatin1String("http")) {
        fail(StreamState::Unsupported,
             tr("the camera redirects from https to http, which would send everything in the "
                "open; put the http address in CAM_URL if that is wanted"));
        return;
    }
    if (++m_redirects > MaximumRedirects) {
        fail(StreamState::Unsupported, tr("the camera redirects in a circle"));
        return;
    }
    // Its query may be a login.
    qCInfo(streamLog) << "redirected to" << displayUrl(url.adjusted(QUrl::RemoveQuery));
    // Not from inside the old reply's own signal.
    QMetaObject::invokeMethod(
        this, [this, url] { request(url); }, Qt::QueuedConnection);
    m_reply->disconnect(this);
}

void CameraConnection::fail(StreamState state, const QString &reason)
{
    close();
    emit failed(state, reason);
}

void CameraConnection::failWithHttpStatus(int status)
{
    switch (status) {
    case http::Unauthorized:
        if (offerLogin()) {
            return;
        }
        m_login.forget();
        if (failWithUnknownLogin()) {
            return;
        }
        [[fallthrough]];
    case http::Forbidden:
        fail(StreamState::Unauthorized,
             m_login.isAvailable() ? tr("the camera does not accept this user name and password")
                                   : tr("the camera wants a user name and password"));
        return;
    case http::NotFound:
        fail(StreamState::Unsupported,
             tr("the camera answers, but has no stream at %1; check the path in its address")
                 .arg(m_cameraUrl.path().isEmpty() ? QStringLiteral("/") : m_cameraUrl.path()));
        return;
    default:
        fail(StreamState::Unsupported,
             tr("the camera answers with an error (HTTP status %1)").arg(status));
    }
}

/// Says so when it is not the user name and password that are wrong.
bool CameraConnection::failWithUnknownLogin()
{
    const auto kind = HttpLogin::unknownKind({m_reply->rawHeader("WWW-Authenticate")});
    if (!kind || (kind->isEmpty() && !m_login.isAvailable())) {
        return false;
    }
    fail(StreamState::Unauthorized,
         kind->isEmpty() ? tr("the camera asks for a login, but does not say which kind of login")
                         : tr("the camera asks for a kind of login that Vedette does not know "
                              "(%1); another user name or password will not help")
                               .arg(QString::fromLatin1(*kind)));
    return true;
}

void CameraConnection::failWithNetworkError(QNetworkReply::NetworkError error,
                                            const QString &detail)
{
    const QString host = displayHost(m_cameraUrl);
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        fail(StreamState::Unreachable,
             tr("%1 refuses the connection; check that the camera is on and the port is right")
                 .arg(host));
        return;
    case QNetworkReply::HostNotFoundError:
        fail(StreamState::Unreachable,
             tr("there is no host named %1; check the camera's address").arg(m_cameraUrl.host()));
        return;
    case QNetworkReply::SslHandshakeFailedError:
        fail(StreamState::Unreachable,
             tr("no secure connection to %1 could be made: %2").arg(host, detail));
        return;
    case QNetworkReply::RemoteHostClosedError:
        fail(StreamState::Interrupted,
             m_isOpen ? tr("the camera broke the connection")
                      : tr("the camera closed the connection without an answer"));
        return;
    case QNetworkReply::ProtocolFailure:
        fail(
            StreamState::Unsupported,
            tr("what answers at %1 does not speak HTTP; check the port and the address").arg(host));
        return;
    case QNetworkReply::ProtocolInvalidOperationError:
        fail(StreamState::Unreachable,
             tr("the answer of %1 does not get to its pictures: its head does not end").arg(host));
        return;
    case QNetworkReply::ServiceUnavailableError:
        fail(StreamState::Unreachable,
             tr("this program has used up its file descriptors; let it open more (ulimit -n)"));
        return;
    default:
        fail(m_isOpen ? StreamState::Interrupted : StreamState::Unreachable,
             tr("the connection to %1 failed: %2").arg(host, detail));
    }
}

void CameraConnection::close()
{
    m_awaitsLookup = false;
    endReply();
    m_manager.closeIdleConnection();
}

void CameraConnection::endReply()
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply.reset();
    }
}

} // namespace vedette

#include "moc_CameraConnection.cpp"
