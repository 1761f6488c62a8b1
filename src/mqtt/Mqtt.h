// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace vedette {

class Camera;
struct Settings;

/// The camera on an MQTT broker: its state there, steering from there. What a program sees of it,
/// whether it was built with libmosquitto or without.
namespace mqtt {

/// What keeps this build from doing what settings ask for, a sentence without full stop; empty when
/// nothing does.
QString problemWith(const Settings &settings);

/// Connects to the broker of camera's settings, and again whenever it is lost, as long as the
/// result lives. Null when the settings name none. camera must outlive the result. tell gets a line
/// for the user each time the connection becomes another.
std::unique_ptr<QObject> bridge(Camera &camera, const std::function<void(const QString &)> &tell);

} // namespace mqtt
} // namespace vedette
