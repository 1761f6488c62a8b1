// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ScriptedServer.h"
#include "SharedCamera.h"
#include "StampedCamera.h"
#include "StreamViewer.h"
#include "TestProgram.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>

using namespace vedette;
using namespace vedette::test;
using namespace std::chrono_literals;

namespace {

/// The events of one connection, with when each came.
class EventReader : public QObject
{
public:
    explicit EventReader(quint16 port)
        : m_client(port)
    {
        m_clock.start();
        m_client.send(get("/api/events"));
        connect(&m_client.connection(), &QIODevice::readyRead, this, [this] { read(); });
        read();
    }

    QList<QJsonObject> events;
    QList<qint64> times; ///< of each event, in ms
    QByteArray problem;
    qint64 now() const { return m_clock.elapsed(); }

private:
    void read()
    {
        m_bytes += m_client.takeBytes();
        if (m_head.isEmpty()) {
            const qsizetype end = m_bytes.indexOf("\r\n\r\n");
            if (end < 0) {
                return;
            }
            m_head = m_bytes.left(end);
            m_bytes.remove(0, end + 4);
        }
        static const QByteArray start = "event: status\ndata: ";
        for (qsizetype end = m_bytes.indexOf("\n\n"); end >= 0; end = m_bytes.indexOf("\n\n")) {
            const QByteArray event = m_bytes.left(end);
            m_bytes.remove(0, end + 2);
            events.append(QJsonDocument::fromJson(event.mid(start.size())).object());
            times.append(m_clock.elapsed());
            if (!event.startsWith(start) || events.constLast().isEmpty()) {
                problem = event;
            }
        }
    }

    WebClient m_client;
    QElapsedTimer m_clock;
    QByteArray m_head;
    QByteArray m_bytes;
};

QUrl closedCamera()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return QUrl(QStringLiteral("http://127.0.0.1:%1/mjpeg").arg(server.serverPort()));
}

} // namespace

/// Single pictures, events and metrics.
class TestRelayReports : public QObject
{
    Q_OBJECT

private slots:
    void snapshotsWakeTheCamera();
    void snapshotsAreTheNewestFrame();
    void noSnapshotIsSaidWhy();
    void snapshotOfASilentCamera();
    void everybodyWhoWaitsGetsTheSnapshot();
    void slowFirstPicturesAreWaitedFor();
    void eachSnapshotHasItsOwnDeadline_data();
    void eachSnapshotHasItsOwnDeadline();
    void eventsTellAtOnceAtChangesAndRegularly();
    void metricsParse();
};

void TestRelayReports::snapshotsWakeTheCamera()
{
    const StampedCamera camera(20'000, 25);
    SharedCamera shared(camera.url(), {}, {}, 200ms);
    WebClient client(shared.port());
    const WebAnswer answer = client.ask(get("/snapshot.jpg"));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.field("content-type"), QByteArray("image/jpeg"));
    const auto stamp = readFrameStamp(answer.body);
    QVERIFY(stamp);
    QCOMPARE(answer.body, camera.frame(stamp->sequence));
    QCOMPARE(camera.connections(), 1);
    QTRY_COMPARE(camera.clients(), 0);
}

void TestRelayReports::snapshotsAreTheNewestFrame()
{
    StampedCamera camera(20'000, 0);
    SharedCamera shared(camera.url());
    StreamViewer viewer(shared.port());
    QVERIFY(QTest::qWaitFor(
        [&] {
            camera.sendFrame();
            return !viewer.parts().isEmpty();
        },
        Patience));
    WebClient client(shared.port());
    for (int i = 0; i < 3; ++i) {
        camera.sendFrame();
        QTRY_COMPARE(viewer.parts().constLast().sequence, camera.sequence());
        QCOMPARE(client.ask(get("/snapshot.jpg")).body, camera.frame(camera.sequence()));
    }
}

void TestRelayReports::noSnapshotIsSaidWhy()
{
    SharedCamera shared(closedCamera());
    shared.routes().snapshots().setTimeouts({300ms, 300ms});
    WebClient client(shared.port());
    const WebAnswer answer = client.ask(get("/snapshot.jpg"));
    QCOMPARE(answer.status, 503);
    QVERIFY2(answer.body.startsWith("No picture came: ") && answer.body.contains("127.0.0.1"),
             answer.body);
    // The camera is let go again.
    QCOMPARE(shared.camera().hub().viewerCount(), 0);
}

void TestRelayReports::snapshotOfASilentCamera()
{
    StampedCamera camera(20'000, 0);
    SharedCamera shared(camera.url());
    shared.routes().snapshots().setTimeouts({300ms, 300ms});
    WebClient client(shared.port());
    const WebAnswer answer = client.ask(get("/snapshot.jpg"));
    QCOMPARE(answer.status, 503);
    QVERIFY2(answer.body.startsWith("No picture came: "), answer.body);
}

void TestRelayReports::everybodyWhoWaitsGetsTheSnapshot()
{
    StampedCamera camera(20'000, 0);
    SharedCamera shared(camera.url());
    std::vector<std::unique_ptr<WebClient>> clients;
    for (int i = 0; i < 5; ++i) {
        clients.push_back(std::make_unique<WebClient>(shared.port()));
        clients.back()->send(get("/snapshot.jpg"));
    }
    WebClient leaves(shared.port());
    leaves.send(get("/snapshot.jpg"));
    QTRY_COMPARE(camera.clients(), 1);
    leaves.connection().close();
    QVERIFY(QTest::qWaitFor(
        [&] {
            camera.sendFrame();
            return camera.sequence() > 0;
        },
        Patience));
    for (const auto &client : clients) {
        const WebAnswer answer = client->next().value_or(WebAnswer());
        QCOMPARE(answer.status, 200);
        QVERIFY(readFrameStamp(answer.body));
    }
    QCOMPARE(shared.camera().hub().viewerCount(), 0);
}

/// As long as the camera may still answer.
void TestRelayReports::slowFirstPicturesAreWaitedFor()
{
    ScriptedServer camera([](QTcpSocket &, const QByteArray &) {});
    SharedCamera shared(camera.url());
    SnapshotQueue &snapshots = shared.routes().snapshots();
    snapshots.setTimeouts({.usual = 200ms, .slow = 1h});
    WebClient client(shared.port());
    client.send(get("/snapshot.jpg"));
    QTRY_COMPARE(snapshots.waitingCount(), std::size_t(1));
    const auto begin = SteadyClock::now();
    QTRY_VERIFY(SteadyClock::now() - begin > 500ms);
    QCOMPARE(snapshots.waitingCount(), std::size_t(1));
    camera.close();
    const QList<QTcpSocket *> sockets = camera.sockets;
    for (QTcpSocket *socket : sockets) {
        socket->abort();
    }
    QCOMPARE(client.next().value_or(WebAnswer()).status, 503);
}

void TestRelayReports::eachSnapshotHasItsOwnDeadline_data()
{
    QTest::addColumn<bool>("shortOneFirst");
    QTest::newRow("the first gives up first") << true;
    QTest::newRow("the second gives up first") << false;
}

void TestRelayReports::eachSnapshotHasItsOwnDeadline()
{
    QFETCH(bool, shortOneFirst);
    SharedCamera shared(closedCamera());
    SnapshotQueue &snapshots = shared.routes().snapshots();
    const auto wait = [&snapshots](WebClient &client, std::chrono::milliseconds timeout) {
        const std::size_t before = snapshots.waitingCount();
        snapshots.setTimeouts({timeout, timeout});
        client.send(get("/snapshot.jpg"));
        QTRY_COMPARE(snapshots.waitingCount(), before + 1);
    };
    WebClient soon(shared.port());
    WebClient patient(shared.port());
    wait(shortOneFirst ? soon : patient, shortOneFirst ? 200ms : 1h);
    wait(shortOneFirst ? patient : soon, shortOneFirst ? 1h : 200ms);
    QCOMPARE(soon.next().value_or(WebAnswer()).status, 503);
    QCOMPARE(snapshots.waitingCount(), std::size_t(1));
    shared.camera().hub().publish({.jpeg = "\xFF\xD8\xFF\xD9",
                                   .sequence = 1,
                                   .arrival = SteadyClock::now(),
                                   .wallTime = std::chrono::system_clock::now()});
    QCOMPARE(patient.next().value_or(WebAnswer()).status, 200);
    QCOMPARE(shared.camera().hub().viewerCount(), 0);
}

void TestRelayReports::eventsTellAtOnceAtChangesAndRegularly()
{
    const StampedCamera camera(20'000, 25);
    SharedCamera shared(camera.url(), {}, {}, 200ms);
    EventReader reader(shared.port());
    QTRY_COMPARE(reader.events.size(), 1);
    const auto last = [&reader](const char *name) {
        return reader.events.constLast().value(QLatin1String(name));
    };
    QCOMPARE(last("state").toString(), QStringLiteral("idle"));
    QCOMPARE(last("viewers").toInt(), 0);
    auto viewer = std::make_unique<StreamViewer>(shared.port());
    QTRY_COMPARE(last("viewers").toInt(), 1);
    QTRY_COMPARE(last("state").toString(), QStringLiteral("live"));
    QTRY_COMPARE(last("resolution").toObject().value(QStringLiteral("width")).toInt(), 64);
    viewer.reset();
    QTRY_COMPARE(last("viewers").toInt(), 0);
    QTRY_COMPARE(last("state").toString(), QStringLiteral("idle"));
    shared.camera().setMounting({.rotation = 90});
    QTRY_COMPARE(last("mounting").toObject().value(QStringLiteral("rotate")).toInt(), 90);
    // Nothing happens any more, and it is said all the same.
    const qsizetype before = reader.events.size();
    QTRY_VERIFY_WITH_TIMEOUT(reader.events.size() >= before + 3, 3 * 2000);
    for (qsizetype i = 1; i < reader.times.size(); ++i) {
        QVERIFY2(reader.times[i] - reader.times[i - 1] <= 2000,
                 QByteArray::number(reader.times[i] - reader.times[i - 1]));
    }
    QCOMPARE(reader.problem, QByteArray());
}

void TestRelayReports::metricsParse()
{
    const StampedCamera camera(20'000, 25);
    SharedCamera shared(camera.url());
    StreamViewer viewer(shared.port());
    QVERIFY(viewer.waitForParts(10));
    WebClient client(shared.port());
    client.ask(request("GET", "/counter", login(UserName, QStringLiteral("wrong"))));
    const QByteArray text = client.ask(get("/metrics")).body;
    static const QRegularExpression sample(QRegularExpression::anchoredPattern(
        QStringLiteral("([a-z_]+)(?:\\{name=\"((?:[^\"\\\\]|\\\\.)*)\"\\})? ([0-9.e+-]+)")));
    QString cameraName;
    QMap<QString, double> values;
    QString type;
    QVERIFY(text.endsWith('\n'));
    const QList<QByteArray> lines = text.trimmed().split('\n');
    for (const QByteArray &line : lines) {
        const QString words = QString::fromUtf8(line);
        if (line.startsWith("# TYPE ")) {
            type = words.section(u' ', 2, 2);
            QVERIFY2(line.endsWith(" gauge") ||
                         (line.endsWith(" counter") && type.endsWith(QLatin1String("_total"))),
                     line);
        } else if (!line.startsWith("# HELP ")) {
            const auto match = sample.match(words);
            QVERIFY2(match.hasMatch(), line);
            QCOMPARE(match.captured(1), type);
            QVERIFY2(!values.contains(type), line);
            values.insert(type, match.captured(3).toDouble());
            cameraName += match.captured(2);
        }
    }
    QCOMPARE(values.value(QStringLiteral("vedette_camera_info")), 1);
    QCOMPARE(cameraName, QStringLiteral("Søren's \\\"run\\\" \\\\ 🐔"));
    QCOMPARE(values.value(QStringLiteral("vedette_viewers")), 1);
    QCOMPARE(values.value(QStringLiteral("vedette_camera_live")), 1);
    QCOMPARE(values.value(QStringLiteral("vedette_connections")), 2);
    QCOMPARE(values.value(QStringLiteral("vedette_logins_refused_total")), 1);
    QVERIFY(values.value(QStringLiteral("vedette_frames_total")) >= 10);
    QVERIFY(values.value(QStringLiteral("vedette_viewer_frames_sent_total")) >= 10);
    QVERIFY(values.value(QStringLiteral("process_resident_memory_bytes")) > 1e6);
    QVERIFY(values.value(QStringLiteral("vedette_frame_age_seconds"), -1) >= 0);
}

VEDETTE_GUI_TEST(TestRelayReports)
#include "TestRelayReports.moc"
