// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/PasswordSpan.h"
#include "config/ProcessSecrets.h"
#include "TestProgram.h"

#include <QTest>

#include <array>
#include <sys/resource.h>

using namespace vedette;

/// Passwords among what users type, and what the process keeps them from.
class TestProcessSecrets : public QObject
{
    Q_OBJECT

private slots:
    void whatIsShown_data();
    void whatIsShown();
    void argumentsAreOverwritten();
    void theEnvironmentIsEmptied();
    void noCoreIsWritten();
};

void TestProcessSecrets::whatIsShown_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *typed, const char *shown) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(shown);
    };
    row("http://me:secret@cam:81/x", "http://me:***@cam:81/x");
    row("me:secret@cam/x", "me:***@cam/x");
    row("--servo-url=http://me:secret@cam/x", "--servo-url=http://me:***@cam/x");
    row("http://me:se@cr:et@cam/x", "http://me:***@cam/x");
    row("http://me:se/cr?et#1@cam/x", "http://me:***@cam/x");
    row("http://:s@cam", "http://:***@cam");
    row("http://me:sé crét@cam/", "http://me:***@cam/");
    row("http://me:12345@cam/", "http://me:***@cam/");
    row("http://me:12#34@192.168.1.9/x", "http://me:***@192.168.1.9/x");
    row("http://me:12/34@192.168.1.9/x", "http://me:***@192.168.1.9/x");
    row("http://me:12?34@[fe80::1]/x", "http://me:***@[fe80::1]/x");
    row("http://192.168.1.9:81/x@example.org", "http://192.168.1.9:81/x@example.org");
    row("http://cam:81/x@y", "http://cam:81/x@y");
    row("http://cam:/x@y", "http://cam:/x@y");
    row("http://me@cam:81/", "http://me@cam:81/");
    row("http://cam/x", "http://cam/x");
    row("http://[fe80::1]:81/x", "http://[fe80::1]:81/x");
    row("garden.env", "garden.env");
    row("", "");
    row("://", "://");
    row(":@", ":@");
}

void TestProcessSecrets::whatIsShown()
{
    QFETCH(QString, typed);
    QFETCH(QString, shown);
    QCOMPARE(withoutPassword(typed), shown);
}

void TestProcessSecrets::argumentsAreOverwritten()
{
    std::array words{QByteArray("vedette"), QByteArray("http://me:secret@cam/x"),
                     QByteArray("--servo-url=http://me:other@cam/y"), QByteArray("--demo")};
    std::array<char *, words.size()> arguments{};
    for (std::size_t i = 0; i < words.size(); ++i) {
        arguments.at(i) = words.at(i).data();
    }
    QVERIFY(hidePasswords(static_cast<int>(arguments.size()), arguments.data()));
    QCOMPARE(words[1], QByteArray("http://me:******@cam/x"));
    QCOMPARE(words[2], QByteArray("--servo-url=http://me:*****@cam/y"));
    QVERIFY(!hidePasswords(1, arguments.data()));
    QCOMPARE(words[0], QByteArray("vedette"));
}

void TestProcessSecrets::theEnvironmentIsEmptied()
{
    qputenv("HTTP_AUTH_PASSWORD", "sécret");
    qputenv("VEDETTE_VIEWER_PASSWORD", "window");
    qputenv("CAM_URL", "http://cam/");
    qputenv("SERVO_URL", "");
    qputenv("VEDETTE_DEFAULT_CAMERA", "garden");
    const char *const bytes = std::getenv("HTTP_AUTH_PASSWORD"); // NOLINT(concurrency-mt-unsafe)
    const SettingValues values = takeSettingsFromEnvironment();
    QCOMPARE(values.value(key::Password), QStringLiteral("sécret"));
    QVERIFY(values.contains(key::CameraUrl) && !values.contains(key::ServoUrl));
    QCOMPARE(values.value(key::DefaultCamera), QStringLiteral("garden"));
    QCOMPARE(QByteArray(bytes), QByteArray("*******"));
    QVERIFY(!qEnvironmentVariableIsSet("HTTP_AUTH_PASSWORD"));
    QCOMPARE(values.value(key::ViewerPassword), QStringLiteral("window"));
    QVERIFY(!qEnvironmentVariableIsSet("VEDETTE_VIEWER_PASSWORD"));
    QVERIFY(!qEnvironmentVariableIsSet("SERVO_URL"));
    for (const QString &name : settingKeys()) {
        qputenv(name.toLatin1().constData(), "");
    }
    QVERIFY(takeSettingsFromEnvironment().isEmpty());
}

void TestProcessSecrets::noCoreIsWritten()
{
    forbidCoreDumps();
    rlimit limit{};
    QCOMPARE(::getrlimit(RLIMIT_CORE, &limit), 0);
    QVERIFY(limit.rlim_cur <= 1);
}

VEDETTE_TEST(TestProcessSecrets)
#include "TestProcessSecrets.moc"
