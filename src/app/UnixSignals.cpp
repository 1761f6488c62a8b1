// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "UnixSignals.h"

#include <QMetaMethod>
#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

namespace vedette {

namespace {

/// A handler may do little more than write to a socket; the event loop reads the other end.
std::array<int, 2> sockets{-1, -1};

void wake(int signal)
{
    const char byte = static_cast<char>(signal);
    [[maybe_unused]] const ssize_t written = ::write(sockets[0], &byte, 1);
}

} // namespace

UnixSignals::UnixSignals(QObject *parent)
    : QObject(parent)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets.data()) != 0) {
        return;
    }
    auto *notifier = new QSocketNotifier(sockets[1], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, notifier] {
        char signal = 0;
        if (::read(sockets[1], &signal, 1) == 1 && signal == SIGHUP &&
            isSignalConnected(QMetaMethod::fromSignal(&UnixSignals::reloadRequested))) {
            emit reloadRequested();
            return;
        }
        // A second signal, while the program is ending, ends it the hard way.
        notifier->setEnabled(false);
        std::signal(SIGINT, SIG_DFL);
        std::signal(SIGTERM, SIG_DFL);
        emit terminationRequested();
    });
    std::signal(SIGINT, wake);
    std::signal(SIGTERM, wake);
    std::signal(SIGHUP, wake);
}

} // namespace vedette
