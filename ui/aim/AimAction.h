// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/Aim.h"

#include <QAction>
#include <QPointer>
#include <QTimer>

#include <chrono>

namespace vedette {

class AimPointer;
class CameraHandle;
class VideoWidget;
struct CameraPosition;

/// Aims the selected camera by its picture: a click with Ctrl centres what was clicked; while the
/// mode is on, by menu and key, any click does, and a drag brings what was taken hold of to where
/// it is let go. For a camera that cannot be aimed it says why instead.
///
/// A drag moves the camera once, at its end: a picture shows where the camera was some time ago, so
/// that one that followed the pointer meanwhile would be told too far. For the same reason nothing
/// is taken until Settling after the servos have answered. GUI thread.
class AimAction : public QAction
{
    Q_OBJECT

public:
    /// By so much a picture may be behind, and a double click is no second one.
    static constexpr std::chrono::milliseconds Settling{400};

    explicit AimAction(QObject *parent);
    ~AimAction() override;

    /// Null: none. Both outlive their being set here, except that they may go at any time.
    void setCamera(CameraHandle *camera, VideoWidget *picture);

signals:
    /// Why the camera cannot be aimed, and what to do about it, for whoever has just tried.
    void explained(const QString &text);

private:
    void refresh();
    void watchPicture();
    void aim(const Aim &aim);
    [[nodiscard]] static QString hintFor(const CameraPosition &position);

    QPointer<CameraHandle> m_camera;
    QPointer<VideoWidget> m_picture;
    QPointer<AimPointer> m_pointer; ///< on the picture
    bool m_canAim = false;
    bool m_isUnderWay = false; ///< the camera may still turn
    QTimer m_settling;         ///< since the servos have answered
};

} // namespace vedette
