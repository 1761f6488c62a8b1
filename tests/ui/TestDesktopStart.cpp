// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "DesktopProgram.h"
#include "TestPicture.h"
#include "TestProgram.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace vedette::test;

namespace {

constexpr QSize StartScreen{960, 640};
constexpr int ExitFailure = 1;
constexpr int ExitUsage = 2;

void writeEnv(const DesktopProgram &desktop, const QByteArray &text,
              QFile::Permissions permissions = QFile::ReadOwner | QFile::WriteOwner,
              const QString &name = u".env"_s)
{
    const QString path = desktop.home() + u'/' + name;
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(text);
    QVERIFY(file.setPermissions(permissions));
}

} // namespace

/// What the program with the window does with what it is given at its start, on a real X11 screen.
class TestDesktopStart : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theFirstRunOffersTheDemo();
    void theFirstRunMayBeLeft();
    void aWrongFileOpensTheDialog_data();
    void aWrongFileOpensTheDialog();
    void aWrongCommandLineEndsIt();
    void noDisplay_data();
    void noDisplay();
    void aFileThatOthersCanReadIsWarnedOf();
    void theDemoIsSharedAsAsked();
    void aTakenPortIsReported();
    void sharingWithoutALoginAsksForIt();
    void theOldFileBecomesOneOfTheUsersCameras();
    void severalCameras_data();
    void severalCameras();

private:
    VirtualScreen m_screen{StartScreen};
};

void TestDesktopStart::initTestCase()
{
    QVERIFY(m_screen.start());
}

void TestDesktopStart::theFirstRunOffersTheDemo()
{
    DesktopProgram desktop(m_screen);
    desktop.start({});
    QVERIFY(!desktop.waitForWindow(u"Welcome to Vedette"_s).isEmpty());
    m_screen.xdotool({u"key"_s, u"alt+d"_s});
    QVERIFY(!desktop.waitForWindow(u"Demo"_s).isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(colourfulness(m_screen.screenshot()) > 0.05, Timeout);
    m_screen.xdotool({u"key"_s, u"ctrl+q"_s});
    QVERIFY(desktop.waitForFinished());
    QCOMPARE(desktop.exitCode(), 0);
}

void TestDesktopStart::theFirstRunMayBeLeft()
{
    DesktopProgram desktop(m_screen);
    desktop.start({});
    QVERIFY(!desktop.waitForWindow(u"Welcome to Vedette"_s).isEmpty());
    m_screen.xdotool({u"key"_s, u"Escape"_s});
    QVERIFY(desktop.waitForFinished());
    QCOMPARE(desktop.exitCode(), ExitFailure);
}

void TestDesktopStart::aWrongFileOpensTheDialog_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char *name, const QByteArray &file, const char *error) {
        QTest::newRow(name) << file << QByteArray(error);
    };
    row("address", "CAM_URL=ftp://camera/\n",
        ".env, line 1: CAM_URL: only http and https addresses can be opened");
    row("value", "CAM_URL=http://127.0.0.1:9/\nVEDETTE_STEP_DEGREES=0\n",
        ".env, line 2: VEDETTE_STEP_DEGREES must be a whole number");
    row("no text", "\xFF\xD8\xFF", ".env: is not a text file");
}

void TestDesktopStart::aWrongFileOpensTheDialog()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QByteArray, error);
    DesktopProgram desktop(m_screen);
    writeEnv(desktop, file);
    desktop.start({});
    QVERIFY(!desktop.waitForWindow(u"^Edit Camera"_s).isEmpty());
    // Leaving it changes nothing, and the window stays for another try.
    m_screen.xdotool({u"key"_s, u"Escape"_s});
    QVERIFY(desktop.waitForNoWindow(u"^Edit Camera"_s));
    QVERIFY(!desktop.waitForWindow(u"^Vedette"_s).isEmpty());
    m_screen.xdotool({u"key"_s, u"ctrl+q"_s});
    QVERIFY(desktop.waitForFinished());
    QCOMPARE(desktop.exitCode(), 0);
    const QByteArray errors = desktop.errors();
    QVERIFY2(errors.contains(error), errors.constData());
    QFile after(desktop.home() + u"/.env"_s);
    QVERIFY(after.open(QFile::ReadOnly));
    QCOMPARE(after.readAll(), file);
}

void TestDesktopStart::aWrongCommandLineEndsIt()
{
    DesktopProgram desktop(m_screen);
    desktop.start({u"ftp://camera/"_s});
    QVERIFY(desktop.waitForFinished());
    QCOMPARE(desktop.exitCode(), ExitUsage);
    const QByteArray errors = desktop.errors();
    QVERIFY2(errors.contains("the command line: CAM_URL: only http and https"), errors.constData());
}

void TestDesktopStart::noDisplay_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QByteArray>("errors");
    const auto row = [](const char *name, const QStringList &arguments, int exitCode,
                        const char *output, const char *errors) {
        QTest::newRow(name) << arguments << exitCode << QByteArray(output) << QByteArray(errors);
    };
    row("help", {u"--help"_s}, 0, "Usage: ", "");
    row("version", {u"--version"_s}, 0, "vedette ", "");
    row("unknown option", {u"--colour"_s}, ExitUsage, "",
        "vedette: Unknown option 'colour'.\nTry 'vedette --help'.\n");
    row("window", {u"--demo"_s}, ExitFailure, "",
        "vedette: there is no display (DISPLAY and WAYLAND_DISPLAY are not set). To share a "
        "camera without a window, use vedette-server.\n");
}

void TestDesktopStart::noDisplay()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, exitCode);
    QFETCH(const QByteArray, output);
    QFETCH(const QByteArray, errors);
    DesktopProgram desktop(m_screen);
    desktop.setVariable(u"DISPLAY"_s, {});
    desktop.setVariable(u"QT_QPA_PLATFORM"_s, {});
    desktop.start(arguments);
    QVERIFY(desktop.waitForFinished());
    QCOMPARE(desktop.exitCode(), exitCode);
    QVERIFY(desktop.output().startsWith(output));
    QCOMPARE(desktop.errors(), errors);
}

void TestDesktopStart::aFileThatOthersCanReadIsWarnedOf()
{
    DesktopProgram desktop(m_screen);
    writeEnv(desktop, "CAM_URL=http://127.0.0.1:9/mjpeg\n",
             QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
    desktop.start({});
    QVERIFY(!desktop.waitForWindow(u"Vedette"_s).isEmpty());
    m_screen.xdotool({u"key"_s, u"ctrl+q"_s});
    QVERIFY(desktop.waitForFinished());
    QCOMPARE(desktop.exitCode(), 0);
    const QByteArray errors = desktop.errors();
    QVERIFY2(errors.contains("can be read by others; run: chmod 600"), errors.constData());
}

void TestDesktopStart::theDemoIsSharedAsAsked()
{
    DesktopProgram desktop(m_screen);
    desktop.start({u"--demo"_s, u"--serve"_s, u"127.0.0.1:0"_s});
    const QString address = desktop.waitForValue("listening on ");
    const QString password = desktop.waitForValue("password ");

    QProcess curl;
    curl.start(u"curl"_s, {u"--silent"_s, u"--fail"_s, u"--user"_s, u"demo:"_s + password,
                           address + u"snapshot.jpg"_s});
    QVERIFY(curl.waitForFinished());
    QCOMPARE(curl.exitCode(), 0);
    QVERIFY(curl.readAllStandardOutput().startsWith("\xff\xd8"));
    desktop.terminate();
    QVERIFY(desktop.waitForFinished());
    QCOMPARE(desktop.exitCode(), 0);
}

void TestDesktopStart::aTakenPortIsReported()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const QString address = u"127.0.0.1:%1"_s.arg(other.serverPort());
    DesktopProgram desktop(m_screen);
    desktop.start({u"--demo"_s, u"--serve"_s, address});
    QTRY_VERIFY_WITH_TIMEOUT(desktop.errors().contains(address.toUtf8()), Timeout);
    // Watching goes on, and sharing can be put right in its dialog.
    QVERIFY(!desktop.waitForWindow(u"Demo"_s).isEmpty());
    m_screen.xdotool({u"key"_s, u"ctrl+q"_s});
    QVERIFY(desktop.waitForFinished());
    QCOMPARE(desktop.exitCode(), 0);
}

void TestDesktopStart::sharingWithoutALoginAsksForIt()
{
    DesktopProgram desktop(m_screen);
    writeEnv(desktop, "CAM_URL=http://127.0.0.1:9/mjpeg\n");
    desktop.start({u"--serve"_s, u"127.0.0.1:0"_s});
    QVERIFY(!desktop.waitForWindow(u"^Share$"_s).isEmpty());
    desktop.terminate();
    QVERIFY(desktop.waitForFinished());
    QCOMPARE(desktop.exitCode(), 0);
}

void TestDesktopStart::theOldFileBecomesOneOfTheUsersCameras()
{
    DesktopProgram desktop(m_screen);
    const QString config = desktop.home() + u"/.config/vedette/"_s;
    desktop.setVariable(u"XDG_CONFIG_HOME"_s, desktop.home() + u"/.config"_s);
    writeEnv(desktop, "CAM_URL=http://127.0.0.1:9/mjpeg\nVEDETTE_NAME=Garden\n",
             QFile::ReadOwner | QFile::WriteOwner, u".config/vedette/camera.env"_s);
    desktop.start({});
    QVERIFY(!desktop.waitForWindow(u"^Garden"_s).isEmpty());
    QVERIFY(QFile::exists(config + u"cameras/camera.env"_s));
    QVERIFY(QFileInfo(config + u"camera.env"_s).isSymLink());
    desktop.terminate();
    QVERIFY(desktop.waitForFinished());
    QCOMPARE(desktop.exitCode(), 0);
}

void TestDesktopStart::severalCameras_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("title"); ///< that of the first; empty: it does not start
    QTest::addColumn<QByteArray>("errors");
    QTest::newRow("files") << QStringList{u"b.env"_s, u"a.env"_s} << u"^a — Vedette"_s
                           << QByteArray();
    QTest::newRow("folder") << QStringList{u"."_s} << u"^a — Vedette"_s
                            << QByteArray("c.env, line 1: is not of the form KEY=value");
    QTest::newRow("demo") << QStringList{u"--demo"_s, u"4"_s} << u" — Vedette"_s << QByteArray();
    QTest::newRow("a value of one camera")
        << QStringList{u"."_s, u"--servo-url=http://127.0.0.1:9/"_s} << QString()
        << QByteArray("--servo-url is of one camera");
}

void TestDesktopStart::severalCameras()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, title);
    QFETCH(const QByteArray, errors);
    DesktopProgram desktop(m_screen);
    for (const QString &name : {u"a.env"_s, u"b.env"_s}) {
        writeEnv(desktop, "CAM_URL=http://127.0.0.1:9/mjpeg\n",
                 QFile::ReadOwner | QFile::WriteOwner, name);
    }
    writeEnv(desktop, "nonsense\n", QFile::ReadOwner | QFile::WriteOwner, u"c.env"_s);
    desktop.start(arguments);
    if (!title.isEmpty()) {
        QVERIFY(!desktop.waitForWindow(title).isEmpty());
        desktop.terminate();
    }
    QVERIFY(desktop.waitForFinished());
    QCOMPARE(desktop.exitCode(), title.isEmpty() ? ExitUsage : 0);
    const QByteArray said = desktop.errors();
    QVERIFY2(errors.isEmpty() ? said.isEmpty() : said.contains(errors), said.constData());
}

VEDETTE_TEST(TestDesktopStart)
#include "TestDesktopStart.moc"
