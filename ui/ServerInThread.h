// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/ServerConfig.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>

namespace vedette {

class Camera;
class WebServer;
struct WebOptions;

/// The part of a SharedServer that lives in the io thread.
class ServerInThread : public QObject
{
    Q_OBJECT

public:
    ServerInThread();
    ~ServerInThread() override;

    /// started() or failed() follows.
    void start(const WebOptions &options);
    // Between the two, and once it has started; nothing otherwise.
    void setLogins(const ServerConfig &logins);
    /// As Router's: camera is there until removeCamera().
    void addCamera(const QString &id, Camera &camera);
    void removeCamera(const QString &id);
    void setDefaultCamera(const QString &id);

signals:
    void started(const QStringList &addresses, const QStringList &warnings);
    void failed(const QString &text);
    void viewerCountChanged(int count);

private:
    std::unique_ptr<WebServer> m_server;
};

} // namespace vedette
