// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAction>
#include <QPointer>
#include <QSize>

namespace vedette {

class CalibrationDialog;
class LiveCamera;

/// The menu's entry that finds the selected camera's field of view, or how far it turns, in a
/// dialog. Enabled for cameras that turn by so much. GUI thread.
class CalibrateAction : public QAction
{
    Q_OBJECT

public:
    explicit CalibrateAction(QWidget *window);
    ~CalibrateAction() override;

    /// Null: none is selected.
    void setCamera(LiveCamera *camera);

signals:
    /// The user wants this to be the field of view of the camera that is selected, and how far its
    /// whole range turns, see CalibrationDialog::Keep. The camera may be opened again for that, and
    /// the dialog with it: connect it queued.
    void found(QSize field, QSize ranges);

private:
    void open();
    void refresh();

    QWidget *m_window;
    QPointer<LiveCamera> m_camera;
    QPointer<CalibrationDialog> m_dialog; ///< of m_camera
};

} // namespace vedette
