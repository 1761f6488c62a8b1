// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/WebServer.h"

#include "config/Settings.h"
#include "web/listen/DescriptorLimit.h"

#include <algorithm>
#include <utility>

namespace vedette {

namespace {

/// Each page has a stream and a connection for events; unauthenticated clients and single requests
/// come on top.
ConnectionGuard::Limits limitsFor(WebOptions &options)
{
    ConnectionGuard::Limits limits;
    limits.connections =
        std::max(limits.connections, 2 * options.maximumViewers + limits.unauthenticated);
    const int available = raiseDescriptorLimit(limits.connections + WebServer::OwnDescriptors) -
                          WebServer::OwnDescriptors;
    if (available >= limits.connections) {
        return limits;
    }
    limits.connections = std::max(available, 2);
    limits.unauthenticated = std::min(limits.unauthenticated, limits.connections / 2);
    const int wanted = options.maximumViewers;
    options.maximumViewers =
        std::min(wanted, std::max(1, (limits.connections - limits.unauthenticated) / 2));
    options.warnings +=
        WebServer::tr(
            "Only %1 viewers can be served, not %2: this system allows %3 open files. Raise "
            "the hard limit (ulimit -Hn, or LimitNOFILE= in the service).")
            .arg(options.maximumViewers)
            .arg(wanted)
            .arg(available + WebServer::OwnDescriptors);
    return limits;
}

} // namespace

WebServer::WebServer(WebOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_guard(std::make_unique<ConnectionGuard>(limitsFor(m_options)))
    , m_router(std::make_unique<Router>(m_options, *m_guard))
    , m_frontEnd(std::make_unique<HttpFrontEnd>(*m_guard))
{
    connect(m_frontEnd.get(), &HttpFrontEnd::requested, m_router.get(), &Router::route);
    connect(m_router.get(), &Router::viewerCountChanged, this, &WebServer::viewerCountChanged);
}

WebServer::~WebServer()
{
    stop();
}

QString WebServer::problemWith(const Login &owner, const Login &viewer)
{
    if (owner.userName.isEmpty() || owner.password.isEmpty()) {
        return tr("%1 and %2 are missing: without a password nobody may watch. Add both to the "
                  ".env file")
            .arg(key::UserName, key::Password);
    }
    const QLatin1String wrong = !Authenticator::isUserName(owner.userName) ? key::UserName
                                : !viewer.isEmpty() && !Authenticator::isUserName(viewer.userName)
                                    ? key::ViewerName
                                    : QLatin1String();
    return wrong.isEmpty()
               ? QString()
               : tr("%1 contains a colon or a control character, which no browser can send")
                     .arg(wrong);
}

std::unique_ptr<Listener> WebServer::newListener()
{
    auto listener = std::make_unique<Listener>(*m_guard);
    if (m_options.tls) {
        listener->setTls(m_options.tls->configuration);
    }
    return listener;
}

bool WebServer::start(const QList<int> &inheritedSockets)
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
        m_router->hosts().addListenAddress(listener->address());
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
        m_frontEnd->serve(listener.get());
    }
    return true;
}

QStringList WebServer::addresses() const
{
    QStringList all;
    for (const auto &listener : m_listeners) {
        all += listener->display();
    }
    return all;
}

std::optional<QString> WebServer::tlsFingerprint() const
{
    return m_options.tls ? std::optional(m_options.tls->fingerprint) : std::nullopt;
}

void WebServer::setTls(const TlsIdentity &tls)
{
    m_options.tls = tls;
    for (const auto &listener : m_listeners) {
        listener->setTls(tls.configuration);
    }
}

void WebServer::stop()
{
    m_listeners.clear();
    m_router->closeAll();
    m_guard->closeAll();
}

} // namespace vedette

#include "moc_WebServer.cpp"
