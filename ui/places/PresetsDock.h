// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/CameraPlaces.h"

#include <QDockWidget>
#include <QPointer>

class QLabel;
class QPushButton;

namespace vedette {

class CameraHandle;
class PresetList;

/// The selected camera's presets with their pictures, beside the pictures of the cameras: to be
/// gone to, stored, renamed and deleted. Shown while the user wants it, the camera can have
/// presets, and the window is not full screen. What fails is said by PlacesMenu.
class PresetsDock : public QDockWidget
{
    Q_OBJECT

public:
    explicit PresetsDock(QWidget *parent);

    /// Null: none. The camera outlives its being set here.
    void setCamera(CameraHandle *camera);
    void setFullScreen(bool fullScreen);
    /// After QMainWindow::restoreState(): takes what it restored as what the user wants.
    void takeRestored();
    /// Before QMainWindow::saveState(): is shown or hidden as the user wants.
    void showAsWanted();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    [[nodiscard]] QPushButton *addButton(const QString &text, const char *objectName,
                                         void (PresetsDock::*act)()) const;
    void showIfDue();
    void show(const CameraPlaces &places);
    void showButtons();
    void goThere();
    void storeNew();
    void replace();
    void rename();
    void askRemoval();

    QPointer<CameraHandle> m_camera;
    CameraPlaces m_places;
    PresetList *m_list;
    QLabel *m_none;
    QPushButton *m_go;
    QPushButton *m_store;
    QPushButton *m_replace;
    QPushButton *m_rename;
    QPushButton *m_remove;
    bool m_isWanted = false;
    bool m_isFullScreen = false;
};

} // namespace vedette
