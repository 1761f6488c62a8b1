// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "Household.h"
#include "StreamViewer.h"
#include "TestProgram.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace vedette;
using namespace vedette::test;

namespace {

/// The size of a camera's own pictures, as far as it tells the two apart.
qsizetype sizeOf(const WebAnswer &picture)
{
    return picture.body.size() > Household::HallBytes + 1'000 ? Household::GardenBytes
                                                              : Household::HallBytes;
}

} // namespace

/// Several cameras of one server: their addresses, the bare ones, and cameras that come and go.
class TestWebCameras : public QObject
{
    Q_OBJECT

private slots:
    void eachHasItsAddresses();
    void theBareAddressesAreTheDefaultOnes();
    void viewersMayOnlyWatch();
    void whatIsNotThere_data();
    void whatIsNotThere();
    void theList();
    void theyComeAndGo();
    void anotherMountingInterruptsNothing();
    void theyShareTheirPlaces();
    void healthAndMetricsTellThemApart();
};

void TestWebCameras::eachHasItsAddresses()
{
    Household house;
    WebClient client(house.port());
    QCOMPARE(sizeOf(client.ask(get("/cameras/garden/snapshot.jpg"))), Household::GardenBytes);
    QCOMPARE(sizeOf(client.ask(get("/cameras/hall/snapshot.jpg"))), Household::HallBytes);
    QCOMPARE(client.ask(get("/cameras/hall/counter")).body, QByteArray("0"));
    const StreamViewer viewer(house.port(), "/cameras/hall/mjpeg");
    QVERIFY(viewer.waitForParts(3));
    QCOMPARE(client.ask(get("/cameras/hall/counter")).body, QByteArray("1"));
    QCOMPARE(client.ask(get("/cameras/garden/counter")).body, QByteArray("0"));
    QCOMPARE(client.ask(request("POST", "/cameras/hall/turnleft")).status, 501); // has no servos
    const WebAnswer page = client.ask(get("/cameras/hall/"));
    QCOMPARE(page.field("content-type"), QByteArray("text/html; charset=utf-8"));
    QCOMPARE(page.body, client.ask(get("/index.html")).body);
    QCOMPARE(client.ask(get("/cameras/hall/page/main.js")).status, 200);
    QCOMPARE(client.ask(get("/")).body, client.ask(get("/wall.html")).body);
    const WebAnswer redirect = client.ask(get("/cameras/hall"));
    QCOMPARE(redirect.status, 308);
    QCOMPARE(redirect.field("location"), QByteArray("hall/"));
}

void TestWebCameras::theBareAddressesAreTheDefaultOnes()
{
    Household house;
    WebClient client(house.port());
    QCOMPARE(sizeOf(client.ask(get("/snapshot.jpg"))), Household::GardenBytes);
    house.router().setDefaultCamera(QStringLiteral("hall"));
    QCOMPARE(sizeOf(client.ask(get("/snapshot.jpg"))), Household::HallBytes);
    house.closeHall();
    QCOMPARE(sizeOf(client.ask(get("/snapshot.jpg"))), Household::GardenBytes);
    // One alone has the whole page.
    QCOMPARE(client.ask(get("/")).body, client.ask(get("/index.html")).body);
}

void TestWebCameras::viewersMayOnlyWatch()
{
    Household house;
    house.router().setCredentials({UserName, Password}, {GuestName, GuestPassword});
    const auto status = [&house](const QByteArray &method, const QByteArray &target) {
        WebClient client(house.port());
        return client.ask(request(method, target, login(GuestName, GuestPassword))).status;
    };
    for (const char *target :
         {"/api/cameras", "/", "/cameras/hall/", "/cameras/hall/snapshot.jpg",
          "/cameras/hall/api/me", "/cameras/hall/api/status", "/cameras/hall/healthz"}) {
        QCOMPARE(status("GET", target), 200);
    }
    QCOMPARE(status("POST", "/cameras/hall/turnleft"), 403);
    QCOMPARE(status("GET", "/cameras/hall/control_servo?tr=5&el=0"), 403);
    QCOMPARE(status("POST", "/cameras/hall/api/move?pan=5&tilt=0"), 403);
    QCOMPARE(status("GET", "/cameras/hall/owner"), 401);
    QCOMPARE(status("POST", "/cameras/attic/turnleft"), 404);
}

void TestWebCameras::whatIsNotThere_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char *const path :
         {"/cameras", "/cameras/", "/cameras/attic", "/cameras/attic/mjpeg",
          "/cameras/Garden/mjpeg", "/cameras/../mjpeg", "/cameras/garden/../hall/mjpeg",
          "/cameras/%2e%2e/mjpeg", "/cameras//mjpeg", "/cameras/garden/metrics",
          "/cameras/garden/api/cameras", "/cameras/garden/cameras/hall/mjpeg"}) {
        QTest::addRow("%s", path) << QByteArray(path);
    }
}

void TestWebCameras::whatIsNotThere()
{
    QFETCH(const QByteArray, path);
    const Household house;
    WebClient client(house.port());
    QCOMPARE(client.ask(get(path)).status, 404);
    // Nobody learns without the login which cameras there are.
    const WebAnswer missing = client.ask(request("GET", path, {}));
    const WebAnswer there = client.ask(request("GET", "/cameras/garden/mjpeg", {}));
    QCOMPARE(missing.status, 401);
    QCOMPARE(there.status, 401);
    QCOMPARE(missing.body, there.body);
}

void TestWebCameras::theList()
{
    const Household house;
    WebClient client(house.port());
    const QJsonArray list = QJsonDocument::fromJson(client.ask(get("/api/cameras")).body).array();
    QCOMPARE(list.size(), 2);
    QCOMPARE(list.at(0).toObject().value(QStringLiteral("id")), QStringLiteral("garden"));
    QCOMPARE(list.at(0).toObject().value(QStringLiteral("default")), true);
    QCOMPARE(list.at(0).toObject().value(QStringLiteral("state")), QStringLiteral("idle"));
    QCOMPARE(list.at(1).toObject().value(QStringLiteral("id")), QStringLiteral("hall"));
    QCOMPARE(list.at(1).toObject().value(QStringLiteral("path")), QStringLiteral("/cameras/hall/"));
    QCOMPARE(list.at(1).toObject().value(QStringLiteral("default")), false);
    QCOMPARE(list.at(1).toObject().value(QStringLiteral("steerable")), false);
}

void TestWebCameras::theyComeAndGo()
{
    Household house;
    const StreamViewer garden(house.port(), "/cameras/garden/mjpeg");
    const StreamViewer hall(house.port(), "/cameras/hall/mjpeg");
    WebClient waiting(house.port());
    QVERIFY(garden.waitForParts(3) && hall.waitForParts(3));
    house.closeHall();
    QTRY_VERIFY_WITH_TIMEOUT(hall.isClosed(), Patience);
    QCOMPARE(WebClient(house.port()).ask(get("/cameras/hall/mjpeg")).status, 404);
    house.openBoth();
    const StreamViewer again(house.port(), "/cameras/hall/mjpeg");
    QVERIFY(again.waitForParts(3));
    QVERIFY(garden.waitForParts(garden.parts().size() + 5));
    QCOMPARE(garden.stream().missed(), quint64(0));
    QCOMPARE(house.garden.connections(), 1);
    // Who waits for a picture of a camera that goes gets an answer all the same.
    house.closeHall();
    house.hall.stopAnswering();
    house.openBoth();
    waiting.send(get("/cameras/hall/snapshot.jpg"));
    QTRY_COMPARE_WITH_TIMEOUT(
        house.router().camera(QStringLiteral("hall"))->snapshots().waitingCount(), std::size_t(1),
        Patience);
    house.closeHall();
    QCOMPARE(waiting.next().value_or(WebAnswer()).status, 503);
}

void TestWebCameras::anotherMountingInterruptsNothing()
{
    Household house;
    const StreamViewer garden(house.port(), "/cameras/garden/mjpeg");
    QVERIFY(garden.waitForParts(3));
    const auto mounting = [&house] {
        WebClient client(house.port());
        const QByteArray list = client.ask(get("/api/cameras")).body;
        return QJsonDocument::fromJson(list).array().at(0).toObject().value(
            QStringLiteral("mounting"));
    };
    const auto report = [](int rotate, bool mirror, bool flip) {
        return QJsonValue(QJsonObject{{QStringLiteral("rotate"), rotate},
                                      {QStringLiteral("mirror"), mirror},
                                      {QStringLiteral("flip"), flip}});
    };
    QCOMPARE(mounting(), report(0, false, false));
    house.mountGarden({.rotation = 270, .isMirrored = true, .isFlipped = false});
    QCOMPARE(mounting(), report(270, true, false));
    QVERIFY(garden.waitForParts(garden.parts().size() + 3));
    QCOMPARE(house.garden.connections(), 1);
}

void TestWebCameras::theyShareTheirPlaces()
{
    const Household house(1);
    auto viewer = std::make_unique<StreamViewer>(house.port(), "/cameras/garden/mjpeg");
    QVERIFY(viewer->waitForParts(1));
    QCOMPARE(WebClient(house.port()).ask(get("/cameras/hall/mjpeg")).status, 503);
    viewer.reset();
    QTRY_COMPARE_WITH_TIMEOUT(WebClient(house.port()).ask(get("/cameras/garden/counter")).body,
                              QByteArray("0"), Patience);
    const StreamViewer next(house.port(), "/cameras/hall/mjpeg");
    QVERIFY(next.waitForParts(1));
}

void TestWebCameras::healthAndMetricsTellThemApart()
{
    Household house;
    WebClient client(house.port());
    const StreamViewer garden(house.port(), "/cameras/garden/mjpeg");
    QVERIFY(garden.waitForParts(3));
    QTRY_VERIFY_WITH_TIMEOUT(
        client.ask(get("/metrics")).body.contains("\nvedette_camera_live{camera=\"garden\"} 1\n"),
        Patience);
    const QByteArray metrics = client.ask(get("/metrics")).body;
    QVERIFY(metrics.contains("\nvedette_camera_live{camera=\"hall\"} 0\n"));
    QCOMPARE(metrics.count("# TYPE vedette_camera_live "), 1);
    QCOMPARE(client.ask(request("GET", "/healthz", {})).status, 200);
    QCOMPARE(client.ask(request("GET", "/cameras/hall/healthz", {})).status, 401);
    house.hall.stopAnswering();
    const StreamViewer hall(house.port(), "/cameras/hall/mjpeg");
    QTRY_COMPARE_WITH_TIMEOUT(client.ask(get("/cameras/hall/healthz")).status, 503, Patience);
    QCOMPARE(client.ask(request("GET", "/healthz", {})).status, 503);
    QCOMPARE(client.ask(get("/cameras/garden/healthz")).status, 200);
}

VEDETTE_GUI_TEST(TestWebCameras)
#include "TestWebCameras.moc"
