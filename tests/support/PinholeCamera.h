// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo/Panorama.h"

#include <QBuffer>
#include <QImage>
#include <QSizeF>
#include <QtMath>

#include <cmath>

namespace vedette::test {

/// What a camera with a true lens sees of the simulator's panorama, bent round it, as JPEGs. Angles
/// are in degrees.
class PinholeCamera
{
public:
    static constexpr QSize Size{320, 240};

    explicit PinholeCamera(QSizeF fieldOfView)
        : m_across(std::tan(qDegreesToRadians(fieldOfView.width() / 2)))
        , m_upwards(std::tan(qDegreesToRadians(fieldOfView.height() / 2)))
    {
    }

    /// Looking so far to the right of the panorama's middle, and above it.
    [[nodiscard]] QByteArray picture(double pan, double tilt) const
    {
        static const QImage panorama = paintPanorama(1, DemoPlace::at(0));
        QImage image(Size, QImage::Format_RGB32);
        const double sine = std::sin(qDegreesToRadians(tilt));
        const double cosine = std::cos(qDegreesToRadians(tilt));
        for (int row = 0; row < Size.height(); ++row) {
            auto *const line = reinterpret_cast<QRgb *>(image.scanLine(row));
            const double up = m_upwards * (1 - 2 * (row + 0.5) / Size.height());
            const double ahead = cosine - up * sine;
            for (int column = 0; column < Size.width(); ++column) {
                const double right = m_across * (2 * (column + 0.5) / Size.width() - 1);
                const double yaw = std::atan2(right, ahead);
                const double pitch = std::atan2(up * cosine + sine, std::hypot(right, ahead));
                line[column] =
                    colourAt(panorama, pan + qRadiansToDegrees(yaw), qRadiansToDegrees(pitch));
            }
        }
        QByteArray jpeg;
        QBuffer buffer(&jpeg);
        image.save(&buffer, "jpeg", 60);
        return jpeg;
    }

private:
    static QRgb colourAt(const QImage &panorama, double right, double up)
    {
        // It is 180° wide.
        const double scale = panorama.width() / 180.0;
        const int x = qRound(panorama.width() / 2.0 + right * scale);
        const int y = qRound(panorama.height() / 2.0 - up * scale);
        return panorama.pixel(qBound(0, x, panorama.width() - 1),
                              qBound(0, y, panorama.height() - 1));
    }

    double m_across; ///< of half the picture, as a tangent
    double m_upwards;
};

} // namespace vedette::test
