// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/Settings.h"

#include <QList>
#include <QObject>
#include <QProcess>
#include <QString>

namespace vedette {

/// vedette-camera, with one camera or several, as a child process, for a program that must not
/// draw. It ends with its parent, however that ends.
class DemoCameraProcess : public QObject
{
    Q_OBJECT

public:
    /// From its start to its first lines, of as many cameras as there may be.
    static constexpr int StartMilliseconds = 10'000;

    /// cameras: how many, 1 to MostDemoCameras.
    explicit DemoCameraProcess(int cameras, QObject *parent = nullptr);
    ~DemoCameraProcess() override;

    /// Waits until they serve. False: errorText() says why it does not.
    bool start();
    /// Addresses and name of each, as a .env file would have them.
    const QList<SettingValues> &cameras() const { return m_cameras; }
    QString errorText() const { return m_errorText; }

private:
    /// Takes one camera's lines; false when one does not come.
    bool readCamera();
    QString readValue(const QString &word);

    QProcess m_process;
    int m_count;
    QList<SettingValues> m_cameras;
    QString m_errorText;
};

} // namespace vedette
