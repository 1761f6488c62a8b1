// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/listen/TlsIdentity.h"

#include "web/listen/OpenSsl.h"

#include <openssl/pem.h>

#include <QCryptographicHash>
#include <QFile>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslKey>
#include <QSslSocket>

namespace vedette {

namespace {

std::optional<QByteArray> readPem(const QString &path, QString *problem)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        *problem = TlsIdentity::tr("%1 cannot be read: %2").arg(path, file.errorString());
        return std::nullopt;
    }
    const QByteArray bytes = file.read(MaximumPemBytes + 1);
    if (bytes.size() > MaximumPemBytes) {
        *problem = TlsIdentity::tr("%1 is too long for a certificate or a key").arg(path);
        return std::nullopt;
    }
    return bytes;
}

openssl::Bio memory(const QByteArray &bytes)
{
    return openssl::Bio(BIO_new_mem_buf(bytes.constData(), static_cast<int>(bytes.size())));
}

/// Nobody is asked for a passphrase.
int refusePassphrase(char * /*buffer*/, int /*size*/, int /*writing*/, void *wasAsked)
{
    *static_cast<bool *>(wasAsked) = true;
    return -1;
}

openssl::Key readKey(const QByteArray &pem, const QString &path, QString *problem)
{
    bool wasAsked = false;
    openssl::Key key(
        PEM_read_bio_PrivateKey(memory(pem).get(), nullptr, refusePassphrase, &wasAsked));
    if (!key) {
        *problem =
            wasAsked ? TlsIdentity::tr("the key in %1 is encrypted; store it without a passphrase, "
                                       "readable only for the user the server runs as")
                     : TlsIdentity::tr("%1 holds no private key in PEM form");
        *problem = problem->arg(path);
    }
    return key;
}

std::optional<QSslKey> toQt(const openssl::Key &key)
{
    const int type = EVP_PKEY_get_base_id(key.get());
    if (type != EVP_PKEY_RSA && type != EVP_PKEY_EC) {
        return std::nullopt;
    }
    const QSslKey converted(openssl::toPem(key), type == EVP_PKEY_RSA ? QSsl::Rsa : QSsl::Ec);
    return converted.isNull() ? std::nullopt : std::optional(converted);
}

QString dateProblem(const QSslCertificate &certificate, const QString &path)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (certificate.expiryDate() < now) {
        return TlsIdentity::tr("the certificate in %1 expired on %2; renew it")
            .arg(path, certificate.expiryDate().toString(Qt::ISODate));
    }
    if (certificate.effectiveDate() > now) {
        return TlsIdentity::tr(
                   "the certificate in %1 is valid only from %2; is this machine's clock right?")
            .arg(path, certificate.effectiveDate().toString(Qt::ISODate));
    }
    return {};
}

/// All of TLS 1.3, and of TLS 1.2 what has ephemeral keys and authenticated encryption.
QList<QSslCipher> goodCiphers()
{
    QList<QSslCipher> ciphers;
    for (const QSslCipher &cipher : QSslConfiguration::supportedCiphers()) {
        const QString name = cipher.name();
        const bool isAuthenticated = name.contains(QLatin1String("GCM")) ||
                                     name.contains(QLatin1String("CHACHA20-POLY1305"));
        if (name.startsWith(QLatin1String("TLS_")) ||
            (name.startsWith(QLatin1String("ECDHE-")) && isAuthenticated &&
             !name.contains(QLatin1String("PSK")))) {
            ciphers.append(cipher);
        }
    }
    return ciphers;
}

QSslConfiguration serverConfiguration(const QList<QSslCertificate> &chain, const QSslKey &key)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setCiphers(goodCiphers());
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    return configuration;
}

QString fingerprintOf(const QSslCertificate &certificate)
{
    return QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex(':').toUpper());
}

} // namespace

std::optional<TlsIdentity> loadTlsIdentity(const QString &certificateFile, const QString &keyFile,
                                           QString *problem)
{
    problem->clear();
    const auto certificatePem = readPem(certificateFile, problem);
    const auto keyPem = certificatePem ? readPem(keyFile, problem) : std::nullopt;
    if (!keyPem) {
        return std::nullopt;
    }
    const openssl::Certificate certificate(
        PEM_read_bio_X509(memory(*certificatePem).get(), nullptr, nullptr, nullptr));
    const QList<QSslCertificate> chain = QSslCertificate::fromData(*certificatePem, QSsl::Pem);
    if (!certificate || chain.isEmpty()) {
        *problem = TlsIdentity::tr("%1 holds no certificate in PEM form").arg(certificateFile);
        return std::nullopt;
    }
    *problem = dateProblem(chain.constFirst(), certificateFile);
    if (!problem->isEmpty()) {
        return std::nullopt;
    }
    const openssl::Key key = readKey(*keyPem, keyFile, problem);
    if (!key) {
        return std::nullopt;
    }
    if (X509_check_private_key(certificate.get(), key.get()) != 1) {
        *problem = TlsIdentity::tr("the key in %1 does not belong to the certificate in %2")
                       .arg(keyFile, certificateFile);
        return std::nullopt;
    }
    const auto qtKey = toQt(key);
    if (!qtKey) {
        *problem =
            TlsIdentity::tr(
                "the key in %1 is neither RSA nor elliptic curve (ECDSA); make a certificate "
                "with one of them")
                .arg(keyFile);
        return std::nullopt;
    }
    return TlsIdentity{.configuration = serverConfiguration(chain, *qtKey),
                       .fingerprint = fingerprintOf(chain.constFirst()),
                       .expires = chain.constFirst().expiryDate()};
}

} // namespace vedette
