// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "web/routes/Route.h"

#include <QString>

#include <optional>

namespace vedette {

/// What is served about the login that asks, beside each page, at path: "/api/me", which role it
/// has, and "/owner", to change to that of the owner.
std::optional<Route> routeOfLogin(const QString &path, Role role);

} // namespace vedette
