// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/CameraPlaces.h"
#include "CameraDock.h"

#include <QPointer>

class QLabel;
class QPushButton;

namespace vedette {

class CameraHandle;
class PresetList;

/// The selected camera's presets with their pictures: to be gone to, stored, renamed and deleted.
/// Of use while the camera can have presets. What fails is said by PlacesMenu.
class PresetsDock : public CameraDock
{
    Q_OBJECT

public:
    explicit PresetsDock(QWidget *parent);

    /// Null: none. The camera outlives its being set here.
    void setCamera(CameraHandle *camera);

private:
    [[nodiscard]] QPushButton *addButton(const QString &text, const char *objectName,
                                         void (PresetsDock::*act)()) const;
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
};

} // namespace vedette
