// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace vedette {

/// All dialects there are, for people: a line with id, kind and name, and below it the firmwares;
/// those of the user's files that cannot be used, and why.
QString dialectList();

} // namespace vedette
