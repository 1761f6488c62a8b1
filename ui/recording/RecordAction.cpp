// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/RecordAction.h"

#include "camera/CameraHandle.h"

namespace vedette {

RecordAction::RecordAction(QObject *parent)
    : CameraAction(tr("&Record"), parent)
{
    setObjectName(QStringLiteral("record"));
    setShortcut(QKeySequence(Qt::Key_R));
    setCheckable(true);
    connect(this, &QAction::triggered, this, &RecordAction::toggleRecording);
}

void RecordAction::follow()
{
    if (camera() != nullptr) {
        connect(camera(), &CameraHandle::recordingChanged, this, &RecordAction::show);
    }
    show();
}

void RecordAction::toggleRecording()
{
    using Why = RecordingStatus::Why;
    if (camera() == nullptr || !camera()->recording()) {
        return;
    }
    const Why why = camera()->recording()->why;
    if (why == Why::Always || why == Why::Schedule) {
        emit explained(tr("This camera is set to be recorded now, whoever asks (VEDETTE_RECORD in "
                          "its file)"));
    } else {
        camera()->setRecording(why == Why::Not);
    }
    // Until the camera says so, it is as it was.
    show();
}

void RecordAction::show()
{
    const bool isThere = camera() != nullptr && camera()->recording();
    setEnabled(isThere);
    setChecked(isThere && camera()->recording()->isOn());
}

} // namespace vedette

#include "moc_RecordAction.cpp"
