// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/ExportOffer.h"
#include "recording/ExportQueue.h"

#include <QObject>
#include <QPointer>

namespace vedette {

class ExportDialog;
class RecordingDisk;

/// Exports recordings on behalf of the window: its dialog and, whether that is seen or not, what is
/// under way. GUI thread.
class WindowExport : public QObject
{
    Q_OBJECT

public:
    explicit WindowExport(QWidget *window);
    /// Cancels what is under way.
    ~WindowExport() override;

    /// Brings the dialog up, with this to be exported unless an export runs.
    void showDialog(const ExportOffer &offer, RecordingDisk &disk);
    /// Asks first while an export runs; when it may not end, the window should stay.
    [[nodiscard]] bool mayEnd() const;

signals:
    /// A sentence for the user, while the dialog is not seen.
    void said(const QString &text);

private:
    QWidget *m_window;
    QPointer<ExportDialog> m_dialog; ///< made when first asked for
    ExportQueue m_queue;
};

} // namespace vedette
