// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

namespace vedette::test {

// What every window of the program has to be; each function names what is not, or nothing.

/// Texts that are cut off, fields that are smaller than they need to be, parts that cover others or
/// lie outside of the window or the screen.
QString misfitsIn(const QWidget &window);
/// Keys of a .env file and options of the command line in texts of the window.
QString technicalWordsIn(const QWidget &window);
/// Mnemonics that two visible parts share, buttons without one, and more or less than one default
/// button. For dialogs.
QString unclearKeysIn(const QWidget &dialog);

} // namespace vedette::test
