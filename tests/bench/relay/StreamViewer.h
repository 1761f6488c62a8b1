// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "Connection.h"
#include "Measurement.h"
#include "Poller.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vedette::bench {

/// One viewer: asks for the stream and follows it part by part. Looks at heads, stamps and tails
/// only and skips what is between, so that measuring costs little: it is the measuring instrument,
/// and therefore not the client of the tests, tests/support/StreamParts.h, which checks every byte.
/// It also reads the streams of nginx, GStreamer and VLC.
class StreamViewer : public Poller::Watcher
{
public:
    /// request, tls (null for plain) and measurement must outlive the viewer.
    StreamViewer(Poller &poller, FileDescriptor socket, SSL_CTX *tls, std::string_view request,
                 Measurement &measurement);

    bool isServed() const { return m_servedAt.has_value(); }
    /// When the first frame was complete, in nanoseconds.
    std::int64_t servedAt() const { return m_servedAt.value_or(0); }

    /// Frames that count.
    std::uint64_t frames() const { return m_frames; }
    /// Frames sent between those that count, and after the last of them.
    std::uint64_t missed() const;

    void ready(std::uint32_t events) override;

private:
    enum class State {
        Connecting,
        Handshake,
        Head,
        Picture,
        Tail,
        Finished,
    };
    /// Room for a whole answer head.
    static constexpr std::size_t BufferBytes = 2048;

    void shakeHands();
    void readStream();
    /// Both: false when more bytes are needed.
    bool takeHead();
    bool takeTail();
    bool takeAnswer(std::string_view head);
    /// Drops bytes in which no frame begins, where that is no fault. False when it is.
    bool refuse(std::size_t bytes);
    Connection::Result receive();
    void completeFrame();
    void drop(std::size_t bytes);
    void fail(std::size_t &counter);

    Poller &m_poller;
    Connection m_connection;
    std::string_view m_request;
    Measurement &m_measurement;
    State m_state = State::Connecting;
    bool m_isHttp = false;

    std::array<char, BufferBytes> m_buffer{};
    std::size_t m_filled = 0;
    /// Of the picture, not yet received, its tail not counted.
    std::size_t m_left = 0;
    std::uint64_t m_sequence = 0;
    std::int64_t m_sent = 0;
    std::int64_t m_firstBytes = 0;

    std::optional<std::int64_t> m_servedAt;
    std::uint64_t m_lastSequence = 0;
    std::uint64_t m_frames = 0;
    std::uint64_t m_missed = 0;
};

} // namespace vedette::bench
