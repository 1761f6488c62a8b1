// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo/HttpRequestHead.h"

#include <QString>

namespace vedette {

/// Checks the login of a simulated camera: Basic (RFC 7617) or Digest (RFC 7616, MD5, qop=auth).
class DemoLogin
{
public:
    enum class Scheme { Basic, Digest };

    DemoLogin(QString userName, QString password);

    /// The request carries the right user name and password, in this scheme.
    bool isRight(const HttpRequestHead &head, Scheme scheme) const;
    /// The WWW-Authenticate header line that asks for a login, with its line end.
    QByteArray challenge(Scheme scheme) const;

private:
    bool isRightDigest(const HttpRequestHead &head, const QByteArray &authorization) const;

    QByteArray m_userName;
    QByteArray m_password;
    QByteArray m_nonce;
};

} // namespace vedette
