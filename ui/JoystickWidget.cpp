// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "JoystickWidget.h"

#include "JoystickPainter.h"
#include "PaceKeys.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTouchEvent>

#include <cmath>

namespace vedette {

namespace {

/// How long the stick takes to spring back.
constexpr int SpringMilliseconds = 140;
/// So near to the centre the stick is at rest: a hand on a mouse trembles.
constexpr double DeadZone = 0.06;

QPointF withinCircle(QPointF stick)
{
    const double length = std::hypot(stick.x(), stick.y());
    if (length < DeadZone) {
        return {};
    }
    return length > 1 ? stick / length : stick;
}

} // namespace

JoystickWidget::JoystickWidget(QWidget *parent)
    : QWidget(parent)
    , m_spring(this)
{
    setAttribute(Qt::WA_AcceptTouchEvents);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Joystick"));
    setAccessibleDescription(tr("Turns the camera. Arrow keys, or drag the stick."));
    setToolTip(tr("Drag the stick to turn the camera; an arrow is one step.\n"
                  "Shift: faster, Ctrl: finer."));
    m_spring.setDuration(SpringMilliseconds);
    m_spring.setEasingCurve(QEasingCurve::OutBack);
    connect(&m_spring, &QVariantAnimation::valueChanged, this,
            [this](const QVariant &value) { setStick(value.toPointF()); });
}

JoystickWidget::~JoystickWidget() = default;

QSize JoystickWidget::sizeHint() const
{
    return QSize(13, 13) * fontMetrics().height();
}

QSize JoystickWidget::minimumSizeHint() const
{
    return QSize(7, 7) * fontMetrics().height();
}

void JoystickWidget::showHeld(QPointF deflection, const std::array<bool, 4> &directions)
{
    // What cannot turn does not look as if it did.
    m_heldElsewhere = isEnabled() ? directions : decltype(m_heldElsewhere){};
    update();
    if (m_isDragged) {
        return;
    }
    const QPointF stick = isEnabled() ? withinCircle(deflection) : QPointF();
    if (!stick.isNull()) {
        m_spring.stop();
        setStick(stick);
    } else if (!m_stick.isNull() && m_spring.state() != QAbstractAnimation::Running) {
        springBack();
    }
}

std::array<bool, 4> JoystickWidget::shownDirections() const
{
    std::array<bool, 4> all = m_heldElsewhere;
    if (m_held) {
        all[static_cast<std::size_t>(*m_held)] = true;
    }
    return all;
}

void JoystickWidget::step(Direction direction)
{
    emit pressed(direction, Pace::Normal);
    emit released(direction);
}

void JoystickWidget::releaseAll()
{
    m_touchPoint.reset();
    if (m_held) {
        emit released(*std::exchange(m_held, std::nullopt));
        update();
    }
    if (std::exchange(m_isDragged, false)) {
        emit deflected({}, Pace::Normal);
        springBack();
    }
}

void JoystickWidget::setStick(QPointF stick)
{
    m_stick = stick;
    update();
}

void JoystickWidget::springBack()
{
    m_spring.setStartValue(m_stick);
    m_spring.setEndValue(QPointF());
    m_spring.start();
}

/// In radii from the centre, y positive up.
QPointF JoystickWidget::toUnits(QPointF position) const
{
    const double radius = qMin(width(), height()) / 2.0;
    const QPointF offset = position - QRectF(rect()).center();
    return {offset.x() / radius, -offset.y() / radius};
}

std::optional<Direction> JoystickWidget::arrowAt(QPointF units) const
{
    const double length = std::hypot(units.x(), units.y());
    if (length < JoystickMeasures::ArrowInner || length > 1) {
        return std::nullopt;
    }
    // Only near an arrow: between two of them it would be a guess.
    const double across = qMin(std::abs(units.x()), std::abs(units.y()));
    if (across > 2 * JoystickMeasures::ArrowReach) {
        return std::nullopt;
    }
    if (std::abs(units.x()) > std::abs(units.y())) {
        return units.x() > 0 ? Direction::Right : Direction::Left;
    }
    return units.y() > 0 ? Direction::Up : Direction::Down;
}

void JoystickWidget::grab(QPointF position, Pace pace)
{
    const QPointF units = toUnits(position);
    m_held = arrowAt(units);
    if (m_held) {
        emit pressed(*m_held, pace);
        update();
    } else if (std::hypot(units.x(), units.y()) < JoystickMeasures::ArrowInner) {
        m_spring.stop();
        m_isDragged = true;
        // A press on the knob grabs it where it is; one beside it pulls it there.
        const bool isOnKnob = std::hypot(units.x(), units.y()) < JoystickMeasures::Knob;
        m_grabOffset = isOnKnob ? units : QPointF();
        drag(position, pace);
    }
}

void JoystickWidget::drag(QPointF position, Pace pace)
{
    const QPointF before = m_stick;
    setStick(withinCircle((toUnits(position) - m_grabOffset) / JoystickMeasures::Travel));
    if (m_stick != before) {
        emit deflected(m_stick, pace);
    }
}

void JoystickWidget::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && !m_touchPoint) {
        grab(event->position(), paceFor(event->modifiers()));
    }
}

void JoystickWidget::mouseMoveEvent(QMouseEvent *event)
{
    if (m_isDragged) {
        drag(event->position(), paceFor(event->modifiers()));
        return;
    }
    const auto hovered = arrowAt(toUnits(event->position()));
    if (hovered != m_hovered) {
        m_hovered = hovered;
        update();
    }
}

void JoystickWidget::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton) {
        releaseAll();
    }
}

bool JoystickWidget::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd:
        return touch(static_cast<QTouchEvent *>(event));
    case QEvent::TouchCancel:
    case QEvent::UngrabMouse:
    case QEvent::WindowDeactivate:
        releaseAll();
        break;
    default:
        break;
    }
    return QWidget::event(event);
}

bool JoystickWidget::touch(QTouchEvent *event)
{
    const Pace pace = paceFor(event->modifiers());
    for (const QEventPoint &point : event->points()) {
        if (point.state() == QEventPoint::Pressed && !m_touchPoint) {
            m_touchPoint = point.id();
            grab(point.position(), pace);
        } else if (m_touchPoint != point.id()) {
            continue;
        } else if (point.state() == QEventPoint::Released) {
            releaseAll();
        } else if (m_isDragged && point.state() == QEventPoint::Updated) {
            drag(point.position(), pace);
        }
    }
    event->accept();
    return true;
}

void JoystickWidget::leaveEvent(QEvent *event)
{
    m_hovered.reset();
    update();
    QWidget::leaveEvent(event);
}

void JoystickWidget::focusOutEvent(QFocusEvent *event)
{
    releaseAll();
    QWidget::focusOutEvent(event);
}

void JoystickWidget::hideEvent(QHideEvent *event)
{
    releaseAll();
    QWidget::hideEvent(event);
}

void JoystickWidget::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::EnabledChange && !isEnabled()) {
        releaseAll();
        showHeld({}, {});
    }
    QWidget::changeEvent(event);
}

void JoystickWidget::paintEvent(QPaintEvent * /*event*/)
{
    JoystickLook look;
    const double side = qMin(width(), height());
    look.square = QRectF((width() - side) / 2, (height() - side) / 2, side, side);
    look.stick = m_stick;
    look.held = shownDirections();
    look.hovered = m_hovered;
    look.isDragged = m_isDragged;
    look.hasFocus = hasFocus();
    look.isEnabled = isEnabled();
    QPainter painter(this);
    paintJoystick(painter, look, palette());
}

} // namespace vedette

#include "moc_JoystickWidget.cpp"
