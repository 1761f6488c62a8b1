// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/CameraStore.h"
#include "config/MqttAddress.h"
#include "TestProgram.h"

#include <QDir>
#include <QFile>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using vedette::cameraId;
using vedette::CameraStore;
using vedette::ConfigError;
using vedette::loadCameras;
using vedette::LoadedCameras;
using vedette::loadFolder;
using vedette::MqttAddress;
using vedette::SettingValues;
using vedette::StoredCamera;
namespace key = vedette::key;
using namespace Qt::StringLiterals;

class TestCameraStore : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void ids_data();
    void ids();
    void aFolder();
    void theLineWinsOverTheEnvironmentOverTheFile();
    void mistakesInTheCommonFile_data();
    void mistakesInTheCommonFile();
    void whatIsLeftOut_data();
    void whatIsLeftOut();
    void oneOfTwoWithOneId();
    void limits();
    void theEnvironmentOfOneCamera();
    void nothingCanBeRun_data();
    void nothingCanBeRun();
    void filesNamedOnTheLine();
    void whoMayOnlyWatch();
    void noTwoCamerasHaveOneTopic();
    void anUnknownDefault();

private:
    static QStringList idsOf(const LoadedCameras &loaded);
    static QStringList topicsOf(const LoadedCameras &loaded);
    static QString textOf(const std::optional<ConfigError> &error)
    {
        return error ? error->message() : QString();
    }
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString write(const QString &name, const QByteArray &content) const;
    LoadedCameras load(const SettingValues &environment = {}, const SettingValues &line = {}) const
    {
        return loadFolder(m_folder->path(), environment, line);
    }

    inline static const QByteArray Login{"HTTP_AUTH_USERNAME=me\nHTTP_AUTH_PASSWORD=topsecret\n"};
    inline static const QByteArray Camera{"CAM_URL=http://u:topsecret@c/\n"};
    std::unique_ptr<QTemporaryDir> m_folder;
};

QStringList TestCameraStore::idsOf(const LoadedCameras &loaded)
{
    QStringList ids;
    for (const StoredCamera &camera : loaded.cameras) {
        ids += camera.id;
    }
    return ids;
}

QStringList TestCameraStore::topicsOf(const LoadedCameras &loaded)
{
    QStringList topics;
    for (const StoredCamera &camera : loaded.cameras) {
        const QUrl &url = camera.mqttUrl;
        topics += url.isEmpty() ? QString() : MqttAddress::of(url, u"other"_s).prefix;
    }
    return topics;
}

void TestCameraStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

QString TestCameraStore::write(const QString &name, const QByteArray &content) const
{
    QString file = path(name);
    QDir().mkpath(QFileInfo(file).path());
    QFile written(file);
    if (!written.open(QIODevice::WriteOnly) || written.write(content) != content.size()) {
        qFatal("cannot write the test's own file");
    }
    written.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return file;
}

void TestCameraStore::ids_data()
{
    QTest::addColumn<QString>("id");
    const auto row = [](const QString &name, const QString &id) {
        QTest::newRow(qPrintable(name)) << id;
    };
    row(u"garden.env"_s, u"garden"_s);
    row(u"Garten Tür.env"_s, u"garten-t-r"_s);
    row(u"/a/b.c/--x__9--.env"_s, u"x-9"_s);
    row(u"v1.2.env"_s, u"v1-2"_s);
    row(u"Tür ü.env"_s, u"t-r"_s);
    row(u"日本.env"_s, {});
    row(u".env"_s, {});
    row(QString(200, u'a') + u".env"_s, QString(64, u'a'));
    row(QString(63, u'a') + u" b.env"_s, QString(63, u'a'));
}

void TestCameraStore::ids()
{
    QFETCH(QString, id);
    QCOMPARE(cameraId(QString::fromUtf8(QTest::currentDataTag())), id);
}

void TestCameraStore::aFolder()
{
    write(u"server.env"_s,
          Login + "VEDETTE_MQTT_URL=mqtt://b/house\nVEDETTE_DEFAULT_CAMERA=Yard\n");
    write(u"yard.env"_s, "CAM_URL=http://yard/\nHTTP_AUTH_USERNAME=its\nHTTP_AUTH_PASSWORD=own\n");
    write(u"Front Door.env"_s, Camera + "VEDETTE_MQTT_URL=mqtt://b/door\n");
    write(u"barn.env"_s, Camera + "VEDETTE_NAME=The Barn\n");
    write(u".hidden.env"_s, Camera);
    write(u"below.env/other.env"_s, Camera);
    write(u"yard.env~"_s, "nonsense");
    const LoadedCameras loaded = load();
    QCOMPARE(textOf(loaded.error), QString());
    QCOMPARE(loaded.warnings, QStringList());
    QCOMPARE(idsOf(loaded), (QStringList{u"barn"_s, u"front-door"_s, u"yard"_s}));
    QCOMPARE(topicsOf(loaded), (QStringList{u"house/barn"_s, u"door"_s, u"house/yard"_s}));
    QCOMPARE(loaded.defaultCamera, u"yard"_s);
    QCOMPARE(loaded.owner.userName + u'/' + loaded.owner.password, u"me/topsecret"_s);
    QCOMPARE(loaded.cameras[0].config.name, u"The Barn"_s);
    QCOMPARE(loaded.cameras[1].config.name, u"Front Door"_s);
    QCOMPARE(loaded.cameras[1].envFile, path(u"Front Door.env"_s));
    QVERIFY(loaded.cameras[1].config.login.password.isEmpty());
    QCOMPARE(loaded.cameras[2].config.login.password, u"own"_s);
}

void TestCameraStore::theLineWinsOverTheEnvironmentOverTheFile()
{
    write(u"a.env"_s, Camera);
    write(u"b.env"_s, Camera);
    write(u"server.env"_s, Login + "VEDETTE_MQTT_URL=mqtt://b/file\n");
    const SettingValues environment{
        {key::Password, u"env"_s}, {key::DefaultCamera, u"a"_s}, {key::MqttUrl, u"mqtt://b/env"_s}};
    const LoadedCameras loaded = load(environment, {{key::DefaultCamera, u"b"_s}});
    QCOMPARE(loaded.owner.userName + u'/' + loaded.owner.password, u"me/env"_s);
    QCOMPARE(loaded.defaultCamera, u"b"_s);
    QCOMPARE(topicsOf(loaded), (QStringList{u"env/a"_s, u"env/b"_s}));
    QVERIFY(textOf(load({{key::MqttUrl, u"x"_s}}).serveError())
                .startsWith("the environment: VEDETTE_M"_L1));
}

void TestCameraStore::mistakesInTheCommonFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("text");
    QTest::newRow("of one camera") << Login + "SERVO_URL=http://topsecret@c/\n"
                                   << u", line 3: SERVO_URL is of one camera; write it into that "
                                      "camera's own file, such as garden.env"_s;
    QTest::newRow("unknown") << Login + "PORT=80\n"
                             << u", line 3: PORT is not a setting that cameras have in common; "
                                "those are HTTP_AUTH_USERNAME, HTTP_AUTH_PASSWORD, "
                                "VEDETTE_VIEWER_USERNAME, VEDETTE_VIEWER_PASSWORD, "
                                "VEDETTE_MQTT_URL, VEDETTE_DEFAULT_CAMERA, VEDETTE_RECORD_FOLDER, "
                                "VEDETTE_RECORD_KEEP_GB, VEDETTE_RECORD_KEEP_DAYS, "
                                "VEDETTE_RECORD_KEEP_FREE_GB, VEDETTE_VIEWER_RECORDINGS"_s;
    QTest::newRow("no value") << Login + "VEDETTE_DEFAULT_CAMERA=\n"
                              << u", line 3: VEDETTE_DEFAULT_CAMERA has no value"_s;
    QTest::newRow("no line") << QByteArray("topsecret\n" + Login)
                             << u", line 1: is not of the form KEY=value"_s;
    QTest::newRow("too large") << QByteArray(65 * 1024, '#') << u": is too large for a .env file"_s;
}

void TestCameraStore::mistakesInTheCommonFile()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, text);
    write(u"a.env"_s, Camera);
    const QString file = write(u"server.env"_s, content);
    QCOMPARE(textOf(load().serveError()), file + text);
    // What cannot be followed is not as if it were not there.
    QVERIFY(QFile::remove(file) && QFile::link(u"nowhere"_s, file));
    QVERIFY(textOf(load({{key::UserName, u"me"_s}, {key::Password, u"p"_s}}).serveError())
                .startsWith(file + u": cannot be read"_s));
}

void TestCameraStore::whatIsLeftOut_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QByteArray &content, const QString &text) {
        QTest::newRow(name) << content << text;
    };
    row("b.env", "CAM_URL=topsecret\n", u"b.env, line 1: CAM_URL: an address begins with"_s);
    row("c.env", Camera + "VEDETTE_DEFAULT_CAMERA=a\n",
        u"c.env, line 2: VEDETTE_DEFAULT_CAMERA is for several cameras: it belongs into the "
        "server.env beside their files"_s);
    row("d.env", QByteArray("\0\1", 2), u"d.env: is not a text file in UTF-8"_s);
    row("\xC3\xBC.env", Camera, u"ü.env: there has to be a letter from a to z or a digit in its"_s);
    row("n\nd.env", Camera, u"n?d.env: its name has a character that cannot be shown"_s);
    row("pipe.env", "", u"pipe.env: is not a file"_s);
    row("link.env", "", u"link.env: cannot be read: "_s);
    if (::geteuid() != 0) {
        row("closed.env", Camera, u"closed.env: cannot be read: "_s);
    }
}

void TestCameraStore::whatIsLeftOut()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, text);
    const QByteArray name = QTest::currentDataTag();
    write(u"server.env"_s, Login);
    write(u"a.env"_s, Camera);
    const QString file = path(QString::fromUtf8(name));
    if (name.startsWith("pipe")) {
        QCOMPARE(::mkfifo(QFile::encodeName(file).constData(), S_IRUSR | S_IWUSR), 0);
    } else if (name.startsWith("link")) {
        QVERIFY(QFile::link(u"nowhere"_s, file));
    } else {
        write(QString::fromUtf8(name), content);
    }
    if (name.startsWith("closed")) {
        QVERIFY(QFile::setPermissions(file, {}));
    }
    const LoadedCameras loaded = load();
    QCOMPARE(textOf(loaded.error), QString());
    QCOMPARE(idsOf(loaded), QStringList{u"a"_s});
    QCOMPARE(loaded.warnings.size(), 1);
    const QString warning = loaded.warnings.constFirst();
    QVERIFY2(warning.startsWith(u"a camera is left out: "_s + m_folder->path() + u'/' + text),
             qPrintable(warning));
    QVERIFY2(!warning.contains("topsecret"_L1), qPrintable(warning));
    const bool isFile = text.contains(", line"_L1) || text.contains("text file"_L1) ||
                        text.contains("cannot be read"_L1);
    QCOMPARE(loaded.unusable.size(), isFile ? 1 : 0);
}

void TestCameraStore::oneOfTwoWithOneId()
{
    write(u"server.env"_s, Login);
    write(u"A.env"_s, Camera + "VEDETTE_NAME=counts\n");
    write(u"a.env"_s, Camera);
    const LoadedCameras loaded = load();
    QCOMPARE(idsOf(loaded), QStringList{u"a"_s});
    QCOMPARE(loaded.cameras.constFirst().config.name, u"counts"_s);
    QCOMPARE(loaded.warnings,
             QStringList{u"a camera is left out: %1: its id a is already that of %2; rename one of "
                         "the two"_s.arg(path(u"a.env"_s), path(u"A.env"_s))});
}

void TestCameraStore::limits()
{
    write(u"server.env"_s, Login);
    for (int number = 100; number < 300; ++number) {
        write(u"c%1.env"_s.arg(number), Camera);
    }
    LoadedCameras loaded = load();
    QCOMPARE(loaded.cameras.size(), CameraStore::MostCameras);
    QCOMPARE(loaded.cameras.constLast().id, u"c163"_s);
    QCOMPARE(loaded.warnings, QStringList{u"there can be 64 cameras; 136 files are left out, from "
                                          "%1 on"_s.arg(path(u"c164.env"_s))});
    for (int number = 0; number < CameraStore::MostEntries; ++number) {
        write(QString::number(number), {});
    }
    loaded = load();
    QVERIFY2(loaded.warnings.constFirst().startsWith(m_folder->path() +
                                                     u" holds more than 4096 files"_s),
             qPrintable(loaded.warnings.constFirst()));
}

void TestCameraStore::theEnvironmentOfOneCamera()
{
    write(u"server.env"_s, Login);
    write(u"a.env"_s, Camera);
    const LoadedCameras loaded = load({{key::CameraUrl, u"http://topsecret/"_s},
                                       {key::ServoUrl, u"nonsense"_s},
                                       {key::Name, u"x"_s},
                                       {key::StepDegrees, u"9"_s}});
    QCOMPARE(textOf(loaded.error), QString());
    QCOMPARE(loaded.warnings,
             QStringList{u"the environment has CAM_URL, SERVO_URL, VEDETTE_STEP_DEGREES, "
                         "VEDETTE_NAME, which counts for none of several cameras; write it into "
                         "the file of the camera that it is for"_s});
    vedette::CameraConfig written = vedette::loadSettings(path(u"a.env"_s), {}, {}).settings.camera;
    written.record.folder = u"a"_s;
    QCOMPARE(loaded.cameras.constFirst().config, written);
}

void TestCameraStore::nothingCanBeRun_data()
{
    QTest::addColumn<QByteArray>("common");
    QTest::addColumn<QByteArray>("camera");
    QTest::addColumn<QString>("text");
    QTest::newRow("no camera") << Login << QByteArray()
                               << u": there is no camera; each is a file of its own, such as "
                                  "garden.env, with a line for CAM_URL"_s;
    QTest::newRow("a broken one") << Login << QByteArray("x\n")
                                  << u": none of the cameras' files can be used"_s;
    // A camera's own login is not that of who may watch.
    QTest::newRow("no login") << QByteArray() << Login + Camera
                              << u"/server.env: HTTP_AUTH_USERNAME and HTTP_AUTH_PASSWORD are "
                                 "missing: without a password nobody may watch. Write both into "
                                 "this file"_s;
    QTest::newRow("half a login") << QByteArray("HTTP_AUTH_PASSWORD=topsecret\n") << Camera
                                  << u"/server.env: HTTP_AUTH_USERNAME and HTTP_AUTH_PASSWORD "
                                     "belong together; one of them is missing"_s;
    QTest::newRow("one name for two")
        << Login + "VEDETTE_VIEWER_USERNAME=me\nVEDETTE_VIEWER_PASSWORD=topsecret\n"
        << Camera
        << u"/server.env: VEDETTE_VIEWER_USERNAME and HTTP_AUTH_USERNAME are the same; by the name "
           "Vedette tells who may only watch. Change one of them"_s;
}

void TestCameraStore::nothingCanBeRun()
{
    QFETCH(QByteArray, common);
    QFETCH(QByteArray, camera);
    QFETCH(QString, text);
    write(u"server.env"_s, common);
    if (!camera.isEmpty()) {
        write(u"a.env"_s, camera);
    }
    const LoadedCameras loaded = load();
    QCOMPARE(textOf(loaded.serveError()), m_folder->path() + text);
    // Without a login nobody can be let in, but the cameras can be watched.
    QCOMPARE(loaded.cameras.isEmpty(), loaded.error.has_value());
    const QString nowhere = path(u"nowhere"_s);
    QCOMPARE(textOf(loadFolder(nowhere, {}, {}).error), nowhere + u": is not a folder"_s);
}

void TestCameraStore::filesNamedOnTheLine()
{
    const QString b = write(u"one/b.env"_s, Camera + "HTTP_AUTH_USERNAME=b\n"
                                                     "HTTP_AUTH_PASSWORD=bb\n");
    const QString a = write(u"two/a.env"_s, Camera + Login);
    const auto login = [](const LoadedCameras &loaded) {
        return textOf(loaded.error) + loaded.owner.userName + u'/' + loaded.owner.password;
    };
    // The first one's; the cameras are by id nevertheless.
    QCOMPARE(login(loadCameras({b, a}, {}, {})), u"b/bb"_s);
    QCOMPARE(idsOf(loadCameras({b, a}, {}, {})), (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(loadCameras({b, a}, {}, {}).defaultCamera, u"a"_s);
    const SettingValues environment{{key::UserName, u"e"_s}, {key::Password, u"ee"_s}};
    QCOMPARE(login(loadCameras({b, a}, environment, {})), u"e/ee"_s);
    // One that is beside the first counts, and one that is named, as *.env names it.
    const QString common = write(u"two/server.env"_s, "HTTP_AUTH_USERNAME=s\n"
                                                      "HTTP_AUTH_PASSWORD=ss\n");
    QCOMPARE(login(loadCameras({b, a}, {}, {})), u"b/bb"_s);
    QCOMPARE(login(loadCameras({a, b}, {}, {})), u"s/ss"_s);
    const LoadedCameras all = loadCameras({b, common, a}, {}, {});
    QCOMPARE(login(all), u"s/ss"_s);
    QCOMPARE(idsOf(all), (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(all.warnings, QStringList());
    QCOMPARE(textOf(loadCameras({common}, {}, {}).error).section(u';', 0, 0),
             u"the command line: there is no camera"_s);
}

void TestCameraStore::whoMayOnlyWatch()
{
    const QByteArray viewer = "VEDETTE_VIEWER_USERNAME=guest\nVEDETTE_VIEWER_PASSWORD=topsecret\n";
    const auto viewerOf = [](const LoadedCameras &loaded) {
        return textOf(loaded.error) + loaded.viewer.userName + u'/' + loaded.viewer.password;
    };
    const QString a = write(u"a.env"_s, Camera + Login + viewer);
    const QString b = write(u"b.env"_s, Camera + Login + viewer);
    // The first file's logins count where there are no others; those of the next ones do not.
    const QString leftOut = u"a camera is left out: %1: VEDETTE_VIEWER_USERNAME and "
                            "VEDETTE_VIEWER_PASSWORD are of all cameras; write them into the "
                            "server.env beside it"_s;
    const LoadedCameras two = loadCameras({a, b}, {}, {});
    QCOMPARE(viewerOf(two), u"guest/topsecret"_s);
    QCOMPARE(two.loginFile, a);
    QCOMPARE(idsOf(two), QStringList{u"a"_s});
    QCOMPARE(two.warnings, QStringList{leftOut.arg(b)});
    write(u"a.env"_s, Camera);
    write(u"server.env"_s, Login + viewer);
    const LoadedCameras loaded = load();
    QCOMPARE(viewerOf(loaded), u"guest/topsecret"_s);
    QCOMPARE(loaded.loginFile, loaded.commonFile);
    QCOMPARE(idsOf(loaded), QStringList{u"a"_s});
    QCOMPARE(loaded.warnings, QStringList{leftOut.arg(b)});
    QCOMPARE(viewerOf(load({{key::ViewerPassword, u"other"_s}})), u"guest/other"_s);
}

void TestCameraStore::noTwoCamerasHaveOneTopic()
{
    write(u"server.env"_s, Login + "VEDETTE_MQTT_URL=mqtt://u:topsecret@b:1884\n");
    write(u"a.env"_s, Camera);
    write(u"b.env"_s, Camera + "VEDETTE_MQTT_URL=mqtt://b/shed\n");
    write(u"c.env"_s, Camera + "VEDETTE_MQTT_URL=mqtt://b/shed/\n");
    write(u"d.env"_s, Camera + "VEDETTE_MQTT_URL=mqtt://b\n");
    const LoadedCameras loaded = load();
    const QUrl machine(u"mqtt://b"_s);
    const QString own = MqttAddress::of(machine, QSysInfo::machineHostName()).prefix;
    QCOMPARE(topicsOf(loaded), (QStringList{own + u"/a"_s, u"shed"_s, {}, own + u"/d"_s}));
    QCOMPARE(loaded.cameras.constFirst().mqttUrl.authority(), u"u:topsecret@b:1884"_s);
    QCOMPARE(
        loaded.warnings,
        QStringList{u"%1: its VEDETTE_MQTT_URL has the topic of %2, and does not count; each "
                    "camera needs a topic of its own"_s.arg(path(u"c.env"_s), path(u"b.env"_s))});
}

void TestCameraStore::anUnknownDefault()
{
    write(u"server.env"_s, Login + "VEDETTE_DEFAULT_CAMERA=topsecret\n");
    write(u"b.env"_s, Camera);
    write(u"a.env"_s, Camera);
    const LoadedCameras loaded = load();
    QCOMPARE(loaded.defaultCamera, u"a"_s);
    QCOMPARE(loaded.warnings, QStringList{u"VEDETTE_DEFAULT_CAMERA names no camera that is here; "
                                          "the first, a, is used"_s});
}

VEDETTE_TEST(TestCameraStore)
#include "TestCameraStore.moc"
