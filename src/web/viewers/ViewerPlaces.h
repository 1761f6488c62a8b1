// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace vedette {

/// How many viewers a server takes, whichever of its cameras they watch. Lives in the io thread.
struct ViewerPlaces
{
    int maximum = 0;
    int taken = 0; ///< counted by ViewerSet

    [[nodiscard]] bool hasRoom() const { return taken < maximum; }
};

} // namespace vedette
