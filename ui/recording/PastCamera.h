// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Mounting.h"

#include <QList>
#include <QString>

#include <algorithm>

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

/// The one with this id; null: there is none.
inline const PastCamera *findCamera(const QList<PastCamera> &cameras, const QString &id)
{
    const auto found = std::find_if(cameras.cbegin(), cameras.cend(),
                                    [&id](const PastCamera &camera) { return camera.id == id; });
    return found == cameras.cend() ? nullptr : &*found;
}

} // namespace vedette
