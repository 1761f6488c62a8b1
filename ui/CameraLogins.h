// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/Settings.h"

#include <QWidget>

namespace vedette {

class LoginFields;

/// The two logins of a camera's dialog: that of the camera and its servos, and that of those who
/// watch, which the camera never gets. GUI thread.
class CameraLogins : public QWidget
{
    Q_OBJECT

public:
    explicit CameraLogins(QWidget *parent = nullptr);
    ~CameraLogins() override;

    void setSettings(const Settings &settings);
    /// What a camera in a folder gets, whose viewers' login is elsewhere.
    void keepCamerasAlone(const CameraConfig &camera);
    /// The login that is in this address becomes the camera's.
    void takeFrom(const QUrl &url);
    /// settings with both; an address that has a login of its own keeps it.
    [[nodiscard]] Settings appliedTo(Settings settings) const;

    /// Says what is wrong with them, beside the field, which gets the focus.
    bool check();
    void clearProblems();

signals:
    void changed();

private:
    [[nodiscard]] QString problemWithViewers() const;

    LoginFields *m_camera = nullptr;
    LoginFields *m_viewers = nullptr;
    QString m_onlyWatches; ///< the user name of who may
    bool m_isAlone = true; ///< not in a folder
};

} // namespace vedette
