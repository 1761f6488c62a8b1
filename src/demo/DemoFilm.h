// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo/DemoLook.h"
#include "demo/DemoScene.h"

#include <QByteArray>
#include <QList>

namespace vedette {

/// A scene's pictures as JPEGs. One that is a loop is encoded once for each direction the camera
/// looks in, as its pictures are shown for the first time: so sixteen cameras cost little more than
/// the sending.
class DemoFilm
{
public:
    /// Of a loop: more would be smoother than its viewers see, and take memory.
    static constexpr qsizetype MostPictures = 100;
    /// … and fewer would show no movement.
    static constexpr qsizetype FewestPictures = 16;

    /// scene must outlive it. quality: of Qt's JPEG writer.
    DemoFilm(DemoScene &scene, int quality, double framesPerSecond);

    /// The next picture, of a camera that looks in this direction now, with these settings.
    QByteArray next(ServoMotor::TimePoint now, const DemoLook &look = {});

private:
    QByteArray encoded(const QImage &image) const;

    DemoScene &m_scene;
    int m_quality;
    QList<QByteArray> m_loop; ///< those not shown yet are empty
    qsizetype m_next = 0;
    QPoint m_corner; ///< where the camera looked when they were
    DemoLook m_look;
};

} // namespace vedette
