// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/ServerConfig.h"

#include <QObject>
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

    /// camera must outlive this object. logins: who may watch. started() or failed() follows.
    void start(Camera &camera, const WebOptions &options, const ServerConfig &logins);

signals:
    void started(const QStringList &addresses, const QStringList &warnings);
    void failed(const QString &text);
    void viewerCountChanged(int count);

private:
    std::unique_ptr<WebServer> m_server;
};

} // namespace vedette
