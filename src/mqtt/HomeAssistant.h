// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "mqtt/MqttTopics.h"

#include <QList>

namespace vedette::homeassistant {

/// The messages by which Home Assistant finds the camera by itself (MQTT discovery, one message for
/// each entity). Without servos the buttons' messages
/// are empty, which takes away those of an earlier time. cameraName: what the device is called
/// there.
QList<MqttMessage> discovery(const MqttTopics &topics, const QString &cameraName, bool isSteerable);

} // namespace vedette::homeassistant
