// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ZoomPan.h"

#include <QGestureEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QPointingDevice>
#include <QWheelEvent>
#include <QWidget>

#include <cmath>

namespace vedette {

namespace {

/// Of QWheelEvent::angleDelta(): a notch of a usual mouse.
constexpr double WheelNotch = QWheelEvent::DefaultDeltasPerStep;

} // namespace

ZoomPan::ZoomPan(QWidget &widget)
    : QObject(&widget)
    , m_widget(widget)
{
    widget.grabGesture(Qt::PinchGesture);
    widget.installEventFilter(this);
    takeSizes();
}

ZoomPan::~ZoomPan() = default;

void ZoomPan::setPictureSize(QSize size)
{
    m_pictureSize = size;
    takeSizes();
}

void ZoomPan::takeSizes()
{
    m_zoom.setSizes(m_widget.size(), m_pictureSize);
}

void ZoomPan::zoomIn()
{
    zoom(Step, QRectF(m_widget.rect()).center());
}

void ZoomPan::zoomOut()
{
    zoom(1 / Step, QRectF(m_widget.rect()).center());
}

void ZoomPan::reset()
{
    m_isDragging = false;
    m_zoom.reset();
    emit changed();
}

void ZoomPan::zoom(double by, QPointF about)
{
    m_zoom.zoom(by, about);
    emit changed();
}

bool ZoomPan::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Resize:
        takeSizes();
        break;
    case QEvent::Wheel:
        return wheel(*static_cast<QWheelEvent *>(event));
    case QEvent::NativeGesture:
        return nativeGesture(*static_cast<QNativeGestureEvent *>(event));
    case QEvent::Gesture:
        return gesture(*static_cast<QGestureEvent *>(event));
    case QEvent::MouseButtonPress:
        return press(*static_cast<QMouseEvent *>(event));
    case QEvent::MouseMove:
        return drag(*static_cast<QMouseEvent *>(event));
    case QEvent::MouseButtonRelease:
        m_isDragging = false;
        break;
    case QEvent::MouseButtonDblClick:
        return doubleClick(*static_cast<QMouseEvent *>(event));
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

bool ZoomPan::wheel(QWheelEvent &event)
{
    const double notches = event.angleDelta().y() / WheelNotch;
    const bool doesNothing = notches == 0 || (notches < 0 && !m_zoom.isZoomed());
    if (doesNothing || m_pictureSize.isEmpty()) {
        return false;
    }
    zoom(std::pow(Step, notches), event.position());
    event.accept();
    return true;
}

/// Of a touchpad, where the system recognises gestures by itself.
bool ZoomPan::nativeGesture(const QNativeGestureEvent &event)
{
    if (event.gestureType() == Qt::ZoomNativeGesture) {
        zoom(1 + event.value(), event.position());
        return true;
    }
    if (event.gestureType() == Qt::SmartZoomNativeGesture && m_zoom.isZoomed()) {
        reset();
        return true;
    }
    return false;
}

bool ZoomPan::gesture(QGestureEvent &event)
{
    auto *const pinch = static_cast<QPinchGesture *>(event.gesture(Qt::PinchGesture));
    if (pinch == nullptr) {
        return false;
    }
    // The first finger is a mouse as well, which would drag meanwhile.
    m_isPinching = pinch->state() == Qt::GestureStarted || pinch->state() == Qt::GestureUpdated;
    m_isDragging = false;
    if (pinch->state() == Qt::GestureStarted) {
        m_pinched = {pinch->scaleFactor(), pinch->centerPoint()};
    } else if (m_isPinching) {
        follow(*pinch);
    }
    event.accept(pinch);
    return true;
}

/// Qt (6.4) shows its recogniser each touch of a finger twice where the widget leaves touches to be
/// a mouse's: the same change a second time is none.
void ZoomPan::follow(const QPinchGesture &pinch)
{
    const Pinch now{pinch.scaleFactor(), pinch.centerPoint()};
    if (now == m_pinched) {
        return;
    }
    const QPointF centre = m_widget.mapFromGlobal(now.centre);
    m_zoom.pan(centre - m_widget.mapFromGlobal(m_pinched.centre));
    m_pinched = now;
    zoom(now.scale, centre);
}

bool ZoomPan::press(const QMouseEvent &event)
{
    if (event.button() == Qt::MiddleButton && m_zoom.isZoomed()) {
        reset();
        return true;
    }
    m_isDragging = event.button() == Qt::LeftButton && m_zoom.isZoomed();
    m_dragged = event.position();
    // Not kept from the widget: whatever a click does, it still does.
    return false;
}

bool ZoomPan::drag(const QMouseEvent &event)
{
    if (!m_isDragging || m_isPinching || !event.buttons().testFlag(Qt::LeftButton)) {
        return m_isPinching;
    }
    m_zoom.pan(event.position() - m_dragged);
    m_dragged = event.position();
    emit changed();
    return true;
}

/// Only of a finger: the mouse has its middle button.
bool ZoomPan::doubleClick(const QMouseEvent &event)
{
    const QPointingDevice *const device = event.pointingDevice();
    const bool isTouch =
        device != nullptr && device->type() == QInputDevice::DeviceType::TouchScreen;
    if (!isTouch || !m_zoom.isZoomed()) {
        return false;
    }
    reset();
    return true;
}

} // namespace vedette

#include "moc_ZoomPan.cpp"
