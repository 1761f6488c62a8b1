// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLoggingCategory>

namespace vedette {

/// "vedette.web": what happens between Vedette and browsers, a line an event. Never a password.
Q_DECLARE_LOGGING_CATEGORY(webLog)

} // namespace vedette
