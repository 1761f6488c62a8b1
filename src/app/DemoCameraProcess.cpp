// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "DemoCameraProcess.h"

#include "config/DemoCount.h"

#include <QCoreApplication>
#include <QStandardPaths>

#include <csignal>
#include <sys/prctl.h>

namespace vedette {

namespace {

/// Beside this program, as it is built and installed, or anywhere on the path.
QString cameraProgram()
{
    const QString name = QStringLiteral("vedette-camera");
    const QString beside =
        QStandardPaths::findExecutable(name, {QCoreApplication::applicationDirPath()});
    return beside.isEmpty() ? QStandardPaths::findExecutable(name) : beside;
}

} // namespace

DemoCameraProcess::DemoCameraProcess(int cameras, QObject *parent)
    : QObject(parent)
    , m_count(cameras)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.setChildProcessModifier([] {
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        // Ctrl+C is for the parent, which ends the camera last.
        ::setpgid(0, 0);
    });
}

DemoCameraProcess::~DemoCameraProcess()
{
    m_process.terminate();
    m_process.waitForFinished();
}

bool DemoCameraProcess::start()
{
    const QString program = cameraProgram();
    if (program.isEmpty()) {
        m_errorText = tr("--demo needs the program vedette-camera, which is not installed");
        return false;
    }
    m_process.start(program, {QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                              QStringLiteral("--servo-listen"), QStringLiteral("127.0.0.1:0"),
                              QStringLiteral("--cameras"), QString::number(m_count)});
    while (m_cameras.size() < m_count) {
        if (!readCamera()) {
            m_errorText =
                tr("the demo camera %1 does not start: %2").arg(program, m_process.errorString());
            return false;
        }
    }
    return true;
}

bool DemoCameraProcess::readCamera()
{
    // One alone has no name.
    const QString name = m_count > 1 ? readValue(QStringLiteral("name ")) : tr("Demo camera");
    const QString stream = readValue(QStringLiteral("stream "));
    const QString servo = readValue(QStringLiteral("servo "));
    if (name.isEmpty() || stream.isEmpty() || servo.isEmpty()) {
        return false;
    }
    m_cameras.append({{key::Name, name},
                      {key::CameraUrl, stream},
                      {key::ServoUrl, servo},
                      {key::FieldOfView, DemoFieldOfView}});
    return true;
}

QString DemoCameraProcess::readValue(const QString &word)
{
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(StartMilliseconds)) {
            return {};
        }
    }
    const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
    return line.startsWith(word) ? line.sliced(word.size()) : QString();
}

} // namespace vedette

#include "moc_DemoCameraProcess.cpp"
