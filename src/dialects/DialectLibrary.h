// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dialects/Dialect.h"

#include <QList>
#include <QString>

#include <variant>

namespace vedette {

/// Why a dialect cannot be used: for people, with file and line where it is a file's fault.
struct DialectError
{
    QString text;
};

using DialectResult = std::variant<DialectPointer, DialectError>;

/// The dialects that Vedette comes with and the user's own.
namespace DialectLibrary {

/// Those Vedette comes with, by name; read once. May be called from any thread.
const QList<DialectPointer> &builtIn();

/// The user's own, by file: what each is, or why it cannot be used. At most MostUsersFiles of them.
QList<DialectResult> users();

/// The one called `name`: an id (of a file ID.json in userFolder(), or else of Vedette's), or a
/// path to a file, which is relative to `folder` if it is not absolute. Text of an error says what
/// there is, and not the name. An unchanged file is the same dialect each time. May be called from
/// any thread.
DialectResult find(const QString &name, const QString &folder);

/// Where a user's own files are looked for: ~/.config/vedette/dialects.
QString userFolder();

/// Of the user's, that are listed: a folder of more is another folder.
inline constexpr int MostUsersFiles = 64;

} // namespace DialectLibrary

} // namespace vedette
