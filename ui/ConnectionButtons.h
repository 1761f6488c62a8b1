// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialogButtonBox>

class QPushButton;

namespace vedette {

/// The buttons below a camera's dialog: save, cancel, test; save anyway, once a test has failed;
/// and the demo camera where there is no camera yet. GUI thread.
class ConnectionButtons : public QDialogButtonBox
{
    Q_OBJECT

public:
    explicit ConnectionButtons(bool offersDemo, QWidget *parent = nullptr);

    /// When the dialog has them; else it takes its first button for the one of the Return key.
    void makeSaveDefault();
    /// Meanwhile neither testing nor saving can begin.
    void setTesting(bool isTesting);
    /// It gets the focus.
    void offerSaveAnyway();
    void withdrawSaveAnyway();
    /// When the camera is there already.
    void offerRecording();

signals:
    void testRequested();
    void saveAnywayRequested();
    void demoRequested();
    void recordingRequested();

private:
    QPushButton *m_test = nullptr;
    QPushButton *m_saveAnyway = nullptr;
    QPushButton *m_recording = nullptr;
};

} // namespace vedette
