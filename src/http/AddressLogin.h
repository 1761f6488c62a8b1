// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QUrl>

namespace vedette {

// A camera's own login is the user info of its address: http://user:password@camera/. A camera that
// asks for a login and has no user info gets the viewers' login, as files written for the Flask
// relay expect. Empty user info, http://@camera/, says that the camera has no login, and keeps the
// viewers' login from it.

/// Whether address says which login the camera has, or that it has none.
[[nodiscard]] bool hasOwnLogin(const QUrl &address);

/// address with this login, percent-encoded, in place of the one in it. An empty user name: with
/// empty user info. An empty address stays empty.
[[nodiscard]] QUrl withLogin(const QUrl &address, const QString &userName, const QString &password);

} // namespace vedette
