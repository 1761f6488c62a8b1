// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/listen/OpenSsl.h"

#include <openssl/pem.h>

namespace vedette::openssl {

namespace {

QByteArray bytesOf(const Bio &bio)
{
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &bytes);
    return {bytes, size};
}

} // namespace

QByteArray toPem(const Certificate &certificate)
{
    const Bio bio(BIO_new(BIO_s_mem()));
    return bio && PEM_write_bio_X509(bio.get(), certificate.get()) == 1 ? bytesOf(bio)
                                                                        : QByteArray();
}

QByteArray toPem(const Key &key)
{
    const Bio bio(BIO_new(BIO_s_mem()));
    return bio && PEM_write_bio_PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0, nullptr,
                                           nullptr) == 1
               ? bytesOf(bio)
               : QByteArray();
}

} // namespace vedette::openssl
