// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Mounting.h"
#include "config/Login.h"
#include "config/RecordConfig.h"
#include "dialects/Dialect.h"

#include <QPoint>
#include <QSize>
#include <QString>
#include <QUrl>

#include <optional>

namespace vedette {

/// How a camera's servos are built in, where it is not as its dialect says. A value.
struct ServoAxes
{
    /// A whole turn; what a camera turns further, it has seen already.
    static constexpr int MostDegrees = 360;

    bool isPanInverted = false;  ///< VEDETTE_SERVO_INVERT_PAN: left and right change places
    bool isTiltInverted = false; ///< VEDETTE_SERVO_INVERT_TILT: so do up and down
    bool areSwapped = false; ///< VEDETTE_SERVO_SWAP_AXES: pan turns what the firmware calls tilt
    /// VEDETTE_PAN_DEGREES, VEDETTE_TILT_DEGREES: how far the dialect's whole range of an axis
    /// turns, 1…MostDegrees; 0: not known.
    int panDegrees = 0;
    int tiltDegrees = 0;

    bool operator==(const ServoAxes &) const = default;
};

/// Degrees on one axis, from … to, to the right or up.
struct DegreeRange
{
    int minimum = 0;
    int maximum = 0; ///< not below minimum

    bool operator==(const DegreeRange &) const = default;
};

/// Where a camera looks and may be sent, in degrees to the right of the centre and above it, as its
/// picture is shown. A value.
struct CameraReach
{
    QPoint centre; ///< VEDETTE_CENTRE: of the servos' middle, where straight ahead is
    std::optional<DegreeRange> pan;  ///< VEDETTE_PAN_LIMITS
    std::optional<DegreeRange> tilt; ///< VEDETTE_TILT_LIMITS
    QSize fieldOfView; ///< VEDETTE_FIELD_OF_VIEW: what the picture shows; empty: not known

    bool operator==(const CameraReach &) const = default;
};

/// What Vedette needs to know of one camera; nothing of who may watch it. A value.
struct CameraConfig
{
    QUrl cameraUrl;         ///< CAM_URL; may carry the camera's own login, see AddressLogin.h
    QUrl servoUrl;          ///< SERVO_URL, likewise; empty: a camera that cannot be steered
    DialectPointer dialect; ///< VEDETTE_SERVO_DIALECT; null: not said, and then tr-el
    std::optional<int> servoChannel; ///< VEDETTE_SERVO_CHANNEL: {channel}; else the dialect's own
    /// VEDETTE_SERVO_IDS: what {id} stands for in a request for one axis.
    QString panId = QStringLiteral("pan");
    QString tiltId = QStringLiteral("tilt");
    ServoAxes servoAxes;
    CameraReach reach;
    Login login;         ///< for an address that says nothing of a login; empty when each one does
    int stepDegrees = 5; ///< VEDETTE_STEP_DEGREES: what one tap turns, 1…180
    Mounting mounting;   ///< VEDETTE_ROTATE, VEDETTE_MIRROR, VEDETTE_FLIP
    RecordConfig record{};
    QString name; ///< VEDETTE_NAME, else the .env file's own; see cameraName()

    /// What people call this camera: its name, or its host when it has none. Never empty while
    /// there is an address, one line, at most MaximumNameLength characters unless it is the host.
    [[nodiscard]] QString cameraName() const { return name.isEmpty() ? cameraUrl.host() : name; }
    /// Of the name, in UTF-16 units: it has to fit into a title bar and a browser's tab.
    static constexpr int MaximumNameLength = 64;

    /// Both can be one camera, that was only mounted otherwise, whose field of view was found, or
    /// that is recorded at other times.
    [[nodiscard]] bool canBecome(CameraConfig other) const
    {
        other.mounting = mounting;
        other.reach.fieldOfView = reach.fieldOfView;
        other.record = record;
        return other == *this;
    }

    bool operator==(const CameraConfig &) const = default;
};

} // namespace vedette
