// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLoggingCategory>

namespace vedette {

/// "vedette.mqtt": what happens between Vedette and an MQTT broker, a line an event. Never a
/// password, and no payload, which anybody may have sent.
Q_DECLARE_LOGGING_CATEGORY(mqttLog)

} // namespace vedette
