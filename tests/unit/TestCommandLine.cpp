// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/CommandLine.h"
#include "TestProgram.h"

#include <QTest>

using vedette::CommandLine;
using vedette::ServeArguments;
namespace key = vedette::key;

class TestCommandLine : public QObject
{
    Q_OBJECT

private slots:
    void nothing();
    void aFile();
    void severalCameras();
    void anAddress();
    void everythingOfTheDesktop();
    void theServerHasNoWindow();
    void everythingOfTheServer();
    void sharingFromTheWindow();
    void nothingIsServedUnasked();
    void mistakes_data();
    void mistakes();
    void helpAndVersion();
    void dialectsAreListed();

private:
    static CommandLine desktop(const QStringList &words)
    {
        return CommandLine::parse(CommandLine::Program::Desktop,
                                  QStringList{QStringLiteral("vedette")} + words);
    }
    static CommandLine server(const QStringList &words)
    {
        return CommandLine::parse(CommandLine::Program::Server,
                                  QStringList{QStringLiteral("vedette-server")} + words);
    }
};

void TestCommandLine::nothing()
{
    const CommandLine line = desktop({});
    QVERIFY(line.errorText.isEmpty() && line.output.isEmpty() && line.envFile.isEmpty());
    QVERIFY(line.values.isEmpty() && !line.demo && !line.fullScreen);
}

void TestCommandLine::aFile()
{
    const QString path = QCoreApplication::applicationFilePath();
    QCOMPARE(desktop({path}).envFile, path);
}

void TestCommandLine::severalCameras()
{
    const QString file = QCoreApplication::applicationFilePath();
    const QString folder = QCoreApplication::applicationDirPath();
    const CommandLine ofFolder = server({folder, QStringLiteral("--mqtt=mqtt://broker"),
                                         QStringLiteral("--default-camera=garden")});
    QCOMPARE(ofFolder.errorText, QString());
    QVERIFY(ofFolder.isOfSeveralCameras() && ofFolder.envFileToRead().isEmpty());
    QCOMPARE(ofFolder.folder, folder);
    QCOMPARE(ofFolder.values.value(key::DefaultCamera), QStringLiteral("garden"));
    const CommandLine ofFiles = server({file, file});
    QCOMPARE(ofFiles.errorText, QString());
    QCOMPARE(ofFiles.cameraFiles, (QStringList{file, file}));
    QVERIFY(ofFiles.folder.isEmpty() && ofFiles.envFile.isEmpty());
    QVERIFY(!server({file}).isOfSeveralCameras());

    const auto error = [](const QStringList &words) { return server(words).errorText; };
    QCOMPARE(error({folder, QStringLiteral("--servo-url=http://me:s3cret@cam/")}),
             QStringLiteral("--servo-url is of one camera; with several, write SERVO_URL into the "
                            "file of the camera that it is for"));
    QVERIFY(error({file, file, QStringLiteral("--step-degrees=9")})
                .startsWith(QLatin1String("--step-degrees is of one camera")));
    QCOMPARE(error({file, QStringLiteral("--default-camera=a")}),
             QStringLiteral("--default-camera is of use only with several cameras"));
    for (const QString &other : {QStringLiteral("http://me:s3cret@cam/"), folder}) {
        QCOMPARE(error({file, other}),
                 QStringLiteral("\"%1\" cannot stand beside others; several cameras are several "
                                ".env files, or one folder of them")
                     .arg(QString(other).replace(QLatin1String("s3cret"), QLatin1String("***"))));
    }
    QCOMPARE(
        error({file, QStringLiteral("nowhere.env")}),
        QStringLiteral("there is no file or folder nowhere.env; an address begins with http:// or "
                       "https://"));
    QVERIFY(error({QStringLiteral("--demo"), folder}).startsWith(QLatin1String("--demo brings")));
    QCOMPARE(desktop({folder}).folder, folder);
    QCOMPARE(desktop({file, file}).cameraFiles.size(), 2);
    QVERIFY(desktop({folder, QStringLiteral("--servo-url=http://cam/")})
                .errorText.startsWith(QLatin1String("--servo-url is of one camera")));
}

void TestCommandLine::anAddress()
{
    const CommandLine line = desktop({QStringLiteral("http://cam/mjpeg"),
                                      QStringLiteral("--servo-url=http://cam:81/control_servo")});
    QVERIFY(line.envFile.isEmpty());
    QCOMPARE(line.values.value(key::CameraUrl), QStringLiteral("http://cam/mjpeg"));
    QCOMPARE(line.values.value(key::ServoUrl), QStringLiteral("http://cam:81/control_servo"));
}

void TestCommandLine::everythingOfTheDesktop()
{
    const CommandLine line = desktop({QStringLiteral("--demo"), QStringLiteral("--fullscreen"),
                                      QStringLiteral("--step-degrees"), QStringLiteral("9")});
    QCOMPARE(line.demo, 1);
    QVERIFY(line.fullScreen);
    QCOMPARE(line.values.value(key::StepDegrees), QStringLiteral("9"));
}

void TestCommandLine::theServerHasNoWindow()
{
    const CommandLine line =
        CommandLine::parse(CommandLine::Program::Server,
                           {QStringLiteral("vedette-server"), QStringLiteral("--fullscreen")});
    QCOMPARE(line.errorText, QStringLiteral("Unknown option 'fullscreen'."));
}

void TestCommandLine::everythingOfTheServer()
{
    const CommandLine line = server(
        {QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
         QStringLiteral("--listen=unix:/run/v.sock"), QStringLiteral("--tls-certificate=c.pem"),
         QStringLiteral("--tls-key=k.pem"), QStringLiteral("--max-viewers=7"),
         QStringLiteral("--host=a.example"), QStringLiteral("--host=b.example"),
         QStringLiteral("--trusted-proxy=unix"), QStringLiteral("--check"),
         QStringLiteral("--offline"), QStringLiteral("http://cam/mjpeg")});
    QCOMPARE(line.errorText, QString());
    QVERIFY(line.check && line.offline && !line.demo);
    const ServeArguments expected{
        .listen = {QStringLiteral("127.0.0.1:0"), QStringLiteral("unix:/run/v.sock")},
        .tlsCertificate = QStringLiteral("c.pem"),
        .tlsKey = QStringLiteral("k.pem"),
        .tlsSelfSigned = false,
        .maximumViewers = QStringLiteral("7"),
        .hosts = {QStringLiteral("a.example"), QStringLiteral("b.example")},
        .trustedProxies = {QStringLiteral("unix")}};
    QVERIFY(line.serve == expected);
    QVERIFY(server({QStringLiteral("--tls-self-signed")}).serve.tlsSelfSigned);
    QCOMPARE(server({QStringLiteral("--demo")}).demo, 1);
    QCOMPARE(server({QStringLiteral("--demo"), QStringLiteral("--check")}).demo, 1);
    QCOMPARE(server({QStringLiteral("--demo"), QStringLiteral("16")}).demo, 16);
    const CommandLine demo =
        server({QStringLiteral("--demo=4"), QStringLiteral("--default-camera=garden")});
    QCOMPARE(demo.errorText, QString());
    QVERIFY(demo.demo == 4 && demo.isOfSeveralCameras() && demo.envFileToRead().isEmpty());
    QCOMPARE(server({QStringLiteral("--mqtt=mqtt://broker/garden")}).values.value(key::MqttUrl),
             QStringLiteral("mqtt://broker/garden"));
    QVERIFY(!desktop({QStringLiteral("--mqtt=mqtt://broker/garden")}).errorText.isEmpty());
}

void TestCommandLine::sharingFromTheWindow()
{
    const CommandLine line = desktop(
        {QStringLiteral("--serve"), QStringLiteral("*:5000"), QStringLiteral("--tls-self-signed")});
    QCOMPARE(line.errorText, QString());
    QCOMPARE(line.serve.listen, QStringList{QStringLiteral("*:5000")});
    QVERIFY(line.serve.tlsSelfSigned);
    // Each program has its own word.
    QCOMPARE(desktop({QStringLiteral("--listen=*:5000")}).errorText,
             QStringLiteral("Unknown option 'listen'."));
    QCOMPARE(server({QStringLiteral("--serve=*:5000")}).errorText,
             QStringLiteral("Unknown option 'serve'."));
    QCOMPARE(desktop({QStringLiteral("--check")}).errorText,
             QStringLiteral("Unknown option 'check'."));
}

void TestCommandLine::nothingIsServedUnasked()
{
    QVERIFY(desktop({}).serve == ServeArguments());
    QVERIFY(server({}).serve == ServeArguments());
    QVERIFY(!server({}).check);
}

void TestCommandLine::mistakes_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("text");
    QTest::newRow("unknown option") << QStringList{QStringLiteral("--nonsense")}
                                    << QStringLiteral("Unknown option 'nonsense'.");
    QTest::newRow("missing value") << QStringList{QStringLiteral("--servo-url")}
                                   << QStringLiteral("Missing value after '--servo-url'.");
    QTest::newRow("no such file")
        << QStringList{QStringLiteral("192.168.1.5/mjpeg")}
        << QStringLiteral(
               "there is no file or folder 192.168.1.5/mjpeg; an address begins with http:// or "
               "https://");
    QTest::newRow("demo and camera")
        << QStringList{QStringLiteral("--demo"), QStringLiteral("http://cam/")}
        << QStringLiteral("--demo brings its own camera; leave out \"http://cam/\"");
    QTest::newRow("two cameras, no such file")
        << QStringList{QStringLiteral("a.env"), QStringLiteral("b.env")}
        << QStringLiteral(
               "there is no file or folder a.env; an address begins with http:// or https://");
    const QString secret = QStringLiteral("me:s3cret@cam/");
    QTest::newRow("password, no scheme")
        << QStringList{secret}
        << QStringLiteral(
               "there is no file or folder me:***@cam/; an address begins with http:// or "
               "https://");
    QTest::newRow("password, demo")
        << QStringList{QStringLiteral("--demo"), QStringLiteral("http://") + secret}
        << QStringLiteral("--demo brings its own camera; leave out \"http://me:***@cam/\"");
    QTest::newRow("password, two cameras")
        << QStringList{QStringLiteral("http://") + secret, QStringLiteral("a.env")}
        << QStringLiteral("\"http://me:***@cam/\" cannot stand beside others; several cameras are "
                          "several .env files, or one folder of them");
    const QString noNumber =
        QStringLiteral("--demo takes a number of cameras from 1 to 16, not \"%1\"");
    QTest::newRow("password, no number") << QStringList{QStringLiteral("--demo=http://") + secret}
                                         << noNumber.arg(QStringLiteral("http://me:***@cam/"));
    for (const char *word : {"0", "17", "-1", "4.5", "4x", "99999999999"}) {
        QTest::newRow(word) << QStringList{QStringLiteral("--demo"), QLatin1String(word)}
                            << noNumber.arg(QLatin1String(word));
    }
    QTest::newRow("empty number") << QStringList{QStringLiteral("--demo=")}
                                  << noNumber.arg(QString());
    QTest::newRow("password, unknown") << QStringList{QStringLiteral("--password=s3cret")}
                                       << QStringLiteral("Unknown option 'password'.");
}

void TestCommandLine::mistakes()
{
    QFETCH(QStringList, words);
    QFETCH(QString, text);
    QCOMPARE(desktop(words).errorText, text);
}

void TestCommandLine::helpAndVersion()
{
    const QString help = desktop({QStringLiteral("--help")}).output;
    for (const char *word :
         {"--servo-url", "--demo", "--fullscreen", "--step-degrees", "CAM_URL"}) {
        QVERIFY2(help.contains(QLatin1String(word)), word);
    }
    QVERIFY(desktop({QStringLiteral("--version")}).output.startsWith(QLatin1String("vedette 0.")));
}

void TestCommandLine::dialectsAreListed()
{
    const CommandLine line = server({QStringLiteral("--dialects")});
    QCOMPARE(line.errorText, QString());
    QVERIFY2(
        line.output.contains(QLatin1String("\nhikvision           continuous  Hikvision (ISAPI)\n"
                                           "    Hikvision\n")),
        qPrintable(line.output));
    QVERIFY(!desktop({QStringLiteral("--dialects")}).errorText.isEmpty());
}

VEDETTE_TEST(TestCommandLine)
#include "TestCommandLine.moc"
