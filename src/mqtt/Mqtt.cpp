// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mqtt/Mqtt.h"

#include "camera/Camera.h"
#include "mqtt/MqttBridge.h"

#include <QSysInfo>

namespace vedette::mqtt {

QString problemWith(const QUrl & /*url*/)
{
    return {};
}

std::unique_ptr<QObject> bridge(Camera &camera, const QUrl &url,
                                const std::function<void(const QString &)> &tell)
{
    if (url.isEmpty()) {
        return nullptr;
    }
    auto made =
        std::make_unique<MqttBridge>(camera, MqttAddress::of(url, QSysInfo::machineHostName()));
    QObject::connect(made.get(), &MqttBridge::connectionChanged, made.get(), tell);
    made->start();
    return made;
}

} // namespace vedette::mqtt
