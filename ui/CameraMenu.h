// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMenu>

namespace vedette {

/// The window's first menu: which camera is watched, and what can be done with it.
class CameraMenu : public QMenu
{
    Q_OBJECT

public:
    explicit CameraMenu(QWidget *parent);

    /// The demo camera is watched: its entry leads back to the camera of this name, or to the
    /// Connection dialog when it is empty.
    void setDemo(const QString &wayBack);
    /// Another camera is watched.
    void setNoDemo();
    /// The user wants snapshots turned as the picture is shown, not as the camera sends it. Kept in
    /// the user's settings.
    [[nodiscard]] bool areSnapshotsTurned() const { return m_turnSnapshots->isChecked(); }

    [[nodiscard]] QAction *snapshot() const { return m_snapshot; }
    [[nodiscard]] QAction *connection() const { return m_connection; }
    [[nodiscard]] QAction *reconnect() const { return m_reconnect; }

signals:
    void openFileRequested();
    void connectionRequested();
    void shareRequested();
    void snapshotRequested();
    void reconnectRequested();
    void demoRequested();
    void demoEndRequested();
    void quitRequested();

private:
    QAction *m_connection = nullptr;
    QAction *m_demo = nullptr;
    QAction *m_snapshot = nullptr;
    QAction *m_turnSnapshots = nullptr;
    QAction *m_reconnect = nullptr;
    bool m_isDemo = false;
};

} // namespace vedette
