// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/EnvFile.h"
#include "config/Settings.h"
#include "demo/DemoCameraThread.h"
#include "SecretSearch.h"
#include "VirtualScreen.h"
#include "WebClient.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <zbar.h>

using namespace vedette;
using namespace vedette::test;

namespace {

constexpr QSize ScreenSize{1024, 768};

/// Every QR code on a picture of the screen.
QByteArray codesOn(const QImage &screen)
{
    const QImage grey = screen.convertToFormat(QImage::Format_Grayscale8);
    QByteArray pixels;
    for (int y = 0; y < grey.height(); ++y) {
        pixels.append(reinterpret_cast<const char *>(grey.constScanLine(y)), grey.width());
    }
    zbar::ImageScanner scanner;
    scanner.set_config(zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    scanner.set_config(zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
    zbar::Image image(grey.width(), grey.height(), "Y800", pixels.constData(), pixels.size());
    scanner.scan(image);
    QByteArray codes;
    for (auto symbol = image.symbol_begin(); symbol != image.symbol_end(); ++symbol) {
        codes += QByteArray::fromStdString(symbol->get_data()) + '\n';
    }
    return codes;
}

QByteArray envLine(QLatin1String name, const QString &value)
{
    return EnvFile::lineFor(name, value).toUtf8() + '\n';
}

} // namespace

/// The window's program, with all logging on, on a real X11 screen: passwords are searched for in
/// what it writes, in what the screen's server knows of its windows, and in its QR code.
class TestDesktopSecrets : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void sharingAndFailing();
    void theCommandLine();

private:
    void start(QProcess &desktop, const QStringList &arguments);
    /// Keys for the main window. There is no window manager to give it the focus.
    void press(const char *keys) const
    {
        m_screen.xdotool(
            {QStringLiteral("windowfocus"), m_window, QStringLiteral("key"), QLatin1String(keys)});
    }
    QByteArray windows() const;
    QString leak(const QProcess &desktop) const;
    QUrl withPassword(const QUrl &url) const;

    SecretSearch m_secrets;
    QString m_web = m_secrets.make(QStringLiteral("the viewers' password"));
    QString m_camera = m_secrets.make(QStringLiteral("the camera's password"));
    QTemporaryDir m_home;
    VirtualScreen m_screen{ScreenSize};
    QString m_window;
    QByteArray m_written;
};

void TestDesktopSecrets::initTestCase()
{
    QVERIFY(m_screen.start());
}

void TestDesktopSecrets::start(QProcess &desktop, const QStringList &arguments)
{
    m_written.clear();
    QProcessEnvironment environment = m_screen.environment();
    for (const char *name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME",
                             "XDG_STATE_HOME", "XDG_RUNTIME_DIR"}) {
        environment.insert(QLatin1String(name), m_home.path());
    }
    environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("*=true"));
    environment.insert(QStringLiteral("QT_FORCE_STDERR_LOGGING"), QStringLiteral("1"));
    environment.insert(key::UserName, QStringLiteral("me"));
    environment.insert(key::Password, m_web);
    desktop.setProcessEnvironment(environment);
    desktop.setWorkingDirectory(m_home.path());
    desktop.setProcessChannelMode(QProcess::MergedChannels);
    connect(&desktop, &QProcess::readyRead, this,
            [this, &desktop] { m_written += desktop.readAll(); });
    desktop.start(qEnvironmentVariable("VEDETTE_BIN") + QStringLiteral("/vedette"), arguments);
    QVERIFY(desktop.waitForStarted());
    m_window = m_screen
                   .xdotool({QStringLiteral("search"), QStringLiteral("--sync"),
                             QStringLiteral("--onlyvisible"), QStringLiteral("--name"),
                             QStringLiteral("Vedette")})
                   .split(u'\n')
                   .constLast();
    QVERIFY(!m_window.isEmpty());
}

/// Titles and all other properties of all windows.
QByteArray TestDesktopSecrets::windows() const
{
    QProcess process;
    process.setProcessEnvironment(m_screen.environment());
    process.start(QStringLiteral("sh"),
                  {QStringLiteral("-c"),
                   QStringLiteral("xwininfo -root -tree | grep -oE '0x[0-9a-f]{5,}' | sort -u | "
                                  "while read -r window; do xprop -id \"$window\"; done")});
    process.waitForFinished(Patience);
    return process.readAllStandardOutput();
}

QString TestDesktopSecrets::leak(const QProcess &desktop) const
{
    return m_secrets.in(m_written) + m_secrets.in(windows()) +
           m_secrets.inFolder(m_home.path(), QStringLiteral("camera.env")) +
           m_secrets.inCommandLines() + m_secrets.inEnvironments(desktop.processId());
}

QUrl TestDesktopSecrets::withPassword(const QUrl &url) const
{
    QUrl secret = url;
    secret.setUserName(QStringLiteral("owner"));
    secret.setPassword(m_camera, QUrl::DecodedMode);
    return secret;
}

void TestDesktopSecrets::sharingAndFailing()
{
    DemoCamera::Options options;
    options.userName = QStringLiteral("owner");
    options.password = m_camera;
    DemoCameraThread camera(options);
    QVERIFY(camera.start());
    camera.setFault(Fault::UnauthorizedDigest);
    QFile file(m_home.filePath(QStringLiteral("camera.env")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(
        envLine(key::CameraUrl, withPassword(camera.streamUrl()).toString(QUrl::FullyEncoded)) +
        envLine(key::ServoUrl, withPassword(camera.servoUrl()).toString(QUrl::FullyEncoded)));
    file.close();

    QProcess desktop;
    start(desktop, {QStringLiteral("--serve"), QStringLiteral("127.0.0.1:0"), file.fileName()});
    static const QRegularExpression address(QStringLiteral("listening on (http://\\S+)\n"));
    QTRY_VERIFY_WITH_TIMEOUT(QString::fromUtf8(m_written).contains(address), Patience);
    const QByteArray served = address.match(QString::fromUtf8(m_written)).captured(1).toUtf8();
    WebClient client(static_cast<quint16>(QUrl(QString::fromUtf8(served)).port()));
    const QByteArray right = login(QStringLiteral("me"), m_web);
    QCOMPARE(client.ask(request("GET", "/snapshot.jpg", right)).status, 200);
    QCOMPARE(client.ask(request("POST", "/turnleft", right)).status, 200);
    const WebAnswer status = client.ask(request("GET", "/api/status", right));
    QCOMPARE(m_secrets.in(status.head + status.body), QString());

    press("F3");
    press("Left");
    press("ctrl+s");
    QTRY_VERIFY_WITH_TIMEOUT(codesOn(m_screen.screenshot()).contains(served), Patience);
    QCOMPARE(codesOn(m_screen.screenshot()), served + '\n');
    const QByteArray properties = windows();
    QVERIFY(properties.contains("WM_NAME") && properties.contains("Vedette"));
    QCOMPARE(leak(desktop), QString());
    m_screen.xdotool({QStringLiteral("search"), QStringLiteral("--name"), QStringLiteral("^Share$"),
                      QStringLiteral("windowclose")});

    // Refused, gone, and what the servos say of it.
    camera.setFault(Fault::NotFound);
    QTRY_VERIFY_WITH_TIMEOUT(m_written.contains("StreamState::Unsupported"), Patience);
    camera.setFault(Fault::Refuse);
    camera.setServoFault(DemoCamera::ServoFault::Error);
    press("F5");
    press("Left");
    QTRY_VERIFY_WITH_TIMEOUT(m_written.contains("StreamState::Unreachable"), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_written.contains("vedette.steering: "), Patience);
    QCOMPARE(leak(desktop), QString());
    press("ctrl+e");
    QTRY_VERIFY_WITH_TIMEOUT(windows().contains("Connection"), Patience);
    QCOMPARE(leak(desktop), QString());
    desktop.terminate();
    QVERIFY(desktop.waitForFinished(Patience));
    QCOMPARE(desktop.exitCode(), 0);
    QCOMPARE(leak(desktop), QString());
}

void TestDesktopSecrets::theCommandLine()
{
    QProcess desktop;
    const QString url =
        withPassword(QUrl(QStringLiteral("http://127.0.0.1:9/mjpeg"))).toString(QUrl::FullyEncoded);
    start(desktop, {QStringLiteral("--servo-url"), url, url});
    QTRY_VERIFY_WITH_TIMEOUT(m_written.contains("StreamState::Unreachable"), Patience);
    QVERIFY(m_written.contains("every user of this computer could see the password"));
    QCOMPARE(leak(desktop), QString());
    desktop.terminate();
    QVERIFY(desktop.waitForFinished(Patience));
    QCOMPARE(leak(desktop), QString());
}

QTEST_MAIN(TestDesktopSecrets)
#include "TestDesktopSecrets.moc"
