// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QUrl>

namespace vedette {

/// An address as it may be shown and logged: a password in it becomes ***.
QString displayUrl(const QUrl &url);
/// Its host, and its port when it names one.
QString displayHost(const QUrl &url);

} // namespace vedette
