// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "relay/Relay.h"

#include "relay/DescriptorLimit.h"
#include "session/Camera.h"

#include <algorithm>
#include <utility>

namespace vedette {

namespace {

/// Each page has a stream and a connection for events; unauthenticated clients and single requests
/// come on top.
ConnectionGuard::Limits limitsFor(RelayOptions &options)
{
    ConnectionGuard::Limits limits;
    limits.connections =
        std::max(limits.connections, 2 * options.maximumViewers + limits.unauthenticated);
    const int available =
        raiseDescriptorLimit(limits.connections + Relay::OwnDescriptors) - Relay::OwnDescriptors;
    if (available >= limits.connections) {
        return limits;
    }
    limits.connections = std::max(available, 2);
    limits.unauthenticated = std::min(limits.unauthenticated, limits.connections / 2);
    const int wanted = options.maximumViewers;
    options.maximumViewers =
        std::min(wanted, std::max(1, (limits.connections - limits.unauthenticated) / 2));
    options.warnings +=
        Relay::tr("Only %1 viewers can be served, not %2: this system allows %3 open files. Raise "
                  "the hard limit (ulimit -Hn, or LimitNOFILE= in the service).")
            .arg(options.maximumViewers)
            .arg(wanted)
            .arg(available + Relay::OwnDescriptors);
    return limits;
}

} // namespace

Relay::Relay(Camera &camera, RelayOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_guard(std::make_unique<ConnectionGuard>(limitsFor(m_options)))
    , m_server(std::make_unique<RelayServer>(camera, m_options, *m_guard))
{
    connect(&m_server->stream().viewers(), &ViewerSet::countChanged, this,
            &Relay::viewerCountChanged);
}

Relay::~Relay()
{
    stop();
}

QString Relay::problemWith(const Settings &settings)
{
    if (settings.userName.isEmpty() || settings.password.isEmpty()) {
        return tr("%1 and %2 are missing: without a password nobody may watch. Add both to the "
                  ".env file")
            .arg(key::UserName, key::Password);
    }
    if (!Authenticator::isUserName(settings.userName)) {
        return tr("%1 contains a colon or a control character, which no browser can send")
            .arg(key::UserName);
    }
    return {};
}

std::unique_ptr<Listener> Relay::newListener()
{
    auto listener = std::make_unique<Listener>(*m_guard);
    if (m_options.tls) {
        listener->setTls(m_options.tls->configuration);
    }
    return listener;
}

bool Relay::start(const QList<int> &inheritedSockets)
{
    std::vector<std::unique_ptr<Listener>> opened;
    const auto keep = [&](std::unique_ptr<Listener> listener, bool isOpen) {
        m_errorText = listener->errorText();
        opened.push_back(std::move(listener));
        return isOpen;
    };
    for (const int descriptor : inheritedSockets) {
        auto listener = newListener();
        const bool isOpen = listener->openInherited(descriptor);
        m_server->hosts().addListenAddress(listener->address());
        if (!keep(std::move(listener), isOpen)) {
            return false;
        }
    }
    for (const ListenAddress &address : std::as_const(m_options.listen)) {
        auto listener = newListener();
        const bool isOpen = listener->open(address);
        if (!keep(std::move(listener), isOpen)) {
            return false;
        }
    }
    m_listeners = std::move(opened);
    for (const auto &listener : m_listeners) {
        m_server->serve(listener.get());
    }
    return true;
}

QStringList Relay::addresses() const
{
    QStringList all;
    for (const auto &listener : m_listeners) {
        all += listener->display();
    }
    return all;
}

std::optional<QString> Relay::tlsFingerprint() const
{
    return m_options.tls ? std::optional(m_options.tls->fingerprint) : std::nullopt;
}

void Relay::setTls(const TlsIdentity &tls)
{
    m_options.tls = tls;
    for (const auto &listener : m_listeners) {
        listener->setTls(tls.configuration);
    }
}

void Relay::setCredentials(const QString &userName, const QString &password)
{
    m_server->setCredentials(userName, password);
}

void Relay::stop()
{
    m_listeners.clear();
    m_server->stream().viewers().closeAll();
    m_server->events().listeners().closeAll();
    m_guard->closeAll();
}

} // namespace vedette
