// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "web/http/Request.h"

#include <functional>

namespace vedette {

/// What is behind an address.
struct Route
{
    bool moves = false;     ///< it moves the camera: POST, not GET and HEAD
    bool movesByGet = true; ///< … and GET, because the Flask relay took it
    std::function<void(const Request &request)> serve;
};

} // namespace vedette
