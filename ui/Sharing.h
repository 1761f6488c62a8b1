// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/ConfigError.h"
#include "config/ServeArguments.h"
#include "config/ServerConfig.h"

#include <QMap>
#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace vedette {

class CameraHandle;
class SharedServer;
struct WebOptions;

/// Whether the window's cameras are shared with browsers, and how; what the dialog and the status
/// bar show of it. Goes on while cameras come and go; when the last one has gone, with the next.
class Sharing : public QObject
{
    Q_OBJECT

public:
    enum class State { Off, Starting, On };

    explicit Sharing(QObject *parent = nullptr);
    ~Sharing() override;

    /// Keeps the logins of who may watch; what is wrong when it could not.
    using KeepLogins = std::function<std::optional<ConfigError>(const ServerConfig &logins)>;

    /// Shares it too. The camera stays its owner's: when it is destroyed it is no longer shared. No
    /// id: it is the only one.
    void addCamera(const QString &id, CameraHandle &camera);
    void removeCamera(const QString &id);
    /// Whose addresses are the bare ones too; as Router says.
    void setDefaultCamera(const QString &id);
    /// Who may watch, and what keeps it when it is changed here.
    void setLogins(const ServerConfig &logins, const KeepLogins &keep = {});
    /// Who may watch the same cameras from now on, which is kept; who may not any more is
    /// disconnected. What is wrong when it could not be, a whole sentence; then nothing has
    /// changed.
    QString changeLogins(const Login &owner, const Login &viewer);
    /// changed() follows; when it cannot be done problem() says why.
    void start(const ServeArguments &arguments);
    void stop();

    State state() const { return m_state; }
    /// A whole sentence for the user; empty when all is well.
    QString problem() const { return m_problem; }
    QStringList warnings() const { return m_warnings; }
    /// As a browser on this machine opens them.
    QStringList addresses() const { return m_addresses; }
    /// Of the certificate, SHA-256; empty without encryption.
    QString fingerprint() const { return m_fingerprint; }
    /// There are a user name and a password that viewers can log in with; without, nothing is
    /// shared.
    bool hasLogin() const;
    QString userName() const { return m_logins.owner.userName; }
    QString password() const { return m_logins.owner.password; }
    /// Who may only watch; empty when there is no such login.
    Login viewer() const { return m_logins.viewer; }
    /// Browsers and players that watch.
    int viewers() const { return m_viewers; }

    /// "no viewers", "1 viewer", …
    QString viewersText() const;
    /// address with the name other machines of the network know this one by, when address is that
    /// of all networks.
    static QString addressForOthers(const QString &address);

signals:
    void changed();
    /// It is on; each time it was started.
    void started();
    /// It could not be switched on; text as problem() says.
    void failed(const QString &text);

private:
    void begin();
    void beginIfDue();
    void share(const WebOptions &options);
    void fail(const QString &text);

    QMap<QString, CameraHandle *> m_cameras; ///< by id
    std::unique_ptr<SharedServer> m_server;  ///< while it is on
    QString m_defaultCamera;
    ServerConfig m_logins;
    KeepLogins m_keepLogins;
    ServeArguments m_arguments;
    State m_state = State::Off;
    QString m_problem;
    QStringList m_warnings;
    QStringList m_addresses;
    QString m_fingerprint;
    int m_viewers = 0;
};

} // namespace vedette
