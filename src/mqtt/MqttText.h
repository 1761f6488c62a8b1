// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

/// What libmosquitto's numbers mean to a user: sentences without full stop.
namespace vedette::mqtttext {

/// A function of libmosquitto returned code. systemError: errno right after it; tlsError: what
/// libmosquitto logged of OpenSSL, if anything.
QString failure(int code, int systemError, const QString &tlsError);

/// Before the broker's consent, code means that there is none: it closed the connection, or spoke
/// another language.
bool isUnlikeABroker(int code);
QString noBroker();

/// The broker answered the login with reason: a code of MQTT 5 (3.2.2.2) or of MQTT 3.1.1.
QString refusal(int reason);
/// That means: it speaks an older MQTT only.
bool isVersionRefused(int reason);

} // namespace vedette::mqtttext
