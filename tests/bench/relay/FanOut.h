// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "Poller.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace vedette::bench {

/// Sends each published part to every connected viewer with one send(), and lets viewers that
/// cannot keep up skip to the newest. What the system needs for that and nothing more: any GET
/// is answered alike.
class FanOut : public Poller::Watcher
{
public:
    /// answerHead: what a viewer gets first, status line to empty line.
    FanOut(Poller &poller, std::string answerHead);
    ~FanOut() override;
    FanOut(const FanOut &) = delete;
    FanOut &operator=(const FanOut &) = delete;
    FanOut(FanOut &&) = delete;
    FanOut &operator=(FanOut &&) = delete;

    std::uint16_t port() const;
    bool hasViewers() const { return !m_viewers.empty(); }
    void publish(std::string part);

    void ready(std::uint32_t events) override;

private:
    class Viewer;
    struct Part
    {
        std::uint64_t sequence = 0;
        std::shared_ptr<const std::string> bytes;
    };

    void remove(const Viewer &viewer);

    Poller &m_poller;
    const std::string m_answerHead;
    FileDescriptor m_listening;
    Part m_newest;
    std::vector<std::unique_ptr<Viewer>> m_viewers;
};

} // namespace vedette::bench
