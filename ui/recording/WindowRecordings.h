// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/RecordingDisks.h"
#include "recording/WindowExport.h"

#include <QList>
#include <QObject>

class QAction;

namespace vedette {

class DecodePool;
class LookingBack;
class OpenCameras;
class PastKeys;
class RecordAction;
class RecordingSetup;
class SelectedCamera;
class TimelineDock;
class Wall;
class WatchedCameras;

/// What the window has of recordings: where its cameras are recorded, the action that records the
/// selected one, the dialog that sets when, the timeline with which the past is looked at, and
/// exports. Outlives the cameras,
/// and the thread they live in; action and dock are the window's. GUI thread.
class WindowRecordings : public QObject
{
    Q_OBJECT

public:
    /// All must outlive this object, except that pool need not once what is live is shown.
    WindowRecordings(Wall &wall, OpenCameras &open, DecodePool &pool, QWidget *window);
    ~WindowRecordings() override;

    /// Records cameras from the moment on that they are watched, and the action is about the
    /// selected one. Once, when all else that takes the window's keys is there.
    void connectCameras(const WatchedCameras &watched, const SelectedCamera &selected);
    /// Other cameras are open, or something of them may have changed; the wall has them by now.
    void refresh();
    /// Whose past is looked at.
    void setSelected(const QString &id);
    void goLive();
    /// When the selected one is recorded, in a dialog.
    void setUp();
    /// Asks the user first while an export runs.
    [[nodiscard]] bool mayQuit() const { return m_export.mayEnd(); }
    /// Saves what the camera's tile shows beside what is recorded of it; isTurned: as it is shown.
    void takeSnapshot(const QString &id, bool isTurned);

    /// What the user can do with the selected camera's recordings.
    [[nodiscard]] QList<QAction *> actions() const;
    [[nodiscard]] TimelineDock *dock() const { return m_timeline; }

signals:
    /// Whether the past is shown in place of what is live.
    void lookingBackChanged(bool on);
    /// What is shown then, for the user; empty: what is live is.
    void pastChanged(const QString &text);
    void snapshotRequested();
    /// A sentence for the user.
    void said(const QString &text);

private:
    void setLookingBack(bool on);
    void showExport();
    [[nodiscard]] ExportOffer offer() const;
    [[nodiscard]] QString folder() const;

    Wall &m_wall;
    const OpenCameras &m_open;
    QWidget *m_window;
    RecordingDisks m_disks;
    WindowExport m_export;
    QList<PastCamera> m_cameras; ///< that are open
    QString m_selected;
    RecordAction *m_record;
    QAction *m_exportAction;
    RecordingSetup *m_setup;
    LookingBack *m_past;
    TimelineDock *m_timeline;
    PastKeys *m_keys = nullptr;
};

} // namespace vedette
