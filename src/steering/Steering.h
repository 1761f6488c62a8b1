// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/Motion.h"

#include <QObject>
#include <QPointF>

namespace vedette {

class ServoLink;

/// Turns what hands do into servo moves (a tap is a step at once, a hold is smooth motion by this
/// object's own clock, a deflection is a speed), with at most one request in flight and nothing
/// queued. Lives in the io thread; all calls on that thread (or through queued connections).
class Steering : public QObject
{
    Q_OBJECT

public:
    explicit Steering(ServoLink &link, QObject *parent = nullptr);
    ~Steering() override;

public slots:
    /// A key, a pad or an arrow button went down: one step at once; after a short while, motion.
    void press(vedette::Direction direction, vedette::Pace pace);
    /// It came up: motion in this direction stops. Harmless when it was not down.
    void release(vedette::Direction direction);
    /// An analog stick: each axis -1…1, x positive to the right, y positive up; (0, 0) stops.
    void setDeflection(QPointF deflection, vedette::Pace pace);
    /// One single movement, as from a web request.
    void move(vedette::Move move);
    /// Focus lost, window closed, device unplugged: everything is released at once.
    void releaseAll();
};

} // namespace vedette
