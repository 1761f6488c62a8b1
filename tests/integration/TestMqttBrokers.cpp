// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "MqttTest.h"
#include "TestProgram.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTcpServer>

#include <array>
#include <chrono>
#include <sys/resource.h>
#include <unistd.h>
#include <vector>

using namespace vedette;
using namespace vedette::test;

namespace {

/// CONNACK of MQTT 5 (3.2): welcome, nothing to add.
QByteArray welcome()
{
    return QByteArrayLiteral("\x20\x03\x00\x00\x00");
}

/// Of process's connection to port; -1 when it has none.
int descriptorOf(qint64 process, quint16 port)
{
    QFile file(QStringLiteral("/proc/net/tcp"));
    if (!file.open(QIODevice::ReadOnly)) {
        return -1;
    }
    const QByteArray remote =
        "0100007F:" + QByteArray::number(port, 16).toUpper().rightJustified(4, '0');
    QStringList sockets;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QList<QByteArray> fields = line.simplified().split(' ');
        if (fields.size() > 9 && fields[2] == remote && fields[3] == "01") {
            sockets.append(QStringLiteral("socket:[%1]").arg(QLatin1String(fields[9])));
        }
    }
    const QString folder = QStringLiteral("/proc/%1/fd").arg(process);
    for (const QString &entry : QDir(folder).entryList(QDir::System | QDir::Files)) {
        // Not what Qt makes of the link, which leads nowhere.
        std::array<char, 64> target{};
        const QByteArray link = QFile::encodeName(folder + QLatin1Char('/') + entry);
        if (::readlink(link.constData(), target.data(), target.size() - 1) > 0 &&
            sockets.contains(QString::fromLatin1(target.data()))) {
            return entry.toInt();
        }
    }
    return -1;
}

/// That process has used so far, of all processors.
std::chrono::milliseconds processorTime(qint64 process)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(process));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    // proc(5): the second field is a name in parentheses; the 14th and 15th are times.
    const QByteArray all = file.readAll();
    const QList<QByteArray> fields = all.mid(all.lastIndexOf(')') + 2).split(' ');
    const long ticks = fields.size() > 12 ? fields[11].toLong() + fields[12].toLong() : 0;
    return std::chrono::milliseconds(ticks * 1000 / ::sysconf(_SC_CLK_TCK));
}

} // namespace

/// Brokers that are old, narrow, in trouble or none, and a server that has many other sockets.
class TestMqttBrokers : public MqttTest
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void anOlderMqtt_data();
    void anOlderMqtt();
    void oneThatHangsUp();
    void oneOfSmallMessages();
    void whatIsNone();
    void whatSaysNothing();
    void manyDescriptors();

private:
    static QUrl urlOf(const QTcpServer &server, const char *scheme = "mqtt")
    {
        return QUrl(QStringLiteral("%1://127.0.0.1:%2/garden")
                        .arg(QLatin1String(scheme))
                        .arg(server.serverPort()));
    }
};

void TestMqttBrokers::anOlderMqtt_data()
{
    QTest::addColumn<QByteArray>("answer");
    // As MQTT 3.1.1 wants (3.2.2.3): a version that it does not know with code 1.
    QTest::newRow("says so") << QByteArray("\x20\x02\x00\x01", 4);
    QTest::newRow("hangs up") << QByteArray();
}

void TestMqttBrokers::anOlderMqtt()
{
    QFETCH(QByteArray, answer);
    QTcpServer broker;
    QVERIFY(broker.listen(QHostAddress::LocalHost));
    QVERIFY(serve(urlOf(broker)));
    for (const int version : {5, 4}) {
        QTRY_VERIFY_WITH_TIMEOUT(broker.hasPendingConnections(), Patience);
        QTcpSocket *const socket = broker.nextPendingConnection();
        QTRY_VERIFY_WITH_TIMEOUT(socket->bytesAvailable() > 9, Patience);
        const QByteArray packet = socket->readAll();
        QCOMPARE(int(packet[packet.indexOf("MQTT") + 4]), version);
        if (version == 4) {
            socket->write(QByteArray("\x20\x02\x00\x00", 4));
        } else {
            socket->write(answer);
            socket->disconnectFromHost();
        }
    }
    QVERIFY(m_server->waitForOutput("MQTT: connected to 127.0.0.1 as garden\n"));
    QVERIFY(!m_server->output().contains("trying again"));
}

/// Whatever it dislikes comes after its welcome, and will come each time.
void TestMqttBrokers::oneThatHangsUp()
{
    QTcpServer broker;
    QVERIFY(broker.listen(QHostAddress::LocalHost));
    QVERIFY(serve(urlOf(broker)));
    QElapsedTimer sinceTheFirst;
    for (int i = 0; i < 5; ++i) {
        QTRY_VERIFY_WITH_TIMEOUT(broker.hasPendingConnections(), Patience);
        if (i == 0) {
            sinceTheFirst.start();
        }
        QTcpSocket *const socket = broker.nextPendingConnection();
        QTRY_VERIFY_WITH_TIMEOUT(socket->bytesAvailable() > 9, Patience);
        socket->write(welcome());
        if (i < 4) {
            QTRY_VERIFY_WITH_TIMEOUT(socket->bytesAvailable() > 99, Patience);
            socket->readAll();
            socket->disconnectFromHost();
        }
    }
    // Half a second, one, two and four, each shortened by a quarter at most.
    QVERIFY2(sinceTheFirst.hasExpired(5600), qPrintable(QString::number(sinceTheFirst.elapsed())));
    QCOMPARE(m_server->output().count("MQTT: connected"), 1);
    QCOMPARE(m_server->output().count("MQTT: the broker is gone; trying again\n"), 1);
    // The last one lasts.
    QTRY_COMPARE_WITH_TIMEOUT(m_server->output().count("MQTT: connected"), 2, Patience);
}

void TestMqttBrokers::oneOfSmallMessages()
{
    MosquittoBroker broker;
    broker.configure("max_packet_size 400\n");
    QVERIFY(broker.start());
    QVERIFY(serve(brokerUrl(broker)));
    QVERIFY(m_server->waitForOutput("MQTT: the broker takes only smaller messages; raise its limit "
                                    "(Mosquitto's max_packet_size) to 4096 bytes; trying again\n"));
    QTRY_VERIFY_WITH_TIMEOUT(broker.log().count("New client connected") >= 3, Patience);
    QCOMPARE(m_server->output().count("MQTT: "), 3); // connecting, connected, and why not
}

void TestMqttBrokers::whatIsNone()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&server] {
        QTcpSocket *const socket = server.nextPendingConnection();
        socket->write("HTTP/1.1 400 Bad Request\r\n\r\n");
        socket->disconnectFromHost();
    });
    for (const char *scheme : {"mqtt", "mqtts"}) {
        m_server = std::make_unique<ServerProcess>();
        QVERIFY(serve(urlOf(server, scheme)));
        QVERIFY(m_server->waitForOutput("; trying again\n"));
        QVERIFY2(m_server->output().contains("have different ports; trying") ||
                     m_server->output().contains("needs the broker's TLS port; trying"),
                 m_server->output());
        WebClient client(m_server->port());
        QCOMPARE(client.ask(get("/counter")).status, 200);
    }
}

/// libmosquitto wants to write all the time; whoever lets it, uses all of a processor meanwhile.
void TestMqttBrokers::whatSaysNothing()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QVERIFY(serve(urlOf(server, "mqtts")));
    const auto before = processorTime(m_server->process().processId());
    QVERIFY(m_server->waitForOutput("does not answer as a broker; mqtt:// and mqtts:// have "
                                    "different ports; trying again\n"));
    const auto used = processorTime(m_server->process().processId()) - before;
    // Of the ten seconds of MqttSession::ConsentTime.
    QVERIFY2(used < std::chrono::seconds(1), qPrintable(QString::number(used.count())));
}

/// select() would end at the first descriptor beyond 1023.
void TestMqttBrokers::manyDescriptors()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    MosquittoBroker broker;
    QVERIFY(broker.start());
    broker.kill();
    QVERIFY(serve(brokerUrl(broker)));
    QVERIFY(m_server->waitForOutput("MQTT: the broker cannot be reached"));
    std::vector<std::unique_ptr<QTcpSocket>> listeners;
    for (int i = 0; i < 1100; ++i) {
        listeners.push_back(std::make_unique<QTcpSocket>());
        listeners.back()->connectToHost(QHostAddress::LocalHost, m_server->port());
        QVERIFY(listeners.back()->waitForConnected(Patience));
        listeners.back()->write(get("/api/events"));
    }
    // Each has its last descriptor by then: it has two while the server takes its socket over, of
    // which the lower one becomes free.
    for (const auto &listener : listeners) {
        QVERIFY(listener->bytesAvailable() > 0 || listener->waitForReadyRead(Patience));
    }
    QVERIFY(broker.start());
    QVERIFY(waitForAnnouncement(broker));
    // The kernel's table may lack a line when others come and go while it is read.
    const qint64 process = m_server->process().processId();
    QTRY_VERIFY_WITH_TIMEOUT(descriptorOf(process, broker.port()) > 1023, Patience);
    QVERIFY(broker.publish(Turn, "left"));
    QTRY_COMPARE_WITH_TIMEOUT(m_camera->traverse(), 95, Patience);
}

VEDETTE_GUI_TEST(TestMqttBrokers)
#include "TestMqttBrokers.moc"
