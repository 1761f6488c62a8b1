// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "Program.h"
#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace vedette::test {

/// Debian's Mosquitto on a port of its own, for 127.0.0.1. Ends with this object.
class MosquittoBroker
{
public:
    MosquittoBroker() { m_process.mergeErrors(); }

    /// Further lines of its configuration. Before start().
    void configure(const QByteArray &lines) { m_lines += lines; }
    /// Only for this login. Before start().
    bool requireLogin(const QString &user, const QString &password);
    /// TLS with a certificate for host. Before start(). certificateFile() is what its clients
    /// trust.
    bool useTls(const QString &host);
    /// Again on the same port, when there was a start before.
    bool start();
    /// At once, as when the power fails.
    void kill();

    quint16 port() const { return m_port; }
    QString certificateFile() const { return m_folder.filePath(QStringLiteral("certificate.pem")); }
    /// Everything it wrote, with a line for each packet.
    QByteArray log() const { return m_process.output(); }
    /// What tells mosquitto_pub and mosquitto_sub how to reach it.
    QStringList clientOptions() const;
    /// By mosquitto_pub, which returns when the broker has it. more: its options.
    bool publish(const QString &topic, const QByteArray &payload,
                 const QStringList &more = {}) const;
    /// Each line a message of its own, as fast as it can.
    bool publishLines(const QString &topic, const QByteArray &lines) const;

private:
    bool runs();

    QTemporaryDir m_folder;
    QByteArray m_lines;
    QStringList m_login;
    Program m_process;
    quint16 m_port = 0;
};

/// What is published to topics that match filter, from now on and retained, by mosquitto_sub.
class MqttReader
{
public:
    MqttReader(const MosquittoBroker &broker, const QString &filter);

    struct Message
    {
        bool isRetained = false;
        QString topic;
        QByteArray payload;

        QJsonObject json() const;
    };
    /// All that came.
    const QList<Message> &messages();
    /// The newest payload of a topic; null when nothing came.
    QByteArray newest(const QString &topic);

private:
    Program m_process;
    QList<Message> m_messages;
    /// How much of what it printed is in them.
    qsizetype m_parsed = 0;
};

} // namespace vedette::test
