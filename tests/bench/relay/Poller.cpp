// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "Poller.h"

#include "Sockets.h"

#include <sys/epoll.h>

#include <array>
#include <cerrno>

namespace vedette::bench {

namespace {

constexpr int EventsAtOnce = 512;

} // namespace

Poller::Poller()
    : m_epoll(::epoll_create1(EPOLL_CLOEXEC))
{
    if (m_epoll.number() < 0) {
        fail("epoll_create1");
    }
}

void Poller::add(int descriptor, std::uint32_t events, Watcher &watcher)
{
    epoll_event event{};
    event.events = events;
    event.data.ptr = &watcher;
    if (::epoll_ctl(m_epoll.number(), EPOLL_CTL_ADD, descriptor, &event) != 0) {
        fail("epoll_ctl");
    }
}

void Poller::change(int descriptor, std::uint32_t events, Watcher &watcher)
{
    epoll_event event{};
    event.events = events;
    event.data.ptr = &watcher;
    if (::epoll_ctl(m_epoll.number(), EPOLL_CTL_MOD, descriptor, &event) != 0) {
        fail("epoll_ctl");
    }
}

void Poller::remove(int descriptor)
{
    if (::epoll_ctl(m_epoll.number(), EPOLL_CTL_DEL, descriptor, nullptr) != 0) {
        fail("epoll_ctl");
    }
}

void Poller::wait(std::chrono::milliseconds timeout)
{
    std::array<epoll_event, EventsAtOnce> events{};
    const int count = ::epoll_wait(m_epoll.number(), events.data(), EventsAtOnce,
                                   static_cast<int>(timeout.count()));
    if (count < 0 && errno != EINTR) {
        fail("epoll_wait");
    }
    for (int i = 0; i < count; ++i) {
        const epoll_event &event = events.at(static_cast<std::size_t>(i));
        static_cast<Watcher *>(event.data.ptr)->ready(event.events);
    }
}

} // namespace vedette::bench
