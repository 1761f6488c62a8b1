// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dialects/Dialect.h"
#include "mqtt/MqttTopics.h"

#include <QJsonObject>

#include <optional>

namespace vedette {

/// One of a camera's controls on MQTT: what Home Assistant makes of it, and what is published to
/// its topic. The lamp is a light, of which a number is the brightness. A value.
struct ControlEntity
{
    CameraControl control;
    bool isThere = true; ///< the camera has it, as far as known

    /// Home Assistant's kind of entity.
    [[nodiscard]] QString component() const;
    [[nodiscard]] QString name() const { return QStringLiteral("control_") + control.id; }
    /// Of its discovery message, but for those that all entities have.
    [[nodiscard]] QJsonObject fields(const MqttTopics &topics) const;
    /// What payload sets it to: a number, ON or OFF, or a choice's label; nothing when it cannot
    /// be set to that.
    [[nodiscard]] std::optional<int> valueOf(const QByteArray &payload) const;
    /// Of the same camera, whose dialect does not change.
    bool operator==(const ControlEntity &other) const
    {
        return control.id == other.control.id && isThere == other.isThere;
    }

private:
    [[nodiscard]] bool isLight() const;
    [[nodiscard]] QJsonObject lightFields(const MqttTopics &topics) const;
    [[nodiscard]] QJsonObject ownFields() const;
};

} // namespace vedette
