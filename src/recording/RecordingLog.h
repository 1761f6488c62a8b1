// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLoggingCategory>

namespace vedette {

/// "vedette.recording": what happens to recordings and to the index of them, a line an event.
Q_DECLARE_LOGGING_CATEGORY(recordingLog)

} // namespace vedette
