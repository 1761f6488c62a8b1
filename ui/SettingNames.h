// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/Settings.h"
#include "Sentence.h"

#include <QRegularExpression>

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace vedette {

/// A text about settings as a window says it: with the names of its fields in place of the keys of
/// a .env file, which the user of a window need not know.
inline QString withFieldNames(const QString &text)
{
    const std::initializer_list<std::pair<QLatin1String, QString>> names{
        {key::CameraUrl, Settings::tr("the camera address")},
        {key::ServoUrl, Settings::tr("the servo address")},
        {key::UserName, Settings::tr("the viewers' user name")},
        {key::Password, Settings::tr("the viewers' password")},
        {key::Name, Settings::tr("the name")},
        {key::ViewerName, Settings::tr("the user name of who may only watch")},
        {key::ViewerPassword, Settings::tr("the password of who may only watch")},
        {key::StepDegrees, Settings::tr("the step in degrees")},
        {key::ServoDialect, Settings::tr("the choice of how the camera is steered")},
        {key::ServoChannel, Settings::tr("the channel")},
        {key::ServoIds, Settings::tr("the IDs of pan and tilt")},
        {key::InvertPan, Settings::tr("what swaps left and right")},
        {key::InvertTilt, Settings::tr("what swaps up and down")},
        {key::SwapAxes, Settings::tr("what swaps the axes")},
        {key::MqttUrl, Settings::tr("the MQTT broker's address")},
    };
    // Whole words: CAM_URLS is somebody's mistake, and to be shown as it is.
    static const QRegularExpression keyLike(QStringLiteral("\\b[A-Z][A-Z_]+\\b"));
    QString shown;
    qsizetype end = 0;
    for (auto matches = keyLike.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const auto *const found =
            std::find_if(names.begin(), names.end(),
                         [&match](const auto &name) { return match.capturedView() == name.first; });
        shown += QStringView(text).mid(end, match.capturedStart() - end);
        shown += found == names.end() ? match.captured() : found->second;
        end = match.capturedEnd();
    }
    shown += QStringView(text).mid(end);
    return shown;
}

/// What is wrong with the settings, as a window says it: without the list of all keys.
inline QString reasonOf(const ConfigError &error)
{
    return error.key.isEmpty() || settingKeys().contains(error.key)
               ? withFieldNames(error.text)
               : Settings::tr("%1 is not a Vedette setting").arg(error.key);
}

/// The same with the place, a whole sentence.
inline QString placeAndReasonOf(ConfigError error)
{
    error.text = reasonOf(error);
    return sentence(error.message());
}

} // namespace vedette
