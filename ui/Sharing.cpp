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

void Sharing::setCamera(CameraHandle *camera, const Settings &settings, const QString &envFile)
{
    m_server.reset();
    if (m_camera != nullptr) {
        m_camera->disconnect(this);
    }
    m_camera = camera;
    m_settings = settings;
    m_envFile = envFile;
    m_viewers = 0;
    if (camera == nullptr) {
        return;
    }
    connect(camera, &CameraHandle::closing, this, [this] { m_server.reset(); });
    if (m_state != State::Off) {
        begin();
    }
    emit changed();
}

bool Sharing::hasLogin() const
{
    const Login &owner = m_settings.server.owner;
    return !owner.userName.isEmpty() && !owner.password.isEmpty();
}

QString Sharing::setLogin(const QString &userName, const QString &password)
{
    if (!m_envFile.isEmpty()) {
        const auto error = saveOwnerLogin({userName, password}, m_envFile);
        if (error) {
            return sentence(withFieldNames(error->message()));
        }
    }
    m_settings = withOwnerLogin(m_settings, {userName, password});
    emit settingsChanged(m_settings);
    emit changed();
    return {};
}

void Sharing::start(const ServeArguments &arguments)
{
    m_arguments = arguments;
    begin();
}

void Sharing::begin()
{
    if (m_camera == nullptr) {
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
        const ServerConfig &server = m_settings.server;
        problem = withFieldNames(WebServer::problemWith(server.owner, server.viewer));
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
    m_server = std::make_unique<SharedServer>(*m_camera, options, m_settings.server);
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
