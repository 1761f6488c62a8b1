// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "PictureMenu.h"

#include "CameraMenu.h"
#include "ViewMenu.h"

namespace vedette {

PictureMenu::PictureMenu(const CameraMenu &camera, const ViewMenu &view, QWidget *picture)
    : QMenu(picture)
{
    addAction(camera.snapshot());
    addSeparator();
    addActions(view.zoomActions());
    addSeparator();
    addActions(view.mountingActions());
    addSeparator();
    addAction(view.fullScreen());
    addAction(view.statistics());
    addSeparator();
    addAction(camera.connection());
    addAction(camera.reconnect());
    picture->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(picture, &QWidget::customContextMenuRequested, this,
            [this, picture](QPoint at) { popup(picture->mapToGlobal(at)); });
}

} // namespace vedette
