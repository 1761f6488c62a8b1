// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "TestProgram.h"
#include "web/access/LoginThrottle.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace vedette;

namespace {

const LoginThrottle::Time FirstTry{std::chrono::hours(1)};
constexpr QLatin1String Guesser("192.0.2.1");

void failTimes(LoginThrottle &throttle, const QString &address, LoginThrottle::Time now, int times)
{
    for (int i = 0; i < times; ++i) {
        throttle.failed(address, Role::Owner, now);
    }
}

QString address(int number)
{
    return QStringLiteral("10.%1.%2.%3")
        .arg(number >> 16)
        .arg((number >> 8) & 255)
        .arg(number & 255);
}

} // namespace

class TestLoginThrottle : public QObject
{
    Q_OBJECT

private slots:
    void unknownAddressesNeedNotWait();
    void theFifthFailureBeginsAWait();
    void failuresOlderThanTheWindowDoNotCount();
    void slowMistakesNeverWait();
    void waitsDoubleUpToTheLongest();
    void failuresDuringAWaitDoNotCount();
    void aLongQuietStartsAfresh();
    void aSuccessStartsAfresh();
    void eachLoginWaitsByItself();
    void namesThatNobodyHasAreOneLogin();
    void sameAddress_data();
    void sameAddress();
    void memoryIsBounded();
    void aFloodOfAddressesFreesNobody();
    void forgottenOnesMakeRoomFirst();
};

void TestLoginThrottle::unknownAddressesNeedNotWait()
{
    const LoginThrottle throttle;
    QCOMPARE(throttle.retryAfter(Guesser, Role::Owner, FirstTry), 0s);
}

void TestLoginThrottle::theFifthFailureBeginsAWait()
{
    LoginThrottle throttle;
    failTimes(throttle, Guesser, FirstTry, LoginThrottle::FreeFailures - 1);
    QCOMPARE(throttle.retryAfter(Guesser, Role::Owner, FirstTry), 0s);
    throttle.failed(Guesser, Role::Owner, FirstTry);
    QCOMPARE(throttle.retryAfter(Guesser, Role::Owner, FirstTry), LoginThrottle::FirstDelay);
    QCOMPARE(throttle.retryAfter(Guesser, Role::Owner, FirstTry + 1ms), LoginThrottle::FirstDelay);
    const auto end = FirstTry + LoginThrottle::FirstDelay;
    QCOMPARE(throttle.retryAfter(Guesser, Role::Owner, end - 1ns), 1s);
    QCOMPARE(throttle.retryAfter(Guesser, Role::Owner, end), 0s);
    QCOMPARE(throttle.retryAfter(QStringLiteral("192.0.2.2"), Role::Owner, FirstTry), 0s);
}

void TestLoginThrottle::failuresOlderThanTheWindowDoNotCount()
{
    LoginThrottle within;
    within.failed(Guesser, Role::Owner, FirstTry);
    failTimes(within, Guesser, FirstTry + LoginThrottle::Window, LoginThrottle::FreeFailures - 1);
    QVERIFY(within.retryAfter(Guesser, Role::Owner, FirstTry + LoginThrottle::Window) > 0s);

    LoginThrottle beyond;
    const auto later = FirstTry + LoginThrottle::Window + 1ns;
    beyond.failed(Guesser, Role::Owner, FirstTry);
    failTimes(beyond, Guesser, later, LoginThrottle::FreeFailures - 1);
    QCOMPARE(beyond.retryAfter(Guesser, Role::Owner, later), 0s);
    beyond.failed(Guesser, Role::Owner, later);
    QVERIFY(beyond.retryAfter(Guesser, Role::Owner, later) > 0s);
}

void TestLoginThrottle::slowMistakesNeverWait()
{
    LoginThrottle throttle;
    for (int i = 0; i < 100; ++i) {
        const auto now = FirstTry + i * 16s;
        throttle.failed(Guesser, Role::Owner, now);
        QCOMPARE(throttle.retryAfter(Guesser, Role::Owner, now), 0s);
    }
}

void TestLoginThrottle::waitsDoubleUpToTheLongest()
{
    LoginThrottle throttle;
    auto now = FirstTry;
    failTimes(throttle, Guesser, now, LoginThrottle::FreeFailures);
    for (const auto expected : {10s, 20s, 40s, 80s, 160s, 300s, 300s}) {
        QCOMPARE(throttle.retryAfter(Guesser, Role::Owner, now), expected);
        now += expected;
        QCOMPARE(throttle.retryAfter(Guesser, Role::Owner, now), 0s);
        throttle.failed(Guesser, Role::Owner, now);
    }
    QCOMPARE(LoginThrottle::LongestDelay, std::chrono::seconds(5min));
}

void TestLoginThrottle::failuresDuringAWaitDoNotCount()
{
    LoginThrottle throttle;
    failTimes(throttle, Guesser, FirstTry, 1000);
    QCOMPARE(throttle.retryAfter(Guesser, Role::Owner, FirstTry), LoginThrottle::FirstDelay);
}

void TestLoginThrottle::aLongQuietStartsAfresh()
{
    const auto quiet = FirstTry + LoginThrottle::FirstDelay + LoginThrottle::ForgetAfter;
    LoginThrottle remembers;
    failTimes(remembers, Guesser, FirstTry, LoginThrottle::FreeFailures);
    remembers.failed(Guesser, Role::Owner, quiet);
    QCOMPARE(remembers.retryAfter(Guesser, Role::Owner, quiet), 2 * LoginThrottle::FirstDelay);

    LoginThrottle forgets;
    failTimes(forgets, Guesser, FirstTry, LoginThrottle::FreeFailures);
    forgets.failed(Guesser, Role::Owner, quiet + 1ns);
    QCOMPARE(forgets.retryAfter(Guesser, Role::Owner, quiet + 1ns), 0s);
}

void TestLoginThrottle::aSuccessStartsAfresh()
{
    LoginThrottle throttle;
    throttle.succeeded(Guesser, Role::Owner);
    failTimes(throttle, Guesser, FirstTry, LoginThrottle::FreeFailures - 1);
    throttle.succeeded(Guesser, Role::Owner);
    QCOMPARE(throttle.entryCount(), 0);
    failTimes(throttle, Guesser, FirstTry, LoginThrottle::FreeFailures - 1);
    QCOMPARE(throttle.retryAfter(Guesser, Role::Owner, FirstTry), 0s);
}

void TestLoginThrottle::eachLoginWaitsByItself()
{
    LoginThrottle throttle;
    failTimes(throttle, Guesser, FirstTry, LoginThrottle::FreeFailures - 1);
    throttle.succeeded(Guesser, Role::Viewer);
    throttle.failed(Guesser, Role::Owner, FirstTry);
    QCOMPARE(throttle.retryAfter(Guesser, Role::Owner, FirstTry), LoginThrottle::FirstDelay);
    QCOMPARE(throttle.retryAfter(Guesser, Role::Viewer, FirstTry), 0s);
    QCOMPARE(throttle.retryAfter(Guesser, Role::Nobody, FirstTry), 0s);
}

void TestLoginThrottle::namesThatNobodyHasAreOneLogin()
{
    LoginThrottle throttle;
    for (int i = 0; i < LoginThrottle::FreeFailures; ++i) {
        throttle.failed(Guesser, Role::Nobody, FirstTry);
    }
    QCOMPARE(throttle.entryCount(), 1);
    QVERIFY(throttle.retryAfter(Guesser, Role::Nobody, FirstTry) > 0s);
    QCOMPARE(throttle.retryAfter(Guesser, Role::Owner, FirstTry), 0s);
}

void TestLoginThrottle::sameAddress_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("isSame");
    const auto row = [](const QString &one, const QString &other, bool isSame) {
        QTest::newRow(qPrintable(one + u' ' + other.left(30))) << one << other << isSame;
    };
    row(u"192.0.2.1"_s, u"192.0.2.1"_s, true);
    row(u"192.0.2.1"_s, u"192.0.2.2"_s, false);
    row(u"192.0.2.1"_s, u"::ffff:192.0.2.1"_s, true);
    row(u"2001:db8:1:2::1"_s, u"2001:db8:1:2:ffff:ffff:ffff:ffff"_s, true);
    row(u"2001:db8:1:2::1"_s, u"2001:db8:1:3::1"_s, false);
    row(u"fe80::1%eth0"_s, u"fe80::2%eth0"_s, true);
    row(u"unix"_s, u"unix"_s, true);
    // Four letters are four bytes, as an IPv4 address has: "unix" is 117.110.105.120.
    row(u"unix"_s, u"117.110.105.120"_s, false);
    row(QString(64, u'a'), QString(100000, u'a'), true);
    row(QString(), u"0.0.0.0"_s, false);
}

void TestLoginThrottle::sameAddress()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(bool, isSame);
    LoginThrottle throttle;
    failTimes(throttle, one, FirstTry, LoginThrottle::FreeFailures);
    QVERIFY(throttle.retryAfter(one, Role::Owner, FirstTry) > 0s);
    QCOMPARE(throttle.retryAfter(other, Role::Owner, FirstTry) > 0s, isSame);
}

void TestLoginThrottle::memoryIsBounded()
{
    LoginThrottle throttle;
    for (int i = 0; i < LoginThrottle::MaximumEntries; ++i) {
        failTimes(throttle, address(i), FirstTry, LoginThrottle::FreeFailures);
    }
    QCOMPARE(throttle.entryCount(), LoginThrottle::MaximumEntries);
    // Known ones need no room.
    throttle.failed(address(0), Role::Owner, FirstTry + LoginThrottle::FirstDelay);
    QCOMPARE(throttle.entryCount(), LoginThrottle::MaximumEntries);
    for (int i = LoginThrottle::MaximumEntries; i < 2 * LoginThrottle::MaximumEntries; ++i) {
        failTimes(throttle, address(i), FirstTry, LoginThrottle::FreeFailures);
        QVERIFY(throttle.entryCount() <= LoginThrottle::MaximumEntries);
    }
    QVERIFY(throttle.entryCount() >
            LoginThrottle::MaximumEntries - LoginThrottle::EvictedAtOnce - 1);
    // Who waits longest is remembered longest.
    QCOMPARE(throttle.retryAfter(address(0), Role::Owner, FirstTry + LoginThrottle::FirstDelay),
             2 * LoginThrottle::FirstDelay);
}

void TestLoginThrottle::aFloodOfAddressesFreesNobody()
{
    LoginThrottle throttle;
    failTimes(throttle, Guesser, FirstTry, LoginThrottle::FreeFailures);
    for (int i = 0; i < 3 * LoginThrottle::MaximumEntries; ++i) {
        throttle.failed(address(i), Role::Owner, FirstTry + 1s);
    }
    QVERIFY(throttle.retryAfter(Guesser, Role::Owner, FirstTry + 1s) > 0s);
}

void TestLoginThrottle::forgottenOnesMakeRoomFirst()
{
    LoginThrottle throttle;
    for (int i = 0; i < LoginThrottle::MaximumEntries; ++i) {
        throttle.failed(address(i), Role::Owner, FirstTry);
    }
    const auto later = FirstTry + LoginThrottle::Window + 1s;
    throttle.failed(Guesser, Role::Owner, later);
    QCOMPARE(throttle.entryCount(), 1);
}

VEDETTE_TEST(TestLoginThrottle)
#include "TestLoginThrottle.moc"
