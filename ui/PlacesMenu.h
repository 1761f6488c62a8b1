// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/CameraPlaces.h"

#include <QList>
#include <QMenu>
#include <QPointer>
#include <QSet>

namespace vedette {

class CameraHandle;

/// The window's menu of the places that the selected camera is sent to: home, presets, the patrol.
/// Not there while it has none. GUI thread.
class PlacesMenu : public QMenu
{
    Q_OBJECT

public:
    /// Shortcuts are window's, too: in full screen no menu has them.
    explicit PlacesMenu(QWidget *window);

    /// Whose places; null for nobody's.
    void setCamera(CameraHandle *camera);
    /// Whether the digit keys recall presets, as far as there are some.
    void setHasDigits(bool has);
    /// Those that do.
    [[nodiscard]] QSet<int> digits() const;
    /// Says what there is once more.
    void refresh();
    void goHome();
    void goToPreset(int number);

signals:
    /// The user wants to say where the patrol goes.
    void patrolRequested();
    /// digits() may be others.
    void changed();
    /// A sentence for the user.
    void said(const QString &text);

private:
    void addFixed();
    void show(const CameraPlaces &places);
    void showPresets();
    void storePreset(int number);
    void placeEnded(const QString &failure);
    QAction *addPreset(int number);

    QPointer<CameraHandle> m_camera;
    CameraPlaces m_places;
    bool m_hasDigits = false;
    int m_stored = 0; ///< which one is being stored from here
    QAction *m_home = nullptr;
    QAction *m_patrol = nullptr;
    QAction *m_editPatrol = nullptr;
    QMenu *m_store = nullptr;
    QAction *m_firstAfter = nullptr; ///< what comes behind the presets
    QList<QAction *> m_numbered;     ///< of the digits, always there
    QList<QAction *> m_more;         ///< of the other presets
};

} // namespace vedette
