// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "GrowingDialog.h"
#include "recording/ExportEstimate.h"
#include "recording/ExportOffer.h"
#include "recording/ExportQueue.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace vedette {

class ExportFields;
class ExportTarget;
class RecordingDisk;
class ResultLabel;

/// Exports recordings into files: the choices, then how far it is, then what it came to. The window
/// can be used meanwhile; closed, the dialog lets the export go on. GUI thread.
class ExportDialog : public GrowingDialog
{
    Q_OBJECT

public:
    /// queue must outlive this object.
    explicit ExportDialog(ExportQueue &queue, QWidget *parent = nullptr);
    ~ExportDialog() override;

    /// What can be exported from now on, unless an export runs. disk: of the same recordings;
    /// this object outlives it.
    void setOffer(const ExportOffer &offer, RecordingDisk &disk);

private:
    void addButtons();
    void choose();
    void check();
    void estimate(const QList<ExportRequest> &requests);
    void start();
    void showProgress(double part, const QString &text);
    void showOutcome(const ExportQueue::Outcome &outcome);
    void showButtons();
    void showInFolder() const;

    ExportQueue &m_queue;
    RecordingDisk *m_disk = nullptr;
    ExportFields *m_fields;
    ExportTarget *m_target;
    QLabel *m_estimate;
    ResultLabel *m_result;
    QProgressBar *m_progress;
    QPushButton *m_export = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_showInFolder = nullptr;
    ExportEstimate m_sum; ///< of the requests that were answered for
    int m_estimated = 0;  ///< counts what was asked for
    QStringList m_files;  ///< of the last export
    bool m_canStart = false;
};

/// What an export came to, in a sentence or more for the user; failures left out.
QString outcomeText(const ExportQueue::Outcome &outcome);

} // namespace vedette
