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

/// Brokers that cameras are told to: one connection to each, for all cameras with the same login
/// there. Of the io thread.
class Brokers
{
public:
    virtual ~Brokers() = default;

    /// Connects camera to the broker at url, and again whenever it is lost, as long as the result
    /// lives. Null when url is empty. camera must outlive the result. id: that of one of several
    /// cameras, which may share a connection; empty: there is but one.
    virtual std::unique_ptr<QObject> bridge(Camera &camera, const QString &id, const QUrl &url) = 0;
};

/// tell gets a line for the user each time a connection becomes another.
std::unique_ptr<Brokers> brokers(const std::function<void(const QString &)> &tell);

} // namespace mqtt
} // namespace vedette
