// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo/ServoMotor.h"

#include <QImage>
#include <QSize>

class QPainter;

namespace vedette {

/// What a simulated camera sees: a garden in the hills, wide enough to look around in, with a
/// balloon drifting over it, a car on the road, and the time in a corner.
class DemoScene
{
public:
    /// The motors say where the camera looks; both must outlive the scene.
    DemoScene(QSize size, const ServoMotor &traverse, const ServoMotor &elevation);

    /// The picture at this moment.
    QImage render(ServoMotor::TimePoint now);

private:
    QRectF view(ServoMotor::TimePoint now) const;
    void drawBalloon(QPainter &painter, double seconds) const;
    void drawCar(QPainter &painter, double seconds) const;
    void drawClock(QPainter &painter) const;

    QSize m_size;
    const ServoMotor &m_traverse;
    const ServoMotor &m_elevation;
    QImage m_panorama; ///< all there is to see, drawn at the first picture
};

} // namespace vedette
