// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "web/http/Answer.h"

#include <QString>

#include <optional>

namespace vedette {

/// Whether the web page has a file of that name.
bool isWebFile(const QString &name);
/// The web page's own file of that name ("index.html"), from the program itself; nothing when
/// there is none.
std::optional<Answer> webFile(const QString &name);

} // namespace vedette
