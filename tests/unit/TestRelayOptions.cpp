// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "TestProgram.h"
#include "web/WebOptions.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace vedette;

namespace {

ServeArguments listeningOn(const QStringList &addresses)
{
    ServeArguments arguments;
    arguments.listen = addresses;
    return arguments;
}

} // namespace

class TestRelayOptions : public QObject
{
    Q_OBJECT

private slots:
    void defaults();
    void inheritedSocketsReplaceTheDefaultAddress();
    void everyAddressIsTaken();
    void mistakes_data();
    void mistakes();
    void viewers_data();
    void viewers();
    void plainAddressesAreWarnedOf_data();
    void plainAddressesAreWarnedOf();
    void noWarningWithTls();
    void missingCertificateFilesAreNamed();
};

void TestRelayOptions::defaults()
{
    QString problem;
    const auto options = WebOptions::check({}, false, &problem);
    QVERIFY2(options && problem.isEmpty(), qPrintable(problem));
    QCOMPARE(options->listen.size(), 1);
    QCOMPARE(options->listen.constFirst().display(5000, false),
             QStringLiteral("http://127.0.0.1:5000/"));
    QCOMPARE(options->listen.constFirst().port, WebOptions::DefaultPort);
    QCOMPARE(options->maximumViewers, 1000);
    QVERIFY(!options->tls && options->warnings.isEmpty());
}

void TestRelayOptions::inheritedSocketsReplaceTheDefaultAddress()
{
    QString problem;
    const auto options = WebOptions::check({}, true, &problem);
    QVERIFY(options && options->listen.isEmpty());
    const auto more =
        WebOptions::check(listeningOn({QStringLiteral("127.0.0.1:0")}), true, &problem);
    QVERIFY(more);
    QCOMPARE(more->listen.size(), 1);
}

void TestRelayOptions::everyAddressIsTaken()
{
    QString problem;
    const auto options =
        WebOptions::check(listeningOn({QStringLiteral("127.0.0.1:0"), QStringLiteral("[::1]:8080"),
                                       QStringLiteral("unix:/run/vedette.sock")}),
                          false, &problem);
    QVERIFY2(options, qPrintable(problem));
    QCOMPARE(options->listen.size(), 3);
    QCOMPARE(options->listen[1].port, 8080);
    QCOMPARE(options->listen[2].unixPath, QStringLiteral("/run/vedette.sock"));
}

void TestRelayOptions::mistakes_data()
{
    QTest::addColumn<ServeArguments>("arguments");
    QTest::addColumn<QString>("text");
    ServeArguments arguments = listeningOn({QStringLiteral("5000")});
    QTest::newRow("port alone")
        << arguments
        << QStringLiteral("\"5000\" has no address; write 127.0.0.1:5000 for this machine alone, "
                          "or *:5000 for every network it is in");
    arguments = {};
    arguments.hosts = QStringList{QStringLiteral("no host")};
    QTest::newRow("host") << arguments
                          << QStringLiteral("--host takes the name of a host, not \"no host\"");
    arguments = {};
    arguments.tlsCertificate = QStringLiteral("/c");
    QTest::newRow("certificate alone")
        << arguments
        << QStringLiteral(
               "--tls-certificate and --tls-key belong together; one of them is missing");
    arguments = {};
    arguments.tlsKey = QStringLiteral("/k");
    QTest::newRow("key alone")
        << arguments
        << QStringLiteral(
               "--tls-certificate and --tls-key belong together; one of them is missing");
    arguments.tlsCertificate = QStringLiteral("/c");
    arguments.tlsSelfSigned = true;
    QTest::newRow("certificate and self-signed")
        << arguments
        << QStringLiteral("--tls-self-signed makes a certificate; leave out --tls-certificate");
}

void TestRelayOptions::mistakes()
{
    QFETCH(ServeArguments, arguments);
    QFETCH(QString, text);
    QString problem;
    QVERIFY(!WebOptions::check(arguments, false, &problem));
    QCOMPARE(problem, text);
}

void TestRelayOptions::viewers_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<int>("viewers"); // 0: refused
    QTest::newRow("none") << QString() << 1000;
    QTest::newRow("one") << QStringLiteral("1") << 1;
    QTest::newRow("most") << QStringLiteral("100000") << 100'000;
    QTest::newRow("too many") << QStringLiteral("100001") << 0;
    QTest::newRow("nobody") << QStringLiteral("0") << 0;
    QTest::newRow("negative") << QStringLiteral("-1") << 0;
    QTest::newRow("beyond int") << QStringLiteral("4294967297") << 0;
    QTest::newRow("word") << QStringLiteral("many") << 0;
    QTest::newRow("fraction") << QStringLiteral("2.5") << 0;
}

void TestRelayOptions::viewers()
{
    QFETCH(QString, word);
    QFETCH(int, viewers);
    ServeArguments arguments;
    arguments.maximumViewers = word;
    QString problem;
    const auto options = WebOptions::check(arguments, false, &problem);
    QCOMPARE(options ? options->maximumViewers : 0, viewers);
    QCOMPARE(problem, viewers > 0
                          ? QString()
                          : QStringLiteral("--max-viewers takes a whole number from 1 to 100000, "
                                           "not \"%1\"")
                                .arg(word));
}

void TestRelayOptions::plainAddressesAreWarnedOf_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("shown"); // empty: no warning
    QTest::newRow("this machine") << QStringLiteral("127.0.0.1:80") << QString();
    QTest::newRow("another loopback") << QStringLiteral("127.9.9.9:80") << QString();
    QTest::newRow("IPv6 loopback") << QStringLiteral("[::1]:80") << QString();
    QTest::newRow("unix socket") << QStringLiteral("unix:/run/v.sock") << QString();
    QTest::newRow("all IPv4") << QStringLiteral("0.0.0.0:80")
                              << QStringLiteral("http://0.0.0.0:80/");
    QTest::newRow("a network") << QStringLiteral("192.168.1.2:80")
                               << QStringLiteral("http://192.168.1.2:80/");
    QTest::newRow("IPv6") << QStringLiteral("[2001:db8::1]:80")
                          << QStringLiteral("http://[2001:db8::1]:80/");
}

void TestRelayOptions::plainAddressesAreWarnedOf()
{
    QFETCH(QString, address);
    QFETCH(QString, shown);
    QString problem;
    const auto options = WebOptions::check(listeningOn({address}), false, &problem);
    QVERIFY2(options, qPrintable(problem));
    QCOMPARE(options->warnings.size(), shown.isEmpty() ? 0 : 1);
    if (!shown.isEmpty()) {
        QCOMPARE(options->warnings.constFirst(),
                 shown + QStringLiteral(" is reachable from other machines without encryption: "
                                        "password and picture can be read on the way. Use "
                                        "--tls-self-signed, or a certificate."));
    }
}

void TestRelayOptions::noWarningWithTls()
{
    const QTemporaryDir folder;
    QString problem;
    QVERIFY2(selfSignedIdentity(folder.path(), {}, &problem), qPrintable(problem));
    ServeArguments arguments = listeningOn({QStringLiteral("0.0.0.0:0")});
    arguments.tlsCertificate = folder.filePath(QStringLiteral("self-signed.crt"));
    arguments.tlsKey = folder.filePath(QStringLiteral("self-signed.key"));
    const auto options = WebOptions::check(arguments, false, &problem);
    QVERIFY2(options && options->tls, qPrintable(problem));
    QVERIFY(options->warnings.isEmpty());
}

void TestRelayOptions::missingCertificateFilesAreNamed()
{
    ServeArguments arguments;
    arguments.tlsCertificate = QStringLiteral("/nowhere/c.pem");
    arguments.tlsKey = QStringLiteral("/nowhere/k.pem");
    QString problem;
    QVERIFY(!WebOptions::check(arguments, false, &problem));
    QVERIFY2(problem.startsWith(QLatin1String("/nowhere/c.pem cannot be read: ")),
             qPrintable(problem));
}

VEDETTE_TEST(TestRelayOptions)
#include "TestRelayOptions.moc"
