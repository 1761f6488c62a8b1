// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace vedette {

class Camera;

/// Whether who comes now gets pictures, as far as known. While nobody watches nothing is known but
/// how the last attempt ended; one that failed is made again for those who ask, as for a viewer,
/// or nobody would hear that the camera is back. Lives in the io thread.
class CameraHealth : public QObject
{
    Q_OBJECT

public:
    /// A camera that sends nothing for so long after the request is not well; an ESP32 that
    /// was asleep takes some seconds.
    static constexpr std::chrono::milliseconds DefaultPatience{5000};
    /// Who asks less often than this does not ask any more, and the camera is let go: a checker
    /// asks every few seconds, and the longest wait between two attempts is 10.
    static constexpr std::chrono::milliseconds DefaultInterest{30000};

    /// camera must outlive this object.
    explicit CameraHealth(Camera &camera, QObject *parent = nullptr);
    ~CameraHealth() override;

    /// Asks; may make an idle camera be tried again.
    bool isWell();
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }
    void setInterest(std::chrono::milliseconds interest) { m_interest.setInterval(interest); }

private:
    void follow();

    Camera &m_camera;
    QTimer m_interest; ///< from the last question on, while the camera is tried
    std::chrono::milliseconds m_patience = DefaultPatience;
    bool m_hasFailed = false; ///< the last attempt to get pictures; a frozen one is one
};

} // namespace vedette
