// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/MarkedRange.h"
#include "recording/RecordingIndex.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace vedette {

class RecordingDisk;

/// What can be done with the part of a camera's past that is marked: kept for good, or deleted,
/// which can be undone for a while. GUI thread.
class RangeBar : public QWidget
{
    Q_OBJECT

public:
    explicit RangeBar(QWidget *parent = nullptr);

    /// This object outlives it.
    void setDisk(RecordingDisk &disk);
    /// Its folder.
    void setCamera(const QString &camera);
    void setMarks(const MarkedRange &marks);

signals:
    /// The marks are to go.
    void cleared();
    /// What was recorded is no longer as it was.
    void changed();
    /// The user wants to export something, also without marks.
    void exportRequested();

private:
    QPushButton *addButton(QHBoxLayout &row, const QString &text, const char *objectName,
                           const QString &hint, void (RangeBar::*act)()) const;
    void show();
    void lock();
    void unlock();
    void setLocked(bool isLocked);
    void remove();
    void undo();
    void removed(const std::optional<RecordingIndex::Removal> &removal);
    void say(const QString &text);

    RecordingDisk *m_disk = nullptr;
    QString m_camera;
    MarkedRange m_marks;
    quint64 m_undoToken = 0;
    QString m_said; ///< what became of the last thing asked for
    QLabel *m_text;
    QPushButton *m_lock;
    QPushButton *m_unlock;
    QPushButton *m_remove;
    QPushButton *m_clear;
    QPushButton *m_undo;
    QTimer m_undoTime{this};
};

} // namespace vedette
