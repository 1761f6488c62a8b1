// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dialects/Dialect.h"
#include "dialects/DialectObject.h"
#include "dialects/RequestReader.h"

namespace vedette {

/// Reads where a camera can be sent by name, by preset or by a click, and how it says where it is.
void readPlaces(DialectObject &file, RequestReader &requests, Dialect &dialect);

} // namespace vedette
