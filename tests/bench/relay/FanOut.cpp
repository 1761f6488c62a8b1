// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "FanOut.h"

#include "Sockets.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>

namespace vedette::bench {

namespace {

/// More than the load generator's request has.
constexpr std::size_t MaximumRequestBytes = 4096;
/// Bytes that may wait in the kernel for a viewer that does not keep up: little, because what
/// waits is old. Without this they are megabytes for each.
constexpr int MaximumUnsentBytes = 64 * 1024;

} // namespace

class FanOut::Viewer : public Poller::Watcher
{
public:
    Viewer(FanOut &fanOut, FileDescriptor socket)
        : m_fanOut(fanOut)
        , m_socket(std::move(socket))
    {
        fanOut.m_poller.add(m_socket.number(), EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, *this);
    }

    void ready(std::uint32_t events) override
    {
        if (events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) {
            m_fanOut.remove(*this);
            return;
        }
        if (events & EPOLLIN) {
            read();
        }
        sendWhatFits();
    }

    void sendWhatFits()
    {
        if (!m_isWatching || (m_unfinished.bytes && !send(m_unfinished))) {
            return;
        }
        if (m_lastSequence < m_fanOut.m_newest.sequence) {
            send(m_fanOut.m_newest);
        }
    }

private:
    void read()
    {
        std::array<char, MaximumRequestBytes> buffer{};
        ssize_t count = 0;
        while ((count = ::recv(m_socket.number(), buffer.data(), buffer.size(), 0)) > 0) {
            m_request.append(buffer.data(), static_cast<std::size_t>(count));
        }
        if (m_isWatching || m_request.find("\r\n\r\n") == std::string::npos) {
            return;
        }
        m_isWatching = true;
        m_request = {};
        const std::string &head = m_fanOut.m_answerHead;
        ::send(m_socket.number(), head.data(), head.size(), MSG_NOSIGNAL);
    }

    /// False when a part of it has to wait until the viewer has taken some.
    bool send(const Part &part)
    {
        const ssize_t count = ::send(m_socket.number(), part.bytes->data() + m_sent,
                                     part.bytes->size() - m_sent, MSG_NOSIGNAL);
        if (count <= 0) {
            return false;
        }
        m_sent += static_cast<std::size_t>(count);
        m_lastSequence = part.sequence;
        if (m_sent < part.bytes->size()) {
            m_unfinished = part;
            return false;
        }
        m_sent = 0;
        m_unfinished = {};
        return true;
    }

    FanOut &m_fanOut;
    FileDescriptor m_socket;
    std::string m_request;
    bool m_isWatching = false;
    std::uint64_t m_lastSequence = 0;
    Part m_unfinished;
    std::size_t m_sent = 0;
};

FanOut::FanOut(Poller &poller, std::string answerHead)
    : m_poller(poller)
    , m_answerHead(std::move(answerHead))
    , m_listening(listenOnLoopback())
{
    poller.add(m_listening.number(), EPOLLIN, *this);
}

FanOut::~FanOut() = default;

std::uint16_t FanOut::port() const
{
    return portOf(m_listening);
}

void FanOut::publish(std::string part)
{
    m_newest = {m_newest.sequence + 1, std::make_shared<const std::string>(std::move(part))};
    for (const auto &viewer : m_viewers) {
        viewer->sendWhatFits();
    }
}

void FanOut::ready(std::uint32_t /*events*/)
{
    while (true) {
        FileDescriptor socket(
            ::accept4(m_listening.number(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (socket.number() < 0) {
            return;
        }
        const int on = 1;
        ::setsockopt(socket.number(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        ::setsockopt(socket.number(), IPPROTO_TCP, TCP_NOTSENT_LOWAT, &MaximumUnsentBytes,
                     sizeof MaximumUnsentBytes);
        m_viewers.push_back(std::make_unique<Viewer>(*this, std::move(socket)));
    }
}

void FanOut::remove(const Viewer &viewer)
{
    const auto found = std::find_if(m_viewers.begin(), m_viewers.end(),
                                    [&](const auto &each) { return each.get() == &viewer; });
    m_viewers.erase(found);
}

} // namespace vedette::bench
