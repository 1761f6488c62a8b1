// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include <chrono>
#include <optional>

/// What passes between a service and systemd (sd_listen_fds(3), sd_notify(3)). Without systemd
/// nothing happens. From any thread, but from one at a time.
namespace vedette::ServiceManager {

/// The listening sockets that systemd opened for us (socket activation): stream sockets, unix or
/// TCP. Those who call it take them over; later calls, and child processes, get none. When one is
/// something else none are given, and *problem says which, a sentence without full stop.
QList<int> inheritedSockets(QString *problem);

/// These say whether there is a service manager and it was notified.
bool notifyReady();
bool notifyStopping();
/// Settings are being reloaded; notifyReady() ends it.
bool notifyReloading();
/// One line for `systemctl status`.
bool notifyStatus(const QString &text);
/// This program is alive.
bool notifyWatchdog();

/// Whether what is written to this descriptor goes to systemd's journal, which keeps the time of
/// each line itself (JOURNAL_STREAM, systemd.exec(5)).
[[nodiscard]] bool isJournal(int descriptor);

/// The most that watchdogInterval() gives. More would save nothing, and a QTimer takes no more than
/// 2^31 ms, which is 24 days.
inline constexpr std::chrono::milliseconds LongestWatchdogInterval = std::chrono::hours(1);

/// How often notifyWatchdog() is to be called: half the time after which systemd would kill us, or
/// LongestWatchdogInterval. Nothing when it does not watch this process.
std::optional<std::chrono::milliseconds> watchdogInterval();

} // namespace vedette::ServiceManager
