// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mqtt/MqttText.h"

#include "config/Settings.h"

#include <QCoreApplication>

#include <mosquitto.h>
#include <mqtt_protocol.h>
#include <netdb.h>

namespace vedette::mqtttext {

namespace {

/// MQTT 5, 2.4; what is below and no success is of MQTT 3.1.1.
constexpr int FirstErrorOfVersion5 = 0x80;

QString tr(const char *text)
{
    return QCoreApplication::translate("Mqtt", text);
}

/// libmosquitto's sentences end with a full stop.
QString sentence(const char *text)
{
    const QString words = QString::fromLatin1(text);
    return words.endsWith(QLatin1Char('.')) ? words.chopped(1) : words;
}

} // namespace

QString failure(int code, int systemError, const QString &tlsError)
{
    switch (code) {
    case MOSQ_ERR_EAI:
        return tr("the broker's name is unknown (%1)")
            .arg(QString::fromLocal8Bit(::gai_strerror(systemError)));
    case MOSQ_ERR_ERRNO:
        return tr("the broker cannot be reached: %1").arg(qt_error_string(systemError));
    case MOSQ_ERR_TLS:
        return tlsError.contains(QLatin1String("certificate verify failed"))
                   ? tr("the broker's certificate is not trusted, or is another host's; trust its "
                        "authority on this system (update-ca-certificates, or SSL_CERT_FILE)")
                   : tr("no TLS with the broker (%1); mqtts:// needs the broker's TLS port")
                         .arg(tlsError);
    case MOSQ_ERR_CONN_LOST:
    case MOSQ_ERR_NO_CONN:
    case MOSQ_ERR_KEEPALIVE:
        return tr("the broker is gone");
    case MOSQ_ERR_OVERSIZE_PACKET:
        return tr("the broker takes only smaller messages; raise its limit (Mosquitto's "
                  "max_packet_size) to 4096 bytes");
    default:
        return sentence(mosquitto_strerror(code));
    }
}

bool isUnlikeABroker(int code)
{
    return code == MOSQ_ERR_CONN_LOST || code == MOSQ_ERR_PROTOCOL ||
           code == MOSQ_ERR_MALFORMED_PACKET || code == MOSQ_ERR_OVERSIZE_PACKET;
}

QString noBroker()
{
    return tr("what is at the broker's address does not answer as a broker; mqtt:// and mqtts:// "
              "have different ports");
}

QString refusal(int reason)
{
    switch (reason) {
    case CONNACK_REFUSED_BAD_USERNAME_PASSWORD:
    case CONNACK_REFUSED_NOT_AUTHORIZED:
    case MQTT_RC_BAD_USERNAME_OR_PASSWORD:
    case MQTT_RC_NOT_AUTHORIZED:
        return tr("the broker does not accept the user name and password; correct them in %1")
            .arg(key::MqttUrl);
    default:
        return tr("the broker refuses the connection: %1")
            .arg(sentence(reason < FirstErrorOfVersion5 ? mosquitto_connack_string(reason)
                                                        : mosquitto_reason_string(reason)));
    }
}

bool isVersionRefused(int reason)
{
    return reason == CONNACK_REFUSED_PROTOCOL_VERSION ||
           reason == MQTT_RC_UNSUPPORTED_PROTOCOL_VERSION;
}

} // namespace vedette::mqtttext
