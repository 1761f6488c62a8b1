// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLoggingCategory>

namespace vedette {

/// "vedette.stream": what happens to the connection to the camera, a line an event, never one a
/// frame.
Q_DECLARE_LOGGING_CATEGORY(streamLog)

} // namespace vedette
