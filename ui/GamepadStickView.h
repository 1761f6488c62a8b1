// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointF>
#include <QWidget>

namespace vedette {

/// A small picture of where a stick is: the circle, its dead zone and a dot.
class GamepadStickView : public QWidget
{
    Q_OBJECT

public:
    explicit GamepadStickView(QWidget *parent = nullptr);

    /// stick: each axis -1…1, x to the right, y up. deadZone: of 1.
    void setStick(QPointF stick, double deadZone);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QPointF m_stick;
    double m_deadZone = 0;
};

} // namespace vedette
