// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/ControlList.h"
#include "steering/ServoReply.h"

#include <QDockWidget>
#include <QHash>
#include <QPointer>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace vedette {

class CameraHandle;
class ControlRow;

/// Lamp and picture settings of the selected camera, beside the pictures. Shown while the user
/// wants it, the camera has any, and the window is not full screen. Asks the camera how it is set
/// only while it is seen.
class ControlsDock : public QDockWidget
{
    Q_OBJECT

public:
    explicit ControlsDock(QWidget *parent);

    /// Null: none. The camera outlives its being set here.
    void setCamera(CameraHandle *camera);
    void setFullScreen(bool fullScreen);
    /// After QMainWindow::restoreState(): takes what it restored as what the user wants.
    void takeRestored();
    /// Before QMainWindow::saveState(): is shown or hidden as the user wants.
    void showAsWanted();

protected:
    void showEvent(QShowEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void showIfDue();
    void lookIfSeen();
    void showList(const ControlList &list);
    void makeRows(const ControlList &list);
    void setEnded(const QString &id, const ServoReply &reply);
    void say(const QString &text, bool mayRetry);

    QPointer<CameraHandle> m_camera;
    QWidget *m_form;
    QVBoxLayout *m_rows;
    QLabel *m_message;
    QPushButton *m_retry;
    QList<ControlRow *> m_shown;
    QHash<QString, int> m_pending; ///< values that are under way, by id
    bool m_isWanted = false;
    bool m_isFullScreen = false;
};

} // namespace vedette
