// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "Household.h"
#include "StreamViewer.h"
#include "TestProgram.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace vedette;
using namespace vedette::test;
using namespace std::chrono_literals;

namespace {

constexpr QLatin1String Garden("garden");
constexpr QLatin1String Hall("hall");

/// The parts of one camera, in their order.
QList<StreamPart> partsOf(const StreamViewer &viewer, const QString &camera)
{
    QList<StreamPart> parts;
    std::copy_if(viewer.parts().begin(), viewer.parts().end(), std::back_inserter(parts),
                 [&camera](const StreamPart &part) { return part.camera == camera; });
    return parts;
}

bool waitForParts(const StreamViewer &viewer, const QString &camera, qsizetype count)
{
    return QTest::qWaitFor([&] { return partsOf(viewer, camera).size() >= count; }, Patience);
}

/// How many of the frames that another viewer got between the first and the last of these are not
/// among them. Frames that nobody got were late, and one that came on the heels of another, as they
/// do on a machine that has no time, is too quick for any pace.
int lacks(const QList<StreamPart> &parts, const StreamViewer &other)
{
    constexpr double OnItsHeels = 0.02; // s
    QSet<quint64> got;
    for (const StreamPart &part : parts) {
        got.insert(part.sequence);
    }
    int count = 0;
    double before = 0;
    for (const StreamPart &part : other.parts()) {
        const bool isBetween = part.sequence > parts.constFirst().sequence &&
                               part.sequence < parts.constLast().sequence;
        const bool isOnItsHeels =
            part.timestamp - std::exchange(before, part.timestamp) < OnItsHeels;
        count += isBetween && !isOnItsHeels && !got.contains(part.sequence) ? 1 : 0;
    }
    return count;
}

/// How many frames of a camera between these two came.
qsizetype countBetween(const StreamViewer &viewer, const QString &camera, quint64 after,
                       quint64 before)
{
    const QList<StreamPart> parts = partsOf(viewer, camera);
    return std::count_if(parts.begin(), parts.end(), [=](const StreamPart &part) {
        return part.sequence > after && part.sequence < before;
    });
}

/// The events of /api/wall/events, as they come.
class WallEventReader
{
public:
    explicit WallEventReader(quint16 port, const QByteArray &path = "/api/wall/events")
        : m_client(port)
    {
        m_client.send(get(path));
    }

    WebClient &client() { return m_client; }
    /// Waits for an event of this name about this camera that comes from now on, or came unread.
    QJsonObject next(const QByteArray &name, const QString &camera)
    {
        QJsonObject found;
        static_cast<void>(QTest::qWaitFor(
            [&] {
                m_bytes += m_client.takeBytes();
                while (found.isEmpty() && m_bytes.contains("\n\n")) {
                    const QJsonObject event = take(name);
                    if (event.value(QStringLiteral("camera")) == camera) {
                        found = event;
                    }
                }
                return !found.isEmpty();
            },
            Patience));
        return found;
    }
    /// Cameras of which anything was read.
    QSet<QString> seen;

private:
    /// The next event, if it has this name.
    QJsonObject take(const QByteArray &name)
    {
        const qsizetype end = m_bytes.indexOf("\n\n");
        const QByteArray event = m_bytes.left(end);
        m_bytes.remove(0, end + 2);
        const qsizetype start = event.indexOf("event: ");
        const qsizetype data = event.indexOf("\ndata: ");
        const QJsonObject object = QJsonDocument::fromJson(event.mid(data + 7)).object();
        seen.insert(object.value(QStringLiteral("camera")).toString());
        return event.mid(start, data - start) == "event: " + name ? object : QJsonObject();
    }

    WebClient m_client;
    QByteArray m_bytes;
};

} // namespace

/// Several cameras in one answer.
class TestWebWall : public QObject
{
    Q_OBJECT

private slots:
    void allCamerasInOneAnswer();
    void thoseThatAreNamed();
    void eachIsPacedByItself();
    void slowViewersSkipForEachApart();
    void aDeadCameraHoldsNobodyBack();
    void camerasComeAndGo_data();
    void camerasComeAndGo();
    void aViewerTakesOnePlace();
    void wrongQueries_data();
    void wrongQueries();
    void eventsOfAll();
    void otherCredentialsEndThem();
};

void TestWebWall::allCamerasInOneAnswer()
{
    Household house;
    const StreamViewer garden(house.port(), "/cameras/garden/mjpeg");
    const StreamViewer hall(house.port(), "/cameras/hall/mjpeg");
    const StreamViewer viewer(house.port(), "/api/wall?fps=120");
    QVERIFY(waitForParts(viewer, Garden, 20) && waitForParts(viewer, Hall, 20));
    QCOMPARE(viewer.stream().problem(), QString());
    for (const StreamPart &part : viewer.parts()) {
        const StampedCamera &camera = part.camera == Garden ? house.garden : house.hall;
        QCOMPARE(part.jpeg, camera.frame(part.sequence));
    }
    QCOMPARE(lacks(partsOf(viewer, Garden), garden), 0);
    QCOMPARE(lacks(partsOf(viewer, Hall), hall), 0);
    WebClient client(house.port());
    QCOMPARE(client.ask(get("/cameras/garden/counter")).body, QByteArray("2"));
    QCOMPARE(client.ask(get("/cameras/hall/counter")).body, QByteArray("2"));
    const QByteArray metrics = client.ask(get("/metrics")).body;
    QVERIFY(!metrics.contains("vedette_viewer_frames_sent_total{camera=\"hall\"} 0\n"));
    const WebAnswer head = client.ask(request("HEAD", "/api/wall"), true);
    QVERIFY(head.field("content-type").startsWith("multipart/x-mixed-replace; boundary="));
    QCOMPARE(missingHeader(head), QByteArray());
}

void TestWebWall::thoseThatAreNamed()
{
    Household house;
    const StreamViewer viewer(house.port(), "/api/wall?cameras=hall");
    QVERIFY(viewer.waitForParts(5));
    QCOMPARE(partsOf(viewer, Hall).size(), viewer.parts().size());
    QCOMPARE(house.garden.connections(), 0);
}

void TestWebWall::eachIsPacedByItself()
{
    const Household house;
    const StreamViewer usual(house.port(), "/api/wall");
    const StreamViewer slow(house.port(), "/api/wall?fps=10&cameras=garden,hall");
    QVERIFY(waitForParts(usual, Garden, 11) && waitForParts(usual, Hall, 11));
    QVERIFY(waitForParts(slow, Garden, 11) && waitForParts(slow, Hall, 11));
    for (const auto &[viewer, rate] : {std::pair{&usual, 5.0}, std::pair{&slow, 10.0}}) {
        for (const QLatin1String camera : {Garden, Hall}) {
            const QList<StreamPart> parts = partsOf(*viewer, camera);
            const double seconds = parts.at(10).timestamp - parts.at(0).timestamp;
            QVERIFY2(seconds > 0.9 * 10 / rate, QByteArray::number(seconds));
        }
    }
}

void TestWebWall::slowViewersSkipForEachApart()
{
    Household house;
    StreamViewer slow(house.port(), "/api/wall?fps=120");
    slow.makeSlow();
    const StreamViewer fast(house.port(), "/api/wall?fps=120");
    const StreamViewer garden(house.port(), "/cameras/garden/mjpeg");
    QVERIFY(waitForParts(slow, Garden, 2) && waitForParts(slow, Hall, 2));
    slow.pause();
    const qsizetype before = partsOf(fast, Garden).size();
    QVERIFY(waitForParts(fast, Garden, before + 75));
    QHash<QString, quint64> newest;
    for (const QLatin1String camera : {Garden, Hall}) {
        newest.insert(camera, partsOf(fast, camera).constLast().sequence);
    }
    slow.resume();
    for (const QLatin1String camera : {Garden, Hall}) {
        const quint64 last = newest.value(camera);
        const quint64 first = last - 60;
        QTRY_VERIFY_WITH_TIMEOUT(partsOf(slow, camera).constLast().sequence >= last, Patience);
        // What was under way and what the network held arrives all the same.
        const qsizetype all = countBetween(fast, camera, first, last);
        QVERIFY2(countBetween(slow, camera, first, last) < all / 2, qPrintable(camera));
    }
    QCOMPARE(slow.stream().problem(), QString());
    QCOMPARE(lacks(partsOf(fast, Garden), garden), 0);
    const WebAnswer metrics = WebClient(house.port()).ask(get("/metrics"));
    QVERIFY(!metrics.body.contains("vedette_viewer_frames_skipped_total{camera=\"hall\"} 0\n"));
}

void TestWebWall::aDeadCameraHoldsNobodyBack()
{
    Household house;
    house.hall.stopAnswering();
    const StreamViewer garden(house.port(), "/cameras/garden/mjpeg");
    const StreamViewer viewer(house.port(), "/api/wall?fps=120");
    WallEventReader events(house.port());
    QVERIFY(waitForParts(viewer, Garden, 50));
    QCOMPARE(lacks(partsOf(viewer, Garden), garden), 0);
    QCOMPARE(partsOf(viewer, Hall).size(), qsizetype(0));
    QCOMPARE(events.next("status", Hall).value(QStringLiteral("live")), QJsonValue(false));
    // The first may be from before it was connected.
    QTRY_VERIFY_WITH_TIMEOUT(events.next("status", Garden).value(QStringLiteral("live")).toBool(),
                             Patience);
}

void TestWebWall::camerasComeAndGo_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("all") << QByteArray("/api/wall?fps=120");
    QTest::newRow("named") << QByteArray("/api/wall?cameras=garden%2Chall&fps=120");
}

void TestWebWall::camerasComeAndGo()
{
    QFETCH(const QByteArray, path);
    Household house;
    const StreamViewer garden(house.port(), "/cameras/garden/mjpeg");
    const StreamViewer viewer(house.port(), path.constData());
    QVERIFY(waitForParts(viewer, Garden, 5) && waitForParts(viewer, Hall, 5));
    house.closeHall();
    const qsizetype ofHall = partsOf(viewer, Hall).size();
    const qsizetype ofGarden = partsOf(viewer, Garden).size();
    QVERIFY(waitForParts(viewer, Garden, ofGarden + 10));
    house.openBoth();
    QVERIFY(waitForParts(viewer, Hall, ofHall + 10));
    QCOMPARE(lacks(partsOf(viewer, Garden), garden), 0);
    QCOMPARE(house.garden.connections(), 1);
    QCOMPARE(viewer.stream().problem(), QString());
    QCOMPARE(WebClient(house.port()).ask(get("/cameras/hall/counter")).body, QByteArray("1"));
}

void TestWebWall::aViewerTakesOnePlace()
{
    const Household house(1);
    auto viewer = std::make_unique<StreamViewer>(house.port(), "/api/wall");
    QVERIFY(waitForParts(*viewer, Garden, 1) && waitForParts(*viewer, Hall, 1));
    QCOMPARE(WebClient(house.port()).ask(get("/api/wall")).status, 503);
    QCOMPARE(WebClient(house.port()).ask(get("/cameras/hall/mjpeg")).status, 503);
    viewer.reset();
    for (const char *const counter : {"/cameras/garden/counter", "/cameras/hall/counter"}) {
        QTRY_COMPARE_WITH_TIMEOUT(WebClient(house.port()).ask(get(counter)).body, QByteArray("0"),
                                  Patience);
    }
    const StreamViewer next(house.port(), "/api/wall");
    QVERIFY(next.waitForParts(1));
}

void TestWebWall::wrongQueries_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("status");
    QTest::newRow("twice") << QByteArray("cameras=hall,garden,hall") << 400;
    QTest::newRow("twice, by itself") << QByteArray("cameras=hall&cameras=hall") << 400;
    QTest::newRow("the second unknown") << QByteArray("cameras=hall&cameras=attic") << 404;
    QTest::newRow("unknown") << QByteArray("cameras=hall,attic") << 404;
    QTest::newRow("in capitals") << QByteArray("cameras=Hall") << 404;
    QTest::newRow("none") << QByteArray("cameras=") << 400;
    QTest::newRow("an empty one") << QByteArray("cameras=hall,,garden") << 400;
    QTest::newRow("nothing but commas") << QByteArray("cameras=,,,") << 400;
    QTest::newRow("as many as fit") << "cameras=a" + QByteArray(",b").repeated(63) << 400;
    QTest::newRow("too many") << "cameras=a" + QByteArray(",b").repeated(64) << 400;
    for (const char *const rate :
         {"0", "-1", "nan", "inf", "1e9", "", "five", "0.09", "120.1", "5&fps=5"}) {
        QTest::addRow("fps=%s", rate) << "fps=" + QByteArray(rate) << 400;
    }
}

void TestWebWall::wrongQueries()
{
    QFETCH(const QByteArray, query);
    QFETCH(const int, status);
    const Household house;
    WebClient client(house.port());
    QList<QByteArray> paths{"/api/wall?"};
    if (query.startsWith("cameras=")) {
        paths.append("/api/wall/events?");
    }
    for (const QByteArray &path : paths) {
        const WebAnswer answer = client.ask(get(path + query));
        QCOMPARE(answer.status, status);
        QVERIFY2(answer.body.endsWith(".\n") || answer.body.contains("/api/wall?fps=5"),
                 answer.body);
        QCOMPARE(answer.body.contains("At most 64"), query.count(',') > 63);
        QCOMPARE(client.ask(request("GET", path + query, {})).status, 401);
    }
}

void TestWebWall::eventsOfAll()
{
    Household house;
    WallEventReader events(house.port());
    WallEventReader ofHall(house.port(), "/api/wall/events?cameras=hall");
    // Listening is not watching.
    QCOMPARE(events.next("status", Garden).value(QStringLiteral("state")), QStringLiteral("idle"));
    QCOMPARE(events.next("status", Hall).value(QStringLiteral("viewers")), 0);
    QCOMPARE(house.garden.connections(), 0);
    // Each without a change, from time to time.
    QVERIFY(!events.next("status", Garden).isEmpty() && !events.next("status", Hall).isEmpty());
    auto viewer = std::make_unique<StreamViewer>(house.port(), "/cameras/hall/mjpeg");
    QTRY_VERIFY_WITH_TIMEOUT(events.next("status", Hall).value(QStringLiteral("live")).toBool(),
                             Patience);
    viewer.reset();
    house.closeHall();
    QCOMPARE(events.next("removed", Hall).size(), 1);
    QVERIFY(!ofHall.next("removed", Hall).isEmpty());
    house.openBoth();
    QVERIFY(!events.next("status", Hall).isEmpty());
    QVERIFY(!ofHall.next("status", Hall).isEmpty());
    QCOMPARE(ofHall.seen, QSet<QString>{Hall});
}

void TestWebWall::otherCredentialsEndThem()
{
    Household house;
    const StreamViewer viewer(house.port(), "/api/wall");
    WallEventReader events(house.port());
    QVERIFY(viewer.waitForParts(1) && !events.next("status", Hall).isEmpty());
    house.router().setCredentials({UserName, QStringLiteral("an0ther")});
    QTRY_VERIFY_WITH_TIMEOUT(viewer.isClosed(), Patience);
    QVERIFY(events.client().waitForClose());
}

VEDETTE_GUI_TEST(TestWebWall)
#include "TestWebWall.moc"
