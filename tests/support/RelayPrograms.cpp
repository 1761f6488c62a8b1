// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "RelayPrograms.h"

#include <QFile>

namespace vedette::test {

namespace {

QString program(const char *name)
{
    return qEnvironmentVariable("VEDETTE_BIN") + QLatin1Char('/') + QLatin1String(name);
}

void end(QProcess &process)
{
    process.terminate();
    if (!process.waitForFinished()) {
        process.kill();
        process.waitForFinished();
    }
}

} // namespace

RelayPrograms::~RelayPrograms()
{
    end(m_server);
    end(m_camera);
}

bool RelayPrograms::start(const QStringList &serverOptions, const QStringList &cameraOptions)
{
    m_camera.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_server.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_camera.start(program("vedette-camera"),
                   QStringList{QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                               QStringLiteral("--servo-listen"), QStringLiteral("127.0.0.1:0")} +
                       cameraOptions);
    const QString cameraUrl = readValue(m_camera, QStringLiteral("stream "));
    const QString servoUrl = readValue(m_camera, QStringLiteral("servo "));
    if (cameraUrl.isEmpty() || servoUrl.isEmpty() || !writeCredentials(cameraUrl, servoUrl)) {
        return false;
    }
    m_server.start(program("vedette-server"),
                   serverOptions + QStringList{m_configuration.filePath(QStringLiteral("env"))});
    m_address = QUrl(readValue(m_server, QStringLiteral("listening on ")));
    return m_address.isValid() && !m_address.isEmpty();
}

QUrl RelayPrograms::url(const QString &path) const
{
    return m_address.resolved(QUrl(path));
}

QUrl RelayPrograms::urlWithLogin(const QString &path) const
{
    QUrl address = url(path);
    address.setUserName(QLatin1String(UserName));
    address.setPassword(QLatin1String(Password));
    return address;
}

QString RelayPrograms::readValue(QProcess &program, const QString &name)
{
    while (!program.canReadLine()) {
        if (!program.waitForReadyRead(StartMilliseconds)) {
            m_errorText = program.program() + QStringLiteral(": ") + program.errorString();
            return {};
        }
    }
    const QString line = QString::fromUtf8(program.readLine()).trimmed();
    if (!line.startsWith(name)) {
        m_errorText = program.program() + QStringLiteral(" says: ") + line;
        return {};
    }
    return line.sliced(name.size());
}

bool RelayPrograms::writeCredentials(const QString &cameraUrl, const QString &servoUrl) const
{
    QFile file(m_configuration.filePath(QStringLiteral("env")));
    const QByteArray text = "HTTP_AUTH_USERNAME=" + QByteArray(UserName) +
                            "\nHTTP_AUTH_PASSWORD=" + QByteArray(Password) +
                            "\nCAM_URL=" + cameraUrl.toUtf8() + "\nSERVO_URL=" + servoUrl.toUtf8() +
                            '\n';
    return file.open(QIODevice::WriteOnly) &&
           file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
           file.write(text) == text.size();
}

} // namespace vedette::test
