// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "PictureMenu.h"

#include "CameraMenu.h"
#include "ViewMenu.h"
#include "wall/Wall.h"
#include "WallMenu.h"

namespace vedette {

PictureMenu::PictureMenu(const CameraMenu &camera, const ViewMenu &view, const WallMenu &several,
                         const QList<QAction *> &ofCamera, Wall &wall)
    : QMenu(&wall)
{
    addActions(several.sizeActions());
    addSeparator();
    addAction(camera.snapshot());
    addActions(ofCamera);
    addSeparator();
    addActions(view.zoomActions());
    addSeparator();
    addActions(view.mountingActions());
    addSeparator();
    addAction(view.fullScreen());
    addAction(view.statistics());
    addSeparator();
    addAction(camera.edit());
    addAction(camera.reconnect());
    connect(&wall, &Wall::contextMenuRequested, this,
            [this](const QString &, QPoint at) { popup(at); });
}

} // namespace vedette

#include "moc_PictureMenu.cpp"
