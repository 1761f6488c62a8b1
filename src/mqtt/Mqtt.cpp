// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mqtt/Mqtt.h"

#include "config/MqttAddress.h"
#include "mqtt/MqttBridge.h"
#include "mqtt/MqttBroker.h"

#include <QSysInfo>

#include <algorithm>
#include <utility>
#include <vector>

namespace vedette::mqtt {

namespace {

class SharedBrokers : public Brokers
{
public:
    explicit SharedBrokers(std::function<void(const QString &)> tell)
        : m_tell(std::move(tell))
    {
    }

    std::unique_ptr<QObject> bridge(Camera &camera, const QString &id, const QUrl &url) override
    {
        if (url.isEmpty()) {
            return nullptr;
        }
        MqttAddress address = MqttAddress::of(url, QSysInfo::machineHostName());
        const QString prefix = std::exchange(address.prefix, {});
        if (id.isEmpty()) {
            const MqttTopics topics(prefix);
            return std::make_unique<MqttBridge>(camera, topics,
                                                connect(address, topics.availability()));
        }
        const auto broker = shared(address, prefix, id);
        return std::make_unique<MqttBridge>(camera, MqttTopics(prefix, broker->will()), broker);
    }

private:
    struct Known
    {
        MqttAddress address; ///< without a prefix
        std::weak_ptr<MqttBroker> broker;
    };

    std::shared_ptr<MqttBroker> shared(const MqttAddress &address, const QString &prefix,
                                       const QString &id)
    {
        std::erase_if(m_known, [](const Known &known) { return known.broker.expired(); });
        for (const Known &known : m_known) {
            if (known.address == address) {
                return known.broker.lock();
            }
        }
        auto broker = connect(address, freeWill(address, prefix, id));
        m_known.push_back({address, broker});
        return broker;
    }

    /// Where two connections, with a login each, would share a topic, one would speak for the
    /// other.
    QString freeWill(const MqttAddress &address, const QString &prefix, const QString &id) const
    {
        const QString beside = MqttTopics::connectionBeside(prefix, id);
        const bool isTaken = std::any_of(m_known.cbegin(), m_known.cend(), [&](const Known &known) {
            return known.address.host == address.host && known.address.port == address.port &&
                   known.broker.lock()->will() == beside;
        });
        return isTaken ? MqttTopics::connectionBelow(prefix) : beside;
    }

    std::shared_ptr<MqttBroker> connect(const MqttAddress &address, const QString &will) const
    {
        auto broker = std::make_shared<MqttBroker>(address, will);
        QObject::connect(broker.get(), &MqttBroker::connectionChanged, broker.get(), m_tell);
        broker->start();
        return broker;
    }

    std::function<void(const QString &)> m_tell;
    std::vector<Known> m_known;
};

} // namespace

QString problemWith(const QUrl & /*url*/)
{
    return {};
}

std::unique_ptr<Brokers> brokers(const std::function<void(const QString &)> &tell)
{
    return std::make_unique<SharedBrokers>(tell);
}

} // namespace vedette::mqtt
