// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/SavedLogins.h"
#include "config/Settings.h"
#include "http/AddressLogin.h"
#include "http/DisplayUrl.h"
#include "TestProgram.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using vedette::CameraConfig;
using vedette::displayUrl;
using vedette::LoadedSettings;
using vedette::loadSettings;
using vedette::Mounting;
using vedette::Settings;
using vedette::SettingValues;
namespace key = vedette::key;

class TestSettings : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aFileOfTheFlaskRelayIsRead();
    void precedence();
    void aCameraHasAName();
    void mistakes_data();
    void mistakes();
    void mistakesOutsideOfTheFileNameTheirSource();
    void aFileThatOthersCanReadIsWarnedOf();
    void anotherUsersFileIsReadByItsGroup();
    void whatIsSavedIsLoaded_data();
    void whatIsSavedIsLoaded();
    void savingKeepsOtherLines();
    void howACameraIsMounted();
    void howACameraIsSteered();
    void aWrongDialectIsAMistakeOfItsLine();
    void howTheServosAreBuiltIn();
    void whereACameraMayBeSent();
    void theMountingAloneIsSaved();
    void theFieldOfViewAloneIsSaved();
    void aWrongFileIsReadAsFarAsItGoes();
    void savingRepairsAWrongFile();
    void whatIsNoTextIsKeptBesideIt();
    void aFolderIsNotReplaced();
    void theOwnersLoginIsKeptFromTheCamera();
    void aViewersLoginStaysAsLongAsItCounts();
    void passwordsInAddressesAreNotShown();

private:
    QString write(const QByteArray &content);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSettings::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

QString TestSettings::write(const QByteArray &content)
{
    QString path = m_folder->filePath(QStringLiteral("camera.env"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
        qFatal("cannot write the test's own file");
    }
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return path;
}

void TestSettings::aFileOfTheFlaskRelayIsRead()
{
    const LoadedSettings loaded =
        loadSettings(write("HTTP_AUTH_USERNAME = me\nHTTP_AUTH_PASSWORD = 'pass word'\n"
                           "CAM_URL = http://192.168.1.50:80/mjpeg\n"
                           "SERVO_URL=http://192.168.1.50:81/control_servo\n"),
                     {}, {});
    QVERIFY2(!loaded.error, qPrintable(loaded.error ? loaded.error->message() : QString()));
    QCOMPARE(loaded.settings.server.owner.userName, QStringLiteral("me"));
    QCOMPARE(loaded.settings.server.owner.password, QStringLiteral("pass word"));
    QCOMPARE(loaded.settings.camera.cameraUrl.host(), QStringLiteral("192.168.1.50"));
    QCOMPARE(loaded.settings.camera.servoUrl.port(), 81);
    QCOMPARE(loaded.settings.camera.stepDegrees, 5);
    QVERIFY(loaded.warnings.isEmpty());
}

void TestSettings::precedence()
{
    const QString file = write("CAM_URL=http://file/\nVEDETTE_STEP_DEGREES=1\n");
    const SettingValues environment{{key::CameraUrl, QStringLiteral("http://environment/")},
                                    {key::StepDegrees, QStringLiteral("2")}};
    const SettingValues line{{key::CameraUrl, QStringLiteral("http://line/")}};
    QCOMPARE(loadSettings(file, {}, {}).settings.camera.cameraUrl.host(), QStringLiteral("file"));
    QCOMPARE(loadSettings(file, environment, {}).settings.camera.cameraUrl.host(),
             QStringLiteral("environment"));
    const Settings all = loadSettings(file, environment, line).settings;
    QCOMPARE(all.camera.cameraUrl.host(), QStringLiteral("line"));
    QCOMPARE(all.camera.stepDegrees, 2);
}

void TestSettings::aCameraHasAName()
{
    const SettingValues camera{{key::CameraUrl, QStringLiteral("http://192.168.1.5/")}};
    const SettingValues named{{key::Name, QStringLiteral("Søren's 🐔 \"run\"")}};
    QCOMPARE(loadSettings({}, camera, {}).settings.camera.cameraName(),
             QStringLiteral("192.168.1.5"));
    const QString file = write("CAM_URL=http://192.168.1.5/\n");
    QCOMPARE(loadSettings(file, {}, {}).settings.camera.cameraName(), QStringLiteral("camera"));
    QCOMPARE(loadSettings(file, named, {}).settings.camera.cameraName(), named[key::Name]);
    const QString dotFile = m_folder->filePath(QStringLiteral(".env"));
    QVERIFY(QFile::rename(file, dotFile));
    QCOMPARE(loadSettings(dotFile, {}, {}).settings.camera.cameraName(),
             QStringLiteral("192.168.1.5"));
    const QString longest = QString(CameraConfig::MaximumNameLength, QLatin1Char('n'));
    QCOMPARE(loadSettings({}, camera, {{key::Name, longest}}).settings.camera.cameraName(),
             longest);
    const QString half = QStringLiteral("half ") + QChar(0xD800);
    QVERIFY(loadSettings({}, camera, {{key::Name, half}}).error);
    const QString longFile = m_folder->filePath(longest + longest + QStringLiteral(".env"));
    QVERIFY(QFile::rename(dotFile, longFile));
    QCOMPARE(loadSettings(longFile, {}, {}).settings.camera.cameraName(), longest);
    const QString cats = m_folder->filePath(
        QLatin1Char('a') + QStringLiteral("🐈").repeated(CameraConfig::MaximumNameLength / 2) +
        QStringLiteral(".env"));
    QVERIFY(QFile::rename(longFile, cats));
    const QString name = loadSettings(cats, {}, {}).settings.camera.cameraName();
    QVERIFY2(name.endsWith(QStringLiteral("🐈")), qPrintable(name)); // not half of one
}

void TestSettings::mistakes_data() // NOLINT(readability-function-size): a table
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QByteArray &file, const QString &message) {
        QTest::newRow(name) << file << message;
    };
    row("unknown key", "CAM_URL=http://c/\nPORT=80\n",
        QStringLiteral(
            ", line 2: PORT is not a Vedette setting; the settings are HTTP_AUTH_USERNAME, "
            "HTTP_AUTH_PASSWORD, CAM_URL, SERVO_URL, VEDETTE_STEP_DEGREES, "
            "VEDETTE_MQTT_URL, VEDETTE_VIEWER_USERNAME, VEDETTE_VIEWER_PASSWORD, VEDETTE_NAME, "
            "VEDETTE_ROTATE, VEDETTE_MIRROR, VEDETTE_FLIP, VEDETTE_SERVO_DIALECT, "
            "VEDETTE_SERVO_CHANNEL, VEDETTE_SERVO_IDS, "
            "VEDETTE_SERVO_INVERT_PAN, VEDETTE_SERVO_INVERT_TILT, VEDETTE_SERVO_SWAP_AXES, "
            "VEDETTE_PAN_DEGREES, VEDETTE_TILT_DEGREES, VEDETTE_PAN_LIMITS, "
            "VEDETTE_TILT_LIMITS, VEDETTE_CENTRE, VEDETTE_FIELD_OF_VIEW, "
            "VEDETTE_RECORD, VEDETTE_RECORD_BEFORE, VEDETTE_RECORD_SEGMENT, "
            "VEDETTE_RECORD_EVERY, VEDETTE_RECORD_KEEP_GB, VEDETTE_RECORD_KEEP_DAYS, "
            "VEDETTE_RECORD_FOLDER, VEDETTE_RECORD_KEEP_FREE_GB, VEDETTE_VIEWER_RECORDINGS"));
    row("limits the wrong way round", "CAM_URL=http://c/\nVEDETTE_PAN_LIMITS=45..-60\n",
        QStringLiteral(", line 2: VEDETTE_PAN_LIMITS: the first number, 45, is the lower end and "
                       "must not be larger than the second, -60"));
    for (const char *const value :
         {"-60", "..", "-60..", "-181..0", "0..181", "nan..inf", "-60...45", "-1.5..2"}) {
        row(value, QByteArray("CAM_URL=http://c/\nVEDETTE_TILT_LIMITS=") + value + '\n',
            QStringLiteral(
                ", line 2: VEDETTE_TILT_LIMITS must be two whole numbers of degrees from "
                "-180 to 180, such as -60..45"));
    }
    row("half a centre", "CAM_URL=http://c/\nVEDETTE_CENTRE=5\n",
        QStringLiteral(", line 2: VEDETTE_CENTRE must be degrees to the right and degrees up, two "
                       "whole numbers from -180 to 180, such as 5,-10"));
    row("a picture that shows nothing", "CAM_URL=http://c/\nVEDETTE_FIELD_OF_VIEW=0x50\n",
        QStringLiteral(
            ", line 2: VEDETTE_FIELD_OF_VIEW must be the degrees that the picture shows "
            "from left to right and from bottom to top, two whole numbers from 1 to 180, "
            "such as 65x50"));
    row("a key of several cameras", "CAM_URL=http://c/\nVEDETTE_DEFAULT_CAMERA=a\n",
        QStringLiteral(", line 2: VEDETTE_DEFAULT_CAMERA is for several cameras: it belongs into "
                       "the server.env beside their files"));
    row("a name of two lines", "CAM_URL=http://c/\nVEDETTE_NAME=\"a\\nb\"\n",
        QStringLiteral(", line 2: VEDETTE_NAME must be one line of at most 64 characters"));
    row("a name too long", "CAM_URL=http://c/\nVEDETTE_NAME=" + QByteArray(65, 'n') + '\n',
        QStringLiteral(", line 2: VEDETTE_NAME must be one line of at most 64 characters"));
    for (const char *const value : {"45", "-90", "360", "90.0", "quarter"}) {
        row(value, QByteArray("CAM_URL=http://c/\nVEDETTE_ROTATE=") + value + '\n',
            QStringLiteral(", line 2: VEDETTE_ROTATE must be 0, 90, 180 or 270: the degrees "
                           "clockwise that the picture is turned to be upright"));
    }
    row("neither yes nor no", "CAM_URL=http://c/\nVEDETTE_MIRROR=maybe\n",
        QStringLiteral(", line 2: VEDETTE_MIRROR must be yes or no"));
    row("flipped twice", "CAM_URL=http://c/\nVEDETTE_FLIP=2\n",
        QStringLiteral(", line 2: VEDETTE_FLIP must be yes or no"));
    row("no value", "CAM_URL=\n", QStringLiteral(", line 1: CAM_URL has no value"));
    row("no scheme", "CAM_URL=192.168.1.5/mjpeg\n",
        QStringLiteral(", line 1: CAM_URL: an address begins with http:// or https://"));
    row("other scheme", "CAM_URL=rtsp://c/\n",
        QStringLiteral(", line 1: CAM_URL: only http and https addresses can be opened"));
    row("no host", "SERVO_URL=http:///x\n",
        QStringLiteral(", line 1: SERVO_URL: this is not a valid address"));
    row("bad port", "SERVO_URL=http://c:99999/\n",
        QStringLiteral(", line 1: SERVO_URL: this is not a valid address"));
    row("a range beyond once round", "CAM_URL=http://c/\nVEDETTE_TILT_DEGREES=361\n",
        QStringLiteral(", line 2: VEDETTE_TILT_DEGREES must be a whole number from 1 to 360"));
    row("step 0", "CAM_URL=http://c/\nVEDETTE_STEP_DEGREES=0\n",
        QStringLiteral(", line 2: VEDETTE_STEP_DEGREES must be a whole number from 1 to 180"));
    row("step 181", "CAM_URL=http://c/\nVEDETTE_STEP_DEGREES=181\n",
        QStringLiteral(", line 2: VEDETTE_STEP_DEGREES must be a whole number from 1 to 180"));
    row("channel 100", "CAM_URL=http://c/\nVEDETTE_SERVO_CHANNEL=100\n",
        QStringLiteral(", line 2: VEDETTE_SERVO_CHANNEL must be a whole number from 0 to 99"));
    for (const char *const value : {"pan", "a/b,c", "..,tilt", "a,b,c"}) {
        row(value, QByteArray("CAM_URL=http://c/\nVEDETTE_SERVO_IDS=") + value + '\n',
            QStringLiteral(
                ", line 2: VEDETTE_SERVO_IDS must be two ids with a comma between, of pan "
                "and of tilt: pan,tilt"));
    }
    row("no broker", "CAM_URL=http://c/\nVEDETTE_MQTT_URL=http://me:topsecret@b/\n",
        QStringLiteral(", line 2: VEDETTE_MQTT_URL: a broker's address begins with mqtt:// or "
                       "mqtts://"));
    row("no camera", "SERVO_URL=http://c/\n",
        QStringLiteral(": CAM_URL is missing: the address of the camera's stream, such as "
                       "http://192.168.1.50/mjpeg"));
    row("half a login", "CAM_URL=http://c/\nHTTP_AUTH_PASSWORD=topsecret\n",
        QStringLiteral(": HTTP_AUTH_USERNAME and HTTP_AUTH_PASSWORD belong together; one of them "
                       "is missing"));
    const QByteArray owner = "CAM_URL=http://c/\nHTTP_AUTH_USERNAME=me\n"
                             "HTTP_AUTH_PASSWORD=topsecret\n";
    row("half a viewer's login", owner + "VEDETTE_VIEWER_PASSWORD=topsecret\n",
        QStringLiteral(": VEDETTE_VIEWER_USERNAME and VEDETTE_VIEWER_PASSWORD belong together; one "
                       "of them is missing"));
    row("a viewer's login that is the owner's",
        owner + "VEDETTE_VIEWER_USERNAME=me\nVEDETTE_VIEWER_PASSWORD=topsecret2\n",
        QStringLiteral(": VEDETTE_VIEWER_USERNAME and HTTP_AUTH_USERNAME are the same; by the name "
                       "Vedette tells who may only watch. Change one of them"));
    row("a viewer's login alone",
        "CAM_URL=http://c/\nVEDETTE_VIEWER_USERNAME=guest\nVEDETTE_VIEWER_PASSWORD=topsecret\n",
        QStringLiteral(": VEDETTE_VIEWER_USERNAME is of those who may only watch, and counts only "
                       "beside the owner's login: add HTTP_AUTH_USERNAME and HTTP_AUTH_PASSWORD"));
    row("a password twice", "HTTP_AUTH_PASSWORD=topsecret\nHTTP_AUTH_PASSWORD=topsecret\n",
        QStringLiteral(", line 2: HTTP_AUTH_PASSWORD is set a second time; it is already set in "
                       "line 1"));
}

void TestSettings::mistakes()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, message);
    const QString path = write(file);
    const LoadedSettings loaded = loadSettings(path, {}, {});
    QVERIFY(loaded.error);
    QCOMPARE(loaded.error->message(), path + message);
    QVERIFY(!loaded.error->message().contains(QLatin1String("topsecret")));
}

void TestSettings::mistakesOutsideOfTheFileNameTheirSource()
{
    const SettingValues wrong{{key::CameraUrl, QStringLiteral("nonsense")}};
    QVERIFY(loadSettings({}, wrong, {})
                .error->message()
                .startsWith(QLatin1String("the environment: CAM_URL: ")));
    QVERIFY(loadSettings({}, {}, wrong)
                .error->message()
                .startsWith(QLatin1String("the command line: CAM_URL: ")));
    QVERIFY(loadSettings({}, {}, {})
                .error->message()
                .startsWith(QLatin1String("the configuration: CAM_URL is missing")));
}

void TestSettings::aFileThatOthersCanReadIsWarnedOf()
{
    const QString path = write("CAM_URL=http://c/\n");
    QVERIFY(QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::ReadGroup));
    const LoadedSettings loaded = loadSettings(path, {}, {});
    QVERIFY(!loaded.error);
    QCOMPARE(loaded.warnings,
             QStringList{path + QStringLiteral(" can be read by others; run: chmod 600 ") + path});
}

/// As the service reads those of its cameras, by their group.
void TestSettings::anotherUsersFileIsReadByItsGroup()
{
    if (::geteuid() != 0) {
        QSKIP("only root can give a file to another user");
    }
    constexpr uid_t Nobody = 65'534;
    const QString path = write("CAM_URL=http://c/\n");
    QCOMPARE(::chown(QFile::encodeName(path).constData(), Nobody, Nobody), 0);
    const auto warnings = [&path](mode_t file, mode_t folder) {
        ::chmod(QFile::encodeName(path).constData(), file);
        ::chmod(QFile::encodeName(QFileInfo(path).path()).constData(), folder);
        return loadSettings(path, {}, {}).warnings.size();
    };
    QCOMPARE(warnings(0640, 0755), 0);
    QCOMPARE(warnings(0644, 0750), 0);
    QCOMPARE(warnings(0644, 0755), 1);
}

void TestSettings::whatIsSavedIsLoaded_data()
{
    QTest::addColumn<QUrl>("cameraUrl");
    const auto row = [](const char *name, const QUrl &url) { QTest::newRow(name) << url; };
    const QUrl camera(QStringLiteral("http://192.168.1.50/mjpeg?a=b%20c"));
    row("no login of its own", camera);
    row("explicitly none", vedette::withLogin(camera, {}, {}));
    row("a login", vedette::withLogin(camera, QStringLiteral("cam"), QStringLiteral("p@ss")));
    row("a difficult login",
        vedette::withLogin(camera, QStringLiteral("a@:b%/é"), QStringLiteral("p@:%2F/+é#?\"'\\ ")));
    row("no password", vedette::withLogin(camera, QStringLiteral("admin"), {}));
}

void TestSettings::whatIsSavedIsLoaded()
{
    QFETCH(const QUrl, cameraUrl);
    Settings settings;
    settings.camera.name = QStringLiteral("new"); // of the file below
    settings.camera.cameraUrl = cameraUrl;
    settings.camera.servoUrl = QUrl(QStringLiteral("https://[fe80::1]:81/control_servo"));
    settings.camera.mounting = {.rotation = 180, .isMirrored = false, .isFlipped = true};
    settings.server.owner.userName = QStringLiteral("me too");
    settings.server.owner.password = QStringLiteral("q\"uo#te\\ 'd");
    settings.camera.login = settings.server.owner; // for the servos, whose address has none
    const QString path = m_folder->filePath(QStringLiteral("new.env"));
    QVERIFY(!vedette::saveSettings(settings, path));
    const LoadedSettings loaded = loadSettings(path, {}, {});
    QVERIFY2(!loaded.error, qPrintable(loaded.error ? loaded.error->message() : QString()));
    QCOMPARE(loaded.settings, settings);
    QCOMPARE(vedette::hasOwnLogin(loaded.settings.camera.cameraUrl),
             vedette::hasOwnLogin(cameraUrl));
    QVERIFY(!vedette::saveSettings(loaded.settings, path));
    QCOMPARE(loadSettings(path, {}, {}).settings, settings);
}

void TestSettings::savingKeepsOtherLines()
{
    const QString path = write("# the garden\nCAM_URL=http://old/\nVEDETTE_STEP_DEGREES=9\n");
    Settings settings;
    settings.camera.cameraUrl = QUrl(QStringLiteral("http://new/"));
    QVERIFY(!vedette::saveSettings(settings, path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(),
             QByteArray("# the garden\nCAM_URL=http://new/\nVEDETTE_STEP_DEGREES=9\n"));
}

void TestSettings::howACameraIsMounted()
{
    const auto loaded = [this](const QByteArray &lines) {
        return loadSettings(write("CAM_URL=http://c/\n" + lines), {}, {}).settings.camera.mounting;
    };
    QCOMPARE(loaded({}), Mounting());
    QCOMPARE(loaded("VEDETTE_ROTATE=270\nVEDETTE_MIRROR=Yes\nVEDETTE_FLIP=off\n"),
             (Mounting{.rotation = 270, .isMirrored = true, .isFlipped = false}));
    for (const char *const yes : {"yes", "true", "on", "1", "TRUE"}) {
        QVERIFY(loaded(QByteArray("VEDETTE_FLIP=") + yes + '\n').isFlipped);
    }
    for (const char *const no : {"no", "False", "off", "0"}) {
        QVERIFY(!loaded(QByteArray("VEDETTE_FLIP=") + no + '\n').isFlipped);
    }
}

void TestSettings::howACameraIsSteered()
{
    const auto load = [this](const QByteArray &lines) {
        return loadSettings(write("CAM_URL=http://c/\n" + lines), {}, {}).settings.camera;
    };
    QVERIFY(!load({}).dialect);
    const CameraConfig camera = load("VEDETTE_SERVO_DIALECT=dahua\nVEDETTE_SERVO_CHANNEL=2\n"
                                     "VEDETTE_SERVO_IDS='my pan,tilt_2'\n");
    QVERIFY(camera.dialect);
    QCOMPARE(camera.dialect->id, QStringLiteral("dahua"));
    QCOMPARE(camera.servoChannel, 2);
    QCOMPARE(camera.panId, QStringLiteral("my pan"));
    QCOMPARE(camera.tiltId, QStringLiteral("tilt_2"));
}

/// Its path begins at the folder of the file that names it.
void TestSettings::aWrongDialectIsAMistakeOfItsLine()
{
    const QString path = m_folder->filePath(QStringLiteral("mine.json"));
    const auto load = [&](const QByteArray &json) {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size()) {
            qFatal("cannot write the test's own file");
        }
        file.close();
        return loadSettings(write("CAM_URL=http://c/\nVEDETTE_SERVO_DIALECT=mine.json\n"), {}, {});
    };
    const QByteArray right = R"({"id":"mine","name":"Mine","firmwares":["one"],
        "kind":"step","steps":{"up":"/u","down":"/d"}})";
    const LoadedSettings loaded = load(right);
    QVERIFY2(!loaded.error, qPrintable(loaded.error ? loaded.error->message() : QString()));
    QCOMPARE(load(right).settings, loaded.settings);
    QCOMPARE(load(QByteArray(right).replace("step\"", "dir\"")).error->message(),
             m_folder->filePath(QStringLiteral("camera.env")) +
                 QStringLiteral(", line 2: VEDETTE_SERVO_DIALECT: ") + path +
                 QStringLiteral(", line 2: \"kind\" must be one of relative, absolute, step, "
                                "continuous"));
    const QString none =
        loadSettings(write("CAM_URL=http://c/\nVEDETTE_SERVO_DIALECT=topsecret\n"), {}, {})
            .error->message();
    QVERIFY2(none.contains(QLatin1String("VEDETTE_SERVO_DIALECT: there is no such dialect, and no "
                                         "such file; there are action-go, ")) &&
                 !none.contains(QLatin1String("topsecret")),
             qPrintable(none));
}

void TestSettings::whereACameraMayBeSent()
{
    const CameraReach reach = loadSettings(write("CAM_URL=http://c/\nVEDETTE_PAN_LIMITS=-60..45\n"
                                                 "VEDETTE_TILT_LIMITS=\" 0 .. 0 \"\n"
                                                 "VEDETTE_CENTRE=5,-10\n"
                                                 "VEDETTE_FIELD_OF_VIEW=65x50\n"),
                                           {}, {})
                                  .settings.camera.reach;
    QCOMPARE(reach, (CameraReach{.centre = {5, -10},
                                 .pan = DegreeRange{.minimum = -60, .maximum = 45},
                                 .tilt = DegreeRange{.minimum = 0, .maximum = 0},
                                 .fieldOfView = {65, 50}}));
}

void TestSettings::howTheServosAreBuiltIn()
{
    const auto loaded = [this](const QByteArray &lines) {
        return loadSettings(write("CAM_URL=http://c/\n" + lines), {}, {}).settings.camera.servoAxes;
    };
    QCOMPARE(loaded({}), ServoAxes());
    QCOMPARE(loaded("VEDETTE_SERVO_INVERT_PAN=yes\nVEDETTE_SERVO_SWAP_AXES=on\n"
                    "VEDETTE_PAN_DEGREES=270\n"),
             (ServoAxes{.isPanInverted = true,
                        .isTiltInverted = false,
                        .areSwapped = true,
                        .panDegrees = 270,
                        .tiltDegrees = 0}));
}

void TestSettings::theMountingAloneIsSaved()
{
    const QByteArray before("# the garden\nCAM_URL=http://c/\nVEDETTE_FLIP=on # upside down\n");
    const QString path = write(before);
    const auto written = [&path] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const Mounting mounting{.rotation = 90, .isMirrored = true, .isFlipped = false};
    QVERIFY(!vedette::saveMounting(mounting, path));
    QCOMPARE(written(), QByteArray("# the garden\nCAM_URL=http://c/\nVEDETTE_ROTATE=90\n"
                                   "VEDETTE_MIRROR=yes\n"));
    Settings settings = loadSettings(path, {}, {}).settings;
    QCOMPARE(settings.camera.mounting, mounting);
    settings.camera.mounting = {};
    QVERIFY(!vedette::saveSettings(settings, path));
    QCOMPARE(written(), QByteArray("# the garden\nCAM_URL=http://c/\n"));
    QVERIFY(vedette::saveMounting(mounting, m_folder->path()));
    QVERIFY(vedette::saveMounting(mounting, m_folder->filePath(QStringLiteral("none.env"))));
}

void TestSettings::theFieldOfViewAloneIsSaved()
{
    const QByteArray before("# the garden\nCAM_URL=http://c/\nMINE=1\n");
    const QString path = write(before);
    for (const QSize field : {QSize(65, 50), QSize(64, 49)}) {
        QVERIFY(!vedette::saveFieldOfView(field, {0, 0}, path));
        QCOMPARE(loadSettings(path, {}, {}).settings.camera.reach.fieldOfView, field);
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), before + "VEDETTE_FIELD_OF_VIEW=64x49\n");
    QVERIFY(!vedette::saveFieldOfView({64, 49}, {110, 0}, path));
    QCOMPARE(loadSettings(path, {}, {}).settings.camera.servoAxes.panDegrees, 110);
    QCOMPARE(loadSettings(path, {}, {}).settings.camera.servoAxes.tiltDegrees, 0);
    QVERIFY(vedette::saveFieldOfView({65, 50}, {0, 0}, m_folder->path()));
}

void TestSettings::aWrongFileIsReadAsFarAsItGoes()
{
    const LoadedSettings loaded =
        loadSettings(write("CAM_URL=http://c/\nPORT=80\nSERVO_URL=nonsense\n"
                           "VEDETTE_STEP_DEGREES=0\nHTTP_AUTH_USERNAME=me\nHTTP_AUTH_USERNAME=he\n"
                           "HTTP_AUTH_PASSWORD=topsecret\n"),
                     {}, {});
    QVERIFY(loaded.error);
    QCOMPARE(loaded.error->line, 2);
    QCOMPARE(loaded.error->key, QStringLiteral("PORT"));
    Settings readable;
    readable.camera.cameraUrl = QUrl(QStringLiteral("http://c/"));
    readable.camera.name = QStringLiteral("camera");
    readable.server.owner.userName = QStringLiteral("me");
    readable.server.owner.password = QStringLiteral("topsecret");
    readable.camera.login = readable.server.owner;
    QCOMPARE(loaded.settings, readable);
}

void TestSettings::savingRepairsAWrongFile()
{
    const QString path =
        write("# the garden\nPORT=80\nCAM_URL=ftp://c/\nVEDETTE_STEP_DEGREES=0\n"
              "VEDETTE_MQTT_URL=mqtt://b/t\nHTTP_AUTH_PASSWORD=\"open\nsome words\n");
    Settings settings;
    settings.camera.cameraUrl = QUrl(QStringLiteral("http://new/"));
    QVERIFY(!vedette::saveSettings(settings, path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(),
             QByteArray("# the garden\n# Not used: PORT=80\n# Not used: CAM_URL=ftp://c/\n"
                        "# Not used: VEDETTE_STEP_DEGREES=0\nVEDETTE_MQTT_URL=mqtt://b/t\n"
                        "# Not used: HTTP_AUTH_PASSWORD=\"open\n# Not used: some words\n"
                        "CAM_URL=http://new/\n"));
    QVERIFY(!loadSettings(path, {}, {}).error);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
}

void TestSettings::whatIsNoTextIsKeptBesideIt()
{
    Settings settings;
    settings.camera.name = QStringLiteral("camera");
    settings.camera.cameraUrl = QUrl(QStringLiteral("http://new/"));
    const QByteArray noText("\xFF\xD8\xFF\0", 4);
    for (const char *const name : {"camera.env.bak", "camera.env.bak2"}) {
        const QString path = write(noText);
        QCOMPARE(vedette::backupOf(path), m_folder->filePath(QLatin1String(name)));
        QVERIFY(!vedette::saveSettings(settings, path));
        QFile written(path);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll(), QByteArray("CAM_URL=http://new/\n"));
        QFile backup(m_folder->filePath(QLatin1String(name)));
        QVERIFY(backup.open(QIODevice::ReadOnly));
        QCOMPARE(backup.readAll(), noText);
        QCOMPARE(vedette::backupOf(path), QString());
    }
}

void TestSettings::aFolderIsNotReplaced()
{
    Settings settings;
    settings.camera.cameraUrl = QUrl(QStringLiteral("http://new/"));
    QVERIFY(vedette::saveSettings(settings, m_folder->path()));
    QVERIFY(QFileInfo(m_folder->path()).isDir());
}

void TestSettings::theOwnersLoginIsKeptFromTheCamera()
{
    const QString path = write("CAM_URL=http://c/\nSERVO_URL=http://own:login@c:81/\n");
    QVERIFY(!vedette::saveOwnerLogin({QStringLiteral("me"), QStringLiteral("topsecret")}, path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("CAM_URL=http://@c/\nSERVO_URL=http://own:login@c:81/\n"
                                        "HTTP_AUTH_USERNAME=me\nHTTP_AUTH_PASSWORD=topsecret\n"));
    // What it does not get does not make it another camera.
    QCOMPARE(vedette::withOwnerLogin(loadSettings(path, {}, {}).settings,
                                     {QStringLiteral("you"), QStringLiteral("other")})
                 .camera,
             loadSettings(path, {}, {}).settings.camera);
    // Without viewers there is nothing to keep from it.
    const Settings settings = loadSettings(write("CAM_URL=http://c/\n"), {}, {}).settings;
    QCOMPARE(vedette::withOwnerLogin(settings, {}), settings);
}

void TestSettings::aViewersLoginStaysAsLongAsItCounts()
{
    const QByteArray viewer = "VEDETTE_VIEWER_USERNAME=guest\nVEDETTE_VIEWER_PASSWORD=window\n";
    const QByteArray owner = "HTTP_AUTH_USERNAME=me\nHTTP_AUTH_PASSWORD=topsecret\n";
    const QString path = write("CAM_URL=http://@c/\n" + viewer + owner);
    const Settings settings = loadSettings(path, {}, {}).settings;
    QCOMPARE(settings.server.viewer.userName, QStringLiteral("guest"));
    QCOMPARE(settings.server.viewer.password, QStringLiteral("window"));
    QVERIFY(settings.camera.login.isEmpty());
    const auto saved = [&path] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QVERIFY(!vedette::saveOwnerLogin({QStringLiteral("me"), QStringLiteral("new")}, path));
    QCOMPARE(loadSettings(path, {}, {}).settings.server.viewer, settings.server.viewer);
    // Nobody could log in by it, nor could the file be loaded.
    QVERIFY(!vedette::saveOwnerLogin({}, path));
    QCOMPARE(saved(), QByteArray("CAM_URL=http://@c/\n# Not used: VEDETTE_VIEWER_USERNAME=guest\n"
                                 "# Not used: VEDETTE_VIEWER_PASSWORD=window\n"));
    QVERIFY(!loadSettings(path, {}, {}).error);
}

void TestSettings::passwordsInAddressesAreNotShown()
{
    QCOMPARE(displayUrl(QUrl(QStringLiteral("http://me:topsecret@cam:81/x?y=z"))),
             QStringLiteral("http://me:***@cam:81/x?y=z"));
    QCOMPARE(displayUrl(QUrl(QStringLiteral("http://me:topsecret@cam/?u=http://x"))),
             QStringLiteral("http://me:***@cam/?u=http://x"));
    QCOMPARE(displayUrl(QUrl(QStringLiteral("http://cam/x"))), QStringLiteral("http://cam/x"));
    QCOMPARE(displayUrl(QUrl(QStringLiteral("http://@cam/x"))), QStringLiteral("http://cam/x"));
}

VEDETTE_TEST(TestSettings)
#include "TestSettings.moc"
