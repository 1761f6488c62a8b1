// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAction>
#include <QPointer>
#include <QSize>

namespace vedette {

class CalibrationDialog;
class LiveCamera;

/// The menu's entry that finds the selected camera's field of view, in a dialog. Enabled for
/// cameras that turn by degrees. GUI thread.
class CalibrateAction : public QAction
{
    Q_OBJECT

public:
    explicit CalibrateAction(QWidget *window);
    ~CalibrateAction() override;

    /// Null: none is selected.
    void setCamera(LiveCamera *camera);

signals:
    /// The user wants this to be the field of view of the camera that is selected, in degrees.
    void found(QSize degrees);

private:
    void open();
    void refresh();

    QWidget *m_window;
    QPointer<LiveCamera> m_camera;
    QPointer<CalibrationDialog> m_dialog; ///< of m_camera
};

} // namespace vedette
