// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/ServeArguments.h"
#include "config/Settings.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

#include <memory>

namespace vedette {

class CameraHandle;
class SharedServer;
struct WebOptions;

/// Whether the camera on screen is shared with browsers, and how; what the dialog and the status
/// bar show of it. Stays on when another camera is opened.
class Sharing : public QObject
{
    Q_OBJECT

public:
    enum class State { Off, Starting, On };

    explicit Sharing(QObject *parent = nullptr);
    ~Sharing() override;

    /// What is shared from now on; nullptr for nothing. The camera stays its owner's: when it is
    /// destroyed it is no longer shared. envFile is where its settings are kept; empty: nowhere.
    void setCamera(CameraHandle *camera, const Settings &settings, const QString &envFile = {});
    /// Another login for viewers, which is kept in the camera's file. What is wrong when it could
    /// not be, a whole sentence; then nothing has changed.
    QString setLogin(const QString &userName, const QString &password);
    /// Where setLogin() keeps it; empty: only until the program ends.
    QString envFile() const { return m_envFile; }
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
    QString userName() const { return m_settings.server.owner.userName; }
    QString password() const { return m_settings.server.owner.password; }
    /// Browsers and players that watch.
    int viewers() const { return m_viewers; }

    /// "no viewers", "1 viewer", …
    QString viewersText() const;
    /// address with the name other machines of the network know this one by, when address is that
    /// of all networks.
    static QString addressForOthers(const QString &address);

signals:
    void changed();
    /// setLogin() has changed the camera's settings.
    void settingsChanged(const vedette::Settings &settings);
    /// It is on; each time it was started.
    void started();
    /// It could not be switched on; text as problem() says.
    void failed(const QString &text);

private:
    void begin();
    void share(const WebOptions &options);
    void fail(const QString &text);

    QPointer<CameraHandle> m_camera;
    std::unique_ptr<SharedServer> m_server; ///< while it is on
    Settings m_settings;
    QString m_envFile;
    ServeArguments m_arguments;
    State m_state = State::Off;
    QString m_problem;
    QStringList m_warnings;
    QStringList m_addresses;
    QString m_fingerprint;
    int m_viewers = 0;
};

} // namespace vedette
