// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace vedette {

/// Who somebody is, which their login says.
enum class Role {
    Nobody, ///< without a login
    Viewer, ///< may only watch
    Owner,
};

/// What an address is for.
enum class Right {
    Watch,  ///< pictures, state, the page
    Review, ///< what was recorded; a viewer's only where the owner says so
    Steer,  ///< moving a camera
    SignIn, ///< becoming the owner: everybody else is asked for the owner's login
};

/// The table of rights. SECURITY.md has it address by address.
/// viewersReview: what the owner says of Right::Review.
constexpr bool mayUse(Role role, Right right, bool viewersReview = false)
{
    switch (role) {
    case Role::Owner:
        return true;
    case Role::Viewer:
        return right == Right::Watch || (right == Right::Review && viewersReview);
    case Role::Nobody:
        break;
    }
    return false;
}

} // namespace vedette
