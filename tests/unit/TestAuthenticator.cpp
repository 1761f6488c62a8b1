// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "TestProgram.h"
#include "web/access/Authenticator.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace vedette;
using Verdict = Authenticator::Verdict;

namespace {

const SteadyClock::time_point Start{std::chrono::hours(1)};
constexpr QLatin1String Here("192.0.2.1");
constexpr QLatin1String Elsewhere("192.0.2.2");
constexpr QByteArrayView RightLogin("Basic YW5uYTpzZWNyZXQ="); ///< anna:secret
constexpr QByteArrayView WrongLogin("Basic YW5uYTpndWVzcw=="); ///< anna:guess

QByteArray basic(const QByteArray &text)
{
    return "Basic " + text.toBase64();
}

/// With the owner's login.
Authenticator accepting(const QString &user, const QString &password)
{
    Authenticator authenticator;
    authenticator.setCredentials({user, password});
    return authenticator;
}

/// With RightLogin as the owner's, and a viewer's.
Authenticator acceptingTwo()
{
    Authenticator authenticator;
    authenticator.setCredentials({u"anna"_s, u"secret"_s}, {u"guest"_s, u"window"_s});
    return authenticator;
}

} // namespace

class TestAuthenticator : public QObject
{
    Q_OBJECT

private slots:
    void verdicts_data();
    void verdicts();
    void takesUtf8();
    void userNames_data();
    void userNames();
    void unusableCredentialsAcceptNobody_data();
    void unusableCredentialsAcceptNobody();
    void newCredentialsReplaceTheOld();
    void eachLoginHasItsRole_data();
    void eachLoginHasItsRole();
    void aViewersPasswordDoesNotPayForGuesses();
    void aViewersMistakesDoNotLockTheOwnerOut();
    void inventedNamesWaitTogether();
    void guessingHasToWait();
    void othersNeverWait();
    void nothingIsNoGuess();
    void aSuccessForgivesMistakes();
    void challenges();
};

void TestAuthenticator::verdicts_data()
{
    QTest::addColumn<QByteArray>("authorization");
    QTest::addColumn<Authenticator::Verdict>("verdict");
    const auto row = [](const char *name, const QByteArray &authorization, Verdict verdict) {
        QTest::newRow(name) << authorization << verdict;
    };
    row("right", "Basic YW5uYTpzZWNyZXQ=", Verdict::Accepted);
    row("lower case", "basic YW5uYTpzZWNyZXQ=", Verdict::Accepted);
    row("upper case", "BASIC YW5uYTpzZWNyZXQ=", Verdict::Accepted);
    row("spaces", " Basic   YW5uYTpzZWNyZXQ=  ", Verdict::Accepted);
    row("none", "", Verdict::Missing);
    row("blank", "  ", Verdict::Missing);
    row("another scheme", "Bearer YW5uYTpzZWNyZXQ=", Verdict::Missing);
    row("digest", "Digest username=\"anna\"", Verdict::Missing);
    row("a longer scheme", "Basics YW5uYTpzZWNyZXQ=", Verdict::Missing);
    row("a shorter scheme", "Basi", Verdict::Missing);
    row("without scheme", "YW5uYTpzZWNyZXQ=", Verdict::Missing);
    row("scheme alone", "Basic", Verdict::Wrong);
    row("scheme and a space", "Basic ", Verdict::Wrong);
    row("wrong password", basic("anna:secreT"), Verdict::Wrong);
    row("wrong user", basic("Anna:secret"), Verdict::Wrong);
    row("shorter", basic("anna:secre"), Verdict::Wrong);
    row("longer", basic("anna:secret2"), Verdict::Wrong);
    row("empty password", basic("anna:"), Verdict::Wrong);
    row("no colon", basic("annasecret"), Verdict::Wrong);
    row("colon moved", basic("ann:asecret"), Verdict::Wrong);
    row("nothing encoded", basic(""), Verdict::Wrong);
    row("zero byte after", basic(QByteArray("anna:secret\0", 12)), Verdict::Wrong);
    row("not encoded", "Basic anna:secret", Verdict::Wrong);
    row("not base64", "Basic YW5uYTpzZWNyZXQ=!", Verdict::Wrong);
    row("two", RightLogin.toByteArray() + ", " + RightLogin.toByteArray(), Verdict::Wrong);
    row("space inside", "Basic YW5uYTpz ZWNyZXQ=", Verdict::Wrong);
    row("very long", basic(QByteArray(1'000'000, 'a')), Verdict::Wrong);
    row("high bytes", "Basic \xff\xfe\x80", Verdict::Wrong);
}

void TestAuthenticator::verdicts()
{
    QFETCH(QByteArray, authorization);
    QFETCH(Authenticator::Verdict, verdict);
    Authenticator authenticator = accepting(u"anna"_s, u"secret"_s);
    const auto result = authenticator.check(authorization, Here, Start);
    QCOMPARE(result.verdict, verdict);
    QCOMPARE(result.retryAfter, 0s);
}

void TestAuthenticator::takesUtf8()
{
    // RFC 7617, section 2.1.
    Authenticator authenticator = accepting(u"test"_s, u"123\u00a3"_s);
    QCOMPARE(authenticator.check("Basic dGVzdDoxMjPCow==", Here, Start).verdict, Verdict::Accepted);
    // A password may contain colons.
    authenticator.setCredentials({u"test"_s, u":a:"_s});
    const QByteArray colons = "Basic " + QByteArray("test::a:").toBase64();
    QCOMPARE(authenticator.check(colons, Here, Start).verdict, Verdict::Accepted);
}

void TestAuthenticator::userNames_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<bool>("isPossible");
    QTest::newRow("plain") << u"anna"_s << true;
    QTest::newRow("space") << u"anna maria"_s << true;
    QTest::newRow("umlaut") << u"J\u00fcrgen"_s << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("colon") << u"an:na"_s << false;
    QTest::newRow("line break") << u"anna\n"_s << false;
    QTest::newRow("delete") << u"anna\u007f"_s << false;
    QTest::newRow("zero") << QString(1, QChar(0)) << false;
}

void TestAuthenticator::userNames()
{
    QFETCH(QString, user);
    QFETCH(bool, isPossible);
    QCOMPARE(Authenticator::isUserName(user), isPossible);
}

void TestAuthenticator::unusableCredentialsAcceptNobody_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::newRow("none") << QString() << QString();
    QTest::newRow("no user") << QString() << u"secret"_s;
    QTest::newRow("no password") << u"anna"_s << QString();
    QTest::newRow("colon") << u"an:na"_s << u"secret"_s;
}

void TestAuthenticator::unusableCredentialsAcceptNobody()
{
    QFETCH(QString, user);
    QFETCH(QString, password);
    Authenticator authenticator = accepting(user, password);
    const QByteArray same = "Basic " + (user + u':' + password).toUtf8().toBase64();
    QCOMPARE(authenticator.check(same, Here, Start).verdict, Verdict::Wrong);
}

void TestAuthenticator::newCredentialsReplaceTheOld()
{
    Authenticator authenticator = accepting(u"anna"_s, u"older"_s);
    QCOMPARE(authenticator.check(RightLogin.toByteArray(), Here, Start).verdict, Verdict::Wrong);
    authenticator.setCredentials({u"anna"_s, u"secret"_s});
    QCOMPARE(authenticator.check(RightLogin.toByteArray(), Here, Start).verdict, Verdict::Accepted);
    authenticator.setCredentials({u"anna"_s, QString()});
    QCOMPARE(authenticator.check(RightLogin.toByteArray(), Here, Start).verdict, Verdict::Wrong);
}

void TestAuthenticator::eachLoginHasItsRole_data()
{
    QTest::addColumn<QByteArray>("login");
    QTest::addColumn<Role>("role");
    const auto row = [](const char *login, Role role) {
        QTest::newRow(login) << QByteArray(login) << role;
    };
    row("anna:secret", Role::Owner);
    row("guest:window", Role::Viewer);
    row("anna:window", Role::Nobody);
    row("guest:secret", Role::Nobody);
    row("guest:", Role::Nobody);
    row("guest", Role::Nobody);
    row("Guest:window", Role::Nobody);
    row("guest:window:", Role::Nobody);
}

void TestAuthenticator::eachLoginHasItsRole()
{
    QFETCH(QByteArray, login);
    QFETCH(Role, role);
    Authenticator authenticator = acceptingTwo();
    const auto result = authenticator.check(basic(login), Here, Start);
    QCOMPARE(result.role, role);
    QCOMPARE(result.verdict, role == Role::Nobody ? Verdict::Wrong : Verdict::Accepted);
}

void TestAuthenticator::aViewersPasswordDoesNotPayForGuesses()
{
    Authenticator authenticator = acceptingTwo();
    for (int i = 0; i < LoginThrottle::FreeFailures; ++i) {
        QCOMPARE(authenticator.check(WrongLogin.toByteArray(), Here, Start).verdict,
                 Verdict::Wrong);
        QCOMPARE(authenticator.check(basic("guest:window"), Here, Start).role, Role::Viewer);
    }
    QCOMPARE(authenticator.check(WrongLogin.toByteArray(), Here, Start).verdict,
             Verdict::Throttled);
    QCOMPARE(authenticator.check(RightLogin.toByteArray(), Here, Start).verdict,
             Verdict::Throttled);
    QCOMPARE(authenticator.check(basic("guest:window"), Here, Start).role, Role::Viewer);
}

void TestAuthenticator::aViewersMistakesDoNotLockTheOwnerOut()
{
    Authenticator authenticator = acceptingTwo();
    for (int i = 0; i < LoginThrottle::FreeFailures; ++i) {
        authenticator.check(basic("guest:wimdow"), Here, Start);
    }
    QCOMPARE(authenticator.check(basic("guest:window"), Here, Start).verdict, Verdict::Throttled);
    QCOMPARE(authenticator.check(RightLogin.toByteArray(), Here, Start).role, Role::Owner);
    // A name of no login is not that of an unusable one.
    authenticator.setCredentials({u"anna"_s, u"secret"_s});
    QCOMPARE(authenticator.check(basic(":"), Here, Start).verdict, Verdict::Wrong);
}

void TestAuthenticator::inventedNamesWaitTogether()
{
    Authenticator authenticator = acceptingTwo();
    for (int i = 0; i < LoginThrottle::FreeFailures; ++i) {
        const QByteArray invented = basic("name" + QByteArray::number(i) + ":guess");
        QCOMPARE(authenticator.check(invented, Here, Start).verdict, Verdict::Wrong);
    }
    QCOMPARE(authenticator.check(basic("another:guess"), Here, Start).verdict, Verdict::Throttled);
    QCOMPARE(authenticator.check(RightLogin.toByteArray(), Here, Start).role, Role::Owner);
}

void TestAuthenticator::guessingHasToWait()
{
    Authenticator authenticator = accepting(u"anna"_s, u"secret"_s);
    for (int i = 0; i < LoginThrottle::FreeFailures; ++i) {
        QCOMPARE(authenticator.check(WrongLogin.toByteArray(), Here, Start).verdict,
                 Verdict::Wrong);
    }
    const auto refused = authenticator.check(WrongLogin.toByteArray(), Here, Start);
    QCOMPARE(refused.verdict, Verdict::Throttled);
    QCOMPARE(refused.retryAfter, LoginThrottle::FirstDelay);
    // Else a guess that is not refused would be known to be right.
    QCOMPARE(authenticator.check(RightLogin.toByteArray(), Here, Start).verdict,
             Verdict::Throttled);
    const auto end = Start + LoginThrottle::FirstDelay;
    QCOMPARE(authenticator.check(RightLogin.toByteArray(), Here, end - 1ns).verdict,
             Verdict::Throttled);
    QCOMPARE(authenticator.check(RightLogin.toByteArray(), Here, end).verdict, Verdict::Accepted);
    QCOMPARE(authenticator.check(WrongLogin.toByteArray(), Here, end).verdict, Verdict::Wrong);
    QCOMPARE(authenticator.check(RightLogin.toByteArray(), Here, end).verdict, Verdict::Accepted);
}

void TestAuthenticator::othersNeverWait()
{
    Authenticator authenticator = accepting(u"anna"_s, u"secret"_s);
    for (int i = 0; i < 1000; ++i) {
        authenticator.check(WrongLogin.toByteArray(), Here, Start + i * 1s);
        QCOMPARE(authenticator.check(RightLogin.toByteArray(), Elsewhere, Start + i * 1s).verdict,
                 Verdict::Accepted);
    }
    QCOMPARE(authenticator.check(RightLogin.toByteArray(), Here, Start + 1000s).verdict,
             Verdict::Throttled);
}

void TestAuthenticator::nothingIsNoGuess()
{
    Authenticator authenticator = accepting(u"anna"_s, u"secret"_s);
    for (int i = 0; i < 100; ++i) {
        QCOMPARE(authenticator.check({}, Here, Start).verdict, Verdict::Missing);
    }
    QCOMPARE(authenticator.check(RightLogin.toByteArray(), Here, Start).verdict, Verdict::Accepted);
    for (int i = 0; i < LoginThrottle::FreeFailures; ++i) {
        authenticator.check(WrongLogin.toByteArray(), Here, Start);
    }
    QCOMPARE(authenticator.check({}, Here, Start).verdict, Verdict::Missing);
}

void TestAuthenticator::aSuccessForgivesMistakes()
{
    Authenticator authenticator = accepting(u"anna"_s, u"secret"_s);
    for (int i = 0; i < 100; ++i) {
        const QByteArrayView sent = i % LoginThrottle::FreeFailures == 0 ? RightLogin : WrongLogin;
        QVERIFY(authenticator.check(sent.toByteArray(), Here, Start).verdict != Verdict::Throttled);
    }
}

void TestAuthenticator::challenges()
{
    QCOMPARE(Authenticator::challenge(), QByteArray("Basic realm=\"Vedette\", charset=\"UTF-8\""));
}

VEDETTE_TEST(TestAuthenticator)
#include "TestAuthenticator.moc"
