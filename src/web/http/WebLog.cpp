// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/http/WebLog.h"

namespace vedette {

Q_LOGGING_CATEGORY(webLog, "vedette.web", QtWarningMsg)

} // namespace vedette
