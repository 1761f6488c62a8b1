// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/Settings.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace vedette {

class ConnectionTest;

/// vedette-server --check, once settings and addresses were found to be right: says what they are,
/// without passwords, and whether camera and servos answer. One attempt, which ends within
/// ConnectionTest::Timeout. Lives in the main thread.
class ConfigurationCheck : public QObject
{
    Q_OBJECT

public:
    /// envFile: where settings are from, perhaps empty. addresses: where it could listen.
    ConfigurationCheck(Settings settings, QString envFile, QStringList addresses,
                       QObject *parent = nullptr);
    ~ConfigurationCheck() override;

    void sayWhatIsRight();
    /// Connects to camera and servos; finished() follows.
    void tryCamera();

signals:
    /// One line for the user.
    void said(const QString &line);
    void finished();

private:
    Settings m_settings;
    QString m_envFile;
    QStringList m_addresses;
    std::unique_ptr<ConnectionTest> m_test;
};

} // namespace vedette
