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

} // namespace

bool RelayPrograms::start(const QStringList &serverOptions, const QStringList &cameraOptions)
{
    m_camera.forwardErrors();
    m_server.forwardErrors();
    m_camera.start(program("vedette-camera"),
                   QStringList{QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                               QStringLiteral("--servo-listen"), QStringLiteral("127.0.0.1:0")} +
                       cameraOptions);
    const QString cameraUrl = value(m_camera, "stream ");
    const QString servoUrl = value(m_camera, "servo ");
    if (cameraUrl.isEmpty() || servoUrl.isEmpty() || !writeCredentials(cameraUrl, servoUrl)) {
        return false;
    }
    m_server.start(program("vedette-server"),
                   serverOptions + QStringList{m_configuration.filePath(QStringLiteral("env"))});
    m_address = QUrl(value(m_server, "listening on "));
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

QString RelayPrograms::value(const Program &program, const QByteArray &name)
{
    QString found = program.waitForValue(name);
    if (found.isEmpty()) {
        m_errorText = QStringLiteral("%1 prints no \"%2\": %3 %4")
                          .arg(program.program(), QString::fromUtf8(name), program.errorString(),
                               QString::fromUtf8(program.output()));
    }
    return found;
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
