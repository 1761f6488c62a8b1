// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "wall/Wall.h"

#include <QList>
#include <QMenu>
#include <QSet>

class QActionGroup;

namespace vedette {

/// The window's menu of its several cameras: which of them is selected, whether one is large, and
/// the tour. Not there while there is one camera. GUI thread.
class WallMenu : public QMenu
{
    Q_OBJECT

public:
    /// wall must outlive this object. Shortcuts are window's, too: in full screen no menu has them.
    WallMenu(Wall &wall, QWidget *window);

    /// In the order shown.
    void setCameras(const QList<WallCamera> &cameras);
    /// Digit keys that mean something else for now.
    void setTakenDigits(const QSet<int> &digits);
    /// To see the selected one large, and all again; not visible while there is one camera.
    [[nodiscard]] QList<QAction *> sizeActions() const { return {m_showAlone, m_showAll}; }

private:
    void addTimes();
    void follow();
    void enableSizes();
    void startTour();
    void setShortcuts();
    void setSelected(const QString &id);
    void sort(const QStringList &ids);

    Wall &m_wall;
    QList<WallCamera> m_shown;
    QSet<int> m_takenDigits;
    QActionGroup *m_cameras = nullptr;
    QAction *m_firstAfter = nullptr; ///< what comes behind the cameras
    QAction *m_showAlone = nullptr;
    QAction *m_showAll = nullptr;
    QAction *m_tour = nullptr;
};

} // namespace vedette
