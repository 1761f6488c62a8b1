// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mqtt/MqttSession.h"

#include "mqtt/MqttLog.h"
#include "mqtt/MqttText.h"

#include <QUuid>

#include <cerrno>
#include <mosquitto.h>
#include <mqtt_protocol.h>
#include <utility>

namespace vedette {

Q_LOGGING_CATEGORY(mqttLog, "vedette.mqtt", QtWarningMsg)

namespace {

/// How often libmosquitto is asked to look at its clock.
constexpr std::chrono::milliseconds HousekeepingInterval{1000};

/// Another one each time: with a fixed one, two servers would throw each other out for ever.
QByteArray newClientId()
{
    return "vedette-" + QUuid::createUuid().toString(QUuid::Id128).left(8).toLatin1();
}

} // namespace

MqttSession::MqttSession(MqttOptions options, bool speaksVersion5, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_speaksVersion5(speaksVersion5)
    , m_mosquitto(nullptr, mosquitto_destroy)
{
    // It has a counterpart, which unloads modules of OpenSSL that others still use; left out.
    [[maybe_unused]] static const int initialised = mosquitto_lib_init();
    m_housekeeping.setInterval(HousekeepingInterval);
    connect(&m_housekeeping, &QTimer::timeout, this, [this] {
        const int code = mosquitto_loop_misc(m_mosquitto.get());
        settle(code, errno);
        if (isInHandshake()) {
            readyToRead();
        }
    });
    m_deadline.setSingleShot(true);
    m_deadline.setInterval(ConsentTime);
    connect(&m_deadline, &QTimer::timeout, this, [this] { end(mqtttext::noBroker()); });
}

MqttSession::~MqttSession() = default;

void MqttSession::open()
{
    m_mosquitto.reset(mosquitto_new(newClientId().constData(), true, this));
    if (!m_mosquitto) {
        end(qt_error_string(errno));
        return;
    }
    if (const int code = configure(); code != MOSQ_ERR_SUCCESS) {
        end(mqtttext::failure(code, 0, {}));
        return;
    }
    mosquitto_property *properties = nullptr;
    if (m_speaksVersion5) {
        mosquitto_property_add_int32(&properties, MQTT_PROP_MAXIMUM_PACKET_SIZE,
                                     MaximumPacketBytes);
    }
    const int code = mosquitto_connect_bind_v5(
        m_mosquitto.get(), m_options.address.host.toUtf8().constData(), m_options.address.port,
        static_cast<int>(KeepAlive.count()), nullptr, properties);
    const int systemError = errno;
    mosquitto_property_free_all(&properties);
    if (code == MOSQ_ERR_SUCCESS) {
        watch();
    }
    settle(code, systemError);
}

/// What libmosquitto refuses: nothing is left out, least of all TLS.
int MqttSession::configure()
{
    mosquitto *const client = m_mosquitto.get();
    const MqttAddress &address = m_options.address;
    int code = mosquitto_int_option(client, MOSQ_OPT_PROTOCOL_VERSION,
                                    m_speaksVersion5 ? MQTT_PROTOCOL_V5 : MQTT_PROTOCOL_V311);
    if (code == MOSQ_ERR_SUCCESS && !address.userName.isEmpty()) {
        const QByteArray password = address.password.toUtf8();
        code = mosquitto_username_pw_set(client, address.userName.toUtf8().constData(),
                                         password.isEmpty() ? nullptr : password.constData());
    }
    if (code == MOSQ_ERR_SUCCESS) {
        code = mosquitto_will_set(client, m_options.will.topic.toUtf8().constData(),
                                  static_cast<int>(m_options.will.payload.size()),
                                  m_options.will.payload.constData(), 0, true);
    }
    if (code == MOSQ_ERR_SUCCESS && address.isEncrypted) {
        // The authorities that OpenSSL trusts; the certificate's host is checked too.
        code = mosquitto_int_option(client, MOSQ_OPT_TLS_USE_OS_CERTS, 1);
    }
    listen();
    return code;
}

void MqttSession::listen()
{
    mosquitto *const client = m_mosquitto.get();
    mosquitto_connect_v5_callback_set(
        client, [](mosquitto *, void *self, int reason, int, const mosquitto_property *) {
            static_cast<MqttSession *>(self)->consented(reason);
        });
    mosquitto_message_callback_set(client,
                                   [](mosquitto *, void *self, const mosquitto_message *message) {
                                       static_cast<MqttSession *>(self)->take(*message);
                                   });
    mosquitto_log_callback_set(client, [](mosquitto *, void *self, int level, const char *text) {
        if (level == MOSQ_LOG_ERR) {
            static_cast<MqttSession *>(self)->m_tlsError += QString::fromUtf8(text);
        }
    });
}

void MqttSession::watch()
{
    const int descriptor = mosquitto_socket(m_mosquitto.get());
    m_reading = std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Read);
    connect(m_reading.get(), &QSocketNotifier::activated, this, &MqttSession::readyToRead);
    m_writing = std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Write);
    connect(m_writing.get(), &QSocketNotifier::activated, this, &MqttSession::readyToWrite);
    m_housekeeping.start();
    m_deadline.start();
}

void MqttSession::readyToRead()
{
    errno = 0;
    const int code = mosquitto_loop_read(m_mosquitto.get(), 1);
    settle(code, errno);
    // What waits for the handshake goes out as soon as it is over.
    if (isInHandshake()) {
        readyToWrite();
    }
}

void MqttSession::readyToWrite()
{
    errno = 0;
    const int code = mosquitto_loop_write(m_mosquitto.get(), 1);
    settle(code, errno);
}

/// Or may be: libmosquitto does not tell when it is over. Until then it always wants to write,
/// while only the broker's next words let it.
bool MqttSession::isInHandshake() const
{
    return m_options.address.isEncrypted && !m_consent && !m_hasEnded;
}

/// After each call of libmosquitto: is it over, and is there more to write?
void MqttSession::settle(int code, int systemError)
{
    if (m_hasEnded) {
        return;
    }
    // In newer ones (Debian 13's) the handshake is part of reading, which has but this number.
    const bool isOfTls = code == MOSQ_ERR_TLS || (code == MOSQ_ERR_ERRNO && !m_tlsError.isEmpty());
    if (isOfTls) {
        code = m_consent ? MOSQ_ERR_CONN_LOST : MOSQ_ERR_TLS;
    } else if (code == MOSQ_ERR_SUCCESS && mosquitto_socket(m_mosquitto.get()) < 0) {
        code = MOSQ_ERR_CONN_LOST;
    }
    if (m_refusal != 0) {
        end(mqtttext::refusal(m_refusal));
    } else if (code == MOSQ_ERR_SUCCESS) {
        m_writing->setEnabled(!isInHandshake() && mosquitto_want_write(m_mosquitto.get()));
    } else if (!m_consent && mqtttext::isUnlikeABroker(code)) {
        m_isMisunderstood = true;
        end(mqtttext::noBroker());
    } else {
        end(mqtttext::failure(code, systemError, m_tlsError));
    }
}

void MqttSession::end(const QString &reason)
{
    if (m_hasEnded) {
        return;
    }
    m_hasEnded = true;
    if (m_reading) {
        m_reading->setEnabled(false);
        m_writing->setEnabled(false);
    }
    m_housekeeping.stop();
    m_deadline.stop();
    emit ended(reason);
}

bool MqttSession::isVersionRefused() const
{
    return m_speaksVersion5 && (m_isMisunderstood || mqtttext::isVersionRefused(m_refusal));
}

std::chrono::milliseconds MqttSession::age() const
{
    using std::chrono::milliseconds;
    return m_consent ? std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() -
                                                                *m_consent)
                     : milliseconds(0);
}

void MqttSession::consented(int reason)
{
    m_refusal = reason;
    if (reason != 0) {
        return;
    }
    m_consent = std::chrono::steady_clock::now();
    m_deadline.stop();
    for (const QString &topic : std::as_const(m_options.subscriptions)) {
        ask(topic);
    }
    emit accepted();
}

int MqttSession::ask(const QString &topic)
{
    // At most once: a movement that came twice would be twice as far.
    return mosquitto_subscribe(m_mosquitto.get(), nullptr, topic.toUtf8().constData(), 0);
}

void MqttSession::subscribe(const QStringList &topics)
{
    if (!m_consent) {
        m_options.subscriptions += topics;
        return;
    }
    for (const QString &topic : topics) {
        if (!m_hasEnded) {
            errno = 0;
            const int code = ask(topic);
            settle(code, errno);
        }
    }
}

void MqttSession::unsubscribe(const QStringList &topics)
{
    for (const QString &topic : topics) {
        m_options.subscriptions.removeAll(topic);
        if (m_consent && !m_hasEnded) {
            errno = 0;
            const int code =
                mosquitto_unsubscribe(m_mosquitto.get(), nullptr, topic.toUtf8().constData());
            settle(code, errno);
        }
    }
}

void MqttSession::take(const mosquitto_message &message)
{
    if (message.retain) {
        // It was published some time, perhaps last year; nobody wants to turn the camera now.
        qCInfo(mqttLog) << "a retained command was ignored";
        return;
    }
    const bool fits = message.payloadlen <= MaximumPayloadBytes;
    emit received(QString::fromUtf8(message.topic),
                  fits ? QByteArray(static_cast<const char *>(message.payload), message.payloadlen)
                       : QByteArray());
}

void MqttSession::publish(const MqttMessage &message)
{
    if (m_hasEnded || !m_consent) {
        return;
    }
    errno = 0;
    const int code = mosquitto_publish(
        m_mosquitto.get(), nullptr, message.topic.toUtf8().constData(),
        static_cast<int>(message.payload.size()), message.payload.constData(), 0, true);
    settle(code, errno);
}

} // namespace vedette

#include "moc_MqttSession.cpp"
