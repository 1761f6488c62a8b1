// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/RecordAction.h"

#include "camera/CameraHandle.h"

namespace vedette {

RecordAction::RecordAction(QObject *parent)
    : QAction(tr("&Record"), parent)
{
    setObjectName(QStringLiteral("record"));
    setShortcut(QKeySequence(Qt::Key_R));
    setCheckable(true);
    setEnabled(false);
    connect(this, &QAction::triggered, this, &RecordAction::toggleRecording);
}

void RecordAction::setCamera(CameraHandle *camera)
{
    if (camera == m_camera) {
        return;
    }
    if (m_camera) {
        m_camera->disconnect(this);
    }
    m_camera = camera;
    if (camera != nullptr) {
        connect(camera, &CameraHandle::recordingChanged, this, &RecordAction::show);
    }
    show();
}

void RecordAction::toggleRecording()
{
    using Why = RecordingStatus::Why;
    if (!m_camera || !m_camera->recording()) {
        return;
    }
    const Why why = m_camera->recording()->why;
    if (why == Why::Always || why == Why::Schedule) {
        emit explained(tr("This camera is set to be recorded now, whoever asks; Camera, "
                          "Recording… (Shift+R) changes that"));
    } else {
        m_camera->setRecording(why == Why::Not);
    }
    // Until the camera says so, it is as it was.
    show();
}

void RecordAction::show()
{
    const bool isThere = m_camera && m_camera->recording();
    setEnabled(isThere);
    setChecked(isThere && m_camera->recording()->isOn());
}

} // namespace vedette

#include "moc_RecordAction.cpp"
