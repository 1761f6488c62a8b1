// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>
#include <QUrl>

namespace vedette {

/// Of a unix socket browsers know nothing.
bool isForBrowsers(const QUrl &address);
/// Whether other machines of the network open it.
bool isForOthers(const QUrl &address);
/// Of what is shared, the address that others of the network open, else one of this computer's.
QUrl addressForMost(const QStringList &addresses);

} // namespace vedette
