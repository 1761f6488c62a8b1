// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/MarkedRange.h"
#include "recording/RecordingCatalog.h"
#include "recording/RecordingIndex.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QBoxLayout;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace vedette {

class RecordingDisk;

/// What can be done with the part of a camera's past that is marked: kept for good, or deleted,
/// which can be undone for a while. Asks before it deletes much more than what is marked. GUI
/// thread.
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

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    using Removal = std::optional<RecordingIndex::Removal>;

    QPushButton *addButton(QHBoxLayout &row, const QString &text, const char *objectName,
                           const QString &hint, void (RangeBar::*act)()) const;
    void show();
    void lock();
    void unlock();
    void setLocked(bool isLocked);
    void remove();
    void undo();
    void removeNow(const QString &camera, const RecordingCatalog::Span &marked);
    void removed(const Removal &removal);
    void fit();
    void say(const QString &text);
    [[nodiscard]] QString problemText() const;

    RecordingDisk *m_disk = nullptr;
    QString m_camera;
    MarkedRange m_marks;
    quint64 m_undoToken = 0;
    QString m_said;  ///< what became of the last thing asked for
    QString m_whole; ///< what m_text says, or begins to
    QBoxLayout *m_parts;
    QLabel *m_text;
    QPushButton *m_lock;
    QPushButton *m_unlock;
    QPushButton *m_remove;
    QPushButton *m_clear;
    QPushButton *m_undo;
    QTimer m_undoTime{this};
};

} // namespace vedette
