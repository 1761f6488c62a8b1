// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/CameraPosition.h"

#include <QWidget>

namespace vedette {

/// A small map: how far the camera turns, and in it what its picture shows, or a cross where it
/// looks; while that is not sure, hatched, where it may be. Hidden for a camera whose position
/// cannot be said.
class PositionMap : public QWidget
{
    Q_OBJECT

public:
    explicit PositionMap(QWidget *parent = nullptr);

    void setPosition(const CameraPosition &position);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// What the picture shows, or the cross, in the widget; empty while it is hidden.
    [[nodiscard]] QRectF view() const;
    /// What the picture may show, or where the cross may be, in the widget, by what is known.
    [[nodiscard]] QRectF possible() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QRectF area() const;
    [[nodiscard]] QRectF seen() const;

    CameraPosition m_position;
};

} // namespace vedette
