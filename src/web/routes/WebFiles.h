// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "web/http/Answer.h"

#include <QString>

#include <optional>

namespace vedette {

/// Whether the web page has a file of that name.
bool isWebFile(const QString &name);
/// The web page's own file of that name ("index.html", "page/main.js"), from the program itself;
/// nothing when there is none. The same for everybody, so a browser may keep it, and asks each time
/// whether it is still the same: ifNoneMatch is the value of its If-None-Match (RFC 9110, 13.1.2).
/// If it is, the answer is 304, with a body that is not to be sent.
std::optional<Answer> webFile(const QString &name, QByteArrayView ifNoneMatch);

} // namespace vedette
