// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAction>
#include <QPointer>
#include <QTimer>

#include <functional>

namespace vedette {

class LiveCamera;
class OpenCameras;
class RecordingDialog;
class RecordingDisk;
struct RecordedCamera;

/// The menu's entry that sets when the selected camera is recorded, in a dialog. Disabled while
/// none is there. GUI thread.
class RecordingSetup : public QAction
{
    Q_OBJECT

public:
    /// cameras: must outlive this object. disk: where they are recorded.
    RecordingSetup(OpenCameras &cameras, std::function<RecordingDisk &()> disk, QWidget *window);
    ~RecordingSetup() override;

    /// The id of the selected camera. Closes the dialog if that is another one, or is gone.
    void setCamera(const QString &id);
    /// That camera, for what it sends just now; null: it is not connected.
    void follow(LiveCamera *live);

private:
    void open();
    void tell();
    [[nodiscard]] RecordedCamera recorded() const;

    OpenCameras &m_cameras;
    std::function<RecordingDisk &()> m_disk;
    QWidget *m_window;
    QString m_id;
    QPointer<RecordingDialog> m_dialog; ///< of m_id
    QPointer<LiveCamera> m_live;
    double m_meanBytes = 0; ///< of a picture; 0: none came yet
    QTimer m_tick{this};
};

} // namespace vedette
