// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/Export.h"

#include <QList>
#include <QObject>
#include <QStringList>

#include <memory>

namespace vedette {

class RecordingDisk;

/// Exports of several cameras, one after another. Belongs to the thread that made it; the work is
/// done in the exports' own.
class ExportQueue : public QObject
{
    Q_OBJECT

public:
    /// What all of them came to. A value.
    struct Outcome
    {
        QStringList files;        ///< that are there now
        quint64 pictures = 0;     ///< in them
        quint64 damaged = 0;      ///< that were left out
        QStringList failures;     ///< sentences; of several cameras each with its name
        bool isCancelled = false; ///< before all was done
    };

    explicit ExportQueue(QObject *parent = nullptr);
    /// Cancels, and waits until nothing is left of what is not whole.
    ~ExportQueue() override;

    /// Not while it is running. disk: that they are of; has to stay until finished().
    void start(const QList<ExportRequest> &requests, const RecordingDisk &disk);
    /// finished() comes soon. Files that are whole stay.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_export != nullptr; }

signals:
    /// 0…1, of all; text says which camera it is at.
    void progressed(double part, const QString &text);
    void finished(const vedette::ExportQueue::Outcome &outcome);

private:
    void startNext();
    void take(const ExportResult &result);
    void tell(double part);

    QList<ExportRequest> m_requests;
    const RecordingDisk *m_disk = nullptr;
    qsizetype m_at = 0; ///< which of them is under way
    std::unique_ptr<Export> m_export;
    Outcome m_outcome;
};

} // namespace vedette
