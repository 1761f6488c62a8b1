// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dialects/Dialect.h"
#include "dialects/DialectLibrary.h"

#include <QByteArray>
#include <QString>

/// Reads a dialect's file, as resources/dialects/dialect.schema.json describes it, and checks what
/// a schema cannot say. An error names the file, the line, what is wrong and what would be right.
namespace vedette::DialectReader {

/// Vedette's own have at most 8 KiB.
inline constexpr qsizetype MaximumBytes = 65'536;

/// json: what is in the file; path: how it is named to people.
DialectResult parse(const QByteArray &json, const QString &path, bool isUsers);
/// What is in a file, if it can be a dialect's: a regular file, not too large.
std::variant<QByteArray, DialectError> bytesOf(const QString &path);

} // namespace vedette::DialectReader
