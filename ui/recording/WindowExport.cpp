// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/WindowExport.h"

#include "Confirmation.h"
#include "recording/ExportDialog.h"

namespace vedette {

WindowExport::WindowExport(QWidget *window)
    : m_window(window)
{
    connect(&m_queue, &ExportQueue::finished, this, [this](const ExportQueue::Outcome &outcome) {
        if (!m_dialog || m_dialog->isVisible()) {
            return;
        }
        if (outcome.failures.isEmpty()) {
            emit said(outcomeText(outcome));
        } else {
            m_dialog->show(); // with what to do
        }
    });
}

WindowExport::~WindowExport()
{
    delete m_dialog; // before what it refers to
}

void WindowExport::showDialog(const ExportOffer &offer, RecordingDisk &disk)
{
    if (m_dialog == nullptr) {
        m_dialog = new ExportDialog(m_queue, m_window);
        connect(m_dialog, &QDialog::finished, this, [this] {
            if (m_queue.isRunning()) {
                emit said(tr("The export goes on; E shows how far it is."));
            }
        });
    }
    m_dialog->setOffer(offer, disk);
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

bool WindowExport::mayEnd() const
{
    return !m_queue.isRunning() ||
           isConfirmed(m_window,
                       {.title = tr("Quit"),
                        .text = tr("An export is under way."),
                        .information = tr("When you quit, it is cancelled, and nothing of a file "
                                          "that is not whole is left."),
                        .yes = tr("&Quit")});
}

} // namespace vedette

#include "moc_WindowExport.cpp"
