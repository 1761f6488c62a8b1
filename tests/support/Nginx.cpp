// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "Nginx.h"

#include "ForeignProgram.h"
#include "web/listen/SelfSignedCertificate.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QList>

#include <unistd.h>
#include <utility>

namespace vedette::test {

namespace {

/// Debian keeps it where only root's path leads.
constexpr QLatin1String NginxProgram("/usr/sbin/nginx");
/// What nginx keeps on disk lies below this folder of its prefix.
constexpr auto KeptFolder = "kept";

constexpr auto Configuration = R"(%1
daemon off;
worker_processes 1;
pid nginx.pid;
error_log stderr;
events { worker_connections 256; }
http {
    access_log access.log;
    client_body_temp_path kept/body;
    proxy_temp_path kept/proxy;
    fastcgi_temp_path kept/fastcgi;
    uwsgi_temp_path kept/uwsgi;
    scgi_temp_path kept/scgi;
    upstream vedette {
        server unix:%2;
        keepalive 8;
    }
    server {
        listen 127.0.0.1:%3 ssl http2;
        server_name %4;
        ssl_certificate certificate.pem;
        ssl_certificate_key certificate.pem;
        include %5;
    }
}
)";

} // namespace

bool Nginx::start(const QString &snippetFile)
{
    m_process.mergeErrors();
    if (!writeCertificate()) {
        m_errorText = QStringLiteral("no certificate");
        return false;
    }
    m_port = freePort();
    if (!writeConfiguration(snippetFile)) {
        return false;
    }
    m_process.start(NginxProgram,
                    {QStringLiteral("-e"), QStringLiteral("stderr"), QStringLiteral("-p"),
                     m_folder.path(), QStringLiteral("-c"), QStringLiteral("nginx.conf")});
    if (serves()) {
        return true;
    }
    m_errorText =
        m_process.errorString() + QLatin1Char('\n') + QString::fromUtf8(m_process.output());
    return false;
}

QByteArray Nginx::accessLog() const
{
    QFile file(m_folder.filePath(QStringLiteral("access.log")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList Nginx::keptFiles() const
{
    QStringList files;
    QDirIterator entries(m_folder.filePath(QLatin1String(KeptFolder)), QDir::Files,
                         QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        files += entries.next();
    }
    return files;
}

QString Nginx::problemWithSite(const QString &siteFile) const
{
    QFile file(siteFile);
    if (!file.open(QIODevice::ReadOnly)) {
        return file.errorString();
    }
    QString site = QString::fromUtf8(file.readAll());
    const QString certificate = m_folder.filePath(QStringLiteral("certificate.pem"));
    const QString snippet = QFileInfo(siteFile).absolutePath() + QLatin1String("/vedette.conf");
    const QList<std::pair<QString, QString>> ownValues{
        {QStringLiteral("/etc/ssl/certs/camera.example.org.pem"), certificate},
        {QStringLiteral("/etc/ssl/private/camera.example.org.key"), certificate},
        {QStringLiteral("/run/vedette/vedette.sock"), socketPath()},
        {QStringLiteral("snippets/vedette.conf"), snippet},
        // Ports below 1024, and IPv6, are not everybody's.
        {QStringLiteral("listen 443 "), QStringLiteral("listen 127.0.0.1:%1 ").arg(freePort())},
        {QStringLiteral("listen [::]:443 "),
         QStringLiteral("listen 127.0.0.2:%1 ").arg(freePort())},
        {QStringLiteral("listen 80;"), QStringLiteral("listen 127.0.0.1:%1;").arg(freePort())},
        {QStringLiteral("listen [::]:80;"), QStringLiteral("listen 127.0.0.2:%1;").arg(freePort())},
    };
    for (const auto &[example, own] : ownValues) {
        if (!site.contains(example)) {
            return QStringLiteral("there is no \"%1\" in it").arg(example);
        }
        site.replace(example, own);
    }
    const QString main = m_folder.filePath(QStringLiteral("site.conf"));
    if (!writeFile(main,
                   "pid site.pid; events { } http { access_log off; " + site.toUtf8() + "}")) {
        return QStringLiteral("no file to test");
    }
    QProcess test;
    test.setProcessChannelMode(QProcess::MergedChannels);
    test.start(NginxProgram, {QStringLiteral("-t"), QStringLiteral("-e"), QStringLiteral("stderr"),
                              QStringLiteral("-p"), m_folder.path(), QStringLiteral("-c"), main});
    return test.waitForFinished() && test.exitCode() == 0 ? QString()
                                                          : QString::fromUtf8(test.readAll());
}

bool Nginx::writeCertificate()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto identity =
        SelfSignedCertificate::make({QLatin1String(HostName)}, now.addDays(-1), now.addDays(1));
    return identity && writeFile(m_folder.filePath(QStringLiteral("certificate.pem")),
                                 identity->certificate + identity->key);
}

bool Nginx::writeConfiguration(const QString &snippetFile)
{
    // As root nginx would give its work to another user, who may not enter the folder.
    const QString user = ::geteuid() == 0 ? QStringLiteral("user root;") : QString();
    const QString text =
        QString::fromLatin1(Configuration)
            .arg(user, socketPath(), QString::number(m_port), QLatin1String(HostName), snippetFile);
    QDir(m_folder.path()).mkpath(QLatin1String(KeptFolder));
    return writeFile(m_folder.filePath(QStringLiteral("nginx.conf")), text.toUtf8());
}

/// nginx writes its process's number when its ports are open.
bool Nginx::serves()
{
    const QDeadlineTimer deadline(StartMilliseconds);
    while (!deadline.hasExpired()) {
        if (m_process.waitForFinished(10) || m_process.state() == QProcess::NotRunning) {
            return false;
        }
        if (QFile(m_folder.filePath(QStringLiteral("nginx.pid"))).size() > 0) {
            return true;
        }
    }
    return false;
}

} // namespace vedette::test
