// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

/// What a server that runs for months writes: a line an event, with the local time, unless
/// systemd's journal takes it, which has the time already. From the main thread, Qt's messages from
/// any.
namespace vedette::EventLog {

/// Gives Qt's own messages the time as well, unless QT_MESSAGE_PATTERN says how they are to look.
void install();
/// To standard output.
void write(const QString &event);
/// To standard error: what somebody has to do something about.
void warn(const QString &event);

} // namespace vedette::EventLog
