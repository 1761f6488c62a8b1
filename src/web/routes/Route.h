// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "web/http/Request.h"

#include <functional>

namespace vedette {

/// What is behind an address.
struct Route
{
    bool moves = false; ///< it moves the camera: GET and POST, not GET and HEAD
    std::function<void(const Request &request)> serve;
};

} // namespace vedette
