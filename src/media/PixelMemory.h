// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Clock.h"

#include <QtGlobal>

#include <cstddef>
#include <functional>
#include <memory>

namespace vedette {

/// The memory of decoded pictures. When a picture is gone, its memory is kept for the next one of
/// as many bytes: allocating it from the system each time, page by page, takes an eighth of what a
/// wall of VGA cameras costs. For all threads.
class PixelMemory
{
public:
    using Clock = std::function<SteadyClock::time_point()>;

    /// What waits for a next picture at most, in bytes: as much as 13 in VGA.
    static constexpr std::size_t MostKept = std::size_t{16} * 1024 * 1024;
    /// Longer than from one picture to the next. What nobody took meanwhile is of a size that is no
    /// longer wanted; it goes when the next picture does.
    static constexpr std::chrono::seconds LongestKept{2};

    explicit PixelMemory(Clock now = &SteadyClock::now);
    ~PixelMemory();
    Q_DISABLE_COPY_MOVE(PixelMemory)

    /// The program's.
    static PixelMemory &shared();

    /// Of undefined content; null when there is no memory. May outlive this object.
    std::shared_ptr<uchar> take(std::size_t bytes);
    /// In bytes.
    [[nodiscard]] std::size_t kept() const;

private:
    class Store;

    std::shared_ptr<Store> m_store;
};

} // namespace vedette
