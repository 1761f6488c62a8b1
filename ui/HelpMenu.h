// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QMenuBar;

namespace vedette {

/// Adds the menu that explains the keys and says what this program is.
void addHelpMenu(QMenuBar &menuBar);

} // namespace vedette
