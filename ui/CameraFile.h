// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/Settings.h"

#include <QLabel>

#include <optional>

namespace vedette {

/// The file that a camera's dialog saves to, and the line in the dialog that says which. GUI
/// thread.
class CameraFile : public QLabel
{
    Q_OBJECT

public:
    /// path: empty, with a folder, for a new camera.
    explicit CameraFile(QString path, QWidget *parent = nullptr);
    ~CameraFile() override;

    /// Of several cameras: a new file there is named after its camera.
    void setFolder(const QString &folder, const QString &cameraName);
    void setCameraName(const QString &name);

    /// Of a new camera in a folder: where it would be saved now.
    [[nodiscard]] QString path() const;
    /// What went wrong, if anything did.
    std::optional<ConfigError> save(const Settings &settings);
    /// Why settings could not be used, for people, and what saving does with a file that is wrong.
    [[nodiscard]] QString textOf(const ConfigError &error) const;

private:
    void showPath();

    QString m_path;
    QString m_folder;
    QString m_cameraName;
};

} // namespace vedette
