// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>
#include <QUrl>

#include <functional>
#include <memory>

namespace vedette {

class Camera;

/// The camera on an MQTT broker: its state there, steering from there. What a program sees of it,
/// whether it was built with libmosquitto or without.
namespace mqtt {

/// What keeps this build from telling the broker at url, a sentence without full stop; empty when
/// nothing does, or when url is.
QString problemWith(const QUrl &url);

/// Connects to the broker at url, and again whenever it is lost, as long as the result lives. Null
/// when url is empty. camera must outlive the result. tell gets a line for the user each time the
/// connection becomes another.
std::unique_ptr<QObject> bridge(Camera &camera, const QUrl &url,
                                const std::function<void(const QString &)> &tell);

} // namespace mqtt
} // namespace vedette
