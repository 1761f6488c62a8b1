// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

class QMainWindow;

namespace vedette {

class CameraDock;

/// Where the window and what is docked to it were when it was last closed; kept in the user's
/// settings.
namespace WindowLayout {

void restore(QMainWindow &window, const QList<CameraDock *> &docks);
void store(const QMainWindow &window, const QList<CameraDock *> &docks);

} // namespace WindowLayout

} // namespace vedette
