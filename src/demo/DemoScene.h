// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo/DemoPlace.h"
#include "demo/ServoMotor.h"

#include <QImage>
#include <QPoint>
#include <QSize>

#include <chrono>
#include <optional>

class QPainter;

namespace vedette {

/// What a simulated camera sees: a garden in the hills, wide enough to look around in, with a
/// balloon drifting over it, a car on the road, and the time in a corner. One of several cameras'
/// has the place's name there, and repeats after a while.
class DemoScene
{
public:
    /// After how long a place repeats. The clock is no part of it.
    static constexpr std::chrono::seconds Loop{4};

    /// The motors say where the camera looks; both must outlive the scene. place: of several
    /// cameras, see DemoPlace::at().
    DemoScene(QSize size, const ServoMotor &traverse, const ServoMotor &elevation,
              std::optional<int> place = std::nullopt);

    bool isLoop() const { return m_place.has_value(); }
    /// Where the camera looks: the view's corner, in the panorama's pixels. The same one sees the
    /// same.
    QPoint corner(ServoMotor::TimePoint now) const;
    /// The picture at this moment.
    QImage render(ServoMotor::TimePoint now);
    /// What a camera that looks as it does now sees after so many seconds of the scene's own time.
    QImage renderAt(ServoMotor::TimePoint now, double seconds);

private:
    QSizeF seen() const;
    void drawBalloon(QPainter &painter, double seconds) const;
    void drawTraffic(QPainter &painter, double seconds) const;
    void drawCar(QPainter &painter, double left) const;
    void drawClock(QPainter &painter) const;
    void drawName(QPainter &painter) const;
    void drawText(QPainter &painter, const QString &text, int pixels) const;

    QSize m_size;
    const ServoMotor &m_traverse;
    const ServoMotor &m_elevation;
    std::optional<int> m_place;
    double m_pixels;   ///< of the panorama, for each unit
    QImage m_panorama; ///< all there is to see, drawn at the first picture
};

} // namespace vedette
