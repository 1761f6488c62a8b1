// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/search/FirmwareTable.h"
#include "camera/search/Recognition.h"
#include "camera/search/SearchPlan.h"
#include "dialects/DialectLibrary.h"
#include "TestProgram.h"

#include <QTest>

using namespace vedette;

namespace {

SeenAnswers pictureAt(const char *place)
{
    SeenAnswers seen;
    const QString text = QLatin1String(place);
    seen.picture = SearchPlace{atCamera(QUrl(QStringLiteral("http://192.0.2.1")), text), text};
    return seen;
}

SeenAnswers said(SeenAnswers seen, const QByteArray &status)
{
    ProbeAnswer answer;
    answer.head.status = 200;
    answer.body = status;
    seen.add({QUrl(QStringLiteral("http://192.0.2.1/status")), QStringLiteral("/status")}, answer);
    return seen;
}

SeenAnswers loginOf(const char *realm, const char *server)
{
    ProbeAnswer answer;
    answer.kind = ProbeAnswer::Kind::Login;
    answer.head.status = 401;
    answer.head.fields = {{"www-authenticate", realm}, {"server", server}};
    SeenAnswers seen;
    seen.add({QUrl(QStringLiteral("http://192.0.2.1/")), QStringLiteral("/")}, answer);
    return seen;
}

SeenAnswers titled(const char *title)
{
    ProbeAnswer answer;
    answer.head.status = 200;
    answer.body = QByteArray("<html><TITLE>") + title + "</TITLE>";
    SeenAnswers seen;
    seen.add({QUrl(QStringLiteral("http://192.0.2.1/")), QStringLiteral("/")}, answer);
    return seen;
}

QByteArray cameraStatus()
{
    return R"({"framesize":8,"quality":10,"hmirror":0,"vflip":0})";
}

} // namespace

/// What a camera's answers make of it, and what is asked.
class TestCameraRecognition : public QObject
{
    Q_OBJECT

private slots:
    void firmwares_data();
    void firmwares();
    void allDialectsExist();
    void aNameOutweighsAnAddress();
    void foreignTextIsNeverShown();
    void plans_data();
    void plans();
    void noLoginIsKept();
};

void TestCameraRecognition::firmwares_data()
{
    using Confidence = FoundCamera::Confidence;
    QTest::addColumn<SeenAnswers>("seen");
    QTest::addColumn<QString>("firmware");
    QTest::addColumn<int>("confidence");
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QString>("servoUrl");
    const auto row = [](const char *name, const SeenAnswers &seen, const char *firmware,
                        Confidence confidence, const char *dialect, const char *servoUrl) {
        QTest::newRow(name) << seen << QString::fromUtf8(firmware) << static_cast<int>(confidence)
                            << QString::fromUtf8(dialect) << QString::fromUtf8(servoUrl);
    };
    row("nothing", {}, "", Confidence::None, "", "");
    row("the first", pictureAt("/mjpeg"), "securityCam", Confidence::Guess, "tr-el",
        "http://192.0.2.1:81/control_servo");
    row("no settings", pictureAt(":81/stream"), "CameraWebServer", Confidence::Guess, "action-go",
        "http://192.0.2.1");
    row("settings", said(pictureAt(":81/stream"), cameraStatus()), "CameraWebServer",
        Confidence::Likely, "action-go", "http://192.0.2.1");
    row("settings with a stream's address",
        said(pictureAt(":81/"),
             R"({"framesize":8,"quality":1,"hmirror":0,"cam_name":"x","stream_url":"y"})"),
        "easytarget", Confidence::Likely, "var-pan-degrees", "http://192.0.2.1");
    row("settings with a lamp",
        said(pictureAt("/sustain?video=1"),
             R"({"framesize":"VGA","quality":1,"hmirror":0,"lamp":0,"fw_version":"9"})"),
        "MJPEG2SD", Confidence::Likely, "mjpeg2sd-websocket", "http://192.0.2.1");
    row("where it points", said({}, R"({"pan":90,"tilt":45})"), "/servo?pan=", Confidence::Likely,
        "servo-pan-tilt", "http://192.0.2.1");
    row("one server at a port of its own", pictureAt(":8080/?action=stream"), "mjpg-streamer",
        Confidence::Guess, "mjpg-streamer", "http://192.0.2.1:8080");
    row("ESPHome", pictureAt(":8080/"), "ESPHome", Confidence::Guess, "esphome",
        "http://192.0.2.1");
    row("many clients", pictureAt("/mjpeg/1"), "multiclient", Confidence::Guess, "paths",
        "http://192.0.2.1");
    row("thingino's title", titled("thingino - login"), "thingino", Confidence::Certain, "thingino",
        "http://192.0.2.1");
    row("Foscam's server", loginOf("Basic realm=\"ipcamera_000\"", "Netwave IP Camera"), "Foscam",
        Confidence::Certain, "foscam", "http://192.0.2.1");
    row("Axis' realm", loginOf("Digest realm=\"AXIS_ACCC8E000000\"", ""), "Axis",
        Confidence::Certain, "axis", "http://192.0.2.1");
    row("Dahua's realm", loginOf("Digest realm=\"Login to 2J010\"", ""), "Dahua",
        Confidence::Certain, "dahua", "http://192.0.2.1");
    row("D-Link's realm", loginOf("Basic realm=\"DCS-5020L\"", ""), "D-Link", Confidence::Certain,
        "dlink", "http://192.0.2.1");
    row("a router's login", loginOf("Basic realm=\"Router\"", "Boa"), "", Confidence::None, "", "");
}

void TestCameraRecognition::firmwares()
{
    QFETCH(SeenAnswers, seen);
    QFETCH(QString, firmware);
    QFETCH(int, confidence);
    QFETCH(QString, dialect);
    QFETCH(QString, servoUrl);
    const FoundCamera found = Recognition::of(seen, QUrl(QStringLiteral("http://192.0.2.1")));
    QVERIFY2(found.firmware.contains(firmware), qPrintable(found.firmware));
    QCOMPARE(found.firmware.isEmpty(), firmware.isEmpty());
    QCOMPARE(static_cast<int>(found.confidence), confidence);
    QCOMPARE(found.dialects.value(0).id, dialect);
    QCOMPARE(found.servoUrl().toString(), servoUrl);
    QVERIFY(!found.text.isEmpty());
}

void TestCameraRecognition::allDialectsExist()
{
    for (const Firmware &firmware : firmwareTable()) {
        for (const ServoPlace &servo : firmware.servos) {
            const auto result = DialectLibrary::find(servo.dialect, {});
            QVERIFY2(std::holds_alternative<DialectPointer>(result), qPrintable(servo.dialect));
            const bool isWhole =
                servo.place.sliced(servo.place.indexOf(QLatin1Char('/'))).size() > 1;
            QCOMPARE(isWhole, std::get<DialectPointer>(result)->takesWholeAddress);
        }
    }
}

void TestCameraRecognition::aNameOutweighsAnAddress()
{
    SeenAnswers seen = said(pictureAt("/stream"), cameraStatus());
    seen.servers = QStringList{QStringLiteral("MJPG-Streamer/0.2")};
    const FoundCamera found = Recognition::of(seen, QUrl(QStringLiteral("http://192.0.2.1")));
    QCOMPARE(found.firmware, QStringLiteral("mjpg-streamer"));
    QCOMPARE(found.dialects.size(), 1);
    QCOMPARE(found.stillUrl.toString(), QStringLiteral("http://192.0.2.1/?action=snapshot"));
}

void TestCameraRecognition::foreignTextIsNeverShown()
{
    const SeenAnswers seen = titled("thingino<img src=x>\x1b[2J");
    const FoundCamera found = Recognition::of(seen, QUrl(QStringLiteral("http://192.0.2.1")));
    QCOMPARE(found.firmware, QStringLiteral("thingino"));
    QVERIFY(!found.text.contains(QLatin1Char('<')));
}

void TestCameraRecognition::plans_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("third");
    QTest::newRow("host") << "cam.local"
                          << "http://cam.local/status"
                          << "http://cam.local:81/stream";
    QTest::newRow("spaces") << " 192.0.2.1 "
                            << "http://192.0.2.1/status"
                            << "http://192.0.2.1:81/stream";
    QTest::newRow("IPv6") << "2001:db8::1"
                          << "http://[2001:db8::1]/status"
                          << "http://[2001:db8::1]:81/stream";
    QTest::newRow("a port") << "192.0.2.1:8000"
                            << "http://192.0.2.1:8000/status"
                            << "http://192.0.2.1:8000/stream";
    QTest::newRow("a path") << "http://192.0.2.1/cam/video"
                            << "http://192.0.2.1/cam/video"
                            << "http://192.0.2.1/";
    QTest::newRow("https") << "https://192.0.2.1"
                           << "https://192.0.2.1/status"
                           << "https://192.0.2.1/stream";
}

void TestCameraRecognition::plans()
{
    QFETCH(QString, typed);
    QFETCH(QString, first);
    QFETCH(QString, third);
    QCOMPARE(problemWithSearchedAddress(typed), QString());
    const SearchPlan plan = searchPlanFor(typed);
    QCOMPARE(plan.value(0).url.toString(), first);
    QCOMPARE(plan.value(2).url.toString(), third);
}

void TestCameraRecognition::noLoginIsKept()
{
    for (const SearchPlace &place : searchPlanFor(QStringLiteral("http://me:secret@192.0.2.1/x"))) {
        QVERIFY(!place.url.toString().contains(QLatin1Char('@')));
    }
    QVERIFY(!problemWithSearchedAddress(QStringLiteral("ftp://192.0.2.1")).isEmpty());
    QVERIFY(!problemWithSearchedAddress(QString()).isEmpty());
}

VEDETTE_TEST(TestCameraRecognition)
#include "TestCameraRecognition.moc"
