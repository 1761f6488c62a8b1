// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/Position.h"

#include <QString>

namespace vedette {

/// "12° right, 5° up"; with "about" in front of it while that is not sure.
QString positionText(const Position &position);

} // namespace vedette
