// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>
#include <QString>
#include <QUrl>

namespace vedette {

/// An MQTT broker, and the topic below which this camera has its own: what
/// mqtt://user:password@host:port/prefix says, or mqtts:// for TLS. A value.
struct MqttAddress
{
    static constexpr quint16 PlainPort = 1883; ///< as registered for "mqtt"
    static constexpr quint16 TlsPort = 8883;   ///< for "secure-mqtt"
    /// Characters. MQTT allows 65,535 bytes; what is longer than this nobody typed as a topic.
    static constexpr qsizetype LongestPrefix = 128;

    QString host;
    quint16 port = PlainPort;
    bool isEncrypted = false;
    QString userName; ///< empty: the broker is not told one
    QString password; ///< never logged, shown or part of an error text
    QString prefix;   ///< "vedette/" and the machine's name, when the address has no path

    bool operator==(const MqttAddress &) const = default;

    /// What is wrong with an address that a user typed, a sentence without full stop; empty when
    /// nothing.
    static QString problemWith(const QString &typed);
    /// Of an address without a problem. machine: the name of this computer.
    static MqttAddress of(const QUrl &url, const QString &machine);
    /// Whether the address says a topic itself, instead of leaving it to the machine's name.
    static bool namesTopic(const QUrl &url);
    /// The same broker, with the topic one level further down: for one of several cameras.
    static QUrl below(QUrl url, const QString &machine, const QString &level);

    Q_DECLARE_TR_FUNCTIONS(MqttAddress)
};

} // namespace vedette
