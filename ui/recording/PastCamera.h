// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Mounting.h"

#include <QString>

namespace vedette {

/// A camera that is open, as far as its past goes. A value.
struct PastCamera
{
    QString id;     ///< on the wall
    QString name;   ///< for people
    QString folder; ///< its id among recordings
    Mounting mounting;

    bool operator==(const PastCamera &) const = default;
};

} // namespace vedette
