// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "FullDisk.h"
#include "TestProgram.h"
#include "web/listen/OpenSsl.h"
#include "web/listen/SelfSignedCertificate.h"
#include "web/listen/TlsIdentity.h"

#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <QDir>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslCertificateExtension>
#include <QSslCipher>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace vedette;

namespace {

constexpr int RsaBits = 2048;

openssl::Certificate certificateFor(const openssl::Key &key)
{
    openssl::Certificate certificate(X509_new());
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key.get());
    const bool hashes = EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_ED25519;
    X509_sign(certificate.get(), key.get(), hashes ? EVP_sha256() : nullptr);
    return certificate;
}

QByteArray encryptedPem(const openssl::Key &key)
{
    const openssl::Bio bio(BIO_new(BIO_s_mem()));
    QByteArray passphrase = "secret";
    PEM_write_bio_PrivateKey(bio.get(), key.get(), EVP_aes_128_cbc(),
                             reinterpret_cast<unsigned char *>(passphrase.data()),
                             static_cast<int>(passphrase.size()), nullptr, nullptr);
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &bytes);
    return {bytes, size};
}

/// Shakes hands with a server that has this identity, which the client trusts; the session's
/// protocol, or UnknownProtocol.
QSsl::SslProtocol handshake(const TlsIdentity &identity, const QString &name,
                            QSslConfiguration client)
{
    QSslServer server;
    server.setSslConfiguration(identity.configuration);
    if (!server.listen(QHostAddress::LocalHost)) {
        return QSsl::UnknownProtocol;
    }
    client.setCaCertificates({identity.configuration.localCertificate()});
    QSslSocket socket;
    socket.setSslConfiguration(client);
    QSignalSpy encrypted(&socket, &QSslSocket::encrypted);
    QSignalSpy failed(&socket, &QSslSocket::errorOccurred);
    socket.connectToHostEncrypted(server.serverAddress().toString(), server.serverPort(), name);
    [&] { QTRY_VERIFY(!encrypted.isEmpty() || !failed.isEmpty()); }();
    return encrypted.isEmpty() ? QSsl::UnknownProtocol : socket.sessionProtocol();
}

constexpr int ProtocolVersionAlert = 70; ///< RFC 5246, 7.2

/// The alert with which a server that has this identity ends a handshake in TLS 1.1, which Qt and
/// OpenSSL would not begin; 0 when there is none.
int alertForTls11(const TlsIdentity &identity)
{
    QSslServer server;
    server.setSslConfiguration(identity.configuration);
    server.listen(QHostAddress::LocalHost);
    QTcpSocket socket;
    socket.connectToHost(server.serverAddress(), server.serverPort());
    // A ClientHello: TLS 1.1, a random, no session, two cipher suites, no compression.
    const QByteArray body = QByteArray::fromHex("0302") + QByteArray(32, 'r') +
                            QByteArray::fromHex("000004c009c0130100");
    const QByteArray message =
        QByteArray::fromHex("010000") + static_cast<char>(body.size()) + body;
    socket.write(QByteArray::fromHex("16030100") + static_cast<char>(message.size()) + message);
    // A record: alert, version, length 2; then level and description.
    [&] { QTRY_VERIFY(socket.bytesAvailable() >= 7); }();
    const QByteArray record = socket.readAll();
    return record.startsWith('\x15') && record.size() == 7 ? record.at(6) : 0;
}

} // namespace

class TestTlsIdentity : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void loads_data();
    void loads();
    void loadsAChain();
    void problems_data();
    void problems();
    void dates_data();
    void dates();
    void talksOnlyGoodTls();
    void servesUnderItsNames();
    void selfSignedIsMadeOnceAndKept();
    void selfSignedIsNotMadeOnAFullDisk();
    void selfSignedIsSound();
    void selfSignedIsRenewed_data();
    void selfSignedIsRenewed();
    void selfSignedFollowsTheNames();
    void selfSignedReplacesWhatIsBroken_data();
    void selfSignedReplacesWhatIsBroken();
    void selfSignedProblems_data();
    void selfSignedProblems();

private:
    QString write(const QString &name, const QByteArray &bytes);
    void writePair(const openssl::Key &key);
    std::optional<TlsIdentity> load() { return loadTlsIdentity(m_crt, m_key, &m_problem); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_crt;
    QString m_key;
    QString m_problem;
};

void TestTlsIdentity::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_crt = m_folder->filePath(u"self-signed.crt"_s);
    m_key = m_folder->filePath(u"self-signed.key"_s);
    m_problem.clear();
}

QString TestTlsIdentity::write(const QString &name, const QByteArray &bytes)
{
    QFile file(m_folder->filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName()
                                                                                : QString();
}

void TestTlsIdentity::writePair(const openssl::Key &key)
{
    write(u"self-signed.crt"_s, openssl::toPem(certificateFor(key)));
    write(u"self-signed.key"_s, openssl::toPem(key));
}

void TestTlsIdentity::loads_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("RSA") << QByteArray("RSA");
    QTest::newRow("P-256") << QByteArray("P-256");
    QTest::newRow("P-384") << QByteArray("P-384");
}

void TestTlsIdentity::loads()
{
    QFETCH(QByteArray, type);
    writePair(openssl::Key(type == "RSA" ? EVP_RSA_gen(RsaBits) : EVP_EC_gen(type.constData())));
    m_problem = u"an older problem"_s;
    const auto identity = load();
    QVERIFY2(identity, qPrintable(m_problem));
    QCOMPARE(m_problem, QString());
    QVERIFY(identity->expires > QDateTime::currentDateTimeUtc());
    QVERIFY(identity->expires <= QDateTime::currentDateTimeUtc().addSecs(3600));
    // Sixteen pairs of capital digits, and sixteen more.
    QCOMPARE(identity->fingerprint.size(), 32 * 3 - 1);
    QCOMPARE(QByteArray::fromHex(identity->fingerprint.toLatin1()),
             identity->configuration.localCertificate().digest(QCryptographicHash::Sha256));
    QCOMPARE(identity->fingerprint, identity->fingerprint.toUpper());
    QSslConfiguration client = QSslConfiguration::defaultConfiguration();
    client.setPeerVerifyMode(QSslSocket::VerifyNone);
    QVERIFY(handshake(*identity, QString(), client) != QSsl::UnknownProtocol);
}

void TestTlsIdentity::loadsAChain()
{
    const openssl::Key key(EVP_EC_gen("P-256"));
    const openssl::Key other(EVP_EC_gen("P-256"));
    const QByteArray chain =
        openssl::toPem(certificateFor(key)) + openssl::toPem(certificateFor(other));
    // All in one file.
    const QString path = write(u"all.pem"_s, chain + openssl::toPem(key));
    const auto identity = loadTlsIdentity(path, path, &m_problem);
    QVERIFY2(identity, qPrintable(m_problem));
    QCOMPARE(identity->configuration.localCertificateChain(),
             QSslCertificate::fromData(chain, QSsl::Pem));
    QCOMPARE(identity->configuration.localCertificateChain().size(), 2);
}

void TestTlsIdentity::problems_data()
{
    QTest::addColumn<QByteArray>("certificate");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("problem");
    const openssl::Key good(EVP_EC_gen("P-256"));
    const openssl::Key other(EVP_EC_gen("P-256"));
    const openssl::Key edwards(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
    const QByteArray certificate = openssl::toPem(certificateFor(good));
    const QByteArray key = openssl::toPem(good);
    const QByteArray tooLong(MaximumPemBytes + 1, '\n');
    const auto row = [](const char *name, const QByteArray &crt, const QByteArray &pem,
                        const QString &problem) { QTest::newRow(name) << crt << pem << problem; };
    row("no certificate file", {}, key, u"%1 cannot be read: "_s);
    row("no key file", certificate, {}, u"%2 cannot be read: "_s);
    row("empty certificate", "\n", key, u"%1 holds no certificate in PEM form"_s);
    row("key for certificate", key, key, u"%1 holds no certificate in PEM form"_s);
    row("torn certificate", certificate.left(certificate.size() / 2), key,
        u"%1 holds no certificate in PEM form"_s);
    row("binary", QByteArray(1000, '\0'), key, u"%1 holds no certificate in PEM form"_s);
    row("certificate for key", certificate, certificate, u"%2 holds no private key in PEM form"_s);
    row("torn key", certificate, key.left(key.size() / 2),
        u"%2 holds no private key in PEM form"_s);
    row("another key", certificate, openssl::toPem(other),
        u"the key in %2 does not belong to the certificate in %1"_s);
    row("encrypted key", certificate, encryptedPem(good), u"the key in %2 is encrypted"_s);
    row("Ed25519", openssl::toPem(certificateFor(edwards)), openssl::toPem(edwards),
        u"the key in %2 is neither RSA nor elliptic curve"_s);
    row("long certificate", tooLong + certificate, key, u"%1 is too long"_s);
    row("long key", certificate, tooLong + key, u"%2 is too long"_s);
}

void TestTlsIdentity::problems()
{
    QFETCH(QByteArray, certificate);
    QFETCH(QByteArray, key);
    QFETCH(QString, problem);
    if (!certificate.isEmpty()) {
        write(u"self-signed.crt"_s, certificate);
    }
    if (!key.isEmpty()) {
        write(u"self-signed.key"_s, key);
    }
    QVERIFY(!load());
    problem.replace(u"%1"_s, m_crt).replace(u"%2"_s, m_key);
    QVERIFY2(m_problem.startsWith(problem), qPrintable(m_problem));
}

void TestTlsIdentity::dates_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("until");
    QTest::addColumn<QString>("problem");
    QTest::newRow("valid") << -60 << 60 << QString();
    QTest::newRow("expired") << -120 << -60 << u"the certificate in %1 expired on "_s;
    QTest::newRow("not yet") << 60 << 120 << u"the certificate in %1 is valid only from "_s;
}

void TestTlsIdentity::dates()
{
    QFETCH(int, from);
    QFETCH(int, until);
    QFETCH(QString, problem);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto made = SelfSignedCertificate::make({}, now.addSecs(from), now.addSecs(until));
    QVERIFY(made);
    write(u"self-signed.crt"_s, made->certificate);
    write(u"self-signed.key"_s, made->key);
    QCOMPARE(load().has_value(), problem.isEmpty());
    QVERIFY2(problem.isEmpty() || m_problem.startsWith(problem.replace(u"%1"_s, m_crt)),
             qPrintable(m_problem));
}

void TestTlsIdentity::talksOnlyGoodTls()
{
    const auto identity = selfSignedIdentity(m_folder->path(), {}, &m_problem);
    QVERIFY2(identity, qPrintable(m_problem));
    const QSslConfiguration &configuration = identity->configuration;
    QCOMPARE(configuration.protocol(), QSsl::TlsV1_2OrLater);
    QCOMPARE(configuration.peerVerifyMode(), QSslSocket::VerifyNone);
    for (const QSslCipher &cipher : configuration.ciphers()) {
        QVERIFY2(cipher.authenticationMethod() != QLatin1String("PSK"), qPrintable(cipher.name()));
        QVERIFY2(cipher.protocol() == QSsl::TlsV1_2 || cipher.protocol() == QSsl::TlsV1_3,
                 qPrintable(cipher.name()));
    }
    QSslConfiguration client = QSslConfiguration::defaultConfiguration();
    QCOMPARE(handshake(*identity, u"localhost"_s, client), QSsl::TlsV1_3);
    client.setProtocol(QSsl::TlsV1_2);
    QCOMPARE(handshake(*identity, u"localhost"_s, client), QSsl::TlsV1_2);
    // Without authenticated encryption.
    client.setCiphers(u"ECDHE-ECDSA-AES128-SHA256"_s);
    QCOMPARE(client.ciphers().size(), 1);
    QCOMPARE(handshake(*identity, u"localhost"_s, client), QSsl::UnknownProtocol);
    QCOMPARE(alertForTls11(*identity), ProtocolVersionAlert);
}

void TestTlsIdentity::servesUnderItsNames()
{
    const QStringList names{u"cam.example"_s, u"127.0.0.1"_s, u"2001:db8::1"_s,
                            u"k\u00e4se.example"_s};
    const auto identity = selfSignedIdentity(m_folder->path(), names, &m_problem);
    QVERIFY2(identity, qPrintable(m_problem));
    const auto client = QSslConfiguration::defaultConfiguration();
    for (const QString &name : names) {
        QVERIFY2(handshake(*identity, name, client) != QSsl::UnknownProtocol, qPrintable(name));
    }
    QCOMPARE(handshake(*identity, u"evil.example"_s, client), QSsl::UnknownProtocol);
    QCOMPARE(handshake(*identity, u"127.0.0.2"_s, client), QSsl::UnknownProtocol);
}

void TestTlsIdentity::selfSignedIsMadeOnceAndKept()
{
    const QString folder = m_folder->filePath(u"deep/er"_s);
    const auto made = selfSignedIdentity(folder, {u"cam.example"_s}, &m_problem);
    QVERIFY2(made, qPrintable(m_problem));
    const auto again = selfSignedIdentity(folder, {u"Cam.Example"_s}, &m_problem);
    QVERIFY2(again, qPrintable(m_problem));
    QCOMPARE(again->fingerprint, made->fingerprint);
    QCOMPARE(QDir(folder).entryList(QDir::Files),
             (QStringList{u"self-signed.crt"_s, u"self-signed.key"_s}));
    struct stat status
    {
    };
    QCOMPARE(::stat(QFile::encodeName(folder + u"/self-signed.key"_s).constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777, mode_t{0600});
    QCOMPARE(::stat(QFile::encodeName(folder + u"/self-signed.crt"_s).constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777, mode_t{0644});
}

void TestTlsIdentity::selfSignedIsNotMadeOnAFullDisk()
{
    const QTemporaryDir folder;
    QString problem;
    {
        const vedette::test::FullDisk full;
        QVERIFY(!selfSignedIdentity(folder.path(), {u"localhost"_s}, &problem));
    }
    QVERIFY2(problem.contains(u"self-signed.key cannot be written: "_s), qPrintable(problem));
    QVERIFY(QDir(folder.path()).isEmpty());
    QVERIFY(selfSignedIdentity(folder.path(), {u"localhost"_s}, &problem));
}

void TestTlsIdentity::selfSignedIsSound()
{
    const auto identity = selfSignedIdentity(
        m_folder->path(), {u"cam.example"_s, u"192.0.2.1"_s, u"::1"_s}, &m_problem);
    QVERIFY2(identity, qPrintable(m_problem));
    const QSslCertificate certificate = identity->configuration.localCertificate();
    const auto names = certificate.subjectAlternativeNames();
    QCOMPARE(names.values(QSsl::DnsEntry), QStringList{u"cam.example"_s});
    QCOMPARE(names.values(QSsl::IpAddressEntry).size(), 2);
    QVERIFY(names.contains(QSsl::IpAddressEntry, u"192.0.2.1"_s));
    QVERIFY(certificate.isSelfSigned());
    QCOMPARE(identity->configuration.privateKey().algorithm(), QSsl::Ec);
    QCOMPARE(identity->configuration.privateKey().length(), 256);
    const qint64 days = certificate.effectiveDate().daysTo(certificate.expiryDate());
    QVERIFY(days >= SelfSignedLifetime.count());
    QVERIFY(days <= 398);
    QVERIFY(certificate.effectiveDate() < QDateTime::currentDateTimeUtc());
    for (const QSslCertificateExtension &extension : certificate.extensions()) {
        if (extension.name() == QLatin1String("basicConstraints")) {
            QVERIFY(extension.isCritical());
            QCOMPARE(extension.value().toMap().value(u"ca"_s).toBool(), false);
        }
    }
    QTemporaryDir other;
    const auto second = selfSignedIdentity(other.path(), {u"cam.example"_s}, &m_problem);
    QVERIFY(second->configuration.localCertificate().serialNumber() != certificate.serialNumber());
    QVERIFY(second->configuration.privateKey() != identity->configuration.privateKey());
}

void TestTlsIdentity::selfSignedIsRenewed_data()
{
    QTest::addColumn<qint64>("secondsLeft");
    QTest::addColumn<bool>("isRenewed");
    const qint64 renewal = std::chrono::seconds(SelfSignedRenewal).count();
    QTest::newRow("a week and a minute") << renewal + 60 << false;
    QTest::newRow("a week") << renewal << true;
    QTest::newRow("a minute") << qint64{60} << true;
    QTest::newRow("expired") << qint64{-60} << true;
}

void TestTlsIdentity::selfSignedIsRenewed()
{
    QFETCH(qint64, secondsLeft);
    QFETCH(bool, isRenewed);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto old = SelfSignedCertificate::make({}, now.addSecs(-3600), now.addSecs(secondsLeft));
    QVERIFY(old);
    write(u"self-signed.crt"_s, old->certificate);
    write(u"self-signed.key"_s, old->key);
    const auto identity = selfSignedIdentity(m_folder->path(), {}, &m_problem);
    QVERIFY2(identity, qPrintable(m_problem));
    QCOMPARE(identity->configuration.localCertificate() != QSslCertificate(old->certificate),
             isRenewed);
    QVERIFY(!isRenewed || identity->expires > now.addDays(SelfSignedLifetime.count() - 1));
}

void TestTlsIdentity::selfSignedFollowsTheNames()
{
    const auto first = selfSignedIdentity(m_folder->path(), {u"a.example"_s, u"::1"_s}, &m_problem);
    const auto fewer = selfSignedIdentity(m_folder->path(), {u"0:0::1"_s}, &m_problem);
    const auto more =
        selfSignedIdentity(m_folder->path(), {u"a.example"_s, u"b.example"_s}, &m_problem);
    QVERIFY(first && fewer && more);
    QCOMPARE(fewer->fingerprint, first->fingerprint);
    QVERIFY(more->fingerprint != first->fingerprint);
}

void TestTlsIdentity::selfSignedReplacesWhatIsBroken_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    const openssl::Key other(EVP_EC_gen("P-256"));
    QTest::newRow("certificate empty") << u"self-signed.crt"_s << QByteArray();
    QTest::newRow("key empty") << u"self-signed.key"_s << QByteArray();
    QTest::newRow("written half") << u"self-signed.key"_s << openssl::toPem(other);
}

void TestTlsIdentity::selfSignedReplacesWhatIsBroken()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    const auto first = selfSignedIdentity(m_folder->path(), {}, &m_problem);
    write(name, bytes);
    const auto second = selfSignedIdentity(m_folder->path(), {}, &m_problem);
    QVERIFY2(second, qPrintable(m_problem));
    QVERIFY(first->fingerprint != second->fingerprint);
    QCOMPARE(m_problem, QString());
    QVERIFY(load());
}

void TestTlsIdentity::selfSignedProblems_data()
{
    QTest::addColumn<QString>("host");
    for (const QString &host : {QString(), u"two names"_s, u"a,DNS:evil.example"_s,
                                u"https://cam.example"_s, u"cam.example:80"_s, u"*"_s}) {
        QTest::newRow(qPrintable(u'"' + host + u'"')) << host;
    }
}

void TestTlsIdentity::selfSignedProblems()
{
    QFETCH(QString, host);
    QVERIFY(!selfSignedIdentity(m_folder->path(), {u"cam.example"_s, host}, &m_problem));
    QVERIFY2(m_problem.startsWith(u"no certificate could be made for cam.example, "_s + host),
             qPrintable(m_problem));
    // A folder that cannot be one.
    const QString file = write(u"file"_s, "text");
    QVERIFY(!selfSignedIdentity(file + u"/below"_s, {}, &m_problem));
    QVERIFY2(m_problem.contains(file), qPrintable(m_problem));
    // A file that cannot be replaced.
    QVERIFY(QDir(m_folder->path()).mkpath(u"taken/self-signed.key/x"_s));
    QVERIFY(!selfSignedIdentity(m_folder->filePath(u"taken"_s), {}, &m_problem));
    QVERIFY2(m_problem.startsWith(m_folder->filePath(u"taken/self-signed.key cannot be written"_s)),
             qPrintable(m_problem));
}

VEDETTE_TEST(TestTlsIdentity)
#include "TestTlsIdentity.moc"
