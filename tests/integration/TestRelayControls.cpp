// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/DemoCameraThread.h"
#include "dialects/DialectLibrary.h"
#include "ScriptedServer.h"
#include "SharedCamera.h"
#include "TestProgram.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;

namespace {

CameraConfig configOf(const QUrl &cameraUrl, const QUrl &servoUrl, const QString &dialect)
{
    CameraConfig config = SharedCamera::config(cameraUrl, servoUrl);
    config.dialect = std::get<DialectPointer>(DialectLibrary::find(dialect, QString()));
    return config;
}

QByteArray put(const QByteArray &id, const QByteArray &body, const QByteArray &fields = login())
{
    return request("PUT", "/api/controls/" + id,
                   fields + "Content-Length: " + QByteArray::number(body.size()) + "\r\n") +
           body;
}

QJsonObject objectOf(const WebAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

QJsonObject controlOf(const WebAnswer &answer, const QString &id)
{
    const QJsonArray controls = objectOf(answer).value("controls"_L1).toArray();
    for (const auto &control : controls) {
        if (control.toObject().value("id"_L1) == id) {
            return control.toObject();
        }
    }
    return {};
}

} // namespace

/// Lamp and picture settings by web requests.
class TestRelayControls : public QObject
{
    Q_OBJECT

private slots:
    void theyAreListedAndSet();
    void wrongRequests_data();
    void wrongRequests();
    void whoMay();
    void aCameraThatDoesNotAnswer();
};

void TestRelayControls::theyAreListedAndSet()
{
    DemoCamera::Options options;
    options.dialect = u"var-pan-degrees"_s;
    DemoCameraThread demo(options);
    QVERIFY(demo.start());
    SharedCamera shared(configOf(demo.streamUrl(), demo.servoUrl(), options.dialect));
    WebClient client(shared.port());
    const WebAnswer before = client.ask(get("/api/controls"));
    QCOMPARE(before.status, 200);
    QCOMPARE(missingHeader(before), QByteArray());
    QCOMPARE(objectOf(before).value("problem"_L1).toString(), QString());
    QCOMPARE(controlOf(before, u"lamp"_s), (QJsonObject{{u"id"_s, u"lamp"_s},
                                                        {u"label"_s, u"Lamp"_s},
                                                        {u"kind"_s, u"number"_s},
                                                        {u"min"_s, 0},
                                                        {u"max"_s, 255},
                                                        {u"value"_s, 0}}));
    const QJsonObject size = controlOf(before, u"frame-size"_s);
    QCOMPARE(size.value("value"_L1), QJsonValue(8));
    QCOMPARE(size.value("choices"_L1).toArray().at(4).toObject(),
             (QJsonObject{{u"value"_s, 9}, {u"label"_s, u"800 × 600"_s}}));

    QCOMPARE(client.ask(put("lamp", R"({"value":200})")).status, 200);
    QCOMPARE(client.ask(put("mirror", R"({"value":true})")).status, 200);
    const WebAnswer after = client.ask(get("/api/controls"));
    QCOMPARE(controlOf(after, u"lamp"_s).value("value"_L1), QJsonValue(200));
    QCOMPARE(controlOf(after, u"mirror"_s).value("value"_L1), QJsonValue(1));
    // The state says it too.
    const QJsonObject status = objectOf(client.ask(get("/api/status")));
    QCOMPARE(status.value("controls"_L1).toObject().value("lamp"_L1), QJsonValue(200));
    QCOMPARE(demo.streamConnections(), 0);
}

void TestRelayControls::wrongRequests_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const auto row = [](const char *id, const QByteArray &body, int status) {
        QTest::addRow("%s %s", id, body.left(30).constData()) << QByteArray(id) << body << status;
    };
    for (const char *body :
         {"", "12", "[12]", "{\"value\":\"12\"}", "{\"value\":null}", "{\"value\":256}",
          "{\"value\":-1}", "{\"value\":1.5}", "{\"value\":1e300}", "{\"value\":NaN}",
          "{\"val\":1}", "{\"value\":1"}) {
        row("lamp", body, 400);
    }
    row("lamp", QByteArray(4000, '['), 400);
    row("lamp", QByteArray(5000, ' '), 413);
    row("frame-size", R"({"value":4})", 400);
    row("mirror", R"({"value":2})", 400);
    row("", R"({"value":1})", 404);
    row("nothing", R"({"value":1})", 404);
    row("lamp/more", R"({"value":1})", 404);
    row("%6c%61%6d%70", R"({"value":1})", 200);
}

void TestRelayControls::wrongRequests()
{
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    ScriptedServer servos(always(ScriptedServer::response(200, "{}")));
    SharedCamera shared(configOf(servos.url(), servos.url({}), u"var-pan-degrees"_s));
    WebClient client(shared.port());
    QCOMPARE(client.ask(put(id, body)).status, status);
    QCOMPARE(servos.requests.isEmpty(), status != 200);
}

void TestRelayControls::whoMay()
{
    ScriptedServer servos(always(ScriptedServer::response(200, R"({"led_intensity":7})")));
    SharedCamera shared(configOf(servos.url(), servos.url({}), u"var-pan-degrees"_s));
    shared.server().router().setCredentials({UserName, Password}, {GuestName, GuestPassword});
    const QByteArray guest = login(GuestName, GuestPassword);
    const QByteArray on = R"({"value":1})";
    QCOMPARE(WebClient(shared.port()).ask(request("GET", "/api/controls", guest)).status, 200);
    const qsizetype asked = servos.requests.size();
    QCOMPARE(WebClient(shared.port()).ask(put("lamp", on, guest)).status, 403);
    QCOMPARE(WebClient(shared.port()).ask(put("lamp", on, {})).status, 401);
    for (const char *const field : {"Origin: http://evil.example\r\n", "Origin: null\r\n",
                                    "Sec-Fetch-Site: cross-site\r\n"}) {
        QCOMPARE(WebClient(shared.port()).ask(put("lamp", on, login() + field)).status, 403);
    }
    const WebAnswer wrong =
        WebClient(shared.port()).ask(request("POST", "/api/controls/lamp?value=1"));
    QCOMPARE(wrong.status, 405);
    QCOMPARE(wrong.field("allow"), "PUT");
    QCOMPARE(servos.requests.size(), asked);
}

void TestRelayControls::aCameraThatDoesNotAnswer()
{
    ScriptedServer servos(always(ScriptedServer::response(500, "no")));
    SharedCamera shared(configOf(servos.url(), servos.url({}), u"var-pan-degrees"_s));
    WebClient client(shared.port());
    const WebAnswer list = client.ask(get("/api/controls"));
    QCOMPARE(list.status, 200);
    QVERIFY(objectOf(list).value("problem"_L1).toString().contains("HTTP status 500"_L1));
    QCOMPARE(controlOf(list, u"lamp"_s).value("value"_L1), QJsonValue());
    QCOMPARE(client.ask(put("lamp", R"({"value":1})")).status, 500);
    // One that has none.
    SharedCamera plain(servos.url(), servos.url());
    WebClient other(plain.port());
    QCOMPARE(objectOf(other.ask(get("/api/controls"))).value("controls"_L1).toArray().size(), 0);
    QCOMPARE(other.ask(put("lamp", R"({"value":1})")).status, 501);
}

VEDETTE_GUI_TEST(TestRelayControls)
#include "TestRelayControls.moc"
