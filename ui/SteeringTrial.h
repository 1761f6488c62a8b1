// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/CameraHandle.h"
#include "DialogThread.h"
#include "LiveCamera.h"

#include <QGroupBox>
#include <QPointer>

#include <functional>
#include <memory>
#include <optional>

class QCheckBox;
class QLabel;

namespace vedette {

class VideoWidget;
class WatchedCameras;

/// Where the user tries how a camera is steered before it is saved: its live picture, a button for
/// a step in each direction, the camera's answer, and what swaps directions that are the wrong way
/// round. A camera that the window watches already is not connected a second time. Whatever turns
/// is stopped when the trial ends, at the latest when this object is destroyed. GUI thread; camera
/// and servos are in the io thread.
class SteeringTrial : public QGroupBox
{
    Q_OBJECT

public:
    /// What steps are sent with; nothing when it cannot be tried, and then it has been said why.
    using Config = std::function<std::optional<CameraConfig>()>;

    SteeringTrial(Config config, std::shared_ptr<DialogThread> thread, QWidget *parent = nullptr);
    ~SteeringTrial() override;

    /// Takes pictures from there where it has them. Must outlive this object.
    void setWatched(WatchedCameras &watched) { m_watched = &watched; }

    void setAxes(const ServoAxes &axes);
    /// Writes the check boxes into axes; the rest of it stays.
    void applyTo(ServoAxes &axes) const;

    /// Shows this camera's picture. Nothing moves before a button is pressed.
    void start(const CameraConfig &camera);
    /// Closes the connections, and stops what turns.
    void stop();
    /// Lets go of the camera for a while, in which nothing can be tried; resume() takes it up again
    /// if it was started.
    void pause();
    void resume();
    [[nodiscard]] bool isStarted() const { return m_camera.has_value(); }
    /// Where the picture comes from; empty before start().
    [[nodiscard]] QUrl cameraUrl() const;

signals:
    /// A check box, by the user.
    void axesChanged();

private:
    void createLayout(QWidget *pad);
    void showPicture();
    void step(Direction direction);
    void takeReply(const ServoReply &reply);

    Config m_config;
    std::optional<CameraConfig> m_camera; ///< since start()
    WatchedCameras *m_watched = nullptr;
    std::shared_ptr<DialogThread> m_thread; ///< outlives what is below
    std::unique_ptr<LiveCamera> m_ownPicture;
    QPointer<LiveCamera> m_windowsPicture;
    std::unique_ptr<CameraHandle> m_servos; ///< never watched: for its steering alone
    std::optional<CameraConfig> m_steered;  ///< what m_servos was made of
    bool m_hasFailed = false;               ///< a request of the last step

    VideoWidget *m_picture = nullptr;
    QLabel *m_state = nullptr;
    QLabel *m_answer = nullptr;
    QCheckBox *m_invertsPan = nullptr;
    QCheckBox *m_invertsTilt = nullptr;
    QCheckBox *m_swapsAxes = nullptr;
};

} // namespace vedette
