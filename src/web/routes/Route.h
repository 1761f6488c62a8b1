// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "web/access/Rights.h"
#include "web/http/Request.h"

#include <QByteArray>
#include <QList>

#include <functional>

namespace vedette {

/// What is behind an address.
struct Route
{
    using Method = Request::Method;

    /// Who may have it. What does not say so is the owner's alone.
    Right right = Right::Steer;
    bool movesByGet = true; ///< what steers takes GET too, because the Flask relay did
    /// Of what is kept of a camera: the methods that change it, and whether it can be read; without
    /// any such method it can only be read.
    QList<Method> edits{};
    bool isReadable = false;
    std::function<void(const Request &request)> serve;

    /// Whether GET and HEAD look at it.
    [[nodiscard]] bool reads() const
    {
        return isReadable || (edits.isEmpty() && right != Right::Steer);
    }
    /// The methods that move the camera, or change what is kept of it: not for foreign pages.
    [[nodiscard]] QList<Method> changes() const
    {
        if (!edits.isEmpty() || isReadable || right != Right::Steer) {
            return edits;
        }
        return movesByGet ? QList<Method>{Method::Get, Method::Post} : QList<Method>{Method::Post};
    }
    /// As an Allow header has them.
    [[nodiscard]] QByteArray methods() const;
};

} // namespace vedette
