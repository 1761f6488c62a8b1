// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo/DemoCamera.h"

namespace vedette::test {

/// A camera whose pictures cost little, for tests that do not look at them.
inline DemoCamera::Options smallPictures()
{
    DemoCamera::Options options;
    options.size = {320, 240};
    return options;
}

} // namespace vedette::test
