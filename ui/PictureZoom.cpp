// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "PictureZoom.h"

#include <algorithm>

namespace vedette {

namespace {

/// Along one axis: in the middle as long as there is room, else without a gap at either end.
double withinFrame(double start, double shown, double frame)
{
    return shown <= frame ? (frame - shown) / 2 : std::clamp(start, frame - shown, 0.0);
}

} // namespace

void PictureZoom::setSizes(QSize frame, QSize picture)
{
    m_frame = frame;
    m_picture = picture;
}

QSizeF PictureZoom::shownSize() const
{
    return QSizeF(m_picture.scaled(m_frame, Qt::KeepAspectRatio)) * m_factor;
}

QPointF PictureZoom::topLeft() const
{
    const QSizeF shown = shownSize();
    return {withinFrame(m_frame.width() / 2.0 - m_centre.x() * shown.width(), shown.width(),
                        m_frame.width()),
            withinFrame(m_frame.height() / 2.0 - m_centre.y() * shown.height(), shown.height(),
                        m_frame.height())};
}

QRect PictureZoom::pictureRect() const
{
    if (m_picture.isEmpty()) {
        return {};
    }
    const QPointF corner = topLeft();
    const QSizeF shown = shownSize();
    return {corner.toPoint(), QSize(qRound(shown.width()), qRound(shown.height()))};
}

void PictureZoom::moveTo(QPointF corner)
{
    const QSizeF shown = shownSize();
    const QPointF middle(m_frame.width() / 2.0, m_frame.height() / 2.0);
    const auto inParts = [shown](QPointF at) {
        return QPointF(at.x() / shown.width(), at.y() / shown.height());
    };
    m_centre = inParts(middle - corner);
    // Not farther than can be seen, or it would have to be dragged back first.
    m_centre = inParts(middle - topLeft());
}

void PictureZoom::zoom(double by, QPointF about)
{
    // So put, what is not a number does not pass.
    if (!(by > 0) || shownSize().isEmpty()) {
        return;
    }
    const double before = m_factor;
    const QPointF corner = topLeft();
    m_factor = std::clamp(m_factor * by, 1.0, Most);
    moveTo(about - (about - corner) * (m_factor / before));
}

void PictureZoom::pan(QPointF by)
{
    if (!shownSize().isEmpty()) {
        moveTo(topLeft() + by);
    }
}

void PictureZoom::reset()
{
    m_factor = 1;
    m_centre = {0.5, 0.5};
}

} // namespace vedette
