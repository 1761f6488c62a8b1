// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace vedette {

/// A user name and its password. A value.
struct Login
{
    QString userName;
    QString password; ///< never logged, shown or part of an error text

    /// Neither of the two is there.
    [[nodiscard]] bool isEmpty() const { return userName.isEmpty() && password.isEmpty(); }
    /// One of the two is there without the other.
    [[nodiscard]] bool isHalf() const { return userName.isEmpty() != password.isEmpty(); }

    bool operator==(const Login &) const = default;
};

} // namespace vedette
