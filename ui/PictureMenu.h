// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMenu>

namespace vedette {

class CameraMenu;
class ViewMenu;
class Wall;
class WallMenu;

/// What a right click on a camera's picture offers: the entries of the other menus that are about
/// it.
class PictureMenu : public QMenu
{
    Q_OBJECT

public:
    /// ofCamera: what else is about the camera. All must outlive this object. Comes up where the
    /// wall asks for its context menu.
    PictureMenu(const CameraMenu &camera, const ViewMenu &view, const WallMenu &several,
                const QList<QAction *> &ofCamera, Wall &wall);
};

} // namespace vedette
