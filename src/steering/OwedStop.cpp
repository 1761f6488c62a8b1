// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/OwedStop.h"

#include "base/SavedFile.h"
#include "http/DisplayUrl.h"
#include "steering/StateFile.h"
#include "steering/SteeringLog.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace vedette {

OwedStop::OwedStop(const QUrl &servoUrl, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_host(displayHost(servoUrl))
    , m_path(folder + QStringLiteral("/owed-stops/") + stateFileName(servoUrl))
{
    m_linger.setSingleShot(true);
    m_linger.setInterval(Linger);
    connect(&m_linger, &QTimer::timeout, this, &OwedStop::remove);
}

OwedStop::~OwedStop()
{
    if (m_linger.isActive()) {
        remove();
    }
}

bool OwedStop::isOwed() const
{
    return QFileInfo(m_path).isFile();
}

void OwedStop::owe()
{
    m_linger.stop();
    // A camera that goes may have taken along the note of the one that comes.
    if (m_isWritten && isOwed()) {
        return;
    }
    const QString folder = QFileInfo(m_path).path();
    QDir().mkpath(folder);
    // saveFile() replaces a file as a whole, and QSaveFile writes it through to the disk.
    const auto problem =
        saveFile(m_path, m_host.toUtf8() + '\n', QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (problem) {
        qCWarning(steeringLog).noquote()
            << m_path << "cannot be written:" << *problem
            << "- a camera that turns when this program is killed will not be stopped";
    }
    m_isWritten = !problem;
}

void OwedStop::settle()
{
    m_isWritten = m_isWritten || isOwed();
    if (m_isWritten && !m_linger.isActive()) {
        m_linger.start();
    }
}

void OwedStop::remove()
{
    QFile::remove(m_path);
    m_isWritten = false;
}

QString OwedStop::stateFolder()
{
    // systemd names several folders with colons between them.
    QString ofService = qEnvironmentVariable("STATE_DIRECTORY").section(QLatin1Char(':'), 0, 0);
    if (!ofService.isEmpty()) {
        return ofService;
    }
    const QString home = qEnvironmentVariable("XDG_STATE_HOME");
    return (QDir::isAbsolutePath(home) ? home
                                       : QDir::homePath() + QStringLiteral("/.local/state")) +
           QStringLiteral("/vedette");
}

} // namespace vedette

#include "moc_OwedStop.cpp"
