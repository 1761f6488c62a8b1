// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointF>
#include <QRect>
#include <QSize>

namespace vedette {

/// Which part of a picture is shown in a frame of another size, and how large: the arithmetic of
/// zooming and panning. Knows no widget. Positions are in the frame's own coordinates. The picture
/// always fills as much of the frame as it can.
class PictureZoom
{
public:
    /// One camera pixel of VGA is then about ten of a usual screen's.
    static constexpr double Most = 8;

    /// Both may change at any time; the same part stays in the middle.
    void setSizes(QSize frame, QSize picture);
    /// How many times as large as when all of it fits, 1 to Most.
    [[nodiscard]] double factor() const { return m_factor; }
    [[nodiscard]] bool isZoomed() const { return m_factor > 1; }
    /// Where the whole picture is, which is partly outside of the frame when it is zoomed. Empty
    /// while there is no picture.
    [[nodiscard]] QRect pictureRect() const;

    /// Makes it that many times as large, so that what is at `about` stays there. Anything but a
    /// positive number does nothing.
    void zoom(double by, QPointF about);
    void pan(QPointF by);
    void reset();

private:
    [[nodiscard]] QSizeF shownSize() const;
    [[nodiscard]] QPointF topLeft() const;
    void moveTo(QPointF corner);

    QSize m_frame;
    QSize m_picture;
    double m_factor = 1;
    QPointF m_centre{0.5, 0.5}; ///< what is in the frame's middle, in parts of the picture
};

} // namespace vedette
