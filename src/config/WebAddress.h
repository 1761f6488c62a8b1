// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>
#include <QString>
#include <QUrl>

namespace vedette {

/// Addresses as people write them: of a camera or its servos, in a file, in the environment, on the
/// command line or in the window. Takes what browsers and curl take, and says what is wrong with
/// the rest. No text of an address is ever part of what it says, because that may be a password.
class WebAddress
{
public:
    /// What is wrong with an http or https address, as a clause for the user; empty when nothing.
    [[nodiscard]] static QString problemWith(const QString &typed);
    /// The address; typed must have no problem. Characters that belong into no address but are
    /// clear (bare | ^ { } in a query, a bare % before an IPv6 zone) are encoded.
    [[nodiscard]] static QUrl of(const QString &typed);

    /// What no address of any scheme may have: invisible characters, quotation marks of word
    /// processors, characters in a user name or password that need to be encoded. As problemWith().
    [[nodiscard]] static QString problemOfAnyScheme(const QString &typed);

    Q_DECLARE_TR_FUNCTIONS(WebAddress)
};

} // namespace vedette
