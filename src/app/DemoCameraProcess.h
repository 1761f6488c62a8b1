// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QProcess>
#include <QString>

namespace vedette {

/// vedette-camera as a child process, for a program that must not draw. It ends with its parent,
/// however that ends.
class DemoCameraProcess : public QObject
{
    Q_OBJECT

public:
    /// From its start to its first lines, drawing the panorama included.
    static constexpr int StartMilliseconds = 10'000;

    explicit DemoCameraProcess(QObject *parent = nullptr);
    ~DemoCameraProcess() override;

    /// Waits until the camera serves. False: errorText() says why it does not.
    bool start();
    QString streamUrl() const { return m_streamUrl; }
    QString servoUrl() const { return m_servoUrl; }
    QString errorText() const { return m_errorText; }

private:
    QString readUrl(const QString &name);

    QProcess m_process;
    QString m_streamUrl;
    QString m_servoUrl;
    QString m_errorText;
};

} // namespace vedette
