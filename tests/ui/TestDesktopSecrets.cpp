// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/EnvFile.h"
#include "config/Settings.h"
#include "demo/DemoCameraThread.h"
#include "DesktopProgram.h"
#include "QrCodes.h"
#include "SecretSearch.h"
#include "TestProgram.h"
#include "WebClient.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace vedette;
using namespace vedette::test;

namespace {

constexpr QSize LargeScreen{1024, 768};

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
    void start(DesktopProgram &desktop, const QStringList &arguments);
    /// Keys for the main window. There is no window manager to give it the focus.
    void press(const char *keys) const
    {
        m_screen.xdotool(
            {QStringLiteral("windowfocus"), m_window, QStringLiteral("key"), QLatin1String(keys)});
    }
    QByteArray windows() const;
    QString leak(const DesktopProgram &desktop) const;
    QUrl withPassword(const QUrl &url) const;

    SecretSearch m_secrets;
    QString m_web = m_secrets.make(QStringLiteral("the viewers' password"));
    QString m_camera = m_secrets.make(QStringLiteral("the camera's password"));
    VirtualScreen m_screen{LargeScreen};
    QString m_window;
};

void TestDesktopSecrets::initTestCase()
{
    QVERIFY(m_screen.start());
}

void TestDesktopSecrets::start(DesktopProgram &desktop, const QStringList &arguments)
{
    desktop.setVariable(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("*=true"));
    desktop.setVariable(QStringLiteral("QT_FORCE_STDERR_LOGGING"), QStringLiteral("1"));
    desktop.setVariable(key::UserName, QStringLiteral("me"));
    desktop.setVariable(key::Password, m_web);
    desktop.mergeErrors();
    desktop.start(arguments);
    QVERIFY(desktop.waitForStarted());
    m_window = desktop.waitForWindow(QStringLiteral("Vedette"));
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

QString TestDesktopSecrets::leak(const DesktopProgram &desktop) const
{
    return m_secrets.in(desktop.output()) + m_secrets.in(windows()) +
           m_secrets.inFolder(desktop.home(), QStringLiteral("camera.env")) +
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
    DesktopProgram desktop(m_screen);
    QFile file(desktop.home() + QStringLiteral("/camera.env"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(
        envLine(key::CameraUrl, withPassword(camera.streamUrl()).toString(QUrl::FullyEncoded)) +
        envLine(key::ServoUrl, withPassword(camera.servoUrl()).toString(QUrl::FullyEncoded)));
    file.close();

    // With everybody: there is a code for phones then.
    start(desktop, {QStringLiteral("--serve"), QStringLiteral("*:0"), file.fileName()});
    static const QRegularExpression address(QStringLiteral("listening on (http://\\S+)\n"));
    QTRY_VERIFY_WITH_TIMEOUT(QString::fromUtf8(desktop.output()).contains(address), Patience);
    const int port = QUrl(address.match(QString::fromUtf8(desktop.output())).captured(1)).port();
    WebClient client(static_cast<quint16>(port));
    const QByteArray right = login(QStringLiteral("me"), m_web);
    QCOMPARE(client.ask(request("GET", "/snapshot.jpg", right)).status, 200);
    QCOMPARE(client.ask(request("POST", "/turnleft", right)).status, 200);
    const WebAnswer status = client.ask(request("GET", "/api/status", right));
    QCOMPARE(m_secrets.in(status.head + status.body), QString());

    press("F3");
    press("Left");
    press("ctrl+s");
    QTRY_COMPARE_WITH_TIMEOUT(qrCodesIn(m_screen.screenshot()).size(), 1, Patience);
    const QUrl code(QString::fromUtf8(qrCodesIn(m_screen.screenshot()).constFirst()));
    QCOMPARE(code.port(), port);
    QCOMPARE(code, QUrl(QStringLiteral("http://%1:%2/").arg(code.host()).arg(port)));
    const QByteArray properties = windows();
    QVERIFY(properties.contains("WM_NAME") && properties.contains("Vedette"));
    QCOMPARE(leak(desktop), QString());
    m_screen.xdotool({QStringLiteral("search"), QStringLiteral("--name"), QStringLiteral("^Share$"),
                      QStringLiteral("windowclose")});

    // Refused, gone, and what the servos say of it.
    camera.setFault(Fault::NotFound);
    QTRY_VERIFY_WITH_TIMEOUT(desktop.output().contains("StreamState::Unsupported"), Patience);
    camera.setFault(Fault::Refuse);
    camera.setServoFault(DemoCamera::ServoFault::Error);
    press("F5");
    press("Left");
    QTRY_VERIFY_WITH_TIMEOUT(desktop.output().contains("StreamState::Unreachable"), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(desktop.output().contains("vedette.steering: "), Patience);
    QCOMPARE(leak(desktop), QString());
    press("ctrl+e");
    QTRY_VERIFY_WITH_TIMEOUT(windows().contains("Edit Camera"), Patience);
    QCOMPARE(leak(desktop), QString());
    desktop.terminate();
    QVERIFY(desktop.waitForFinished(Patience));
    QCOMPARE(desktop.exitCode(), 0);
    QCOMPARE(leak(desktop), QString());
}

void TestDesktopSecrets::theCommandLine()
{
    DesktopProgram desktop(m_screen);
    const QString url =
        withPassword(QUrl(QStringLiteral("http://127.0.0.1:9/mjpeg"))).toString(QUrl::FullyEncoded);
    start(desktop, {QStringLiteral("--servo-url"), url, url});
    QTRY_VERIFY_WITH_TIMEOUT(desktop.output().contains("StreamState::Unreachable"), Patience);
    QVERIFY(desktop.output().contains("every user of this computer could see the password"));
    QCOMPARE(leak(desktop), QString());
    desktop.terminate();
    QVERIFY(desktop.waitForFinished(Patience));
    QCOMPARE(leak(desktop), QString());
}

VEDETTE_GUI_TEST(TestDesktopSecrets)
#include "TestDesktopSecrets.moc"
