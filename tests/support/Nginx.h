// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "Program.h"

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace vedette::test {

/// Debian's nginx with TLS on a port of its own and everything it writes in a temporary folder,
/// in front of a unix socket as packaging/nginx/vedette.conf says. Ends with this object.
class Nginx
{
public:
    static constexpr auto HostName = "camera.example.org";

    /// Starts it with that snippet, unchanged; false, and errorText(), when it does not serve.
    bool start(const QString &snippetFile);

    /// Where the server behind has to listen.
    QString socketPath() const { return m_folder.filePath(QStringLiteral("vedette.sock")); }
    quint16 port() const { return m_port; }
    /// A line for each answer, as Debian configures it.
    QByteArray accessLog() const;
    /// Files in which nginx kept answers or requests.
    QStringList keptFiles() const;
    QString errorText() const { return m_errorText; }
    /// What `nginx -t` says against a site's file once a user's own certificate, ports and paths
    /// are put in; empty when it is right. After start().
    QString problemWithSite(const QString &siteFile) const;

private:
    static constexpr int StartMilliseconds = 20000;

    bool writeCertificate();
    bool writeConfiguration(const QString &snippetFile);
    bool serves();

    QTemporaryDir m_folder;
    Program m_process;
    quint16 m_port = 0;
    QString m_errorText;
};

} // namespace vedette::test
