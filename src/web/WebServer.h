// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "web/http/ConnectionGuard.h"
#include "web/http/HttpFrontEnd.h"
#include "web/http/Listener.h"
#include "web/Router.h"
#include "web/WebOptions.h"

#include <QList>
#include <QObject>
#include <QStringList>

#include <memory>
#include <vector>

namespace vedette {

/// Cameras shared with browsers and players: the listeners, the guard and the server, wired
/// together. Lives in the cameras' thread, which should be without GLib's event dispatcher.
class WebServer : public QObject
{
    Q_OBJECT

public:
    /// Descriptors for all that is not a client: libraries, the camera, files.
    static constexpr int OwnDescriptors = 64;

    /// Without descriptors enough, options are cut down to what is there, and warnings() says so.
    /// Serves nobody before Router::setCredentials(), and no camera before Router::addCamera().
    explicit WebServer(WebOptions options, QObject *parent = nullptr);
    ~WebServer() override;

    /// What keeps cameras from being shared behind these logins, a sentence without full stop;
    /// empty when nothing. A viewer's is not needed.
    static QString problemWith(const Login &owner, const Login &viewer);

    /// Opens every address, and takes over inherited sockets. False, and nothing is open, when one
    /// fails; errorText() says why.
    bool start(const QList<int> &inheritedSockets = {});
    QString errorText() const { return m_errorText; }
    const QStringList &warnings() const { return m_options.warnings; }
    /// The addresses served, as a user would open them.
    QStringList addresses() const;
    /// SHA-256 of the certificate, when there is one.
    std::optional<QString> tlsFingerprint() const;
    /// Users who log in from now on get this certificate.
    void setTls(const TlsIdentity &tls);
    /// Nobody new; every stream ends.
    void stop();

    Router &router() { return *m_router; }
    ConnectionGuard &guard() { return *m_guard; }
    int connectionCount() const { return m_guard->connectionCount(); }

signals:
    /// How many browsers and players watch, all cameras together; the window is not one of them.
    void viewerCountChanged(int count);

private:
    std::unique_ptr<Listener> newListener();

    WebOptions m_options;
    QString m_errorText;
    // In this order: listeners hold connections of the guard, the routes have requests of both.
    std::unique_ptr<ConnectionGuard> m_guard;
    std::unique_ptr<Router> m_router;
    std::unique_ptr<HttpFrontEnd> m_frontEnd;
    std::vector<std::unique_ptr<Listener>> m_listeners;
};

} // namespace vedette
