// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPoint>
#include <QString>
#include <QStringList>

namespace vedette {

/// A tile on its way to another place of the grid, by the pointer. A value.
struct WallDrag
{
    QString id; ///< of the tile that was pressed; empty: none is
    QPoint pressed;
    bool hasBegun = false;   ///< the pointer has moved far enough to mean it
    QStringList orderBefore; ///< what a cancelled drag goes back to
};

} // namespace vedette
