// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProcess>
#include <QSize>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QUrl>

namespace vedette::test {

/// The programs vedette-camera and vedette-server as they are built, the second showing the first.
/// Both choose their own ports, and end with this object. Blocks while they start.
class RelayPrograms
{
public:
    /// Nothing in it needs quoting, in a URL or elsewhere.
    static constexpr auto UserName = "viewer";
    static constexpr auto Password = "open-sesame";
    static constexpr QSize PictureSize{640, 480};

    ~RelayPrograms();

    /// Starts both; false when one does not say where it listens: errorText() then says which.
    bool start(const QStringList &serverOptions = {QStringLiteral("--listen"),
                                                   QStringLiteral("127.0.0.1:0")},
               const QStringList &cameraOptions = {});
    QString errorText() const { return m_errorText; }

    /// An address of the server's, without or with the login.
    QUrl url(const QString &path) const;
    QUrl urlWithLogin(const QString &path) const;

private:
    static constexpr int StartMilliseconds = 20000;

    /// What follows name on the next line that the program writes.
    QString readValue(QProcess &program, const QString &name);
    bool writeCredentials(const QString &cameraUrl, const QString &servoUrl) const;

    QTemporaryDir m_configuration;
    QProcess m_camera;
    QProcess m_server;
    QUrl m_address;
    QString m_errorText;
};

} // namespace vedette::test
