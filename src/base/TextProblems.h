// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringView>

namespace vedette {

/// What comes along when a value is copied from a page or a word processor, and cannot be seen or
/// told from what was meant. The first one, as "U+200B zero width space"; empty when there is none.
/// Line ends and other control characters are not among them.
QString invisibleCharacter(QStringView text);

/// The typographic quotation mark that text begins with, as "U+201C left double quotation mark";
/// empty when it begins with none.
QString typographicQuote(QStringView text);

} // namespace vedette
