// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/CameraStore.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace vedette {

class ConnectionTest;

/// vedette-server --check, once settings and addresses were found to be right: says what they are,
/// without passwords, and whether cameras and servos answer. One attempt for each, which ends
/// within ConnectionTest::Timeout. Lives in the main thread.
class ConfigurationCheck : public QObject
{
    Q_OBJECT

public:
    /// addresses: where it could listen.
    ConfigurationCheck(const LoadedCameras &loaded, QStringList addresses,
                       QObject *parent = nullptr);
    ~ConfigurationCheck() override;

    void sayWhatIsRight();
    /// Connects to the cameras and their servos, one after the other; finished() follows.
    void tryCameras();

signals:
    /// One line for the user.
    void said(const QString &line);
    void finished();

private:
    void sayCamera(const StoredCamera &camera);
    void tryNext();

    QList<StoredCamera> m_cameras;
    bool m_hasViewer;
    QStringList m_addresses;
    qsizetype m_tried = 0;
    bool m_hasWarned = false;
    std::unique_ptr<ConnectionTest> m_test;
};

} // namespace vedette
