// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "Program.h"
#include "web/listen/TlsIdentity.h"
#include "WebClient.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QUrl>

#include <csignal>

namespace vedette::test {

/// The options for the certificate that makeCertificate() made there.
inline QStringList tlsFiles(const QString &folder)
{
    return {QStringLiteral("--tls-certificate"), folder + QStringLiteral("/self-signed.crt"),
            QStringLiteral("--tls-key"), folder + QStringLiteral("/self-signed.key")};
}

/// As the lines of a .env file.
inline QByteArray loginLines(const QString &user = UserName, const QString &password = Password)
{
    return "HTTP_AUTH_USERNAME=" + user.toUtf8() + "\nHTTP_AUTH_PASSWORD=" + password.toUtf8() +
           '\n';
}

/// A certificate and its key in a folder of their own.
inline bool makeCertificate(const QString &folder)
{
    QString problem;
    QDir().mkpath(folder);
    return selfSignedIdentity(folder, {}, &problem).has_value();
}

/// A real vedette-server process with a home of its own. Ended, at the latest, with this object.
class ServerProcess
{
public:
    ServerProcess()
    {
        // So that memory which was freed is not kept for a sanitizer's reports.
        m_process.setVariable(QStringLiteral("ASAN_OPTIONS"),
                              QStringLiteral("quarantine_size_mb=4"));
    }

    static QString program(const char *name = "vedette-server")
    {
        return qEnvironmentVariable("VEDETTE_BIN") + u'/' + QLatin1String(name);
    }
    Program &process() { return m_process; }
    QString path(const char *name) const { return m_process.path(name); }
    /// All that it has printed.
    QByteArray output() const { return m_process.output(); }
    QByteArray errors() const { return m_process.errors(); }

    /// A .env file in its home, readable for its owner alone.
    QString writeEnvFile(const QUrl &camera, const QUrl &servo = {},
                         const QString &password = Password, const QString &user = UserName) const
    {
        QFile file(path("camera.env"));
        if (file.open(QIODevice::WriteOnly | QIODevice::Truncate)) {
            file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
            file.write(loginLines(user, password) + "CAM_URL=" + camera.toString().toUtf8() + '\n');
            if (!servo.isEmpty()) {
                file.write("SERVO_URL=" + servo.toString().toUtf8() + '\n');
            }
        }
        return file.fileName();
    }

    void start(const QStringList &arguments) { m_process.start(program(), arguments); }
    /// Waits until it says that it listens.
    bool startListening(const QStringList &arguments)
    {
        start(arguments);
        return waitForOutput("listening on ");
    }
    /// On a free port of 127.0.0.1, for the camera.
    bool serve(const QUrl &camera, const QUrl &servo = {}, const QStringList &more = {})
    {
        return startListening(
            QStringList{QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")} + more +
            QStringList{writeEnvFile(camera, servo)});
    }
    /// Waits until text has been printed, and the line it is in is whole.
    bool waitForOutput(const QByteArray &text) const { return m_process.waitForOutput(text); }
    /// Waits for its end; the exit code, -1 when it does not end or crashes.
    int exitCode()
    {
        const bool ended =
            QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, Patience);
        return ended && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    void signal(int number) const { ::kill(static_cast<pid_t>(m_process.processId()), number); }

    /// The addresses it listens on, as printed.
    QStringList addresses() const
    {
        static const QRegularExpression line(QStringLiteral("^listening on (.*)$"),
                                             QRegularExpression::MultilineOption);
        QStringList found;
        auto matches = line.globalMatch(QString::fromUtf8(output()));
        while (matches.hasNext()) {
            found += matches.next().captured(1);
        }
        return found;
    }
    quint16 port(qsizetype index = 0) const
    {
        return static_cast<quint16>(QUrl(addresses().value(index)).port());
    }
    QUrl url(const QString &path) const
    {
        QUrl url(addresses().value(0));
        url.setPath(path);
        return url;
    }

    /// A field of /proc/<pid>/status in KiB, such as VmRSS, or VmHWM for the most it ever was.
    qint64 kilobytes(const QByteArray &name) const
    {
        QFile file(QStringLiteral("/proc/%1/status").arg(m_process.processId()));
        if (!file.open(QIODevice::ReadOnly)) {
            return -1;
        }
        const QList<QByteArray> lines = file.readAll().split('\n');
        for (const QByteArray &line : lines) {
            if (line.startsWith(name + ':')) {
                return line.mid(name.size() + 1).trimmed().split(' ').constFirst().toLongLong();
            }
        }
        return -1;
    }

private:
    Program m_process;
};

} // namespace vedette::test
