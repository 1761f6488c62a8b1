// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "places/WindowPlaces.h"

#include "LiveCamera.h"
#include "OpenCameras.h"
#include "places/PatrolDialog.h"
#include "places/PresetsDock.h"
#include "PlacesMenu.h"
#include "SelectedCamera.h"
#include "wall/Wall.h"
#include "WallMenu.h"

namespace vedette {

WindowPlaces::WindowPlaces(const Wall &wall, const OpenCameras &open, QWidget *window)
    : QObject(window)
    , m_wall(wall)
    , m_open(open)
    , m_window(window)
    , m_menu(new PlacesMenu(window))
    , m_dock(new PresetsDock(window))
{
    connect(m_menu, &PlacesMenu::said, this, &WindowPlaces::said);
}

WindowPlaces::~WindowPlaces() = default;

void WindowPlaces::connectCameras(const SelectedCamera &selected, WallMenu &wallMenu)
{
    connect(&selected, &SelectedCamera::steerableChanged, m_menu, &PlacesMenu::setCamera);
    connect(&selected, &SelectedCamera::handleChanged, m_dock, &PresetsDock::setCamera);
    connect(m_menu, &PlacesMenu::patrolRequested, this,
            [this, &selected] { showPatrolDialog(selected); });
    const auto share = [this, &wallMenu] { shareDigits(wallMenu); };
    connect(&m_wall, &Wall::enlargedChanged, this, share);
    connect(m_menu, &PlacesMenu::changed, this, share);
}

/// Digits are for the camera that is seen alone, as far as it has such presets.
void WindowPlaces::shareDigits(WallMenu &wallMenu)
{
    const bool isOneSeen = !m_wall.enlarged().isEmpty() || m_wall.order().size() == 1;
    m_menu->setHasDigits(isOneSeen);
    wallMenu.setTakenDigits(m_menu->digits());
}

void WindowPlaces::showPatrolDialog(const SelectedCamera &selected)
{
    if (LiveCamera *const camera = selected.camera()) {
        auto *const dialog =
            new PatrolDialog(camera->handle(), m_open.nameOf(selected.id()), m_window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    }
}

} // namespace vedette

#include "moc_WindowPlaces.cpp"
