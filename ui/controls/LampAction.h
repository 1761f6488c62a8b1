// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/ControlList.h"
#include "steering/ServoReply.h"

#include <QAction>
#include <QHash>
#include <QPointer>

namespace vedette {

class CameraHandle;

/// Switches the selected camera's lamp on and off, by menu and key. Disabled where there is none;
/// checked while it is known to be on. Of a lamp with levels, on is the level it had last, else the
/// brightest.
class LampAction : public QAction
{
    Q_OBJECT

public:
    explicit LampAction(QObject *parent);

    /// Null: none. The camera outlives its being set here.
    void setCamera(CameraHandle *camera);

signals:
    /// It could not be switched.
    void failed(const QString &text);

private:
    void toggleLamp();
    void setEnded(const QString &id, const ServoReply &reply);
    void show(const ControlList &list);
    void setTo(const ControlState &lamp, bool isOn);

    QPointer<CameraHandle> m_camera;
    bool m_isAsking = false; ///< whether it is on, to make it the other
    int m_level = 0;         ///< when it was on last; 0: not known
};

} // namespace vedette
