// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <QByteArray>

#include <memory>

/// Owners for OpenSSL's objects, and their texts.
namespace vedette::openssl {

template <auto Free>
struct Deleter
{
    template <typename Object>
    void operator()(Object *object) const
    {
        Free(object);
    }
};

using Bio = std::unique_ptr<BIO, Deleter<BIO_free_all>>;
using Certificate = std::unique_ptr<X509, Deleter<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Deleter<X509_EXTENSION_free>>;
using Key = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;
using Names = std::unique_ptr<GENERAL_NAMES, Deleter<GENERAL_NAMES_free>>;

/// As PEM; empty when there is no memory for it. The key is PKCS #8 and not encrypted.
QByteArray toPem(const Certificate &certificate);
QByteArray toPem(const Key &key);

} // namespace vedette::openssl
