// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "web/access/Rights.h"
#include "web/http/Request.h"

#include <functional>

namespace vedette {

/// What is behind an address.
struct Route
{
    /// Who may have it. What does not say so is the owner's alone.
    Right right = Right::Steer;
    bool movesByGet = true; ///< what steers takes GET too, because the Flask relay did
    std::function<void(const Request &request)> serve;

    /// It moves the camera: POST, not GET and HEAD.
    [[nodiscard]] bool moves() const { return right == Right::Steer; }
};

} // namespace vedette
