// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/DemoFilm.h"

#include <QBuffer>
#include <QImageWriter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vedette {

DemoFilm::DemoFilm(DemoScene &scene, int quality, double framesPerSecond)
    : m_scene(scene)
    , m_quality(quality)
{
    if (scene.isLoop()) {
        const auto pictures = std::lround(framesPerSecond * DemoScene::Loop.count());
        m_loop.resize(std::clamp<qsizetype>(pictures, FewestPictures, MostPictures));
    }
}

QByteArray DemoFilm::next(ServoMotor::TimePoint now, const DemoLook &look)
{
    if (m_look != look) {
        m_look = look;
        m_loop.fill(QByteArray());
    }
    if (m_loop.isEmpty()) {
        return encoded(m_scene.render(now));
    }
    const QPoint corner = m_scene.corner(now);
    if (corner != m_corner) {
        m_corner = corner;
        m_loop.fill(QByteArray());
    }
    const qsizetype index = std::exchange(m_next, (m_next + 1) % m_loop.size());
    QByteArray &picture = m_loop[index];
    if (picture.isEmpty()) {
        const double part = static_cast<double>(index) / static_cast<double>(m_loop.size());
        picture = encoded(m_scene.renderAt(now, part * DemoScene::Loop.count()));
    }
    return picture;
}

QByteArray DemoFilm::encoded(const QImage &image) const
{
    QByteArray jpeg;
    QBuffer buffer(&jpeg);
    QImageWriter writer(&buffer, "jpeg");
    writer.setQuality(qBound(1, m_quality + m_look.quality, 100));
    writer.write(m_look.applied(image));
    return jpeg;
}

} // namespace vedette
