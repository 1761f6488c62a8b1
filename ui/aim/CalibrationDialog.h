// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "calibration/Calibration.h"
#include "GrowingDialog.h"

#include <QPointer>
#include <QSize>
#include <QTimer>

#include <functional>
#include <memory>

class QLabel;
class QProgressBar;
class QPushButton;

namespace vedette {

class LiveCamera;
class ResultLabel;

/// Finds a camera's field of view: says what will happen, does it when asked, shows the result and
/// how sure it is, and keeps it when that is wanted. However it ends, the camera is sent back to
/// where it began. GUI thread.
class CalibrationDialog : public GrowingDialog
{
    Q_OBJECT

public:
    /// Keeps degrees across and upwards with the camera.
    using Keep = std::function<void(QSize degrees)>;

    /// The camera may go at any time, and then nothing is found.
    CalibrationDialog(LiveCamera &camera, Keep keep, QWidget *parent = nullptr);
    ~CalibrationDialog() override;

    /// Also while the camera is being turned back: then at once.
    void reject() override;

private:
    void createLayout();
    void begin();
    void takeFound(const CalibratedField &field);
    void takeEnd(const QString &why);
    void keepFound();
    void showRunning(bool isRunning);
    void leave();

    QPointer<LiveCamera> m_camera;
    Keep m_keep;
    std::unique_ptr<Calibration> m_calibration; ///< while it runs
    QTimer m_clock;
    QSize m_found;
    bool m_isLeaving = false; ///< it closes once the camera is back
    QLabel *m_introduction = nullptr;
    QProgressBar *m_bar = nullptr;
    ResultLabel *m_text = nullptr;
    QPushButton *m_begin = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace vedette
