// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/Login.h"
#include "config/RecordConfig.h"

#include <QUrl>

namespace vedette {

/// Who may watch, and who is told: what all cameras of a program have in common. A value.
struct ServerConfig
{
    Login owner;  ///< HTTP_AUTH_USERNAME, HTTP_AUTH_PASSWORD: who may watch and steer
    Login viewer; ///< VEDETTE_VIEWER_USERNAME, VEDETTE_VIEWER_PASSWORD: who may only watch
    QUrl mqttUrl; ///< VEDETTE_MQTT_URL, see MqttAddress; empty: no broker is told
    RecordFolderConfig recordings{};

    bool operator==(const ServerConfig &) const = default;
};

} // namespace vedette
