// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dialects/Dialect.h"
#include "dialects/DialectObject.h"
#include "dialects/RequestReader.h"

namespace vedette {

/// Reads what of the camera can be set: "controls" and "controlStatus".
void readControls(DialectObject &file, RequestReader &requests, Dialect &dialect);

} // namespace vedette
