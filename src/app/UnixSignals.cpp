// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "UnixSignals.h"

#include <QMetaMethod>
#include <QSocketNotifier>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

namespace vedette {

namespace {

/// A handler may do little more than write to a socket; the event loop reads the other end.
std::array<int, 2> sockets{-1, -1};
// What came since. Not in the bytes: a full socket takes none, and may not hold up a handler that
// has interrupted whoever reads it.
std::atomic<bool> hasHangup{false};
std::atomic<bool> hasTermination{false};
static_assert(std::atomic<bool>::is_always_lock_free);

void wake(int signal)
{
    const int interrupted = errno;
    (signal == SIGHUP ? hasHangup : hasTermination) = true;
    [[maybe_unused]] const ssize_t written = ::write(sockets[0], "", 1);
    errno = interrupted;
}

void takeWakeups()
{
    std::array<char, 1024> bytes{};
    [[maybe_unused]] const ssize_t taken = ::read(sockets[1], bytes.data(), bytes.size());
}

} // namespace

UnixSignals::UnixSignals(QObject *parent)
    : QObject(parent)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, sockets.data()) != 0) {
        return;
    }
    auto *notifier = new QSocketNotifier(sockets[1], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, notifier] {
        // The bytes first: what comes after that is seen now or wakes us again.
        takeWakeups();
        const bool isHangup = hasHangup.exchange(false);
        const bool isReload =
            isHangup && isSignalConnected(QMetaMethod::fromSignal(&UnixSignals::reloadRequested));
        if (!hasTermination && (isReload || !isHangup)) {
            if (isReload) {
                emit reloadRequested();
            }
            return; // or it was taken together with the one before it
        }
        // A second signal, while the program is ending, ends it the hard way.
        notifier->setEnabled(false);
        std::signal(SIGINT, SIG_DFL);
        std::signal(SIGTERM, SIG_DFL);
        emit terminationRequested();
    });
    hasHangup = false;
    hasTermination = false;
    std::signal(SIGINT, wake);
    std::signal(SIGTERM, wake);
    std::signal(SIGHUP, wake);
}

} // namespace vedette

#include "moc_UnixSignals.cpp"
