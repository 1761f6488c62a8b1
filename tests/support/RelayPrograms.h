// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "Program.h"

#include <QSize>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QUrl>

namespace vedette::test {

/// The programs vedette-camera and vedette-server as they are built, the second showing the first.
/// Both choose their own ports, and end with this object, the server first.
class RelayPrograms
{
public:
    /// Nothing in it needs quoting, in a URL or elsewhere.
    static constexpr auto UserName = "viewer";
    static constexpr auto Password = "open-sesame";
    static constexpr QSize PictureSize{640, 480};

    /// Starts both; false when one does not say where it listens: errorText() then says which.
    bool start(const QStringList &serverOptions = {QStringLiteral("--listen"),
                                                   QStringLiteral("127.0.0.1:0")},
               const QStringList &cameraOptions = {});
    QString errorText() const { return m_errorText; }

    /// An address of the server's, without or with the login.
    QUrl url(const QString &path) const;
    QUrl urlWithLogin(const QString &path) const;

private:
    /// What follows name on a line that the program prints.
    QString value(const Program &program, const QByteArray &name);
    bool writeCredentials(const QString &cameraUrl, const QString &servoUrl) const;

    QTemporaryDir m_configuration;
    Program m_camera;
    Program m_server;
    QUrl m_address;
    QString m_errorText;
};

} // namespace vedette::test
