// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "PictureZoom.h"

#include <QObject>

class QGestureEvent;
class QMouseEvent;
class QNativeGestureEvent;
class QPinchGesture;
class QWheelEvent;
class QWidget;

namespace vedette {

/// Zoom of a widget that shows a picture, by hand: the wheel and pinching zoom about the pointer,
/// dragging pans a zoomed picture, the middle button and a double tap show all of it again. All
/// other events, and those that do nothing here, are the widget's as before.
class ZoomPan : public QObject
{
    Q_OBJECT

public:
    /// What one notch of the wheel, or one key, zooms by.
    static constexpr double Step = 1.25;

    /// Becomes widget's child.
    explicit ZoomPan(QWidget &widget);
    ~ZoomPan() override;

    /// In pixels, as it is shown; empty while there is none.
    void setPictureSize(QSize size);
    [[nodiscard]] double factor() const { return m_zoom.factor(); }
    /// Where the whole picture is in the widget; partly outside of it when it is zoomed.
    [[nodiscard]] QRect pictureRect() const { return m_zoom.pictureRect(); }

    bool eventFilter(QObject *watched, QEvent *event) override;

public slots:
    /// About the middle, as keys do.
    void zoomIn();
    void zoomOut();
    void reset();

signals:
    /// Another part of the picture is shown, or another size of it.
    void changed();

private:
    struct Pinch
    {
        double scale = 1; ///< how much farther apart the fingers are than at the last change
        QPointF centre;   ///< on the screen
        bool operator==(const Pinch &) const = default;
    };

    void zoom(double by, QPointF about);
    void takeSizes();
    void follow(const QPinchGesture &pinch);
    bool wheel(QWheelEvent &event);
    bool nativeGesture(const QNativeGestureEvent &event);
    bool gesture(QGestureEvent &event);
    bool press(const QMouseEvent &event);
    bool drag(const QMouseEvent &event);
    bool doubleClick(const QMouseEvent &event);

    QWidget &m_widget;
    PictureZoom m_zoom;
    QSize m_pictureSize;
    QPointF m_dragged; ///< where the pointer was last
    Pinch m_pinched;   ///< the last change of the pinch under way
    bool m_isDragging = false;
    bool m_isPinching = false;
};

} // namespace vedette
