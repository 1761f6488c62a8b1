// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/listen/SelfSignedCertificate.h"

#include "http/AddressLiteral.h"
#include "http/Authority.h"
#include "web/listen/OpenSsl.h"

#include <QRandomGenerator>
#include <QUrl>

#include <algorithm>
#include <array>

namespace vedette {

namespace {

constexpr long Version3 = 2;
/// A common name has room for 64 characters (RFC 5280, ub-common-name).
constexpr qsizetype MaximumCommonName = 64;

/// The name as it stands in a certificate; empty when it is not a valid one.
QByteArray dnsName(const QString &host)
{
    const QByteArray name = QUrl::toAce(host);
    const auto authority = Authority::parse(name);
    return authority && !authority->port && !authority->address ? name : QByteArray();
}

/// Adds one IP address or DNS name.
bool addName(GENERAL_NAMES *names, const QString &host)
{
    const auto address = addressFromLiteral(host);
    const QByteArray name = address ? address->toString().toLatin1() : dnsName(host);
    if (name.isEmpty()) {
        return false;
    }
    GENERAL_NAME *const entry = a2i_GENERAL_NAME(
        nullptr, nullptr, nullptr, address ? GEN_IPADD : GEN_DNS, name.constData(), 0);
    if (entry == nullptr) {
        return false;
    }
    if (sk_GENERAL_NAME_push(names, entry) == 0) {
        GENERAL_NAME_free(entry);
        return false;
    }
    return true;
}

bool addNames(X509 *certificate, const QStringList &hosts)
{
    const openssl::Names names(sk_GENERAL_NAME_new_null());
    for (const QString &host : hosts) {
        if (!addName(names.get(), host)) {
            return false;
        }
    }
    return X509_add1_ext_i2d(certificate, NID_subject_alt_name, names.get(), 0, 0) == 1;
}

/// An extension in the notation of x509v3_config(5).
bool addExtension(X509 *certificate, int nid, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const openssl::Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

/// 126 random bits: never negative, never 0 in practice.
bool setSerial(X509 *certificate)
{
    std::array<quint32, 4> numbers{};
    QRandomGenerator::system()->fillRange(numbers.data(), numbers.size());
    std::array<unsigned char, sizeof numbers> bytes{};
    std::copy_n(reinterpret_cast<const unsigned char *>(numbers.data()), bytes.size(),
                bytes.begin());
    bytes[0] = (bytes[0] & 0x3fU) | 0x40U;
    return ASN1_STRING_set(X509_get_serialNumber(certificate), bytes.data(),
                           static_cast<int>(bytes.size())) == 1;
}

bool setSubject(X509 *certificate, const QString &host)
{
    const QByteArray name = host.left(MaximumCommonName).toUtf8();
    X509_NAME *const subject = X509_get_subject_name(certificate);
    return X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char *>(name.constData()),
                                      static_cast<int>(name.size()), -1, 0) == 1 &&
           X509_set_issuer_name(certificate, subject) == 1;
}

bool setTimes(X509 *certificate, const QDateTime &from, const QDateTime &until)
{
    return ASN1_TIME_set(X509_getm_notBefore(certificate), from.toSecsSinceEpoch()) != nullptr &&
           ASN1_TIME_set(X509_getm_notAfter(certificate), until.toSecsSinceEpoch()) != nullptr;
}

} // namespace

std::optional<SelfSignedCertificate> SelfSignedCertificate::make(const QStringList &hostNames,
                                                                 const QDateTime &from,
                                                                 const QDateTime &until)
{
    const QStringList hosts =
        hostNames.isEmpty() ? QStringList{QStringLiteral("localhost")} : hostNames;
    const openssl::Key key(EVP_EC_gen("P-256"));
    const openssl::Certificate certificate(X509_new());
    X509 *const made = certificate.get();
    // No key usage is said: a certificate that may not sign others is not taken for self-signed by
    // OpenSSL. And it is no authority: who trusts it must not thereby trust what else its key might
    // sign.
    if (!key || made == nullptr || X509_set_version(made, Version3) != 1 || !setSerial(made) ||
        !setTimes(made, from, until) || !setSubject(made, hosts.constFirst()) ||
        X509_set_pubkey(made, key.get()) != 1 || !addNames(made, hosts) ||
        !addExtension(made, NID_basic_constraints, "critical,CA:FALSE") ||
        !addExtension(made, NID_ext_key_usage, "serverAuth") ||
        !addExtension(made, NID_subject_key_identifier, "hash") ||
        X509_sign(made, key.get(), EVP_sha256()) == 0) {
        return std::nullopt;
    }
    return SelfSignedCertificate{.certificate = openssl::toPem(certificate),
                                 .key = openssl::toPem(key)};
}

} // namespace vedette
