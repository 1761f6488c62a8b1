// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Mounting.h"

#include <QMenu>

#include <functional>

namespace vedette {

class ZoomPan;

/// The window's second menu: what is shown of the camera and around its picture.
class ViewMenu : public QMenu
{
    Q_OBJECT

public:
    /// ofCamera: what shows and hides parts of the window that are about the selected camera, and
    /// what else is about it. zoom: asked for that of the picture which is
    /// meant, when it is zoomed; may be null.
    ViewMenu(const QList<QAction *> &ofCamera, std::function<ZoomPan *()> zoom, QWidget *parent);

    /// How the camera is mounted that is shown now.
    void setMounting(const Mounting &mounting);

    /// Checked in full screen.
    [[nodiscard]] QAction *fullScreen() const { return m_fullScreen; }
    [[nodiscard]] QAction *statistics() const { return m_statistics; }
    [[nodiscard]] QList<QAction *> zoomActions() const { return m_zoomActions; }
    [[nodiscard]] QList<QAction *> mountingActions() const { return m_mountingActions; }

signals:
    void statisticsToggled(bool visible);
    void alwaysOnTopToggled(bool onTop);
    void gamepadRequested();
    /// The user wants the picture turned like that.
    void mountingChosen(const vedette::Mounting &mounting);

protected:
    bool event(QEvent *event) override;

private:
    void addZoom();
    QAction *addZoomAction(const QString &text, void (ZoomPan::*zoom)());
    void addMounting();
    QAction *addMountingAction(const QString &text);

    std::function<ZoomPan *()> m_zoom;
    QAction *m_fullScreen = nullptr;
    QAction *m_statistics = nullptr;
    QAction *m_mirror = nullptr;
    QAction *m_flip = nullptr;
    QList<QAction *> m_zoomActions;
    QList<QAction *> m_mountingActions;
    Mounting m_mounting;
};

} // namespace vedette
