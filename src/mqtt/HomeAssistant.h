// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "mqtt/ControlEntity.h"
#include "mqtt/MqttTopics.h"

#include <QList>
#include <QStringList>

namespace vedette::homeassistant {

/// What Home Assistant can ask of a camera. A value.
struct Controls
{
    bool canTurn = false;
    bool canGoHome = false;
    bool canPatrol = false;
    bool canRecord = false;
    bool hasPosition = false; ///< the state says in degrees where it points
    QStringList presets;      ///< "1: Gate", the number first
    QList<ControlEntity> settings;
    bool operator==(const Controls &) const = default;
};

/// The messages by which Home Assistant finds the camera by itself (MQTT discovery, one message for
/// each entity). The messages of what it cannot are empty, which takes away those of an earlier
/// time. cameraName: what the device is called there.
QList<MqttMessage> discovery(const MqttTopics &topics, const QString &cameraName,
                             const Controls &controls);

} // namespace vedette::homeassistant
