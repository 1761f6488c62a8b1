// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QString>

namespace vedette {

/// Where a password stands in a text; a length of 0 when there is none.
struct PasswordSpan
{
    qsizetype begin = 0;
    qsizetype length = 0;
};

/// The password in text that is, or was meant as, an address: http://user:password@host/path, also
/// behind an option's name, without the scheme, or with characters in the password that an address
/// cannot hold. Rather finds one too many than none.
PasswordSpan passwordSpan(QByteArrayView text);

/// How many bytes behind an address's "://" are, or were meant as, a user name and password: up to
/// the @. -1 when there are none. With a password that has / ? or # in it, as in
/// http://admin:12#34@192.168.1.9/, the part before reads like a host and a port.
qsizetype userInfoLength(QByteArrayView behindScheme);

/// What is shown in the place of a password.
inline constexpr QLatin1String HiddenPassword("***");

/// An address, or what a user typed for one, as it may be shown: see HiddenPassword.
QString withoutPassword(const QString &typed);

} // namespace vedette
