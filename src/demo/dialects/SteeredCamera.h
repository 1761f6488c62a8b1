// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo/dialects/CameraSettings.h"
#include "demo/dialects/PanTilt.h"
#include "demo/Panorama.h"

#include <QByteArray>
#include <QHash>

namespace vedette {

/// What a Foscam has beside what CameraSettings has, or in finer steps.
struct FoscamPicture
{
    int brightness = 128;
    int contrast = 3;
    int mode = 1; ///< of the mains' frequency
};

/// What the requests of a firmware act on: servos, stored positions, settings.
class SteeredCamera
{
public:
    /// How many degrees of its servos the camera sees at once: what it shows of the panorama,
    /// against how far it can move over it (see DemoScene).
    static constexpr RightUp FieldOfView{640 * 180 / (PanoramaUnits.width() - 640),
                                         480 * 180 / (PanoramaUnits.height() - 480)};
    /// As many as any of these firmwares keeps.
    static constexpr qsizetype MostPresets = 256;
    /// Degrees a second at full speed, of firmwares that run until they are stopped.
    static constexpr double FullSpeed = 60;
    /// … and of those that have one speed.
    static constexpr double OnlySpeed = 30;

    SteeredCamera(QByteArray userName, QByteArray password, QSize pictureSize = {640, 480})
        : settings(pictureSize)
        , m_pictureSize(pictureSize)
        , m_userName(std::move(userName))
        , m_password(std::move(password))
    {
    }

    /// As after power-on: at the centre, with the first settings. Presets are kept in flash.
    void restart()
    {
        servos.restart();
        settings = CameraSettings(m_pictureSize);
        foscamPicture = {};
        speed = 1;
    }

    void storePreset(const QByteArray &name)
    {
        if (m_presets.size() < MostPresets) {
            m_presets.insert(name, servos.position());
        }
    }
    /// False when it was never stored.
    bool recallPreset(const QByteArray &name)
    {
        const auto preset = m_presets.constFind(name);
        if (preset == m_presets.constEnd()) {
            return false;
        }
        servos.turnTo(*preset);
        return true;
    }
    qsizetype presetCount() const { return m_presets.size(); }
    /// A click into a picture: x and y are parts of its width and height, from the top left.
    void centreOn(double x, double y)
    {
        servos.turnBy({(x - 0.5) * FieldOfView.right, (0.5 - y) * FieldOfView.up});
    }
    bool hasLogin(const QByteArray &userName, const QByteArray &password) const
    {
        return userName == m_userName && password == m_password;
    }
    bool hasPassword(const QByteArray &password) const { return password == m_password; }

    PanTilt servos;
    CameraSettings settings;
    FoscamPicture foscamPicture;
    double speed = 1; ///< part of the full one, where a request of its own sets it

private:
    QSize m_pictureSize;
    QByteArray m_userName;
    QByteArray m_password;
    QHash<QByteArray, RightUp> m_presets;
};

} // namespace vedette
