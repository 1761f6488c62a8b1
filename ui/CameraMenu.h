// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMenu>

namespace vedette {

class HomeFinder;

/// The window's first menu: which cameras are watched, and what can be done with the selected one.
class CameraMenu : public QMenu
{
    Q_OBJECT

public:
    explicit CameraMenu(QWidget *parent);

    /// The demo is watched: its entry leads back to the camera of this name, or to the user's own
    /// when it is empty.
    void setDemo(const QString &wayBack);
    /// Other cameras are watched.
    void setNoDemo();
    /// Whether the selected camera can be taken out of what is open.
    void setMayRemove(bool mayRemove);
    /// The user wants snapshots turned as the picture is shown, not as the camera sends it. Kept in
    /// the user's settings.
    [[nodiscard]] bool areSnapshotsTurned() const { return m_turnSnapshots->isChecked(); }

    [[nodiscard]] QAction *snapshot() const { return m_snapshot; }
    [[nodiscard]] QAction *edit() const { return m_edit; }
    [[nodiscard]] QAction *reconnect() const { return m_reconnect; }
    HomeFinder &homeFinder() { return *m_homeFinder; }
    /// One more of what can be done with it.
    void addOfCamera(QAction *action) { insertAction(m_endOfCamera, action); }

signals:
    void addRequested();
    void editRequested();
    void removeRequested();
    void openFileRequested();
    void openFolderRequested();
    void shareRequested();
    void snapshotRequested();
    void reconnectRequested();
    void demoRequested();
    void demoEndRequested();
    void quitRequested();

private:
    void addFileActions();

    QAction *m_edit = nullptr;
    QAction *m_remove = nullptr;
    QAction *m_demo = nullptr;
    QAction *m_snapshot = nullptr;
    QAction *m_turnSnapshots = nullptr;
    QAction *m_reconnect = nullptr;
    HomeFinder *m_homeFinder = nullptr;
    QAction *m_endOfCamera = nullptr;
    bool m_isDemo = false;
};

} // namespace vedette
