// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/MarkedRange.h"
#include "recording/PastCamera.h"
#include "recording/TimelineLayout.h"
#include "recording/TimeScale.h"

#include <QTimer>
#include <QWidget>

#include <optional>
#include <utility>

class QGestureEvent;

namespace vedette {

class RecordedSpans;
struct TimelineLook;

/// When each camera was recorded, and which moment is shown; at its right end it is now, until it
/// is moved. The wheel and pinching zoom about the pointer, dragging moves it, a click chooses a
/// moment; dragging on the axis chooses one after another, and dragging with Shift marks a part.
/// GUI thread.
class TimelineView : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineView(QWidget *parent = nullptr);
    ~TimelineView() override;

    void setCameras(const QList<PastCamera> &cameras);
    void setSelected(const QString &id);
    /// Of the past that is shown; nothing: what is live is.
    void setMoment(std::optional<WallTime> moment);
    [[nodiscard]] std::optional<WallTime> moment() const { return m_moment; }
    void setMarks(const MarkedRange &marks);
    [[nodiscard]] const TimeScale &scale() const { return m_scale; }
    /// In the widget.
    [[nodiscard]] QPoint pointOf(WallTime time) const;
    [[nodiscard]] RecordedSpans &spans() { return *m_spans; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void chosen(vedette::WallTime time);
    void scrubbed(vedette::WallTime time);
    void scrubEnded();
    void cameraChosen(const QString &id);
    void marked(const vedette::MarkedRange &marks);
    /// The pointer is over this moment of this camera; at is on the screen.
    void hovered(const vedette::PastCamera &camera, vedette::WallTime time, QPoint at);
    void hoverEnded();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    // Of the user: TimelineInput.cpp.
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Drag {
        None,
        Click, ///< so far
        Pan,
        Scrub,
        Mark,
    };

    [[nodiscard]] TimelineLook look() const;
    void layOut();
    void scaleMoved();
    void tick();
    void describe();

    [[nodiscard]] WallTime timeAt(double x) const;
    [[nodiscard]] bool isHandle(QPoint position) const;
    void zoom(double by, double x);
    void pan(double pixels);
    bool pinch(QGestureEvent &event);
    void drag(QPointF position);
    void hover(QPoint position, QPoint global);
    void endHover();
    void choose(QPoint position);

    RecordedSpans *m_spans;
    QList<PastCamera> m_cameras;
    QString m_selected;
    TimelineLayout m_layout;
    TimeScale m_scale;
    std::optional<WallTime> m_moment;
    std::optional<WallTime> m_hovered;
    MarkedRange m_marks;
    bool m_isFollowing = true; ///< the right end is now
    Drag m_drag = Drag::None;
    QPointF m_pressed;
    QPointF m_dragged;                   ///< where the pointer was last
    std::pair<double, double> m_pinched; ///< the last change: how far, and where
    QTimer m_tick{this};
};

} // namespace vedette
