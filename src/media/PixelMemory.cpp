// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "media/PixelMemory.h"

#include <QMutex>

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <utility>
#include <vector>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace vedette {

namespace {

/// In bytes. What is larger lies in pages of its own, which go back to the system when it is freed.
/// So it is in glibc at first, but glibc raises the limit to the largest that was ever freed. Then
/// pictures lie among the small things of each thread and leave holes as they change their size:
/// the memory of a wall grew by megabytes each hour.
constexpr int LargestInHeap = 128 * 1024;
/// Pictures whose memory waits. The list is as long from the beginning: giving back must not fail.
constexpr std::size_t MostWaiting = 256;

void giveLargeMemoryPagesOfItsOwn()
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, LargestInHeap);
#endif
}

} // namespace

/// What waits for its next picture, the one that was left last at the end.
class PixelMemory::Store
{
public:
    struct Free
    {
        void operator()(uchar *pixels) const { std::free(pixels); }
    };
    using Pixels = std::unique_ptr<uchar, Free>;

    explicit Store(Clock now)
        : m_now(std::move(now))
    {
        m_waiting.reserve(MostWaiting);
    }

    Pixels take(std::size_t bytes)
    {
        const QMutexLocker lock(&m_mutex);
        const auto found = std::find_if(m_waiting.rbegin(), m_waiting.rend(),
                                        [bytes](const Waiting &it) { return it.bytes == bytes; });
        if (found == m_waiting.rend()) {
            return nullptr;
        }
        Pixels pixels = std::move(found->pixels);
        m_waiting.erase(std::next(found).base());
        m_kept -= bytes;
        return pixels;
    }

    void giveBack(Pixels pixels, std::size_t bytes)
    {
        if (bytes > MostKept) {
            return;
        }
        const QMutexLocker lock(&m_mutex);
        const auto now = m_now();
        while (!m_waiting.empty() &&
               (m_waiting.size() == MostWaiting || m_kept + bytes > MostKept ||
                now - m_waiting.front().since > LongestKept)) {
            m_kept -= m_waiting.front().bytes;
            m_waiting.erase(m_waiting.begin());
        }
        m_waiting.push_back({std::move(pixels), bytes, now});
        m_kept += bytes;
    }

    std::size_t kept()
    {
        const QMutexLocker lock(&m_mutex);
        return m_kept;
    }

private:
    struct Waiting
    {
        Pixels pixels;
        std::size_t bytes = 0;
        SteadyClock::time_point since;
    };

    Clock m_now;
    QMutex m_mutex; ///< of all below
    std::vector<Waiting> m_waiting;
    std::size_t m_kept = 0; ///< sum of their bytes
};

PixelMemory::PixelMemory(Clock now)
    : m_store(std::make_shared<Store>(std::move(now)))
{
    giveLargeMemoryPagesOfItsOwn();
}

PixelMemory::~PixelMemory() = default;

PixelMemory &PixelMemory::shared()
{
    static PixelMemory memory;
    return memory;
}

std::shared_ptr<uchar> PixelMemory::take(std::size_t bytes)
{
    Store::Pixels pixels = m_store->take(bytes);
    if (!pixels) {
        pixels.reset(static_cast<uchar *>(std::malloc(bytes)));
    }
    if (!pixels) {
        return nullptr;
    }
    return {pixels.release(),
            [store = m_store, bytes](uchar *used) { store->giveBack(Store::Pixels(used), bytes); }};
}

std::size_t PixelMemory::kept() const
{
    return m_store->kept();
}

} // namespace vedette
