// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "web/routes/Route.h"

#include <QString>

#include <optional>

namespace vedette {

enum class Page {
    Camera, ///< of one camera
    Wall    ///< of all cameras
};

/// The page that is meant by "/", every file that the pages are made of, by its name, and what they
/// ask about their login, see LoginRoutes.h.
std::optional<Route> pageRoute(const QString &path, Page page, Role role);

} // namespace vedette
