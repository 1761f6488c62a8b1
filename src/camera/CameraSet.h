// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/CameraConfig.h"
#include "stream/FrameHub.h"

#include <QMap>
#include <QObject>
#include <QString>

#include <map>
#include <memory>

namespace vedette {

class Camera;
class RecordingDisk;

/// All cameras of a program, by id. Lives in the io thread, as they do.
class CameraSet : public QObject
{
    Q_OBJECT

public:
    /// linger: as Camera's.
    explicit CameraSet(std::chrono::milliseconds linger = FrameHub::DefaultLinger,
                       QObject *parent = nullptr);
    ~CameraSet() override;

    /// Where all are recorded from now on; null: nowhere. disk must outlive this object, or until
    /// another call.
    void recordOn(RecordingDisk *disk);
    /// Makes these the cameras, by id. Those that are in the set already and are to be as they are
    /// go on undisturbed, also where only the mounting is another; any other difference makes it a
    /// new camera.
    void set(const QMap<QString, CameraConfig> &cameras);

    [[nodiscard]] const std::map<QString, std::unique_ptr<Camera>> &cameras() const
    {
        return m_cameras;
    }
    /// Lets go of everything that is held; rested() follows, later, once nothing turns any more,
    /// but at the latest after Camera::StopPatience.
    void rest();
    /// Null when there is none.
    [[nodiscard]] Camera *find(const QString &id) const;

signals:
    void added(const QString &id, vedette::Camera *camera);
    /// The last moment at which it is there.
    void aboutToRemove(const QString &id, vedette::Camera *camera);
    void rested();

private:
    std::chrono::milliseconds m_linger;
    RecordingDisk *m_disk = nullptr; ///< may be null
    std::map<QString, std::unique_ptr<Camera>> m_cameras;
};

} // namespace vedette
