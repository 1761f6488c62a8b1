// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/ServerConfig.h"
#include "web/WebOptions.h"

#include <QObject>

namespace vedette {

class CameraHandle;
class IoThread;
class ServerInThread;

/// Cameras shared with browsers for as long as this object lives: their web server is in the io
/// thread. All calls and signals are of the thread that made it; nothing blocks.
class SharedServer : public QObject
{
    Q_OBJECT

public:
    /// io must outlive this object.
    SharedServer(IoThread &io, const WebOptions &options, QObject *parent = nullptr);
    ~SharedServer() override;

    /// Who may watch; nobody before.
    void setLogins(const ServerConfig &logins);
    /// Removed at the latest when camera is closing(). No id: it is the only one.
    void addCamera(const QString &id, CameraHandle &camera);
    void removeCamera(const QString &id);
    /// Whose addresses are the bare ones too, as Router says.
    void setDefaultCamera(const QString &id);

signals:
    // One of the two follows.
    /// addresses: as a browser opens them. warnings: whole sentences for the user.
    void started(const QStringList &addresses, const QStringList &warnings);
    /// text: what is wrong and what to do.
    void failed(const QString &text);

    /// How many browsers and players watch.
    void viewerCountChanged(int count);

private:
    ServerInThread *m_server; ///< lives in the io thread, and is deleted there
};

} // namespace vedette
