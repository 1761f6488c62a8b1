// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/Settings.h"
#include "mqtt/Mqtt.h"

#include <QCoreApplication>

namespace vedette::mqtt {

namespace {

class NoBrokers : public Brokers
{
public:
    std::unique_ptr<QObject> bridge(Camera & /*camera*/, const QString & /*id*/,
                                    const QUrl & /*url*/) override
    {
        return nullptr;
    }
};

} // namespace

QString problemWith(const QUrl &url)
{
    return url.isEmpty()
               ? QString()
               : QCoreApplication::translate("Mqtt", "%1: this build has no MQTT; build Vedette "
                                                     "with libmosquitto-dev installed")
                     .arg(key::MqttUrl);
}

std::unique_ptr<Brokers> brokers(const std::function<void(const QString &)> & /*tell*/)
{
    return std::make_unique<NoBrokers>();
}

} // namespace vedette::mqtt
