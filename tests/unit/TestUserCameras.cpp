// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/CameraStore.h"
#include "config/CommandLine.h"
#include "config/UserCameras.h"
#include "TestProgram.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using vedette::CommandLine;
using vedette::LoadedCameras;
using vedette::loadFolder;
using vedette::newCameraFile;
using vedette::RemovedFile;
using vedette::takeOverUserEnvFile;
using vedette::userCameraFolder;
using vedette::userEnvFile;

class TestUserCameras : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanupTestCase();
    void theOldFileIsTakenOver();
    void anInterruptedTakeOverIsFinished();
    void whoMayOnlyWatchIsAllCameras();
    void whatIsInTheFolderStays();
    void whatCannotBeTakenOverStays();
    void bothProgramsFindTheFolder();
    void newFiles_data();
    void newFiles();
    void removedFilesAreKept();

private:
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QString write(const QString &path, const QByteArray &content)
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QFile::WriteOnly) || file.write(content) != content.size()) {
            qFatal("cannot write the test's own file");
        }
        return path;
    }
    static bool isLink()
    {
        return QFileInfo(userEnvFile()).isSymLink() && read(userEnvFile()) == Old;
    }
    static QString inFolder(const QString &name) { return userCameraFolder() + u'/' + name; }

    inline static const QByteArray Old{
        "# mine\nCAM_URL=http://cam/mjpeg\nHTTP_AUTH_USERNAME=me\nHTTP_AUTH_PASSWORD=topsecret\n"};
};

void TestUserCameras::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
}

void TestUserCameras::init()
{
    QDir(QFileInfo(userEnvFile()).path()).removeRecursively();
}

void TestUserCameras::cleanupTestCase()
{
    init();
}

void TestUserCameras::theOldFileIsTakenOver()
{
    QVERIFY(!takeOverUserEnvFile() && !QFileInfo::exists(userCameraFolder()));
    write(userEnvFile(), Old);
    QVERIFY(!takeOverUserEnvFile());
    QVERIFY(!QFileInfo(inFolder(u"camera.env"_s)).isSymLink());
    QCOMPARE(read(inFolder(u"camera.env"_s)), Old);
    // Whoever named it still finds it, and it is not taken over again.
    QVERIFY(isLink());
    QVERIFY(!takeOverUserEnvFile() && isLink());
    const auto others = QFile::ReadGroup | QFile::ReadOther;
    QVERIFY(!QFile::permissions(inFolder(u"camera.env"_s)).testAnyFlags(others));
    const LoadedCameras loaded = loadFolder(userCameraFolder(), {}, {});
    QVERIFY(!loaded.serveError());
    QCOMPARE(loaded.cameras.constFirst().config.cameraName(), u"camera"_s);
    // Those who could watch still can, and the camera still gets its login.
    QCOMPARE(loaded.owner.password, u"topsecret"_s);
    QCOMPARE(loaded.cameras.constFirst().config.login.password, u"topsecret"_s);
}

void TestUserCameras::anInterruptedTakeOverIsFinished()
{
    write(userEnvFile(), Old);
    // Behind the first step: the login alone; behind the second: both files.
    write(inFolder(u"server.env"_s), "HTTP_AUTH_USERNAME=me\nHTTP_AUTH_PASSWORD=topsecret\n");
    QVERIFY(!takeOverUserEnvFile());
    QCOMPARE(read(inFolder(u"camera.env"_s)), Old);
    QVERIFY(QFile::remove(userEnvFile()));
    write(userEnvFile(), Old);
    QVERIFY(!takeOverUserEnvFile() && isLink());
    QCOMPARE(read(inFolder(u"camera.env"_s)), Old);
}

void TestUserCameras::whoMayOnlyWatchIsAllCameras()
{
    const QByteArray old = Old + "VEDETTE_VIEWER_USERNAME=guest\nVEDETTE_VIEWER_PASSWORD=window\n";
    write(userEnvFile(), old);
    QVERIFY(!takeOverUserEnvFile());
    QCOMPARE(read(inFolder(u"camera.env"_s)), Old);
    const LoadedCameras loaded = loadFolder(userCameraFolder(), {}, {});
    QVERIFY(!loaded.serveError() && loaded.cameras.size() == 1);
    QCOMPARE(loaded.viewer.userName, u"guest"_s);
    // Interrupted before the old one was gone.
    QVERIFY(QFile::remove(userEnvFile()));
    write(userEnvFile(), old);
    QVERIFY(!takeOverUserEnvFile() && isLink());
}

void TestUserCameras::whatIsInTheFolderStays()
{
    for (const QString &name : {u"camera.env"_s, u"garden.env"_s}) {
        init();
        write(userEnvFile(), Old);
        write(inFolder(name), "CAM_URL=http://other/\n");
        QVERIFY(!takeOverUserEnvFile());
        QCOMPARE(read(inFolder(name)), QByteArray("CAM_URL=http://other/\n"));
        QCOMPARE(read(userEnvFile()), Old);
    }
}

void TestUserCameras::whatCannotBeTakenOverStays()
{
    write(userEnvFile(), QByteArray(70'000, '#'));
    QVERIFY(
        takeOverUserEnvFile()->message().endsWith(u"cannot be taken over: it cannot be read"_s));
    QCOMPARE(read(userEnvFile()).size(), 70'000);
    // Nothing can be written where the folder is to be.
    write(userEnvFile(), Old);
    write(userCameraFolder(), {});
    QVERIFY(takeOverUserEnvFile());
    QCOMPARE(read(userEnvFile()), Old);
}

void TestUserCameras::bothProgramsFindTheFolder()
{
    const CommandLine line =
        CommandLine::parse(CommandLine::Program::Server, {u"vedette-server"_s});
    QCOMPARE(line.folderToRead({}), QString());
    write(userEnvFile(), Old);
    QCOMPARE(line.envFileToRead(), userEnvFile());
    write(inFolder(u"garden.env"_s), "nonsense");
    QCOMPARE(line.folderToRead({}), userCameraFolder());
    // One that is named, in whatever way, is meant alone.
    QCOMPARE(line.folderToRead({{vedette::key::CameraUrl, u"http://cam/"_s}}), QString());
    const CommandLine named =
        CommandLine::parse(CommandLine::Program::Desktop, {u"vedette"_s, u"http://cam/"_s});
    QCOMPARE(named.folderToRead({}), QString());
}

void TestUserCameras::newFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("file");
    QTest::newRow("free") << u"Front Door"_s << u"front-door.env"_s;
    QTest::newRow("taken") << u"Garden"_s << u"garden-2.env"_s;
    QTest::newRow("taken twice") << u"yard"_s << u"yard-3.env"_s;
    QTest::newRow("not a camera's") << u"Server"_s << u"server-2.env"_s;
    QTest::newRow("no letter") << u"日本"_s << u"camera.env"_s;
    QTest::newRow("a path") << u"../../x"_s << u"x.env"_s;
    QTest::newRow("a slash") << u"Yard/West"_s << u"yard-west.env"_s;
    QTest::newRow("long") << QString(64, u'a') << QString(62, u'a') + u"-2.env"_s;
}

void TestUserCameras::newFiles()
{
    QFETCH(const QString, name);
    QFETCH(const QString, file);
    for (const QString &taken :
         {u"GARDEN.env"_s, u"yard.env"_s, u"Yard 2.env"_s, QString(64, u'a') + u".env"_s}) {
        write(inFolder(taken), "nonsense");
    }
    QCOMPARE(newCameraFile(userCameraFolder(), name), inFolder(file));
}

void TestUserCameras::removedFilesAreKept()
{
    // Nobody has thrown anything away here before; Qt leaves notes in the current folder then.
    QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)).removeRecursively();
    const QString here = QDir::currentPath();
    const QTemporaryDir empty;
    QVERIFY(QDir::setCurrent(empty.path()));
    const QString file = write(inFolder(u"garden.env"_s), Old);
    const RemovedFile removed = vedette::removeCameraFile(file);
    QVERIFY(!removed.error && !QFileInfo::exists(file));
    QCOMPARE(read(removed.path), Old);
    QVERIFY(QFile::remove(removed.path));
    QVERIFY(vedette::removeCameraFile(file).error);
    QVERIFY(QDir(empty.path()).isEmpty());
    QVERIFY(QDir::setCurrent(here));
}

VEDETTE_TEST(TestUserCameras)
#include "TestUserCameras.moc"
