// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLoggingCategory>

namespace vedette {

/// "vedette.steering": what happens to servos and to what steers them, a line an event.
Q_DECLARE_LOGGING_CATEGORY(steeringLog)

} // namespace vedette
