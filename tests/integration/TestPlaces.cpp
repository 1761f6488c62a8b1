// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/DemoCameraThread.h"
#include "dialects/DialectLibrary.h"
#include "FreshState.h"
#include "SharedCamera.h"
#include "steering/StateFile.h"
#include "TestPicture.h"
#include "TestProgram.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <sys/stat.h>

#include <functional>
#include <optional>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;
using namespace std::chrono_literals;

namespace {

/// A simulated camera of a dialect, and a server that shares it.
class PlacedCamera
{
public:
    explicit PlacedCamera(const QString &dialect, QSize fieldOfView = {})
        : m_demo(options(dialect))
    {
        m_isUp = m_demo.start();
        m_config = SharedCamera::config(m_demo.streamUrl(), m_demo.servoUrl());
        m_config.dialect = std::get<DialectPointer>(DialectLibrary::find(dialect, {}));
        m_config.login = {u"admin"_s, u"secret"_s};
        m_config.reach.fieldOfView = fieldOfView;
        start();
    }

    bool isUp() const { return m_isUp; }
    /// Somebody watches, and the picture is live.
    [[nodiscard]] bool watch()
    {
        m_viewer.emplace();
        camera().hub().attach(&*m_viewer);
        return QTest::qWaitFor([this] { return camera().liveFrame().has_value(); }, 10'000);
    }
    QJsonObject preset(int index)
    {
        return json("/api/presets").value(u"presets"_s)[index].toObject();
    }
    /// Where the picture of a preset is kept.
    QString pictureFile(int number) const
    {
        return u"%1/vedette/presets/%2.pictures/%3.jpg"_s.arg(
            qEnvironmentVariable("XDG_STATE_HOME"), stateFileName(m_config.servoUrl),
            QString::number(number));
    }
    DemoCameraThread &demo() { return m_demo; }
    /// Counts from start() on.
    CameraConfig &config() { return m_config; }
    Camera &camera() { return m_shared->camera(); }
    /// The server ends.
    void stop()
    {
        m_client.reset();
        m_viewer.reset();
        m_shared.reset();
    }
    void start()
    {
        m_shared.emplace(m_config);
        m_client.emplace(m_shared->port());
    }
    WebAnswer ask(const QByteArray &method, const QByteArray &path, const QByteArray &body = {})
    {
        return m_client->ask(
            request(method, path,
                    login() + "Content-Length: " + QByteArray::number(body.size()) + "\r\n") +
            body);
    }
    int status(const QByteArray &method, const QByteArray &path, const QByteArray &body = {})
    {
        return ask(method, path, body).status;
    }
    QJsonObject json(const QByteArray &path)
    {
        return QJsonDocument::fromJson(ask("GET", path).body).object();
    }
    QString patrolState() { return json("/api/patrol").value(u"state"_s).toString(); }
    /// Where the servos were last told to be, to the right of and above the centre.
    QPoint target() const
    {
        const DemoCamera::Pointing target = m_demo.target();
        return {qRound(target.right), qRound(target.up)};
    }

private:
    static DemoCamera::Options options(const QString &dialect)
    {
        DemoCamera::Options options;
        options.dialect = dialect;
        options.framesPerSecond = 1;
        return options;
    }

    DemoCameraThread m_demo;
    CameraConfig m_config;
    std::optional<SharedCamera> m_shared;
    std::optional<QObject> m_viewer;
    std::optional<WebClient> m_client;
    bool m_isUp = false;
};

constexpr auto MoveByJson = "{\"pan\":%1,\"tilt\":%2,\"relative\":false}";

QByteArray place(double pan, double tilt)
{
    return QString::fromLatin1(MoveByJson).arg(pan).arg(tilt).toLatin1();
}

} // namespace

/// Places, home, presets and patrols over HTTP, at a simulated camera.
class TestPlaces : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_state.emplace(); }
    void moves();
    void findsHome();
    void wrongMoves_data();
    void wrongMoves();
    void aims();
    void wrongAims_data();
    void wrongAims();
    void storesAndRecalls();
    void namesAndNumbers();
    void followTheMounting();
    void pictures();
    void filesThatAreNoPictures_data();
    void filesThatAreNoPictures();
    void theCamerasOwn();
    void aCameraThatCannot();
    void patrols();
    void twoPatrols();
    void aLostStopIsTriedAgain();
    void aPatrolOutlivesTheProgram();
    void wrongPatrols_data();
    void wrongPatrols();
    void parks();

private:
    std::optional<FreshState> m_state;
};

void TestPlaces::moves()
{
    PlacedCamera placed(u"servo-pan-tilt"_s);
    QVERIFY(placed.isUp());
    QCOMPARE(placed.status("POST", "/api/move", place(30, -20)), 200);
    QCOMPARE(placed.target(), QPoint(30, -20));
    QCOMPARE(placed.status("POST", "/api/move", R"({"pan":5,"tilt":-4,"relative":true})"), 200);
    QCOMPARE(placed.target(), QPoint(35, -24));
    QCOMPARE(placed.status("POST", "/api/move", R"({"pan":5,"tilt":4})"), 200);
    QCOMPARE(placed.target(), QPoint(40, -20));
    QCOMPARE(placed.status("POST", "/api/home"), 200);
    QCOMPARE(placed.target(), QPoint(0, 0));
    QCOMPARE(placed.status("GET", "/api/home"), 405);
    QCOMPARE(placed.status("POST", "/api/home", R"({"find":1})"), 400);
    QCOMPARE(placed.status("POST", "/api/home", R"({"find":true})"), 501);
    placed.demo().setServoFault(DemoCamera::ServoFault::Error);
    QCOMPARE(placed.status("POST", "/api/home"), 500);
}

void TestPlaces::findsHome()
{
    PlacedCamera placed(u"tr-el"_s);
    const auto position = [&placed] { return placed.json("/api/status").value(u"position"_s); };
    QVERIFY(position()[u"canFindHome"_s].toBool());
    QVERIFY(!position()[u"sure"_s].toBool());
    const QJsonArray anywhere{-90, 90};
    QCOMPARE(position()[u"possible"_s][u"pan"_s].toArray(), anywhere);
    QCOMPARE(placed.status("POST", "/api/home", R"({"find":true})"), 200);
    QVERIFY(position()[u"sure"_s].toBool());
    QCOMPARE(position()[u"possible"_s][u"pan"_s].toArray(), (QJsonArray{0, 0}));
    QCOMPARE(position()[u"reach"_s][u"pan"_s].toArray(), anywhere);
}

void TestPlaces::wrongMoves_data()
{
    QTest::addColumn<QByteArray>("body");
    for (const char *const body :
         {"{", "[]", "{\"pan\":1}", "{\"pan\":1,\"tilt\":NaN}", "{\"pan\":1,\"tilt\":Infinity}",
          "{\"pan\":1,\"tilt\":1e999}", "{\"pan\":1e300,\"tilt\":1}", "{\"pan\":181,\"tilt\":1}",
          "{\"pan\":\"1\",\"tilt\":1}", "{\"pan\":null,\"tilt\":1}", "{\"pan\":1.5,\"tilt\":1}",
          "{\"pan\":1,\"tilt\":1,\"relative\":0}", "{\"pan\":1,\"tilt\":1,\"more\":0}"}) {
        QTest::newRow(body) << QByteArray(body);
    }
}

void TestPlaces::wrongMoves()
{
    QFETCH(const QByteArray, body);
    PlacedCamera placed(u"servo-pan-tilt"_s);
    QCOMPARE(placed.status("POST", "/api/move", body), 400);
    QVERIFY(placed.demo().servoRequests().isEmpty());
}

void TestPlaces::aims()
{
    PlacedCamera placed(u"servo-pan-tilt"_s, {65, 50});
    QVERIFY(placed.json("/api/status").value(u"aimable"_s).toBool());
    QCOMPARE(placed.status("POST", "/api/home"), 200);
    QCOMPARE(placed.status("POST", "/api/aim", R"({"x":0.75,"y":0.25})"), 200);
    QCOMPARE(placed.target(), QPoint(18, 13));
    // What is there now comes to the corner: the middle is where it was.
    QCOMPARE(placed.status("POST", "/api/aim", R"({"x":0.5,"y":0.5,"toX":0.75,"toY":0.25})"), 200);
    QCOMPARE(placed.target(), QPoint(0, 0));
    QCOMPARE(placed.status("GET", "/api/aim"), 405);

    // One that does it by itself has to know nothing of degrees, and they count for nothing.
    PlacedCamera axis(u"axis"_s, {65, 50});
    QVERIFY(axis.json("/api/status").value(u"aimable"_s).toBool());
    QCOMPARE(axis.status("POST", "/api/aim", R"({"x":0.75,"y":0.25})"), 200);
    const QByteArray request = axis.demo().servoRequests().constLast();
    QVERIFY2(request.startsWith(
                 "GET /axis-cgi/com/ptz.cgi?center=480,120&imagewidth=640&imageheight=480 "),
             request);

    PlacedCamera unknown(u"servo-pan-tilt"_s);
    QVERIFY(!unknown.json("/api/status").value(u"aimable"_s).toBool(true));
    QCOMPARE(unknown.status("POST", "/api/aim", R"({"x":0.75,"y":0.25})"), 501);
}

void TestPlaces::wrongAims_data()
{
    QTest::addColumn<QByteArray>("body");
    for (const char *const body :
         {"", "[]", "{\"x\":0.5}", "{\"x\":0.5,\"y\":NaN}", "{\"x\":0.5,\"y\":1.01}",
          "{\"x\":-0.1,\"y\":0.5}", "{\"x\":\"0\",\"y\":0}", "{\"x\":0,\"y\":0,\"toX\":1}",
          "{\"x\":0,\"y\":0,\"toX\":1,\"toY\":2}", "{\"x\":0,\"y\":0,\"more\":0}"}) {
        QTest::addRow("%s.", body) << QByteArray(body);
    }
}

void TestPlaces::wrongAims()
{
    QFETCH(const QByteArray, body);
    PlacedCamera placed(u"servo-pan-tilt"_s, {65, 50});
    QCOMPARE(placed.status("POST", "/api/aim", body), 400);
    QVERIFY(placed.demo().servoRequests().isEmpty());
}

void TestPlaces::storesAndRecalls()
{
    PlacedCamera placed(u"servo-pan-tilt"_s);
    QVERIFY(placed.isUp());
    QVERIFY(placed.json("/api/status").value(u"home"_s).toBool());
    // Nobody has told the camera yet where to be.
    QCOMPARE(placed.status("PUT", "/api/presets/1"), 409);
    placed.ask("POST", "/api/move", place(30, -20));
    QCOMPARE(placed.status("PUT", "/api/presets/1", R"({"name":"Gate"})"), 200);
    const int revision = placed.json("/api/status").value(u"presets"_s).toInt();
    placed.ask("POST", "/api/move", place(-40, 10));
    QCOMPARE(placed.status("PUT", "/api/presets/2"), 200);
    QVERIFY(placed.json("/api/status").value(u"presets"_s).toInt() > revision);
    QCOMPARE(placed.status("POST", "/api/presets/gate"), 200);
    QCOMPARE(placed.target(), QPoint(30, -20));
    // Another program's run has them too.
    placed.stop();
    placed.start();
    QCOMPARE(placed.status("POST", "/api/presets/2"), 200);
    QCOMPARE(placed.target(), QPoint(-40, 10));
    QCOMPARE(placed.status("DELETE", "/api/presets/2"), 200);
    QCOMPARE(placed.status("DELETE", "/api/presets/2"), 404);
    QCOMPARE(placed.status("POST", "/api/presets/2"), 404);
    const QJsonObject list = placed.json("/api/presets");
    QVERIFY(list.value(u"supported"_s).toBool());
    QCOMPARE(list.value(u"keptBy"_s).toString(), u"vedette"_s);
    const QJsonArray presets{QJsonObject{{u"number"_s, 1},
                                         {u"name"_s, u"Gate"_s},
                                         {u"pan"_s, 30},
                                         {u"tilt"_s, -20},
                                         {u"picture"_s, QJsonValue::Null}}};
    QCOMPARE(list.value(u"presets"_s).toArray(), presets);
}

void TestPlaces::namesAndNumbers()
{
    PlacedCamera placed(u"servo-pan-tilt"_s);
    placed.ask("POST", "/api/home");
    QCOMPARE(placed.status("POST", "/api/presets", R"({"name":"Front door"})"), 200);
    QCOMPARE(placed.status("PUT", "/api/presets/K%C3%BCche"), 200);
    QCOMPARE(placed.status("POST", "/api/presets"), 200);
    QCOMPARE(placed.status("PUT", "/api/presets/1", R"({"name":"front DOOR"})"), 409);
    for (const char *const path : {"/api/presets/0", "/api/presets/1001", "/api/presets/a%2Fb",
                                   "/api/presets/99999999999999"}) {
        QCOMPARE(placed.status("PUT", path), 400);
    }
    QCOMPARE(placed.status("PUT", "/api/presets/1", R"({"name":7})"), 400);
    QCOMPARE(placed.status("PUT", "/api/presets/1", R"({"name":"7"})"), 400);
    QCOMPARE(placed.status("PUT", "/api/presets/1", R"({"name":"\ud800"})"), 400);
    QCOMPARE(placed.status("PUT", "/api/presets/1", R"({"name":".."})"), 400);
    QCOMPARE(placed.status("PUT", "/api/presets/1", "{"), 400);
    QStringList names;
    const QJsonArray presets = placed.json("/api/presets").value(u"presets"_s).toArray();
    for (const auto &preset : presets) {
        names += u"%1 %2"_s.arg(preset[u"number"_s].toInt()).arg(preset[u"name"_s].toString());
    }
    QCOMPARE(names, QStringList({u"10 Front door"_s, u"11 Küche"_s, u"12 "_s}));
    QCOMPARE(placed.status("POST", "/api/presets/Front%20door"), 200);
    QCOMPARE(placed.status("DELETE", "/api/presets/K%C3%BCche"), 200);
    QCOMPARE(placed.status("POST", "/api/presets/K%C3%BCche"), 404);
}

/// A place stays the same when the camera is mounted otherwise.
void TestPlaces::followTheMounting()
{
    PlacedCamera placed(u"servo-pan-tilt"_s);
    placed.ask("POST", "/api/move", place(30, -20));
    placed.ask("PUT", "/api/presets/1");
    placed.camera().setMounting({.rotation = 180});
    const QJsonObject preset = placed.json("/api/presets").value(u"presets"_s)[0].toObject();
    QCOMPARE(preset.value(u"pan"_s).toDouble(), -30);
    QCOMPARE(preset.value(u"tilt"_s).toDouble(), 20);
    placed.ask("POST", "/api/home");
    placed.ask("POST", "/api/presets/1");
    QCOMPARE(placed.target(), QPoint(30, -20));
}

/// A preset has the picture of when it was stored.
void TestPlaces::pictures()
{
    PlacedCamera placed(u"servo-pan-tilt"_s);
    placed.ask("POST", "/api/move", place(30, -20));
    QCOMPARE(placed.status("GET", "/api/presets/1/picture"), 404);
    QVERIFY(placed.watch());
    QCOMPARE(placed.status("PUT", "/api/presets/1"), 200);
    const QString tag = placed.preset(0).value(u"picture"_s).toString();
    QVERIFY(!tag.isEmpty());
    const WebAnswer picture = placed.ask("GET", "/api/presets/1/picture");
    QCOMPARE(picture.status, 200);
    QCOMPARE(QImage::fromData(picture.body, "jpeg").size(), QSize(160, 120));
    QCOMPARE(placed.status("POST", "/api/presets/1/picture"), 405);
    // Only the name is another.
    placed.ask("POST", "/api/home");
    QCOMPARE(placed.status("PUT", "/api/presets/1", R"({"name":"Gate","keepPlace":true})"), 200);
    QCOMPARE(placed.preset(0).value(u"pan"_s).toDouble(), 30);
    QCOMPARE(placed.preset(0).value(u"picture"_s).toString(), tag);
    QCOMPARE(placed.ask("GET", "/api/presets/gate/picture").body, picture.body);
    QCOMPARE(placed.status("PUT", "/api/presets/1", R"({"keepPlace":true})"), 400);
    QCOMPARE(placed.status("PUT", "/api/presets/2", R"({"name":"a","keepPlace":true})"), 404);
    // Over a restart, also of a camera that nobody watches.
    placed.stop();
    placed.start();
    QCOMPARE(placed.ask("GET", "/api/presets/1/picture").body, picture.body);
    // Stored unseen, it is not known what it shows.
    QCOMPARE(placed.status("PUT", "/api/presets/1"), 200);
    QVERIFY(placed.preset(0).value(u"picture"_s).isNull());
    QVERIFY(!QFile::exists(placed.pictureFile(1)));
    QVERIFY(placed.watch());
    QCOMPARE(placed.status("PUT", "/api/presets/1"), 200);
    QVERIFY(QFile::exists(placed.pictureFile(1)));
    QCOMPARE(placed.status("DELETE", "/api/presets/1"), 200);
    QVERIFY(!QFile::exists(placed.pictureFile(1)));
    QCOMPARE(placed.status("GET", "/api/presets/1/picture"), 404);
}

void TestPlaces::filesThatAreNoPictures_data()
{
    QTest::addColumn<std::function<void(const QString &)>>("spoil");
    const auto row = [](const char *name, const std::function<void(const QString &)> &spoil) {
        QTest::newRow(name) << spoil;
    };
    const auto write = [](const QString &path, const QByteArray &bytes) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    };
    row("cut", [](const QString &path) {
        QFile file(path);
        QVERIFY(file.resize(file.size() / 2));
    });
    row("text", [write](const QString &path) { write(path, "<script>"); });
    row("too many bytes", [write](const QString &path) {
        write(path, jpegOf(colourfulImage({400, 300})) + QByteArray(70'000, 'x'));
    });
    row("too many pixels", [write](const QString &path) {
        QImage image(2000, 1000, QImage::Format_RGB32);
        image.fill(Qt::red);
        write(path, jpegOf(image));
    });
    row("link", [](const QString &path) {
        QVERIFY(QFile::rename(path, path + u".other"_s));
        QVERIFY(QFile::link(path + u".other"_s, path));
    });
    row("pipe", [](const QString &path) {
        QVERIFY(QFile::remove(path));
        QCOMPARE(::mkfifo(path.toUtf8().constData(), S_IRUSR | S_IWUSR), 0);
    });
}

void TestPlaces::filesThatAreNoPictures()
{
    QFETCH(const std::function<void(const QString &)>, spoil);
    PlacedCamera placed(u"servo-pan-tilt"_s);
    placed.ask("POST", "/api/home");
    QVERIFY(placed.watch());
    QCOMPARE(placed.status("PUT", "/api/presets/1"), 200);
    placed.stop();
    spoil(placed.pictureFile(1));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"is not a preset's picture"_s));
    placed.start();
    QVERIFY(placed.preset(0).value(u"picture"_s).isNull());
    QCOMPARE(placed.status("GET", "/api/presets/1/picture"), 404);
    QCOMPARE(placed.status("POST", "/api/presets/1"), 200); // the preset itself is as good as ever
    QCOMPARE(placed.status("DELETE", "/api/presets/1"), 200);
    QVERIFY(!QFileInfo::exists(placed.pictureFile(1)));
}

void TestPlaces::theCamerasOwn()
{
    PlacedCamera placed(u"foscam"_s);
    QVERIFY(placed.isUp());
    QCOMPARE(placed.json("/api/presets").value(u"keptBy"_s).toString(), u"camera"_s);
    QCOMPARE(placed.status("PUT", "/api/presets/2", R"({"name":"Gate"})"), 200);
    QCOMPARE(placed.status("POST", "/api/presets/Gate"), 200);
    QCOMPARE(placed.status("POST", "/api/presets/8"), 200); // stored by the camera's own page
    QCOMPARE(placed.status("PUT", "/api/presets/9"), 400);
    QCOMPARE(placed.status("POST", "/api/presets/9"), 404);
    QByteArrayList commands;
    const QByteArrayList requests = placed.demo().servoRequests();
    for (const QByteArray &bytes : requests) {
        commands += bytes.mid(bytes.indexOf("command=")).split('&').constFirst();
    }
    QCOMPARE(commands, QByteArrayList({"command=32", "command=33", "command=45"}));
    QCOMPARE(placed.demo().wrongServoRequests(), 0);

    placed.stop(); // its next dialect has none
    placed.config().dialect =
        std::get<DialectPointer>(DialectLibrary::find(u"var-pan-degrees"_s, {}));
    placed.start();
    const WebAnswer answer = placed.ask("POST", "/api/presets/2");
    QCOMPARE(answer.status, 409);
    QVERIFY2(answer.body.contains("store it again"), answer.body);
}

void TestPlaces::aCameraThatCannot()
{
    PlacedCamera placed(u"paths"_s);
    QVERIFY(placed.isUp());
    const QJsonObject status = placed.json("/api/status");
    QVERIFY(status.value(u"presets"_s).isNull());
    QVERIFY(status.value(u"patrol"_s).isNull());
    QVERIFY(!status.value(u"home"_s).toBool());
    QVERIFY(!placed.json("/api/presets").value(u"reason"_s).toString().isEmpty());
    QCOMPARE(placed.status("POST", "/api/home"), 501);
    QCOMPARE(placed.status("POST", "/api/move", place(1, 1)), 501);
    for (const char *const method : {"PUT", "POST"}) {
        QCOMPARE(placed.status(method, "/api/presets/1"), 501);
        QCOMPARE(placed.status(method, "/api/patrol"), 501);
    }
}

void TestPlaces::patrols()
{
    PlacedCamera placed(u"servo-pan-tilt"_s);
    QVERIFY(placed.isUp());
    QCOMPARE(placed.status("POST", "/api/patrol"), 409); // there is nowhere to go
    for (int number = 1; number <= 2; ++number) {
        placed.ask("POST", "/api/move", place(10 * number, 0));
        placed.ask("PUT", "/api/presets/" + QByteArray::number(number));
    }
    QCOMPARE(placed.status("POST", "/api/patrol"), 200); // to all presets
    QTRY_COMPARE(placed.target(), QPoint(10, 0));
    QCOMPARE(placed.status("DELETE", "/api/patrol"), 200);
    QCOMPARE(placed.status("POST", "/api/home"), 200);
    QCOMPARE(placed.status("PUT", "/api/patrol",
                           R"({"stops":[{"preset":1,"seconds":1},{"preset":"2","seconds":1}],)"
                           R"("resumeSeconds":1})"),
             200);
    QCOMPARE(placed.patrolState(), u"stopped"_s);
    QCOMPARE(placed.status("POST", "/api/patrol"), 200);
    QTRY_COMPARE(placed.target(), QPoint(10, 0));
    QTRY_COMPARE(placed.target(), QPoint(20, 0));
    QTRY_COMPARE(placed.target(), QPoint(10, 0)); // and round again
    // Anybody's steering interrupts it.
    QCOMPARE(placed.status("POST", "/turnup"), 200);
    QCOMPARE(placed.target().y(), 5);
    QCOMPARE(placed.patrolState(), u"interrupted"_s);
    QTRY_COMPARE(placed.target().y(), 0);
    // However slow the servos are, what somebody asks for is not thrown out.
    placed.demo().setServoFault(DemoCamera::ServoFault::Late);
    QCOMPARE(placed.status("POST", "/api/home"), 200);
    placed.demo().setServoFault(DemoCamera::ServoFault::None);
    QTRY_COMPARE(placed.target(), QPoint(10, 0));
    // A key that is held is steering as long as it is.
    auto now = SteadyClock::now();
    Patrol &patrol = placed.camera().patrol();
    patrol.setClock([&now] { return now; });
    placed.camera().steering().press(Direction::Up, Pace::Fine);
    for (int i = 0; i < 3; ++i) { // in all longer than resumeSeconds
        const qsizetype requests = placed.demo().servoRequests().size();
        QTRY_VERIFY(placed.demo().servoRequests().size() > requests + 1);
        now += 800ms;
        patrol.advance();
        QCOMPARE(placed.patrolState(), u"interrupted"_s);
    }
    patrol.setClock(&SteadyClock::now);
    placed.camera().steering().release(Direction::Up);
    QTRY_COMPARE(placed.target().y(), 0);
    QCOMPARE(placed.status("DELETE", "/api/patrol"), 200);
    QCOMPARE(placed.patrolState(), u"stopped"_s);
    QCOMPARE(placed.json("/api/status").value(u"patrol"_s).toString(), u"stopped"_s);
}

void TestPlaces::twoPatrols()
{
    PlacedCamera placed(u"servo-pan-tilt"_s);
    for (int number = 1; number <= 4; ++number) {
        placed.ask("POST", "/api/move", place(10 * number, 0));
        placed.ask("PUT", "/api/presets/" + QByteArray::number(number));
    }
    placed.ask("PUT", "/api/patrol",
               R"({"stops":[{"preset":1,"seconds":1},{"preset":2,"seconds":1}]})");
    placed.ask("POST", "/api/patrol");
    QTRY_COMPARE(placed.target(), QPoint(10, 0));
    placed.ask("PUT", "/api/patrol",
               R"({"stops":[{"preset":3,"seconds":1},{"preset":4,"seconds":1}]})");
    QTRY_COMPARE(placed.target(), QPoint(30, 0));
    const qsizetype before = placed.demo().servoRequests().size();
    QTRY_VERIFY(placed.demo().servoRequests().size() >= before + 3);
    const QByteArrayList requests = placed.demo().servoRequests().mid(before - 1);
    for (const QByteArray &request : requests) {
        QVERIFY2(request.contains("pan=120&") || request.contains("pan=130&"), request);
    }
}

/// The answer for one axis is lost, and with it the request for the other.
void TestPlaces::aLostStopIsTriedAgain()
{
    constexpr int LostEach = 50; // as the simulation loses answers
    PlacedCamera placed(u"var-pan-degrees"_s);
    placed.ask("POST", "/api/move", place(10, 20));
    QCOMPARE(placed.status("PUT", "/api/presets/1"), 200);
    QCOMPARE(placed.status("POST", "/api/home"), 200);
    placed.demo().setServoFault(DemoCamera::ServoFault::Lost);
    for (int request = 1; request < LostEach; ++request) {
        QCOMPARE(placed.status("POST", request % 2 == 0 ? "/turnleft" : "/turnright"), 200);
    }
    const QPoint before = placed.target();
    placed.ask("PUT", "/api/patrol", R"({"stops":[{"preset":1,"seconds":60}]})");
    placed.ask("POST", "/api/patrol");
    QTRY_COMPARE(placed.target(), QPoint(10, before.y()));
    QTRY_COMPARE_WITH_TIMEOUT(placed.target(), QPoint(10, 20), 20'000);
}

void TestPlaces::aPatrolOutlivesTheProgram()
{
    PlacedCamera placed(u"servo-pan-tilt"_s);
    placed.ask("POST", "/api/move", place(10, 0));
    placed.ask("PUT", "/api/presets/1");
    placed.ask("PUT", "/api/patrol", R"({"stops":[{"preset":1,"seconds":60}]})");
    placed.ask("POST", "/api/patrol");
    QTRY_COMPARE(placed.patrolState(), u"staying"_s);
    placed.ask("POST", "/api/home");
    placed.stop();
    QCOMPARE(placed.target(), QPoint(0, 0));
    placed.start();
    QTRY_COMPARE(placed.target(), QPoint(10, 0));
    // A preset that is gone is passed by, and that is said.
    placed.ask("DELETE", "/api/presets/1");
    QCOMPARE(placed.status("POST", "/api/patrol"), 200);
    QTRY_COMPARE(placed.json("/api/patrol").value(u"problem"_s).toString(),
                 u"There is no such preset."_s);
    placed.ask("DELETE", "/api/patrol");
    placed.stop();
    placed.start();
    QCOMPARE(placed.patrolState(), u"stopped"_s);
}

void TestPlaces::wrongPatrols_data()
{
    QTest::addColumn<QByteArray>("body");
    for (const char *const body :
         {"", "{}", "{\"stops\":{}}", "{\"stops\":[1]}", "{\"stops\":[{\"preset\":1}]}",
          "{\"stops\":[{\"seconds\":1}]}", "{\"stops\":[{\"preset\":1,\"seconds\":0}]}",
          "{\"stops\":[{\"preset\":1,\"seconds\":1.5}]}",
          "{\"stops\":[{\"preset\":1,\"seconds\":86401}]}",
          "{\"stops\":[{\"preset\":1,\"seconds\":\"9\"}]}",
          "{\"stops\":[{\"preset\":\"nowhere\",\"seconds\":1}]}",
          "{\"stops\":[{\"preset\":1.5,\"seconds\":1}]}",
          "{\"stops\":[{\"preset\":1e300,\"seconds\":1}]}",
          "{\"stops\":[{\"preset\":1,\"seconds\":1,\"more\":1}]}",
          "{\"stops\":[],\"resumeSeconds\":-1}", "{\"stops\":[],\"parkMinutes\":1441}",
          "{\"stops\":[],\"parkPreset\":\"nowhere\"}", "{\"stops\":[],\"more\":1}"}) {
        QTest::newRow(body) << QByteArray(body);
    }
    QByteArray many = "{\"stops\":[";
    for (int i = 0; i <= PatrolPlan::MostStops; ++i) {
        many += "{\"preset\":1,\"seconds\":9},";
    }
    many.chop(1);
    QTest::newRow("too many") << many + "]}";
}

void TestPlaces::wrongPatrols()
{
    QFETCH(const QByteArray, body);
    PlacedCamera placed(u"servo-pan-tilt"_s);
    const QJsonObject before = placed.json("/api/patrol");
    QCOMPARE(placed.status("PUT", "/api/patrol", body), 400);
    QCOMPARE(placed.json("/api/patrol"), before);
}

void TestPlaces::parks()
{
    PlacedCamera placed(u"servo-pan-tilt"_s);
    placed.ask("POST", "/api/move", place(10, 0));
    placed.ask("PUT", "/api/presets/1");
    Camera &camera = placed.camera();
    const Parking parking(camera.steering(), camera.presets(), camera.patrol(),
                          std::chrono::milliseconds(300));
    QCOMPARE(placed.status("PUT", "/api/patrol", R"({"stops":[],"parkMinutes":1,"parkPreset":1})"),
             200);
    placed.ask("POST", "/api/home");
    QCOMPARE(placed.target(), QPoint(0, 0));
    QTRY_COMPARE(placed.target(), QPoint(10, 0));
    // Once: it is not sent again and again.
    QTRY_VERIFY(!camera.steering().isUnderWay());
    QVERIFY(!parking.isDue());
    placed.ask("POST", "/turnup");
    QTRY_COMPARE(placed.target(), QPoint(10, 0));
}

VEDETTE_GUI_TEST(TestPlaces)
#include "TestPlaces.moc"
