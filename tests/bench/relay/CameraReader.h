// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "Poller.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace vedette::bench {

/// Takes the chunk lines out of a chunked body (RFC 9112, 7.1).
class ChunkedBody
{
public:
    /// Appends what the chunks in bytes carry to body.
    void feed(std::string_view bytes, std::string &body);

private:
    std::size_t m_left = 0;
    std::string m_line;
};

/// Reads the camera's stream (DESIGN 2.1: chunked, each part with a Content-Length) and passes on
/// each JPEG as soon as its last byte is there. Ends the program when the camera goes.
class CameraReader : public Poller::Watcher
{
public:
    using FrameHandler = std::function<void(std::string_view jpeg)>;

    CameraReader(Poller &poller, std::uint16_t port, FrameHandler handler);

    void ready(std::uint32_t events) override;

private:
    void takeAnswerHead();
    void takeFrames();

    Poller &m_poller;
    FileDescriptor m_socket;
    FrameHandler m_handler;
    bool m_hasAsked = false;
    bool m_hasAnswerHead = false;
    std::string m_raw;
    ChunkedBody m_chunks;
    std::string m_body;
};

} // namespace vedette::bench
