// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dialects/Dialect.h"

#include <QList>
#include <QMetaType>
#include <QObject>
#include <QString>

#include <algorithm>
#include <optional>

namespace vedette {

/// A control, and how it is set as far as known.
struct ControlState
{
    CameraControl control;
    std::optional<int> value;
};

/// What of a camera can be set, and how it is set. A value; passes between threads.
struct ControlList
{
    Q_GADGET
public:
    enum class Reading {
        Impossible, ///< the firmware does not say how it is set
        Unread,     ///< nobody has asked yet
        Done,       ///< the values are those of the last answer, and what was set since
        Failed,     ///< the last time it was asked it did not say; problem says why. The values are
                    ///< what was set since
    };
    Q_ENUM(Reading)

    /// In the dialect's order. Once the camera has said what it has, what it does not list is not
    /// here.
    QList<ControlState> controls;
    Reading reading = Reading::Impossible;
    QString problem; ///< for the user; empty but when reading is Failed

    [[nodiscard]] const ControlState *find(const QString &id) const
    {
        const auto found =
            std::find_if(controls.cbegin(), controls.cend(),
                         [&id](const ControlState &state) { return state.control.id == id; });
        return found != controls.cend() ? &*found : nullptr;
    }
};

/// The id of the control that is the camera's lamp, and of the one that is its picture's size.
inline constexpr QLatin1String LampControl("lamp");
inline constexpr QLatin1String FrameSizeControl("frame-size");

} // namespace vedette

Q_DECLARE_METATYPE(vedette::ControlList)
