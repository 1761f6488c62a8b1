// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/viewers/ViewerPoll.h"

#include "web/viewers/DescriptorViewer.h"

#include <QSocketNotifier>

#include <array>
#include <sys/epoll.h>
#include <unistd.h>

namespace vedette {

namespace {

/// Reported at once; more follow in the next turn of the event loop.
constexpr std::size_t MaximumEvents = 256;

} // namespace

std::shared_ptr<ViewerPoll> ViewerPoll::ofThread()
{
    static thread_local std::weak_ptr<ViewerPoll> ours;
    std::shared_ptr<ViewerPoll> poll = ours.lock();
    if (!poll) {
        poll = std::make_shared<ViewerPoll>();
        ours = poll;
    }
    return poll;
}

ViewerPoll::ViewerPoll()
    : m_epoll(::epoll_create1(EPOLL_CLOEXEC))
{
    if (m_epoll < 0) {
        return; // add() says so
    }
    auto *notifier = new QSocketNotifier(m_epoll, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, &ViewerPoll::dispatch);
}

ViewerPoll::~ViewerPoll()
{
    if (m_epoll >= 0) {
        ::close(m_epoll);
    }
}

bool ViewerPoll::control(int operation, int descriptor) const
{
    epoll_event event{};
    // Edge-triggered: a viewer always sends until the kernel takes no more, so a steady stream
    // costs not one call of epoll.
    event.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;
    event.data.fd = descriptor;
    return ::epoll_ctl(m_epoll, operation, descriptor, &event) == 0;
}

bool ViewerPoll::add(int descriptor, DescriptorViewer *viewer)
{
    if (!control(EPOLL_CTL_ADD, descriptor)) {
        return false;
    }
    m_viewers.insert(descriptor, viewer);
    return true;
}

void ViewerPoll::lookAgain(int descriptor)
{
    // Setting the events again makes epoll report the edge again.
    control(EPOLL_CTL_MOD, descriptor);
}

void ViewerPoll::remove(int descriptor)
{
    ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, descriptor, nullptr);
    m_viewers.remove(descriptor);
}

void ViewerPoll::dispatch()
{
    std::array<epoll_event, MaximumEvents> events{};
    const int count =
        ::epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), /*timeout=*/0);
    for (int i = 0; i < count; ++i) {
        const epoll_event &event = events[static_cast<std::size_t>(i)];
        // One viewer's end may have been another's, whose descriptor is gone by now.
        DescriptorViewer *const viewer = m_viewers.value(event.data.fd);
        if (viewer != nullptr) {
            viewer->ready((event.events & EPOLLIN) != 0, (event.events & EPOLLOUT) != 0,
                          (event.events & (EPOLLERR | EPOLLHUP | EPOLLRDHUP)) != 0);
        }
    }
}

} // namespace vedette

#include "moc_ViewerPoll.cpp"
