// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "CameraDock.h"

namespace vedette {

class JoystickWidget;
class PositionMap;

/// The joystick. Of use while the camera or another one of the wall can turn.
class JoystickDock : public CameraDock
{
    Q_OBJECT

public:
    explicit JoystickDock(QWidget *parent);

    JoystickWidget &joystick() { return *m_joystick; }
    /// Below it: where the camera points.
    PositionMap &map() { return *m_map; }
    /// The camera can turn, as far as is known.
    [[nodiscard]] bool isTurnable() const { return m_isTurnable; }
    void setTurnable(bool turnable);
    /// Another camera of the wall can turn: then it stays where it is for one that cannot, but is
    /// disabled, so that selecting a camera moves no tile under the pointer.
    void setBesideTurnable(bool beside);

signals:
    void turnableChanged(bool turnable);

private:
    void followUse();

    JoystickWidget *m_joystick = nullptr;
    PositionMap *m_map = nullptr;
    bool m_isTurnable = true;
    bool m_isBesideTurnable = false;
};

} // namespace vedette
