// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/Motion.h"

#include <QPointF>
#include <QVariantAnimation>
#include <QWidget>

#include <array>
#include <optional>

class QTouchEvent;

namespace vedette {

/// An on-screen joystick: the stick is dragged for proportional motion and springs back; each of
/// the four arrows around it is a step, or motion while held. By mouse, touch, keyboard (when it
/// has the focus) and screen reader.
class JoystickWidget : public QWidget
{
    Q_OBJECT

public:
    explicit JoystickWidget(QWidget *parent = nullptr);
    ~JoystickWidget() override;

    /// Shows what steers from anywhere, and steers nothing: where the stick is (each axis -1…1, y
    /// positive up), unless it is dragged here, and which arrows are held, by Direction.
    void showHeld(QPointF deflection, const std::array<bool, 4> &directions);
    [[nodiscard]] QPointF shownDeflection() const { return m_stick; }
    /// By Direction.
    [[nodiscard]] std::array<bool, 4> shownDirections() const;
    /// One step, as by a click on an arrow.
    void step(Direction direction);
    /// A finger or the mouse is on the stick or on an arrow.
    [[nodiscard]] bool isHeld() const { return m_isDragged || m_held.has_value(); }
    /// Lets go of everything at once.
    void releaseAll();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// Each axis -1…1, within the unit circle; x positive to the right, y positive up.
    void deflected(QPointF deflection, vedette::Pace pace);
    void pressed(vedette::Direction direction, vedette::Pace pace);
    void released(vedette::Direction direction);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    bool touch(QTouchEvent *event);
    void grab(QPointF position, Pace pace);
    void drag(QPointF position, Pace pace);
    void setStick(QPointF stick);
    void springBack();
    QPointF toUnits(QPointF position) const;
    std::optional<Direction> arrowAt(QPointF units) const;

    QPointF m_stick;      ///< where the knob is drawn; each axis -1…1, y positive up
    QPointF m_grabOffset; ///< between the knob's centre and the finger, in units
    bool m_isDragged = false;
    std::optional<Direction> m_held; ///< the arrow that is pressed here
    std::array<bool, 4> m_heldElsewhere{};
    std::optional<Direction> m_hovered; ///< the arrow under the mouse
    std::optional<int> m_touchPoint;    ///< the finger that steers; others are ignored
    QVariantAnimation m_spring;
};

} // namespace vedette
