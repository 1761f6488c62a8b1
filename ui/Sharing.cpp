// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "Sharing.h"

#include "camera/CameraHandle.h"
#include "LoginFields.h"
#include "Sentence.h"
#include "SettingNames.h"
#include "SharedServer.h"
#include "web/WebServer.h"

#include <QNetworkInterface>
#include <QUrl>

namespace vedette {

namespace {

/// The address that others on the network reach this machine by; the first one, since nobody can
/// tell which of several is meant.
QString ownNetworkAddress()
{
    const QList<QHostAddress> all = QNetworkInterface::allAddresses();
    for (const QHostAddress &address : all) {
        if (address.protocol() == QAbstractSocket::IPv4Protocol && !address.isLoopback() &&
            !address.isLinkLocal()) {
            return address.toString();
        }
    }
    return QStringLiteral("127.0.0.1");
}

} // namespace

Sharing::Sharing(QObject *parent)
    : QObject(parent)
{
}

Sharing::~Sharing() = default;

void Sharing::addCamera(const QString &id, CameraHandle &camera)
{
    removeCamera(id);
    m_cameras.insert(id, &camera);
    connect(&camera, &CameraHandle::closing, this, [this, id] { removeCamera(id); });
    if (m_server) {
        m_server->addCamera(id, camera);
    } else {
        beginIfDue();
    }
}

void Sharing::removeCamera(const QString &id)
{
    CameraHandle *const camera = m_cameras.take(id);
    if (camera == nullptr) {
        return;
    }
    camera->disconnect(this);
    if (m_cameras.isEmpty()) {
        m_server.reset();
        m_viewers = 0;
        emit changed();
    } else if (m_server) {
        m_server->removeCamera(id);
    }
}

void Sharing::setDefaultCamera(const QString &id)
{
    m_defaultCamera = id;
    if (m_server) {
        m_server->setDefaultCamera(id);
    }
}

void Sharing::setLogins(const ServerConfig &logins, const KeepLogins &keep)
{
    m_keepLogins = keep;
    const bool isNew = logins != m_logins;
    m_logins = logins;
    if (isNew && m_server) {
        m_server.reset(); // at once: the old one's cameras are not for the new login's viewers
        m_state = State::Starting;
        QMetaObject::invokeMethod(this, &Sharing::beginIfDue, Qt::QueuedConnection);
    }
    emit changed();
}

bool Sharing::hasLogin() const
{
    return !m_logins.owner.userName.isEmpty() && !m_logins.owner.password.isEmpty();
}

QString Sharing::changeLogins(const Login &owner, const Login &viewer)
{
    ServerConfig logins = m_logins;
    logins.owner = owner;
    logins.viewer = viewer;
    const auto error = m_keepLogins ? m_keepLogins(logins) : std::nullopt;
    if (error) {
        return sentence(withFieldNames(error->message()));
    }
    m_logins = logins;
    if (m_server) {
        m_server->setLogins(logins);
    }
    emit changed();
    return {};
}

void Sharing::start(const ServeArguments &arguments)
{
    m_arguments = arguments;
    begin();
}

void Sharing::beginIfDue()
{
    if (m_state != State::Off && !m_server) {
        begin();
    }
}

void Sharing::begin()
{
    if (m_cameras.isEmpty()) {
        m_state = State::Starting; // with the next camera
        emit changed();
        return;
    }
    if (!hasLogin()) {
        fail(tr("viewers need a user name and a password"));
        return;
    }
    QString problem = viewerLoginProblem(userName(), password());
    if (problem.isEmpty()) {
        const auto mistake = problemWithLogins(m_logins, {});
        problem = withFieldNames(mistake ? mistake->text
                                         : WebServer::problemWith(m_logins.owner, m_logins.viewer));
    }
    if (!problem.isEmpty()) {
        fail(problem);
        return;
    }
    const auto options = WebOptions::check(m_arguments, false, &problem);
    if (!options) {
        fail(problem);
        return;
    }
    m_state = State::Starting;
    m_problem.clear();
    m_fingerprint = options->tls ? options->tls->fingerprint : QString();
    share(*options);
    emit changed();
}

void Sharing::share(const WebOptions &options)
{
    m_server.reset(); // its port is free before the next one listens
    m_server = std::make_unique<SharedServer>(m_cameras.constBegin().value()->io(), options);
    m_server->setLogins(m_logins);
    m_server->setDefaultCamera(m_defaultCamera);
    for (auto camera = m_cameras.cbegin(); camera != m_cameras.cend(); ++camera) {
        m_server->addCamera(camera.key(), *camera.value());
    }
    connect(m_server.get(), &SharedServer::started, this,
            [this](const QStringList &addresses, const QStringList &warnings) {
                m_state = State::On;
                m_addresses = addresses;
                m_warnings = warnings;
                emit started();
                emit changed();
            });
    connect(m_server.get(), &SharedServer::failed, this, &Sharing::fail);
    connect(m_server.get(), &SharedServer::viewerCountChanged, this, [this](int count) {
        m_viewers = count;
        emit changed();
    });
}

void Sharing::stop()
{
    m_server.reset();
    m_state = State::Off;
    m_problem.clear();
    m_viewers = 0;
    emit changed();
}

void Sharing::fail(const QString &text)
{
    m_server.reset();
    m_state = State::Off;
    m_problem = sentence(text);
    emit failed(m_problem);
    emit changed();
}

QString Sharing::viewersText() const
{
    switch (m_viewers) {
    case 0:
        return tr("no viewers");
    case 1:
        return tr("1 viewer");
    default:
        return tr("%1 viewers").arg(m_viewers);
    }
}

QString Sharing::addressForOthers(const QString &address)
{
    QUrl url(address);
    const QHostAddress host(url.host());
    static const QList<QHostAddress> anywhere{QHostAddress(QHostAddress::Any),
                                              QHostAddress(QHostAddress::AnyIPv4),
                                              QHostAddress(QHostAddress::AnyIPv6)};
    const bool isAny = anywhere.contains(host);
    if (isAny) {
        url.setHost(ownNetworkAddress());
    }
    return isAny ? url.toString() : address;
}

} // namespace vedette

#include "moc_Sharing.cpp"
