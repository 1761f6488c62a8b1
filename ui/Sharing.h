// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/ServeArguments.h"
#include "config/Settings.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

namespace vedette {

class CameraThread;

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
    /// destroyed it is no longer shared.
    void setCamera(CameraThread *camera, const Settings &settings);
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
    /// There are a user name and a password to log in with; nobody can share without.
    bool hasLogin() const { return !m_settings.userName.isEmpty(); }
    QString userName() const { return m_settings.userName; }
    QString password() const { return m_settings.password; }
    /// Browsers and players that watch.
    int viewers() const { return m_viewers; }

    /// "No viewers", "1 viewer", …
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
    void fail(const QString &text);

    QPointer<CameraThread> m_camera;
    Settings m_settings;
    ServeArguments m_arguments;
    State m_state = State::Off;
    QString m_problem;
    QStringList m_warnings;
    QStringList m_addresses;
    QString m_fingerprint;
    int m_viewers = 0;
};

} // namespace vedette
