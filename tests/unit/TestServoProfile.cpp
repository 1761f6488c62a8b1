// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/DialectPlan.h"
#include "steering/ServoProfile.h"
#include "TestProgram.h"

#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace vedette;

namespace {

/// What is asked for a move of the camera whose SERVO_URL this is and that names no dialect.
QUrl askedUrl(const QUrl &servoUrl, Move move)
{
    CameraConfig config;
    config.servoUrl = servoUrl;
    const auto plan = DialectPlan(config).requestsFor(ServoCommand::ofMove(move));
    const QUrl host = servoUrl.adjusted(QUrl::RemoveUserInfo | QUrl::RemovePath |
                                        QUrl::RemoveQuery | QUrl::RemoveFragment);
    return QUrl::fromEncoded(host.toEncoded() +
                             ServoProfile::targetFor(servoUrl, plan->constFirst().request.target));
}

} // namespace

class TestServoProfile : public QObject
{
    Q_OBJECT

private slots:
    void directions_data();
    void directions();
    void limits_data();
    void limits();
    void addresses_data();
    void addresses();
    void pathsOfADialect_data();
    void pathsOfADialect();
    void whereServosUsuallyAre();
};

void TestServoProfile::directions_data()
{
    QTest::addColumn<Move>("move");
    QTest::addColumn<QString>("query");
    QTest::newRow("left") << Move{.pan = -5} << u"tr=5&el=0"_s;
    QTest::newRow("right") << Move{.pan = 5} << u"tr=-5&el=0"_s;
    QTest::newRow("up") << Move{.tilt = 5} << u"tr=0&el=-5"_s;
    QTest::newRow("down") << Move{.tilt = -5} << u"tr=0&el=5"_s;
    QTest::newRow("diagonal") << Move{.pan = 3, .tilt = -7} << u"tr=-3&el=7"_s;
}

void TestServoProfile::directions()
{
    QFETCH(Move, move);
    QFETCH(QString, query);
    const QUrl url = askedUrl(QUrl(u"http://192.168.1.50:81/control_servo"_s), move);
    QCOMPARE(url.toString(), u"http://192.168.1.50:81/control_servo?"_s + query);
}

void TestServoProfile::limits_data()
{
    QTest::addColumn<int>("degrees");
    QTest::addColumn<int>("sent");
    QTest::newRow("at the edge") << 180 << -180;
    QTest::newRow("just beyond") << 181 << -180;
    QTest::newRow("at the other edge") << -180 << 180;
    QTest::newRow("just beyond it") << -181 << 180;
    QTest::newRow("the largest") << std::numeric_limits<int>::max() << -180;
    QTest::newRow("the smallest") << std::numeric_limits<int>::min() << 180;
}

void TestServoProfile::limits()
{
    QFETCH(int, degrees);
    QFETCH(int, sent);
    const QUrl url = askedUrl(QUrl(u"http://c/"_s), {.pan = degrees, .tilt = degrees});
    QCOMPARE(url.query(), u"tr=%1&el=%1"_s.arg(sent));
}

void TestServoProfile::addresses_data()
{
    QTest::addColumn<QString>("servoUrl");
    QTest::addColumn<QString>("requestUrl");
    QTest::newRow("other query items stay first")
        << u"http://c:81/servo?camera=2&key=a%26b"_s
        << u"http://c:81/servo?camera=2&key=a%26b&tr=-5&el=0"_s;
    QTest::newRow("tr and el of its own give way")
        << u"http://c/servo?tr=1&x=1&el=9&tr=2"_s << u"http://c/servo?x=1&tr=-5&el=0"_s;
    QTest::newRow("its own query goes out as it was written")
        << u"http://c/servo?token=YWJjZA==&a=b%3Db&c&&=d&e=%2F/%3F?:@,;!$'()*+%20"_s
        << u"http://c/servo?token=YWJjZA==&a=b%3Db&c&&=d&e=%2F/%3F?:@,;!$'()*+%20&tr=-5&el=0"_s;
    QTest::newRow("a name in another spelling gives way too")
        << u"http://c/servo?%74r=1&x=1"_s << u"http://c/servo?x=1&tr=-5&el=0"_s;
    QTest::newRow("user info and fragment are not sent")
        << u"https://user:secret@c/servo#top"_s << u"https://c/servo?tr=-5&el=0"_s;
}

void TestServoProfile::addresses()
{
    QFETCH(QString, servoUrl);
    QFETCH(QString, requestUrl);
    QCOMPARE(askedUrl(QUrl(servoUrl), {.pan = 5}).toString(QUrl::FullyEncoded), requestUrl);
}

void TestServoProfile::pathsOfADialect_data()
{
    QTest::addColumn<QString>("servoUrl");
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("no path") << u"http://c"_s << QByteArray("/a?b=1");
    QTest::newRow("only a slash") << u"http://c/"_s << QByteArray("/a?b=1");
    QTest::newRow("behind a proxy") << u"http://c/porch/"_s << QByteArray("/porch/a?b=1");
    QTest::newRow("a query of its own")
        << u"http://c/?token=%2F="_s << QByteArray("/a?b=1&token=%2F=");
}

void TestServoProfile::pathsOfADialect()
{
    QFETCH(QString, servoUrl);
    QFETCH(QByteArray, target);
    QCOMPARE(ServoProfile::targetFor(QUrl(servoUrl), "/a?b=1"), target);
}

void TestServoProfile::whereServosUsuallyAre()
{
    QCOMPARE(ServoProfile::guessedUrl(QUrl(u"http://me:secret@192.168.1.50:8080/mjpeg?a=b#c"_s)),
             QUrl(u"http://192.168.1.50:81/control_servo"_s));
    QCOMPARE(ServoProfile::guessedUrl(QUrl(u"https://[fe80::1]/"_s)),
             QUrl(u"https://[fe80::1]:81/control_servo"_s));
    QCOMPARE(ServoProfile::guessedUrl(QUrl()), QUrl());
}

VEDETTE_TEST(TestServoProfile)
#include "TestServoProfile.moc"
