// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "CameraDock.h"
#include "recording/MarkedRange.h"
#include "recording/PastCamera.h"
#include "recording/PastCommand.h"
#include "recording/RecordingCatalog.h"

#include <QList>

#include <optional>

namespace vedette {

class DecodePool;
class HoverPicture;
class LookingBack;
class PlayBar;
class RangeBar;
class RecordingDisk;
class TimelineView;

/// Below the pictures: what was recorded of the cameras that are open, and all that can be done
/// with it. Closing it leads back to what is live. GUI thread.
class TimelineDock : public CameraDock
{
    Q_OBJECT

public:
    /// back and pool must outlive what the user does here.
    TimelineDock(LookingBack &back, DecodePool &pool, QWidget *parent);

    /// Where recordings are from now on. This object outlives it.
    void setDisk(RecordingDisk &disk);
    void setCameras(const QList<PastCamera> &cameras);
    void setSelected(const QString &id);
    void run(PastCommand command);
    /// The part that is marked; with one of the two marks, to the edge of what is seen. Nothing:
    /// there is none, or no part of the past lies between.
    [[nodiscard]] std::optional<RecordingCatalog::Span> marked() const;
    /// One more of what can be done with the selected camera; must outlive this object.
    void addOfCamera(QAction *action);
    [[nodiscard]] TimelineView &view() { return *m_view; }

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void cameraChosen(const QString &id);
    void snapshotRequested();
    void exportRequested();
    /// The keyboard is to go back to the pictures.
    void left();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    [[nodiscard]] bool hasKeyboard() const;
    void connectView();
    void setMarks(const MarkedRange &marks);
    void showCamera();

    LookingBack &m_back;
    PlayBar *m_play;
    TimelineView *m_view;
    RangeBar *m_range;
    HoverPicture *m_hover;
    QList<PastCamera> m_cameras;
    QString m_selected;
    MarkedRange m_marks;
};

} // namespace vedette
