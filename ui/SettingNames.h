// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/Settings.h"

namespace vedette {

/// A text about settings as a window says it: with the names of its fields in place of the keys of
/// a .env file, which the user of a window need not know.
inline QString withFieldNames(QString text)
{
    return text.replace(key::CameraUrl, Settings::tr("the camera address"))
        .replace(key::ServoUrl, Settings::tr("the servo address"))
        .replace(key::UserName, Settings::tr("the viewers' user name"))
        .replace(key::Password, Settings::tr("the viewers' password"))
        .replace(key::Name, Settings::tr("the name"))
        .replace(key::ViewerName, Settings::tr("the user name of who may only watch"))
        .replace(key::ViewerPassword, Settings::tr("the password of who may only watch"))
        .replace(key::StepDegrees, Settings::tr("the step in degrees"))
        .replace(key::MqttUrl, Settings::tr("the MQTT broker's address"));
}

/// What is wrong with the settings, as a window says it: without the list of all keys.
inline QString reasonOf(const ConfigError &error)
{
    return error.key.isEmpty() || settingKeys().contains(error.key)
               ? withFieldNames(error.text)
               : Settings::tr("%1 is not a Vedette setting").arg(error.key);
}

} // namespace vedette
