// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of TimelineView that the user's pointer and keys go through.

#include "recording/TimelineView.h"

#include <QApplication>
#include <QGestureEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vedette {

namespace {

/// What one notch of the wheel, or one key, zooms by.
constexpr double ZoomStep = 1.4;
/// How near to the line of the moment shown it is taken hold of, in pixels.
constexpr int HandleReach = 5;

/// So near to what is now it stays in sight when it is zoomed, in pixels.
constexpr double NowReach = 40;

} // namespace

WallTime TimelineView::timeAt(double x) const
{
    return m_scale.timeAt(x - m_layout.bars.left());
}

bool TimelineView::event(QEvent *event)
{
    if (event->type() == QEvent::Gesture) {
        return pinch(*static_cast<QGestureEvent *>(event));
    }
    if (event->type() == QEvent::NativeGesture) {
        const auto &native = *static_cast<QNativeGestureEvent *>(event);
        if (native.gestureType() == Qt::ZoomNativeGesture) {
            zoom(1 + native.value(), native.position().x());
            return true;
        }
    }
    // What is over the timeline would stay over what is in front of the window then.
    if (event->type() == QEvent::WindowDeactivate || event->type() == QEvent::WindowBlocked) {
        endHover();
    }
    return QWidget::event(event);
}

bool TimelineView::pinch(QGestureEvent &event)
{
    auto *const gesture = static_cast<QPinchGesture *>(event.gesture(Qt::PinchGesture));
    if (gesture == nullptr) {
        return false;
    }
    // The first finger is a mouse as well, which would drag meanwhile.
    m_drag = Drag::None;
    event.accept(gesture);
    const double x = mapFromGlobal(gesture->centerPoint()).x();
    const std::pair<double, double> now{gesture->scaleFactor(), x};
    const bool isFirst = gesture->state() == Qt::GestureStarted;
    // Qt (6.4) may show the same change twice.
    if (!isFirst && now != m_pinched) {
        m_scale.pan(x - m_pinched.second);
        zoom(now.first, x);
    }
    m_pinched = now;
    return true;
}

void TimelineView::zoom(double by, double x)
{
    const double last = m_scale.width();
    const double about = std::clamp(x - m_layout.bars.left(), 0.0, last);
    if (m_isFollowing && about > last - NowReach) {
        m_scale.endAt(std::chrono::system_clock::now());
        m_scale.zoom(by, last);
    } else {
        m_scale.zoom(by, about);
    }
    scaleMoved();
}

void TimelineView::pan(double pixels)
{
    m_scale.pan(pixels);
    scaleMoved();
}

void TimelineView::wheelEvent(QWheelEvent *event)
{
    const QPoint angle = event->angleDelta();
    if (std::abs(angle.x()) > std::abs(angle.y())) {
        pan(event->pixelDelta().isNull() ? angle.x() : event->pixelDelta().x());
    } else {
        zoom(std::pow(ZoomStep, angle.y() / double(QWheelEvent::DefaultDeltasPerStep)),
             event->position().x());
    }
    hover(event->position().toPoint(), event->globalPosition().toPoint());
    event->accept();
}

bool TimelineView::isHandle(QPoint position) const
{
    return m_layout.axis.contains(position) ||
           (m_moment && std::abs(position.x() - pointOf(*m_moment).x()) <= HandleReach);
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    const QPoint position = event->position().toPoint();
    m_pressed = m_dragged = event->position();
    if (event->button() == Qt::MiddleButton) {
        m_drag = Drag::Pan;
    } else if (event->button() != Qt::LeftButton) {
        event->ignore();
    } else if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        m_drag = Drag::Mark;
    } else if (isHandle(position)) {
        m_drag = Drag::Scrub;
        emit scrubbed(timeAt(position.x()));
    } else {
        m_drag = Drag::Click;
    }
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_drag == Drag::None) {
        const QPoint position = event->position().toPoint();
        setCursor(isHandle(position) ? Qt::SizeHorCursor : Qt::ArrowCursor);
        hover(position, event->globalPosition().toPoint());
        return;
    }
    endHover();
    drag(event->position());
    m_dragged = event->position();
}

void TimelineView::drag(QPointF position)
{
    const bool isFar =
        (position - m_pressed).manhattanLength() >= QApplication::startDragDistance();
    if (m_drag == Drag::Click && isFar) {
        m_drag = Drag::Pan;
    }
    if (m_drag == Drag::Pan) {
        pan(position.x() - m_dragged.x());
    } else if (m_drag == Drag::Scrub) {
        emit scrubbed(timeAt(position.x()));
    } else if (m_drag == Drag::Mark && isFar) {
        const auto [from, to] = std::minmax({timeAt(m_pressed.x()), timeAt(position.x())});
        emit marked({from, to});
    }
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    const Drag ended = std::exchange(m_drag, Drag::None);
    if (ended == Drag::Scrub) {
        emit scrubEnded();
    } else if (ended == Drag::Click) {
        choose(event->position().toPoint());
    }
}

void TimelineView::choose(QPoint position)
{
    const PastCamera camera = m_cameras.value(m_layout.rowAt(position.y()));
    if (!camera.id.isEmpty() && camera.id != m_selected) {
        emit cameraChosen(camera.id);
    }
    if (position.x() >= m_layout.bars.left()) {
        emit chosen(timeAt(position.x()));
    }
}

void TimelineView::hover(QPoint position, QPoint global)
{
    if (position.x() < m_layout.bars.left() || m_cameras.isEmpty() || !isActiveWindow()) {
        endHover();
        return;
    }
    const auto selected = std::find_if(m_cameras.cbegin(), m_cameras.cend(),
                                       [this](const auto &c) { return c.id == m_selected; });
    const bool isOfSelected = m_layout.axis.contains(position) && selected != m_cameras.cend();
    const PastCamera &camera = isOfSelected ? *selected : m_cameras[m_layout.rowAt(position.y())];
    m_hovered = timeAt(position.x());
    emit hovered(camera, *m_hovered, {global.x(), mapToGlobal(QPoint()).y()});
    update();
}

void TimelineView::endHover()
{
    if (std::exchange(m_hovered, std::nullopt)) {
        emit hoverEnded();
        update();
    }
}

void TimelineView::leaveEvent(QEvent *event)
{
    endHover();
    QWidget::leaveEvent(event);
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const double middle = m_layout.bars.left() + m_scale.xOf(m_moment ? *m_moment : m_scale.end());
    if (event->key() == Qt::Key_Plus) {
        zoom(ZoomStep, middle);
    } else if (event->key() == Qt::Key_Minus) {
        zoom(1 / ZoomStep, middle);
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace vedette
