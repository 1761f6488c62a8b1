// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/listen/ServiceManager.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <sys/socket.h>
#include <sys/stat.h>
#include <systemd/sd-daemon.h>

namespace vedette::ServiceManager {

namespace {

bool notify(const QByteArray &state)
{
    return sd_notify(0, state.constData()) > 0;
}

bool isListeningStream(int descriptor)
{
    const auto isOf = [descriptor](int family) {
        return sd_is_socket(descriptor, family, SOCK_STREAM, 1) > 0;
    };
    return isOf(AF_UNIX) || isOf(AF_INET) || isOf(AF_INET6);
}

} // namespace

QList<int> inheritedSockets(QString *problem)
{
    problem->clear();
    // Takes the variables out of the environment and sets close-on-exec.
    const int count = sd_listen_fds(1);
    QList<int> sockets;
    for (int descriptor = SD_LISTEN_FDS_START; descriptor < SD_LISTEN_FDS_START + count;
         ++descriptor) {
        if (!isListeningStream(descriptor)) {
            *problem = QCoreApplication::translate(
                           "ServiceManager",
                           "systemd passed descriptor %1, which is not a listening stream socket; "
                           "use ListenStream= with a port or path, and Accept=no")
                           .arg(descriptor);
            return {};
        }
        sockets.append(descriptor);
    }
    return sockets;
}

bool isJournal(int descriptor)
{
    struct stat opened
    {
    };
    const QByteArray journal = qgetenv("JOURNAL_STREAM");
    return !journal.isEmpty() && ::fstat(descriptor, &opened) == 0 &&
           journal == QByteArray::number(static_cast<qulonglong>(opened.st_dev)) + ':' +
                          QByteArray::number(static_cast<qulonglong>(opened.st_ino));
}

bool notifyReady()
{
    return notify("READY=1");
}

bool notifyStopping()
{
    return notify("STOPPING=1");
}

bool notifyReloading()
{
    // systemd's Type=notify-reload wants to know since when, by the monotonic clock.
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    const std::chrono::microseconds time = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec));
    return notify("RELOADING=1\nMONOTONIC_USEC=" + QByteArray::number(qint64{time.count()}));
}

bool notifyStatus(const QString &text)
{
    return notify("STATUS=" + text.simplified().toUtf8());
}

bool notifyWatchdog()
{
    return notify("WATCHDOG=1");
}

std::optional<std::chrono::milliseconds> watchdogInterval()
{
    std::uint64_t microseconds = 0;
    if (sd_watchdog_enabled(0, &microseconds) <= 0) {
        return std::nullopt;
    }
    constexpr std::uint64_t MicrosecondsPerMillisecond = 1000;
    const std::uint64_t half =
        std::min(microseconds / 2 / MicrosecondsPerMillisecond,
                 static_cast<std::uint64_t>(LongestWatchdogInterval.count()));
    return std::max(std::chrono::milliseconds(half), std::chrono::milliseconds(1));
}

} // namespace vedette::ServiceManager
