// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stream/CameraConnection.h"

#include "http/HttpNumbers.h"
#include "http/HttpSyntax.h"
#include "http/NameLookup.h"
#include "http/PeerSockets.h"
#include "stream/ResidentMemory.h"
#include "stream/StreamLog.h"

#include <QHostAddress>
#include <QThreadPool>

#include <utility>

namespace vedette {

namespace {

/// One read from the reply; a VGA frame of an ESP32-CAM (10–25 KB) fits in whole.
constexpr std::size_t ReadBytes = 64 * 1024;

/// Over a gigabit network a flood brings 6 MB in this time.
constexpr std::chrono::milliseconds GrowthCheckInterval{50};

bool isHttp(const QUrl &url)
{
    return url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
}

} // namespace

CameraConnection::CameraConnection(const Settings &settings, QObject *parent)
    : QObject(parent)
    , m_cameraUrl(settings.cameraUrl.adjusted(QUrl::RemoveUserInfo))
    , m_login(HttpLogin::forAddress(settings.cameraUrl, settings.userName, settings.password))
    , m_buffer(ReadBytes)
{
    m_growthCheck.setInterval(GrowthCheckInterval);
    connect(&m_growthCheck, &QTimer::timeout, this, &CameraConnection::checkGrowth);
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
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    // Otherwise QNetworkAccessManager offers gzip, which only costs time for JPEGs.
    request.setRawHeader("Accept-Encoding", "identity");
    request.setRawHeader("User-Agent", "Vedette");
    const QByteArray authorization =
        isCamera(url) ? m_login.authorization(http::targetOf(url)) : QByteArray();
    if (!authorization.isEmpty()) {
        request.setRawHeader("Authorization", authorization);
    }

    close();
    m_isOpen = false;
    m_reply.reset(m_manager.get(request));
    m_reply->setReadBufferSize(ReadBufferBytes);
    m_memoryBefore = residentMemory();
    m_growthCheck.start();
    connect(m_reply.get(), &QNetworkReply::metaDataChanged, this,
            &CameraConnection::metaDataArrived);
    // Queued: Qt's HTTP thread posts to this one what it read, and the reply knows of that only
    // when all of it was taken in. Then one read has everything there is, and shows what is late.
    connect(m_reply.get(), &QNetworkReply::readyRead, this, &CameraConnection::readBody,
            Qt::QueuedConnection);
    connect(m_reply.get(), &QNetworkReply::finished, this, &CameraConnection::replyFinished);
}

/// A camera that redirects elsewhere must not carry the password there.
bool CameraConnection::isCamera(const QUrl &url) const
{
    return url.host() == m_cameraUrl.host();
}

/// Asks once more, with a login. Not by QNetworkAccessManager's authenticationRequired: Qt encodes
/// that login in Latin-1, where the camera (and RFC 7617 and 7616) means UTF-8.
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

void CameraConnection::checkGrowth()
{
    if (residentMemory() - m_memoryBefore > MaximumGrowthBytes) {
        fail(StreamState::Unsupported,
             tr("the camera answers without end before the first picture"));
    }
}

void CameraConnection::metaDataArrived()
{
    m_growthCheck.stop();
    if (m_isOpen) {
        return;
    }
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status >= 300 && status < 400) {
        const QUrl target = m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
        if (!target.isEmpty()) {
            decide([this, target] { redirect(m_reply->url().resolved(target)); });
            return;
        }
    }
    if (status < 200 || status >= 300) {
        decide([this, status] { failWithHttpStatus(status); });
        return;
    }
    m_isOpen = true;
    emit opened(m_reply->rawHeader("Content-Type"));
}

/// Qt does not like a reply to be aborted from within its own signal.
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
    if (!m_reply) {
        return;
    }
    const QNetworkReply::NetworkError error = m_reply->error();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_isOpen) {
        readBody();
        if (!m_reply) {
            return;
        }
    }
    if (error == QNetworkReply::NoError) {
        close();
        emit finished();
    } else if (status >= 400 && !m_isOpen) {
        failWithHttpStatus(status);
    } else {
        failWithNetworkError(error, m_reply->errorString());
    }
}

void CameraConnection::redirect(const QUrl &target)
{
    const QUrl url = target.adjusted(QUrl::RemoveUserInfo);
    if (!isHttp(url) || url.host().isEmpty()) {
        fail(StreamState::Unsupported, tr("the camera redirects to an address that is none"));
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
    case QNetworkReply::TimeoutError:
        fail(StreamState::Unreachable, tr("%1 does not answer").arg(host));
        return;
    case QNetworkReply::SslHandshakeFailedError:
        fail(StreamState::Unreachable,
             tr("no secure connection to %1 could be made: %2").arg(host, detail));
        return;
    case QNetworkReply::AuthenticationRequiredError:
        failWithHttpStatus(http::Unauthorized);
        return;
    case QNetworkReply::RemoteHostClosedError:
        fail(StreamState::Interrupted, tr("the camera broke the connection"));
        return;
    default:
        fail(m_isOpen ? StreamState::Interrupted : StreamState::Unreachable,
             tr("the connection to %1 failed: %2").arg(host, detail));
    }
}

void CameraConnection::close()
{
    m_awaitsLookup = false;
    if (!m_reply) {
        return;
    }
    m_growthCheck.stop();
    m_reply->disconnect(this);
    if (m_reply->isRunning()) {
        shutDownConnectionsTo(m_reply->url());
    }
    m_reply->abort();
    m_reply.reset();
}

} // namespace vedette
