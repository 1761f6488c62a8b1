// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QPointer>
#include <QPointF>

#include <optional>

class QMouseEvent;

namespace vedette {

class AimLine;
class VideoWidget;

/// Clicks and drags on a picture that aim the camera: those with Ctrl, and all while it is in the
/// mode for that. On a picture that is not live they do nothing, as it shows where the camera may
/// no longer look. All other events are the picture's as before. Points are in parts of the whole
/// picture, from its top left corner. GUI thread.
class AimPointer : public QObject
{
    Q_OBJECT

public:
    /// Becomes picture's child.
    explicit AimPointer(VideoWidget &picture);
    ~AimPointer() override;

    /// Whether it needs no Ctrl.
    void setMode(bool on);

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void clicked(QPointF point);
    /// What is at `from` is wanted at `to`.
    void dragged(QPointF from, QPointF to);

private:
    bool press(const QMouseEvent &event);
    bool move(const QMouseEvent &event);
    bool release(const QMouseEvent &event);
    void end();
    [[nodiscard]] QPointF pointAt(QPointF position) const;

    VideoWidget &m_picture;
    QPointer<AimLine> m_line; ///< the picture's child
    bool m_isMode = false;
    std::optional<QPointF> m_pressed; ///< in the widget
    bool m_isDragging = false;
};

} // namespace vedette
