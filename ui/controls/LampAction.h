// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/ControlList.h"
#include "CameraAction.h"
#include "steering/ServoReply.h"

namespace vedette {

/// Switches the selected camera's lamp on and off, by menu and key. Disabled where there is none;
/// checked while it is known to be on. Of a lamp with levels, on is the level it had last, else the
/// brightest.
class LampAction : public CameraAction
{
    Q_OBJECT

public:
    explicit LampAction(QObject *parent);

signals:
    /// It could not be switched.
    void failed(const QString &text);

protected:
    void follow() override;

private:
    void toggleLamp();
    void setEnded(const QString &id, const ServoReply &reply);
    void show(const ControlList &list);
    void setTo(const ControlState &lamp, bool isOn);

    bool m_isAsking = false; ///< whether it is on, to make it the other
    int m_level = 0;         ///< when it was on last; 0: not known
};

} // namespace vedette
