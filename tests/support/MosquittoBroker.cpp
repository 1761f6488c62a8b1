// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "MosquittoBroker.h"

#include "ForeignProgram.h"
#include "web/listen/SelfSignedCertificate.h"
#include "WebClient.h"

#include <QDateTime>
#include <QJsonDocument>

#include <unistd.h>

namespace vedette::test {

namespace {

/// Debian keeps it where only root's path leads.
constexpr QLatin1String BrokerProgram("/usr/sbin/mosquitto");

bool run(const QString &program, const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    return process.waitForFinished(Patience) && process.exitCode() == 0;
}

} // namespace

bool MosquittoBroker::requireLogin(const QString &user, const QString &password)
{
    const QString file = m_folder.filePath(QStringLiteral("logins"));
    m_login = {QStringLiteral("-u"), user, QStringLiteral("-P"), password};
    m_lines += "password_file " + file.toUtf8() + '\n';
    return run(QStringLiteral("mosquitto_passwd"),
               {QStringLiteral("-c"), QStringLiteral("-b"), file, user, password});
}

bool MosquittoBroker::useTls(const QString &host)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto made = SelfSignedCertificate::make({host}, now.addDays(-1), now.addDays(1));
    const QString key = m_folder.filePath(QStringLiteral("key.pem"));
    m_lines += "certfile " + certificateFile().toUtf8() + "\nkeyfile " + key.toUtf8() + '\n';
    return made && writeFile(certificateFile(), made->certificate) && writeFile(key, made->key);
}

bool MosquittoBroker::start()
{
    const QString file = m_folder.filePath(QStringLiteral("mosquitto.conf"));
    if (m_port == 0) {
        m_port = freePort();
    }
    // As root it would work as another user, who may not read the folder.
    const QByteArray user = ::geteuid() == 0 ? "user root\n" : "";
    const QByteArray anonymous = m_login.isEmpty() ? "allow_anonymous true\n" : "";
    if (!writeFile(file, user + "listener " + QByteArray::number(m_port) + " 127.0.0.1\n" +
                             anonymous + m_lines)) {
        return false;
    }
    m_process.start(BrokerProgram, {QStringLiteral("-v"), QStringLiteral("-c"), file});
    if (!runs()) {
        qWarning("%s", log().constData());
        return false;
    }
    return true;
}

bool MosquittoBroker::runs()
{
    return QTest::qWaitFor(
               [this] {
                   return log().contains(" running\n") || m_process.state() == QProcess::NotRunning;
               },
               Patience) &&
           m_process.state() == QProcess::Running;
}

void MosquittoBroker::kill()
{
    m_process.kill();
    m_process.waitForFinished();
}

QStringList MosquittoBroker::clientOptions() const
{
    return QStringList{QStringLiteral("-h"), QStringLiteral("127.0.0.1"), QStringLiteral("-p"),
                       QString::number(m_port)} +
           m_login;
}

bool MosquittoBroker::publish(const QString &topic, const QByteArray &payload,
                              const QStringList &more) const
{
    const QString file = m_folder.filePath(QStringLiteral("payload"));
    const QStringList input = payload.isEmpty() ? QStringList{QStringLiteral("-n")}
                                                : QStringList{QStringLiteral("-f"), file};
    return writeFile(file, payload) &&
           run(QStringLiteral("mosquitto_pub"),
               clientOptions() + more + input +
                   QStringList{QStringLiteral("-q"), QStringLiteral("1"), QStringLiteral("-t"),
                               topic});
}

bool MosquittoBroker::publishLines(const QString &topic, const QByteArray &lines) const
{
    return run(QStringLiteral("mosquitto_pub"),
               clientOptions() + QStringList{QStringLiteral("-t"), topic, QStringLiteral("-l")},
               lines);
}

MqttReader::MqttReader(const MosquittoBroker &broker, const QString &filter)
{
    m_process.forwardErrors();
    m_process.start(QStringLiteral("mosquitto_sub"),
                    broker.clientOptions() + QStringList{QStringLiteral("-F"),
                                                         QStringLiteral("%r %t %p"),
                                                         QStringLiteral("-t"), filter});
}

QJsonObject MqttReader::Message::json() const
{
    return QJsonDocument::fromJson(payload).object();
}

const QList<MqttReader::Message> &MqttReader::messages()
{
    const QByteArray printed = m_process.output();
    for (qsizetype end = 0; (end = printed.indexOf('\n', m_parsed)) >= 0; m_parsed = end + 1) {
        const QByteArray line = printed.mid(m_parsed, end - m_parsed);
        const qsizetype topicEnd = line.indexOf(' ', 2);
        m_messages.append({.isRetained = line.startsWith('1'),
                           .topic = QString::fromUtf8(line.mid(2, topicEnd - 2)),
                           .payload = line.mid(topicEnd + 1)});
    }
    return m_messages;
}

QByteArray MqttReader::newest(const QString &topic)
{
    QByteArray payload;
    for (const Message &message : messages()) {
        if (message.topic == topic) {
            payload = message.payload;
        }
    }
    return payload;
}

} // namespace vedette::test
