// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "FileDescriptor.h"

#include <chrono>
#include <cstdint>

namespace vedette::bench {

/// The event loop of the benchmark's programs: epoll and nothing more.
class Poller
{
public:
    /// Is notified of events on one descriptor. May be deleted in its own ready() only.
    class Watcher
    {
    public:
        Watcher() = default;
        virtual ~Watcher() = default;
        Watcher(const Watcher &) = delete;
        Watcher &operator=(const Watcher &) = delete;
        Watcher(Watcher &&) = delete;
        Watcher &operator=(Watcher &&) = delete;

        /// events as epoll_wait(2) reports them.
        virtual void ready(std::uint32_t events) = 0;
    };

    Poller();

    void add(int descriptor, std::uint32_t events, Watcher &watcher);
    void change(int descriptor, std::uint32_t events, Watcher &watcher);
    void remove(int descriptor);
    /// Waits for events, at most until timeout (negative: for ever), and passes them on.
    void wait(std::chrono::milliseconds timeout);

private:
    FileDescriptor m_epoll;
};

} // namespace vedette::bench
