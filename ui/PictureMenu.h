// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMenu>

namespace vedette {

class CameraMenu;
class ViewMenu;

/// What a right click on the picture offers: the entries of the other menus that are about it.
class PictureMenu : public QMenu
{
    Q_OBJECT

public:
    /// Both must outlive this object. Comes up where picture asks for its context menu.
    PictureMenu(const CameraMenu &camera, const ViewMenu &view, QWidget *picture);
};

} // namespace vedette
