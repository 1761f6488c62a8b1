// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "CameraFile.h"

#include "config/UserCameras.h"
#include "Sentence.h"
#include "SettingNames.h"

#include <QFileInfo>

#include <utility>

namespace vedette {

CameraFile::CameraFile(QString path, QWidget *parent)
    : QLabel(parent)
    , m_path(std::move(path))
{
    setObjectName(QStringLiteral("file"));
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    showPath();
}

CameraFile::~CameraFile() = default;

void CameraFile::setFolder(const QString &folder, const QString &cameraName)
{
    m_folder = folder;
    setCameraName(cameraName);
}

void CameraFile::setCameraName(const QString &name)
{
    m_cameraName = name;
    showPath();
}

QString CameraFile::path() const
{
    return m_path.isEmpty() && !m_folder.isEmpty() ? newCameraFile(m_folder, m_cameraName) : m_path;
}

void CameraFile::showPath()
{
    setText(tr("Is saved in %1, readable only by you.").arg(wrappable(path())));
}

std::optional<ConfigError> CameraFile::save(const Settings &settings)
{
    const QString file = path();
    auto error = saveSettings(settings, file);
    if (!error) {
        m_path = file;
    }
    return error;
}

QString CameraFile::textOf(const ConfigError &error) const
{
    const QString source = wrappable(error.source);
    const QString reason = reasonOf(error);
    QString text = error.line > 0
                       ? tr("Line %1 of %2: %3.").arg(QString::number(error.line), source, reason)
                       : tr("%1: %2.").arg(source, reason);
    const QString backup = backupOf(m_path);
    if (!backup.isEmpty()) {
        text += tr(" When you save, the file is kept as %1.").arg(QFileInfo(backup).fileName());
    } else if (error.source == m_path && error.line > 0) {
        text += tr(" When you save, lines that cannot be used become comments.");
    }
    return text;
}

} // namespace vedette

#include "moc_CameraFile.cpp"
