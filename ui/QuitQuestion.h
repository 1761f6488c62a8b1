// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QWidget;

namespace vedette {

/// Asks whether to quit although this many others watch the shared camera, whose pictures end with
/// the program. True to quit; without viewers at once.
bool mayQuit(QWidget *window, int viewers);

} // namespace vedette
