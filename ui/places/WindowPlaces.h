// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

namespace vedette {

class OpenCameras;
class PlacesMenu;
class PresetsDock;
class SelectedCamera;
class Wall;
class WallMenu;

/// What the window has of the places that the selected camera is sent to: the menu, the dock of its
/// presets, and the dialog of its patrol. Menu and dock are the window's. GUI thread.
class WindowPlaces : public QObject
{
    Q_OBJECT

public:
    /// All must outlive this object.
    WindowPlaces(const Wall &wall, const OpenCameras &open, QWidget *window);
    ~WindowPlaces() override;

    /// They are about the selected camera; the menu of the wall leaves the digits to presets that
    /// have them.
    void connectCameras(const SelectedCamera &selected, WallMenu &wallMenu);
    [[nodiscard]] PlacesMenu *menu() const { return m_menu; }
    [[nodiscard]] PresetsDock *dock() const { return m_dock; }

signals:
    /// A sentence for the user.
    void said(const QString &text);

private:
    void showPatrolDialog(const SelectedCamera &selected);
    void shareDigits(WallMenu &wallMenu);

    const Wall &m_wall;
    const OpenCameras &m_open;
    QWidget *m_window;
    PlacesMenu *m_menu;
    PresetsDock *m_dock;
};

} // namespace vedette
